import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { plainPath } from './folders.ts';
import type { Manifests } from './manifests.ts';

/** What one unit of an ApplicationSet is filled in with, by name; parts of a map by `outer.inner`. */
export type Parameters = ReadonlyMap<string, string>;

/** The units that generators make; null where that is known only by a cluster or a forge. */
export type Generated = readonly Parameters[] | null;

const mostUnits = 500;
const longest = 1000;
/** One more than may be, so that what lies beyond is seen to be there. */
const list = (node: Yaml | undefined): readonly Yaml[] =>
  node?.type === 'list' ? node.items.slice(0, mostUnits + 1) : [];

/**
 * What the generators of an ApplicationSet make, as far as it is written in this repository.
 * @param isHere whether an address is that of this repository.
 */
export async function generated(
  manifests: Manifests,
  generators: readonly Yaml[],
  isHere: (url: string | undefined) => boolean,
  depth = 0,
): Promise<Generated> {
  const all: Parameters[] = [];
  for (const generator of generators.slice(0, 50)) {
    const own = await generatedBy(manifests, generator, isHere, depth);
    if (own === null) return null;
    all.push(...own);
  }
  return all.length > mostUnits ? null : all;
}

async function generatedBy(
  manifests: Manifests,
  node: Yaml,
  isHere: (url: string | undefined) => boolean,
  depth: number,
): Promise<Generated> {
  const literal = get(node, 'list');
  if (literal !== undefined)
    return get(literal, 'elements')?.type === 'list' ? list(get(literal, 'elements')).map((one) => flat(one)) : null;
  const git = get(node, 'git');
  if (git !== undefined && isHere(text(get(git, 'repoURL')))) return fromGit(manifests, git);
  const both = list(get(get(node, 'matrix'), 'generators'));
  const [first, second] = both;
  if (first === undefined || second === undefined || both.length > 2 || depth > 2) return null;
  const outer = await generated(manifests, [first], isHere, depth + 1);
  const inner = await generated(manifests, [second], isHere, depth + 1);
  if (outer === null || inner === null || outer.length * inner.length > mostUnits) return null;
  // An inner path that is filled in by the outer generator matches nothing by itself.
  if (inner.length === 0) return null;
  return outer.flatMap((one) => inner.map((other) => new Map([...one, ...other])));
}

async function fromGit(manifests: Manifests, git: Yaml): Promise<Generated> {
  const directories = list(get(git, 'directories'));
  const files = list(get(git, 'files'));
  if (directories.length > 0) {
    const [taken, left] = [false, true].map((isLeft) =>
      directories
        .filter((one) => (text(get(one, 'exclude')) === 'true') === isLeft)
        .map((one) => matcherOf(text(get(one, 'path')) ?? '')),
    );
    const folders = [...manifests.folders.folders.keys()].sort().filter((folder) => folder !== '');
    return folders
      .filter(
        (folder) =>
          taken?.some((matches) => matches(folder)) === true && left?.some((matches) => matches(folder)) !== true,
      )
      .slice(0, mostUnits + 1)
      .map((folder) => new Map(pathParameters(folder)));
  }
  const matchers = files.map((one) => matcherOf(text(get(one, 'path')) ?? ''));
  const found = [...manifests.own].filter((path) => matchers.some((matches) => matches(path))).slice(0, mostUnits + 1);
  if (found.length > mostUnits) return null;
  const all: Parameters[] = [];
  for (const path of found) {
    const content = await manifests.textOf(path);
    const node = content === null ? undefined : parseYaml(content, '1.2')?.[0];
    if (node === undefined) return null;
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    all.push(new Map([...flat(node), ...pathParameters(folder), ['path.filename', path.slice(folder.length + 1)]]));
  }
  return all;
}

function pathParameters(folder: string): [string, string][] {
  const parts = folder.split('/');
  const base = parts.at(-1) ?? '';
  return [
    ['path', folder],
    ['path.path', folder],
    ['path.basename', base],
    ['path.basenameNormalized', base],
    ...parts.slice(0, 20).flatMap((part, index): [string, string][] => [
      [`path[${index}]`, part],
      [`path.segments.${index}`, part],
    ]),
  ];
}

/** Matches paths by `*` and `?` within a part and `**` over parts, as Argo CD does. */
function matcherOf(pattern: string): (path: string) => boolean {
  const parts = (plainPath(pattern) ?? '').split('/').map((part) => part.slice(0, 200));
  const isMatch = (part: string, pattern: string): boolean => {
    if (!/[*?]/.test(pattern)) return part === pattern;
    const [head = '', ...rest] = pattern.split('*');
    if (pattern.includes('?') || !part.startsWith(head)) return false;
    let at = head.length;
    for (const [index, piece] of rest.entries()) {
      if (index === rest.length - 1) return part.length - piece.length >= at && part.endsWith(piece);
      const next = part.indexOf(piece, at);
      if (next === -1) return false;
      at = next + piece.length;
    }
    return at === part.length;
  };
  const wide = parts.indexOf('**');
  return (path) => {
    const own = path.split('/');
    if (wide === -1) return own.length === parts.length && own.every((part, at) => isMatch(part, parts[at] ?? ''));
    const before = parts.slice(0, wide);
    const after = parts.slice(wide + 1).filter((part) => part !== '**');
    return (
      own.length >= before.length + after.length &&
      before.every((pattern, at) => isMatch(own[at] ?? '', pattern)) &&
      after.every((pattern, at) => isMatch(own[own.length - after.length + at] ?? '', pattern))
    );
  };
}

function flat(node: Yaml, prefix = '', depth = 0): Parameters {
  const found = new Map<string, string>();
  for (const [key, value] of entries(node).slice(0, 200)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const own = text(value);
    if (own !== undefined) found.set(name, own.slice(0, longest));
    else if (depth < 3) for (const [inner, told] of flat(value, name, depth + 1)) found.set(inner, told);
  }
  return found;
}

/** A text with `{{name}}` and `{{.name}}` filled in as far as they are known. */
export function filled(template: string, parameters: Parameters): string {
  return template
    .slice(0, longest)
    .replace(
      /\{\{-? {0,9}(?:index {1,9}\.path\.segments {1,9}(\d{1,3})|\.?([\w.\-[\]]{1,200})) {0,9}-?\}\}/g,
      (whole, index?: string, name?: string) => {
        const key = index === undefined ? (name ?? '') : `path.segments.${index}`;
        return parameters.get(key) ?? parameters.get(key.replace(/^values\./, '')) ?? whole;
      },
    );
}
