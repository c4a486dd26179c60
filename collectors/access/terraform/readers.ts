import { oncePer } from '../../../src/core/once.ts';
import type { HclValue } from '../../../src/formats/hcl/index.ts';
import { accessOf } from '../../../src/lexicon/access-terraform.ts';
import { type Context, joined } from '../context.ts';
import { configurationsOf } from './folders.ts';
import { callsWithin } from './values.ts';

/** Files that a configuration reads: the one, or all between a beginning and an end. */
interface Pattern {
  readonly folder: string;
  readonly begin: string;
  /** Null where `begin` is the whole path. */
  readonly end: string | null;
}

const decoder = /^(?:yaml|json|csv)decode$/;
const mostPatterns = 1000;

/**
 * Tells in which folders configurations that grant access read a file as data, as `yamldecode(file("people.yaml"))`
 * does: what stands in it is a part of them.
 */
export const readersIn: (context: Context) => Promise<(path: string) => readonly string[]> = oncePer(gathered);

async function gathered(context: Context): Promise<(path: string) => readonly string[]> {
  const configurations = await configurationsOf(context);
  const patterns: Pattern[] = [];
  for (const folder of configurations.folders) {
    const bodies = configurations.filesIn(folder).map(({ body }) => body);
    const grants = bodies.some(({ blocks }) =>
      blocks.some(
        ({ type, labels }) => type === 'module' || (type === 'resource' && accessOf(labels[0] ?? '') !== null),
      ),
    );
    if (!grants) continue;
    const calls = bodies.flatMap((body) => [...callsWithin(body)]);
    // A list of files is one of data where something of the folder is decoded.
    const read = calls.filter(({ name }) => decoder.test(name));
    const listed = read.length === 0 ? [] : calls.filter(({ name }) => name === 'fileset');
    for (const { args } of read) patterns.push(...fileIn(folder, args[0]));
    for (const { args } of listed) patterns.push(...patternOf(folder, `${wordOf(args[0])}/${wordOf(args[1])}`));
  }
  const kept = patterns.slice(0, mostPatterns);
  return (path) => [...new Set(kept.filter((pattern) => isMatch(pattern, path)).map(({ folder }) => folder))];
}

const isMatch = ({ begin, end }: Pattern, path: string): boolean =>
  end === null
    ? path === begin
    : path.length >= begin.length + end.length && path.startsWith(begin) && path.endsWith(end);

/** The file that is decoded, where the text of one is. */
function fileIn(folder: string, value: HclValue | undefined): readonly Pattern[] {
  return value?.type === 'call' && value.name === 'file' ? patternOf(folder, wordOf(value.args[0])) : [];
}

/** A text with `*` for whatever is put in; the folder of the configuration is where it begins. */
function wordOf(value: HclValue | undefined): string {
  if (value?.type === 'literal') return String(value.value ?? '').slice(0, 500);
  if (value?.type === 'reference') return value.path === 'path.module' ? '.' : '*';
  return value?.type === 'template' ? value.parts.map(wordOf).join('').slice(0, 500) : '*';
}

function patternOf(folder: string, word: string): readonly Pattern[] {
  const path = word.startsWith('*') ? null : joined(folder, word);
  if (path === null) return [];
  const [begin = '', ...rest] = path.split('*');
  const end = rest.at(-1) ?? null;
  // A name that is wholly put in may be any file of the folder.
  const isOpen = end !== null && !/\.\w{1,10}$/.test(end) && !/[^/]\/$/.test(begin.slice(folder.length));
  return isOpen ? [] : [{ folder, begin, end }];
}
