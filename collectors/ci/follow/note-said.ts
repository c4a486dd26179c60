import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Command, Word } from '../../../src/formats/shell/index.ts';
import { spokenPrograms } from '../../../src/lexicon/supply-releases.ts';
import type { Recognised, Recognition } from '../recognise/index.ts';
import { mostSaid, type Said } from './said.ts';
import type { Spot } from './trees.ts';
import type { Finding, Walk } from './walk.ts';

const mostWords = 200;

const kept: ReadonlySet<Capability> = new Set<Capability>([
  'build',
  'publish',
  'promote',
  'deploy',
  'sign',
  'provenance',
  'sbom',
  'verify',
]);
const none: ReadonlyMap<string, string> = new Map();

/** Programs may stand behind others that run them. */
const deepest = 6;

function isAsked(words: readonly Word[], found: readonly Recognised[]): boolean {
  if (found.some(({ capability }) => kept.has(capability))) return true;
  return words.slice(0, deepest).some(({ text }) => spokenPrograms.has(text.slice(text.lastIndexOf('/') + 1)));
}

/** Variables that stand before a command; null where the value is not told. */
export function assignmentsOf({ assignments }: Pick<Command, 'assignments'>): ReadonlyMap<string, string | null> {
  return new Map(assignments.map(({ name, value }) => [name, value.isFixed ? value.text : null]));
}

/** Notes a command in its words, if what it says is ever asked. */
export function noteCommand(
  { said }: Walk,
  command: Pick<Command, 'words' | 'assignments'>,
  recognition: Recognition,
  { folder, reached }: { readonly folder: Spot | null; readonly reached: Said['reached'] },
  { at, via }: Finding,
): void {
  const { words } = command;
  const found = recognition.type === 'known' ? recognition.found : [];
  if (said === undefined || said.length >= mostSaid || !isAsked(words, found)) return;
  const assignments = assignmentsOf(command);
  const short = words.length > mostWords ? words.slice(0, mostWords) : words;
  said.push({ words: short, assignments, uses: null, inputs: none, found, folder, reached, at, via });
}

/** Notes an action with its inputs. */
export function noteUse(
  { said }: Walk,
  uses: string,
  inputs: ReadonlyMap<string, string>,
  { found, folder, reached }: Pick<Said, 'found' | 'folder' | 'reached'>,
  { at, via }: Finding,
): void {
  if (said === undefined || said.length >= mostSaid) return;
  said.push({ words: [], assignments: none, uses, inputs, found, folder, reached, at, via });
}
