import { doubtfulCalls, inProduct, keepsUsers } from '../../../src/lexicon/access-doubt.ts';
import { isAside, mayBeSample, programTest } from '../../../src/lexicon/iac-samples.ts';
import { trialPath } from '../../../src/lexicon/iac-trials.ts';
import { type Context, folderOf } from '../context.ts';
import type { Grant } from '../grants.ts';
import { codeIn } from '../programs/index.ts';
import type { Read } from '../reader.ts';

const longestText = 1024 * 1024;

/**
 * A program that asks a cloud or a forge to let people in. Nothing is run, and whom it lets in is not told: it is left in
 * doubt, once for each of these in a file.
 */
export async function readDoubtfulProgram(path: string, context: Context): Promise<Read> {
  if (context.isSample || isAside(folderOf(path)) || mayBeSample(path)) return null;
  if (
    programTest.test(path) ||
    trialPath.test(path) ||
    /(?:^|[/_.-])(?:tests?|specs?|mocks?|stubs?)(?=[/_.-])/i.test(path)
  )
    return null;
  const whole = (await context.sweep.textOf(path))?.slice(0, longestText) ?? null;
  // A product lets those who use it into what is theirs, and they are no rule of its makers.
  if (whole === null || (inProduct.test(path) && keepsUsers.test(whole))) return null;
  const possible = doubtfulCalls.filter(([, , client]) => client.test(whole));
  if (possible.length === 0) return null;
  const found = new Map<Grant['system'], Grant>();
  // An address is no comment.
  const code = codeIn(whole.replaceAll('://', ':'), /\.(?:py|rb|pl)$/.test(path));
  for (const { line, text } of code) {
    const said = text.replaceAll('_', '').toLowerCase();
    const plain = said.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
    // What is defined, taken in or said is not called yet.
    if (/^\s{0,80}(?:def|func|function|import|from|class|interface|using|use)\b/.test(text)) continue;
    for (const [system, call] of possible) {
      if (!found.has(system) && isCalled(system === 'entra' ? said : plain, call, path))
        found.set(system, { system, to: 'open', line });
    }
  }
  return found.size === 0 ? null : { grants: [...found.values()], own: 'unknown' };
}

/**
 * Whether a line calls an interface, or makes what is sent to it: a name alone is looked for, as in a list of events. Of
 * addresses and types there is no more to see, and Ruby calls without marks.
 */
function isCalled(text: string, call: RegExp, path: string): boolean {
  for (const found of text.matchAll(new RegExp(call, 'g'))) {
    const [name] = found;
    const isWhole = /[({]$|\/|collection$/.test(name) || path.endsWith('.rb');
    if (isWhole || /^\w{0,40}\s{0,4}\(/.test(text.slice(found.index + name.length))) return true;
  }
  return false;
}
