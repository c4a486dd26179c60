import { get, isEmpty, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { merged, type YamlMap } from './merge.ts';
import { type Reading, standsWith } from './reading.ts';
import type { Doubt, Sheet } from './sheet.ts';

/** GitLab refuses longer chains of `extends`, and deeper references. */
const longestChain = 11;
const deepestReference = 10;
const mostBases = 50;

/** A job with all that it extends. */
export interface Extended {
  readonly job: YamlMap;
  /** Every job that it extends was found. */
  readonly isWhole: boolean;
  readonly doubt: Doubt;
}

export interface Resolver {
  /** A job with all that it extends and refers to; null for what is no job. */
  readonly jobOf: (name: string) => Extended | null;
  /** A node with the references in it replaced; those that lead nowhere stay as they are. */
  readonly resolved: (node: Yaml) => Yaml;
}

/** Follows `extends:` and `!reference` within the files of a pipeline: first the one, then the other, as GitLab does. */
export function resolverOf(reading: Reading, sheet: Sheet): Resolver {
  const extended = extender(reading, sheet);
  const resolved = referrer(reading, (path) => target(sheet, extended, path));
  const jobOf = (name: string): Extended | null => {
    const found = extended(name);
    const job = found === null ? null : resolved(found.job);
    return found === null || job?.type !== 'map' ? null : { ...found, job };
  };
  return { jobOf, resolved };
}

/** https://docs.gitlab.com/ci/yaml/#extends */
function extender(reading: Reading, sheet: Sheet): (name: string) => Extended | null {
  const jobs = new Map<string, Extended | null>();
  const open = new Set<string>();

  function extended(name: string): Extended | null {
    const before = jobs.get(name);
    if (before !== undefined) return before;
    const own = sheet.root.entries.get(name);
    if (own?.type !== 'map' || open.has(name) || open.size >= longestChain) return null;
    open.add(name);
    const found = withBases(own, sheet.doubtOf(name));
    open.delete(name);
    jobs.set(name, found);
    return found;
  }

  function withBases(own: YamlMap, doubt: Doubt): Extended {
    const written = get(own, 'extends');
    if (isEmpty(written)) return { job: own, isWhole: true, doubt };
    const names = texts(written);
    if (names === undefined || names.length > mostBases) return { job: own, isWhole: false, doubt };
    const bases = names.map(extended);
    const found = bases.filter((base) => base !== null);
    const job = merged(reading, [...found.map((base) => base.job), own]);
    return {
      job: job ?? own,
      isWhole: job !== null && bases.every((base) => base?.isWhole === true),
      // Without its base a job says something else.
      doubt: found.every((base) => base.doubt === 'none') ? doubt : 'content',
    };
  }

  return extended;
}

/** What a reference leads to, before its own references are followed; undefined where that is nowhere, or not sure. */
function target(
  sheet: Sheet,
  extended: (name: string) => Extended | null,
  [first, ...path]: readonly string[],
): Yaml | undefined {
  if (first === undefined || sheet.doubtOf(first) !== 'none') return undefined;
  const job = extended(first);
  if (job !== null && (!job.isWhole || job.doubt !== 'none')) return undefined;
  return path.reduce<Yaml | undefined>((at, key) => get(at, key), job?.job ?? sheet.root.entries.get(first));
}

/** https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags */
function referrer(reading: Reading, targetOf: (path: readonly string[]) => Yaml | undefined): (node: Yaml) => Yaml {
  const known = new Map<Yaml, Yaml>();
  const open = new Set<Yaml>();

  function resolved(node: Yaml, depth: number): Yaml {
    if (node.type === 'scalar' || open.has(node)) return node;
    const before = known.get(node);
    if (before !== undefined) return before;
    open.add(node);
    const made =
      node.type === 'map' ? map(node, depth) : node.tag === '!reference' ? referred(node, depth) : list(node, depth);
    open.delete(node);
    known.set(node, made);
    return made;
  }
  function list(node: Extract<Yaml, { type: 'list' }>, depth: number): Yaml {
    const items = node.items.map((item) => resolved(item, depth));
    if (items.every((item, index) => item === node.items[index])) return node;
    return standsWith(reading, { ...node, items }, node);
  }
  function map(node: YamlMap, depth: number): Yaml {
    const entries = new Map([...node.entries].map(([key, value]) => [key, resolved(value, depth)]));
    if ([...entries].every(([key, value]) => node.entries.get(key) === value)) return node;
    return standsWith(reading, { ...node, entries }, node);
  }
  function referred(node: Extract<Yaml, { type: 'list' }>, depth: number): Yaml {
    const path = depth < deepestReference ? texts({ ...node, tag: null }) : undefined;
    const found = path === undefined ? undefined : targetOf(path);
    // A circle comes back to what is being replaced.
    return found === undefined || open.has(found) ? node : resolved(found, depth + 1);
  }

  return (node) => resolved(node, 0);
}
