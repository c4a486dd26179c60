import type { Tri } from '../../../src/core/facts/base.ts';
import { Capability } from '../../../src/core/facts/ci.ts';
import { all } from '../../../src/core/tri.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import type { Does, Program } from '../../../src/lexicon/programs/program.ts';
import { agrees, plainWords, said } from './flags.ts';

/** An entry of the lexicon that fits a command. */
export interface Hit {
  readonly entry: string;
  readonly sort: 'does' | 'hints' | 'besides' | 'idle';
  /** Null for entries that do nothing that counts. */
  readonly capability: Capability | null;
}

/** The entries of a program that its arguments ask for; `isOpen`: a variable may ask for another. */
export function hitsOf(program: Program, words: readonly Word[]): { hits: readonly Hit[]; isOpen: boolean } {
  const plain = plainWords(words, program.valued);
  const judged = allEntries(program).map((hit) => ({ hit, fits: fits(hit.entry, words, plain, program.order) }));
  const hits = judged.filter((one) => one.fits === 'yes').map(({ hit }) => hit);
  const most = Math.max(0, ...hits.map(({ entry }) => weightOf(entry)));
  const counting = program.order === undefined ? hits.filter(({ entry }) => weightOf(entry) === most) : hits;
  const isOpen = judged.some(
    (one) => one.fits === 'unknown' && one.hit.sort !== 'idle' && weightOf(one.hit.entry) > most,
  );
  return { hits: counting, isOpen };
}

/** Whether one of some entries stands anywhere among the arguments. */
export function saysAnywhere(entries: readonly string[], words: readonly Word[], plain: readonly Word[]): boolean {
  return entries.some((entry) => fits(entry, words, plain, 'any') === 'yes');
}

/** Whether the words of an entry stand at a place other than the beginning, where a value of a flag may stand. */
export function saysLater(program: Program, plain: readonly Word[]): boolean {
  return allEntries(program).some(({ entry, sort }) => {
    const { wanted } = parsed(entry);
    if (sort === 'idle' || wanted.length === 0 || wanted.some((word) => word.includes('*'))) return false;
    return plain.some((_, start) => start > 0 && standsAt(wanted, plain, start) === 'yes');
  });
}

/** Whether a list of words, such as a remote command, begins as one of some entries says. */
export function beginsAs(entries: readonly string[], words: readonly Word[]): boolean {
  const plain = plainWords(words);
  return entries.some((entry) => fits(entry, words, plain, undefined) === 'yes');
}

/** Whether an entry fits: its flags anywhere, its other words at the beginning or, in any order, wherever. */
function fits(entry: string, words: readonly Word[], plain: readonly Word[], order: Program['order']): Tri {
  if (entry === '*') return 'yes';
  const { flags, wanted } = parsed(entry);
  const isSaid = () => all(...flags.map((flag) => said(flag, words)));
  if (wanted.length === 0) return isSaid();
  if (order === undefined) {
    const stands = standsAt(wanted, plain, 0);
    return stands === 'no' ? 'no' : all(stands, isSaid());
  }
  const patterns = order === 'tasks' ? [wanted, wanted.map((word) => `*:${word}`)] : [wanted];
  const stands = patterns.some((one) => plain.some((_, start) => standsAt(one, plain, start) === 'yes'));
  return stands ? isSaid() : 'no';
}

function standsAt(wanted: readonly string[], plain: readonly Word[], start: number): Tri {
  let answer: Tri = 'yes';
  for (const [index, part] of wanted.entries()) {
    const word = plain[start + index];
    answer = word === undefined ? 'no' : all(answer, agrees(part, word));
    if (answer === 'no') return answer;
  }
  return answer;
}

/** Flags say more than words. */
function weightOf(entry: string): number {
  const { flags, wanted } = parsed(entry);
  return entry === '*' ? 0 : flags.length * 100 + wanted.length;
}

interface Parsed {
  readonly flags: readonly string[];
  readonly wanted: readonly string[];
}
const known = new Map<string, Parsed>();

/** Entries are those of the lexicon, so that few are kept. */
function parsed(entry: string): Parsed {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const parts = entry.split(' ');
  const made = {
    flags: parts.filter((part) => part.startsWith('-')),
    wanted: parts.filter((part) => !part.startsWith('-')),
  };
  known.set(entry, made);
  return made;
}

const flattened = new WeakMap<Program, readonly Hit[]>();

function allEntries(program: Program): readonly Hit[] {
  const before = flattened.get(program);
  if (before !== undefined) return before;
  const made: readonly Hit[] = [
    ...entriesOf(program.does ?? {}, 'does'),
    ...entriesOf(program.hints ?? {}, 'hints'),
    ...entriesOf(program.besides ?? {}, 'besides'),
    ...(program.idle === 'rest' || program.idle === undefined
      ? []
      : program.idle.map((entry) => ({ entry, sort: 'idle', capability: null }) as const)),
  ];
  flattened.set(program, made);
  return made;
}

function entriesOf(does: Does, sort: Hit['sort']): readonly Hit[] {
  return Capability.options.flatMap((capability) =>
    (does[capability] ?? []).map((entry) => ({ entry, sort, capability })),
  );
}
