import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { shortText } from '../../../src/core/text.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Pipeline, Place, Reference, Unresolved } from '../model.ts';
import type { PathFilters } from '../path-filter.ts';

/** What one pipeline may cost, its child pipelines included: far more than any real one. */
export const limits = {
  files: 150,
  includeDepth: 10,
  nodes: 300_000,
  jobs: 1_000,
  /** Entries of maps that are put together by `include` and `extends`. */
  mergedEntries: 1_000_000,
  /** Letters that inputs and scripts bring, each time they are used. */
  letters: 8 * 1024 * 1024,
} as const;

/** Names of things that were not read are shown to people: on one line, and short. */
const longestName = 200;

/** Answers that were found before, since many jobs share conditions and rules. */
export interface Conditions {
  /** By setting and text. */
  readonly texts: Map<string, Tri>;
  /** By rule and setting. */
  readonly rules: WeakMap<Yaml, Map<string, Tri>>;
  /** The files of the repository, against which `changes:` is judged. */
  readonly files: PathFilters;
}

/** What is known while one definition is read. */
export interface Reading {
  /** The judged repository. */
  readonly source: RepositoryFiles;
  /** The pipeline's own file. */
  readonly path: string;
  readonly trunk: string | null;
  /** Path of the file that a node stands in; `group/name:path` for a file of another repository. */
  readonly origins: WeakMap<Yaml, string>;
  readonly references: Reference[];
  readonly conditions: Conditions;
  /** Spent of `limits`. */
  readonly spent: { -readonly [limit in keyof typeof limits]: number };
}

/** Counts against a limit; false once it is used up. */
export function spend(reading: Reading, limit: keyof typeof limits, amount = 1): boolean {
  reading.spent[limit] += amount;
  return reading.spent[limit] <= limits[limit];
}

/** Where a node stands. */
export function placeOf(reading: Reading, node: Yaml): Place {
  return { path: reading.origins.get(node) ?? reading.path, line: node.line };
}

/** Where a key of a map stands. */
export function keyPlace(reading: Reading, map: Yaml, key: string): Place {
  const value = map.type === 'map' ? map.entries.get(key) : undefined;
  const line = (map.type === 'map' ? map.lines.get(key) : undefined) ?? map.line;
  return { path: reading.origins.get(value ?? map) ?? reading.path, line };
}

/** The files that were gone through from the pipeline's own to a place; none where it stands in that one. */
export function viaOf(reading: Reading, at: Place): readonly string[] {
  return at.path === reading.path ? [] : [at.path];
}

/** Says of a node that has been made where what it was made from stands. */
export function standsWith<T extends Yaml>(reading: Reading, made: T, from: Yaml): T {
  const path = reading.origins.get(from);
  if (path !== undefined) reading.origins.set(made, path);
  return made;
}

/** Says of a tree of nodes, each counted once, which file it stands in; false when that is too much. */
export function standsIn(reading: Reading, root: Yaml, path: string): boolean {
  const open: Yaml[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reading.origins.has(node)) continue;
    if (!spend(reading, 'nodes')) return false;
    reading.origins.set(node, path);
    if (node.type === 'list') for (const item of node.items) open.push(item);
    if (node.type === 'map') for (const value of node.entries.values()) open.push(value);
  }
  return true;
}

export type Missing = Pipeline['missing'][number];

/** Something that was not read, by a name that may be told. */
export function missing(what: string, why: Unresolved, at: Place): Missing {
  return { what: shortName(what), why, at };
}

/** A name on one line, without marks that hide what it says, and short. */
export function shortName(name: string): string {
  return shortText(name, longestName);
}
