import { programCalls } from '../../../src/lexicon/access-programs.ts';
import type { Context } from '../context.ts';
import type { Grant } from '../grants.ts';
import type { Read } from '../reader.ts';
import { constructsOf } from './constructs.ts';
import { callsIn, importsOf } from './imports.ts';

const longestLine = 2000;

/**
 * Rules for access that a program of a CDK or of Pulumi makes, by its calls. Nothing is run: whom a rule is for is told
 * where the type says it, and whose it is by what applies the program, never here.
 */
export async function readProgram(path: string, { sweep }: Context): Promise<Read> {
  const whole = await sweep.textOf(path);
  if (whole === null) return 'unseen';
  if (/(?:^|[/_.-])(?:tests?|specs?)(?=[/_.-])/i.test(path)) return null;
  const grants: Grant[] = [];
  const isPython = path.endsWith('.py');
  const code = codeIn(whole, isPython);
  const constructs = constructsOf(whole, isPython);
  const imports = importsOf(code, path);
  for (const { line, text } of code) {
    const [, system, to] = toldBy(text) ?? toldBy([...callsIn(text, imports)].join(' ')) ?? [];
    if (system !== undefined && to !== undefined) grants.push({ system, to, line });
    else {
      const made = constructs?.(text) ?? null;
      if (made !== null) grants.push({ ...made, line });
    }
  }
  return grants.length === 0 ? null : { grants, own: 'unknown' };
}

const toldBy = (text: string) => programCalls.find(([call]) => call.test(text));

/** The lines of a program without its comments, and without texts that take several lines. */
export function codeIn(whole: string, isPython: boolean): readonly { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  let until: string | null = null;
  for (const [index, raw] of whole.split('\n').entries()) {
    const text = raw.slice(0, longestLine);
    if (until !== null) {
      if (text.includes(until)) until = null;
      continue;
    }
    const opened = openedIn(text, isPython);
    until = opened?.until ?? null;
    const code = (opened === null ? text : text.slice(0, opened.at)).replace(isPython ? /#.*$/ : /\/\/.*$/, '');
    if (code.trim() !== '') found.push({ line: index + 1, text: code });
  }
  return found;
}

/** Where something begins that only a later line ends. */
function openedIn(text: string, isPython: boolean): { readonly at: number; readonly until: string } | null {
  const marks = isPython ? ['"""', "'''"] : ['/*', '`'];
  for (const mark of marks) {
    const at = text.indexOf(mark);
    const until = mark === '/*' ? '*/' : mark;
    // A template of one line may hold code, and ends where it began.
    if (at >= 0 && !text.slice(at + mark.length).includes(until)) return { at, until };
  }
  return null;
}
