import { parseShell } from '../../../src/formats/shell/index.ts';
import {
  accessCommands,
  changesSomething,
  flagsOfPeople,
  flagsOfPrograms,
  memberCalls,
  pipelineFiles,
  wrappers,
} from '../../../src/lexicon/access-scripts.ts';
import { trialCommands, trialPath, trialPrograms } from '../../../src/lexicon/iac-trials.ts';
import type { Context } from '../context.ts';
import type { Grant } from '../grants.ts';
import type { Read } from '../reader.ts';

interface Said {
  readonly line: number;
  readonly text: string;
}

const longestCommand = 2000;
const mostCommands = 20_000;
/** Words before a program that another runs. */
const mostBefore = 10;
const howStarted = { errexit: false, pipefail: false };

/**
 * Rules for access that a script makes by commands of clouds, clusters and forges. Nothing is run: who runs it, and
 * whose rules these are, is told nowhere here. A script for trials grants nothing, and one that makes a cluster on a
 * machine of its own nothing in clusters; recipes of one file may well be for different ones. A pipeline lets programs in
 * to deploy and to try them: of its commands, those count that name people.
 */
export async function readAccessScript(path: string, { sweep }: Context): Promise<Read> {
  if (trialPath.test(path)) return null;
  const whole = await sweep.textOf(path);
  if (whole === null) return 'unseen';
  const isShell = /\.(?:sh|bash|zsh)$/.test(path) || /^#![^\n]{0,200}\b(?:ba|da|z|k|a)?sh\b/.test(whole.slice(0, 300));
  const said = commandsOf(whole, isShell);
  const isForTrial = isShell && said.some(({ text }) => isTrial(text));
  const grants = said.flatMap(grantsOf).filter(({ system }) => !(isForTrial && system === 'kubernetes_rbac'));
  const isTold = pipelineFiles.test(path) ? grants.some(({ to }) => to === 'people') : grants.length > 0;
  return isTold ? { grants, own: 'unknown' } : null;
}

function grantsOf({ line, text }: Said): readonly Grant[] {
  const { program, rest } = calledBy(text);
  const [, system, to] = accessCommands.get(program)?.find(([says]) => says.test(rest)) ?? [];
  if (system !== undefined && to !== undefined) {
    if (to !== 'open') return [{ system, to, line }];
    const told = [
      ...(flagsOfPeople.test(rest) ? (['people'] as const) : []),
      ...(flagsOfPrograms.test(rest) ? (['programs'] as const) : []),
    ];
    // One command is one rule, whoever it is for.
    return (told.length > 0 ? told : [to]).map((one, at) => ({ system, to: one, line, rules: at === 0 ? 1 : 0 }));
  }
  const [, forge] = memberCalls.get(program)?.find(([call]) => call.test(rest)) ?? [];
  return forge !== undefined && changesSomething.test(rest) ? [{ system: forge, to: 'people', line }] : [];
}

/** The program that a command runs, also by a path, by a variable of its name and after a wrapper. */
function calledBy(text: string): { readonly program: string; readonly rest: string } {
  const words = text.split(/\s+/);
  const names = words.slice(0, mostBefore).map((word) =>
    word
      .slice(0, 200)
      .toLowerCase()
      .replace(/^.*[/\\]/, '')
      .replaceAll(/["'${}()]|:.*$|\.(?:exe|cmd|sh)$/g, ''),
  );
  const isKnown = (name: string): boolean => accessCommands.has(name) || memberCalls.has(name);
  const at = wrappers.has(names[0] ?? '') ? Math.max(names.findIndex(isKnown), 0) : 0;
  return { program: names[at] ?? '', rest: ` ${words.slice(at + 1).join(' ')}` };
}

function isTrial(text: string): boolean {
  const [first = '', second = ''] = text.split(/\s/, 2);
  return trialPrograms.has(first) || trialCommands.includes(`${first} ${second}`);
}

/** The commands of a script: as the shell would take them apart, or by its lines where it is for another program. */
function commandsOf(whole: string, isShell: boolean): readonly Said[] {
  const script = isShell ? parseShell(whole, howStarted) : null;
  if (script === null) return linesOf(whole);
  const all = [...script.commands, ...[...script.functions.values()].flat()];
  const found = new Map<string, Said>();
  for (const { line, words } of all.slice(0, mostCommands)) {
    const text = words
      .map((word) => word.text)
      .join(' ')
      .slice(0, longestCommand);
    found.set(`${line} ${text}`, { line, text });
  }
  return [...found.values()];
}

/** Lines with those that go on from them, taken apart where another command begins. */
function linesOf(whole: string): readonly Said[] {
  const found: Said[] = [];
  let held = '';
  for (const [index, raw] of whole.split('\n').entries()) {
    if (found.length > mostCommands) break;
    const line = raw.slice(0, longestCommand).trim();
    if (/^(?:#|::|rem\b)/i.test(line)) continue;
    const text = `${held}${line}`.slice(0, longestCommand);
    held = /[\\`^]$/.test(line) ? `${text.slice(0, -1)} ` : '';
    if (held !== '') continue;
    for (const part of text.split(/&&|\|\||[;|]|\b(?:then|do|else)\s/)) {
      // A recipe's marks, an item of a list, a key and its quote.
      const plain = part.trim().replace(/^(?:[-@+]\s{0,4}){0,3}(?:["']?[\w:-]{1,60}["']?:\s{1,9})?["']?/, '');
      if (plain !== '') found.push({ line: index + 1, text: plain.replaceAll(/\s{2,}/g, ' ') });
    }
  }
  return found;
}
