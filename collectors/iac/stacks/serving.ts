import type { Tri } from '../../../src/core/facts/base.ts';
import { isLossy, plainText } from '../../../src/core/text.ts';
import {
  environmentOfFolder,
  type Folders,
  foldersAround,
  isHolder,
} from '../../../src/lexicon/environment-folders.ts';
import {
  type Environment,
  endingEnvironment,
  environmentInName,
  environmentOf,
  isShared,
} from '../../../src/lexicon/environments.ts';
import { noEnvironments, valueWords } from '../../../src/lexicon/iac-stacks.ts';
import type { Root } from '../model.ts';

/** An environment that a root serves, and what shows it. */
export interface Serving {
  /** Null where none is told. */
  readonly environment: Environment | null;
  /** Values on a command line that choose it: a stage, a stack, a file of values. */
  readonly selectors: readonly string[];
  readonly own: Tri;
}

/** A root of which nothing tells where it is run, or by whom. */
export const unnamed: Serving = { environment: null, selectors: [], own: 'unknown' };

/** What all units of a root have in common; what is left out is as a stack service guarantees it. */
export type RootBase = Pick<Root, 'tool' | 'path' | 'at'> &
  Partial<Pick<Root, 'purpose' | 'creates' | 'state' | 'locked' | 'uses' | 'serves'>>;

const mostSelectors = 20;

/** One unit for each environment that a root serves, in their order; one without environment where none is told. */
export function rootsOf(base: RootBase, servings: readonly Serving[]): readonly Root[] {
  const told = servings.length > 0 ? servings : [unnamed];
  // What is taken in twice is one definition.
  const uses = [...new Map((base.uses ?? []).map((use) => [`${use.path} ${use.pin}`, use])).values()];
  return told.map(({ environment, selectors, own }) => ({
    ...base,
    environment: environment?.name ?? null,
    production: environment?.production ?? 'unknown',
    purpose: environment?.isPreview === true ? 'preview' : (base.purpose ?? 'workload'),
    own,
    creates: base.creates ?? 'yes',
    declarative: 'yes',
    state: base.state ?? 'held',
    locked: base.locked ?? 'yes',
    runner: null,
    reconciled: 'no',
    selectors: selectors.slice(0, mostSelectors).map(plainText),
    applies: [],
    uses,
    serves: base.serves ?? null,
  }));
}

const plainName = /^[\p{L}\p{N}][\p{L}\p{N} _.:@/+-]{0,99}$/u;

/**
 * The environment that a declared name stands for, known to the lexicon or not; null for names that stand for none
 * (`default`, `local`) and for what is no plain name.
 */
export function declaredEnvironment(name: string): Environment | null {
  if (!plainName.test(name) || isLossy(name) || noEnvironments.has(name.toLowerCase())) return null;
  const known = environmentOf(name) ?? endingEnvironment(name) ?? environmentInName(name);
  return { production: known?.production ?? 'unknown', isPreview: known?.isPreview ?? false, name: plainText(name) };
}

/** Names of which at least two, and half of all, are known as environments: the others are then environments as well. */
export function declaredEnvironments(names: readonly string[]): readonly Environment[] {
  const told = [...new Set(names)].flatMap((name) => declaredEnvironment(name) ?? []);
  const known = told.filter(({ name }) => environmentOf(name) !== null);
  return known.length >= 2 && known.length * 2 >= told.length ? told : [];
}

/** Names of folders of which two thirds are known as environments: the others are then taken for some as well. */
function mostlyEnvironments(names: readonly string[]): readonly Environment[] {
  const known = names.filter((name) => environmentOf(name) !== null);
  return known.length * 3 >= names.length * 2 ? declaredEnvironments(names) : [];
}

/** How folders stand: some are environments because most of those beside them are named for one. */
export interface Standing {
  readonly folders: Folders;
  readonly environments: ReadonlyMap<string, Environment>;
}

/** Folders, with files in them, that stand side by side and of which most are named for environments. */
export function standingFor(paths: readonly string[]): Standing {
  const around = foldersAround(paths.filter((path) => path.split('/').length <= 30));
  const environments = [...around.folders].flatMap(([parent, names]) =>
    mostlyEnvironments([...names].filter((name) => !isShared(name))).map(
      (environment) => [parent === '' ? environment.name : `${parent}/${environment.name}`, environment] as const,
    ),
  );
  return { folders: around, environments: new Map(environments) };
}

/**
 * The environment that the folders of a path tell: the deepest that stands beside others, else what they tell by
 * themselves.
 */
export function environmentAround(path: string, standing?: Standing): Environment | null {
  const folders = path.split('/').slice(0, -1);
  for (let at = folders.length; at > 0; at--) {
    const found = standing?.environments.get(folders.slice(0, at).join('/'));
    if (found !== undefined) return found;
  }
  const found = environmentOfFolder(folders.join('/'), standing?.folders);
  return found === null || !plainName.test(found.name) || isLossy(found.name) ? null : found;
}

/** The name of a file without the endings of its formats. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/(?:\.(?:ya?ml|json|jsonc|toml|template|cfn|bicep|bicepparam|j2|jinja2?|erb|tmpl)){1,4}$/i, '');
}

/**
 * The environment for which a file of values stands: that of its folders, else what its name begins or ends with. Null
 * where neither tells.
 */
export function environmentOfValues(path: string, standing?: Standing): Environment | null {
  const folder = environmentAround(path, standing);
  if (folder !== null) return folder;
  const stem = stemOf(path);
  const parts = [...stem.matchAll(/[^-_.]+/g)].map(({ 0: text, index }) => ({ text, index }));
  const own = parts.filter(({ text }) => !valueWords.has(text.toLowerCase()));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return null;
  const told = environmentInName(stem.slice(first.index, last.index + last.text.length));
  // `environments/acme.json`: the folder says what its files are.
  return told ?? (isHolder(path.split('/').at(-2) ?? '') ? declaredEnvironment(stem) : null);
}

/**
 * Tells the environment of a definition by its place: the end of its name where another one stands beside it for another
 * environment (`vpc-dev.yaml`, `vpc-prod.yaml`), else its folder. Null where neither tells. One of several is the source's
 * own; a folder alone may be called so for other reasons.
 */
export function servingByPlace(paths: readonly string[]): (path: string) => Serving | null {
  const parts = new Map(paths.flatMap((path) => partedEntry(path)));
  const names = new Map<string, Set<string>>();
  for (const { rest, environment } of parts.values())
    names.set(rest, (names.get(rest) ?? new Set()).add(environment.name));
  const sure = new Set(
    [...parts].flatMap(([path, { rest }]) => (environmentInName(stemOf(path)) === null ? [] : [rest])),
  );
  const standing = standingFor(paths);
  const stands = new Set(standing.environments.values());
  return (path) => {
    const own = parts.get(path);
    if (own !== undefined && sure.has(own.rest) && (names.get(own.rest)?.size ?? 0) > 1)
      return { environment: own.environment, selectors: [], own: 'yes' };
    const environment = environmentAround(path, standing);
    return environment === null
      ? null
      : { environment, selectors: [], own: stands.has(environment) ? 'yes' : 'unknown' };
  };
}

function partedEntry(path: string): readonly (readonly [string, { rest: string; environment: Environment }])[] {
  const stem = stemOf(path);
  const environment = endingEnvironment(stem);
  if (environment === null || !stem.endsWith(environment.name)) return [];
  const rest = path.slice(0, path.lastIndexOf('/') + 1 + stem.length - environment.name.length);
  return [[path, { rest, environment }]];
}
