import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml11, yaml12 } from '../../../src/formats/parsed.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type CiSystem, ciSystems } from '../../../src/lexicon/ci-systems.ts';
import { proseKeys } from '../../../src/lexicon/supply-downloads.ts';

/** A definition of a pipeline, as a tree. */
export interface Pipeline {
  readonly path: string;
  readonly system: 'github' | 'action' | 'gitlab' | 'other';
  readonly root: Yaml;
}

/** Definitions that were read, and the paths of those that could not be. */
export interface Pipelines {
  readonly read: readonly Pipeline[];
  readonly broken: readonly string[];
}

const mostFiles = 1000;

/** The pipelines, and the actions of its own, that a repository defines in YAML, sorted by path. */
export const pipelinesOf: (source: RepositoryFiles) => Promise<Pipelines> = oncePer(readPipelines);

async function readPipelines(source: RepositoryFiles): Promise<Pipelines> {
  const { own } = await sweepOf(source);
  const read: Pipeline[] = [];
  const broken: string[] = [];
  const places = own.flatMap((path) => {
    const system = systemOf(path);
    return system === null ? [] : [{ path, system }];
  });
  for (const { path, system } of places.slice(0, mostFiles)) {
    const { value } = await parsed(source, path, system === 'gitlab' ? yaml11 : yaml12);
    if (value === null) broken.push(path);
    else read.push(...value.map((root) => ({ path, system, root })));
  }
  return { read, broken: [...broken, ...places.slice(mostFiles).map(({ path }) => path)] };
}

function systemOf(path: string): Pipeline['system'] | null {
  if (/^\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,200}\.ya?ml$/.test(path)) return 'github';
  if (/(?:^|\/)action\.ya?ml$/.test(path)) return 'action';
  if (
    /^(?:\.gitlab\/(?:ci|workflows|pipelines|jobs|templates)|\.gitlab-ci|gitlab-ci)\/.{1,200}\.ya?ml$|\.gitlab-ci\.ya?ml$/.test(
      path,
    )
  )
    return 'gitlab';
  return /\.ya?ml$/.test(path) && ciSystems.some((system) => isOf(path, system)) ? 'other' : null;
}

function isOf(path: string, { paths = [], folders = [], names = [] }: CiSystem): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    paths.includes(path) ||
    folders.some((folder) => path.startsWith(folder)) ||
    names.some(({ starts, ends }) => name.startsWith(starts) && ends.some((end) => name.endsWith(end)))
  );
}

/** A value of a pipeline, and the key under which it stands. */
export interface Entry {
  readonly key: string;
  readonly node: Yaml;
}

const mostNodes = 50_000;

/**
 * Every value of a tree with its key, from the top down; what is switched off by `if: false` is left out, and so is what
 * stands under a key of `without`.
 */
export function* entriesBelow(root: Yaml, without: ReadonlySet<string> = new Set()): Generator<Entry> {
  const open: Entry[] = [{ key: '', node: root }];
  for (let count = 0; count < mostNodes; count++) {
    const entry = open.pop();
    if (entry === undefined) return;
    const { node, key } = entry;
    if (node.type === 'map' && /^(?:false|\$\{\{ ?false ?\}\})$/.test(text(get(node, 'if')) ?? '')) continue;
    yield entry;
    if (node.type === 'list') for (const item of [...node.items].reverse()) open.push({ key, node: item });
    if (node.type === 'map')
      for (const [name, inner] of [...node.entries].reverse())
        if (!without.has(name)) open.push({ key: name, node: inner });
  }
}

/** Texts of a pipeline that may be for a shell, with the line on which each begins. */
export function shellTexts(root: Yaml): readonly { readonly text: string; readonly line: number }[] {
  const found: { text: string; line: number }[] = [];
  for (const { key, node } of entriesBelow(root)) {
    if (node.type !== 'scalar' || typeof node.value !== 'string' || proseKeys.has(key)) continue;
    if (node.value.includes(' ')) found.push({ text: node.value, line: node.textLine });
  }
  return found;
}
