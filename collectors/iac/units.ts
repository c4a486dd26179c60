import type { Observation } from '../../src/core/facts/index.ts';
import { commonName } from '../../src/lexicon/environments.ts';
import { isOwnDefinition } from './definition-owner.ts';
import type { Root, Use } from './model.ts';

type Module = Observation<'iac.module'>;

/** Definitions by what names them, each with the units that take it in and the environments of these. */
interface Definition {
  readonly use: Use;
  pin: Module['pin'];
  units: number;
  readonly environments: Set<string>;
}

/** From loose to fixed: a definition that is taken in twice is as fixed as its loosest use. */
const pins: readonly Module['pin'][] = ['unknown', 'none', 'branch', 'range', 'exact', 'commit', 'digest', 'local'];

const keyOf = ({ tool, path }: Pick<Use, 'tool' | 'path'>): string => `${tool} ${path}`;
const looser = (one: Module['pin'], other: Module['pin']): Module['pin'] =>
  pins.indexOf(one) < pins.indexOf(other) ? one : other;

/** Every definition of a repository, by key, with how many units and environments it serves. */
function definitionsOf(roots: readonly Root[], modules: readonly Use[]): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const entryOf = (use: Use): Definition => {
    const known = definitions.get(keyOf(use));
    if (known !== undefined) {
      known.pin = looser(known.pin, use.pin);
      return known;
    }
    const made: Definition = { use, pin: use.pin, units: 0, environments: new Set() };
    definitions.set(keyOf(use), made);
    return made;
  };
  for (const use of modules) entryOf(use);
  for (const { environment, uses } of roots) {
    for (const key of new Set(uses.map(keyOf))) {
      const use = uses.find((one) => keyOf(one) === key);
      if (use === undefined) continue;
      const definition = entryOf(use);
      definition.units += 1;
      if (environment !== null) definition.environments.add(commonName(environment));
    }
  }
  return definitions;
}

/** Texts of which several environments are made by values alone. */
function servingOf(roots: readonly Root[]): ReadonlySet<string> {
  const environments = new Map<string, Set<string>>();
  for (const { serves, environment } of roots) {
    if (serves === null || environment === null) continue;
    const own = environments.get(serves) ?? new Set<string>();
    environments.set(serves, own.add(commonName(environment)));
  }
  return new Set([...environments].filter(([, own]) => own.size > 1).map(([serves]) => serves));
}

/** What is known of the repository as a whole. */
export interface Ground {
  /** What it is called on its forge, such as `owner/name`. */
  readonly fullName: string | null;
  /** Whether a tool may write the text of a root. */
  readonly isGenerated: (root: Pick<Root, 'tool' | 'path'>) => boolean;
}

const nothingKnown: Ground = { fullName: null, isGenerated: () => false };

/**
 * Each root with what it has in common with units of other environments, and every definition with how many it serves.
 * The order is that of the roots, and of the definitions as they first appear.
 */
export function unitsOf(
  roots: readonly Root[],
  modules: readonly Use[],
  { fullName, isGenerated }: Ground = nothingKnown,
): {
  readonly roots: readonly Omit<Observation<'iac.root'>, 'ref'>[];
  readonly modules: readonly Omit<Module, 'ref'>[];
} {
  const definitions = definitionsOf(roots, modules);
  const serving = servingOf(roots);
  const sharedBy = ({ uses, serves }: Root): string | null => {
    if (serves !== null && serving.has(serves)) return serves;
    return uses.find((use) => isShared(use) && isOwnDefinition(use, fullName) === 'yes')?.path ?? null;
  };
  const isShared = (use: Use): boolean => (definitions.get(keyOf(use))?.environments.size ?? 0) > 1;
  /** What everybody takes in does not make two environments alike, and what may be the owner's might. */
  const isOpen = (root: Root): boolean => isAlone(root) || isGenerated(root) || root.uses.some(isShared);
  const environments = new Set(
    roots.flatMap(({ environment }) => (environment === null ? [] : commonName(environment))),
  );
  /** The other environments may lie elsewhere, or be told by what is not read. */
  const isAlone = ({ environment }: Root): boolean => environment === null || environments.size < 2;
  return {
    roots: roots.map((root) => {
      const { uses: _uses, serves: _serves, ...own } = root;
      const sharedDefinition = sharedBy(root);
      const sharesDefinition = sharedDefinition !== null ? 'yes' : isOpen(root) ? 'unknown' : 'no';
      const isMeant = environments.size === 0 && own.purpose !== 'preview';
      const followsTrunk = own.followsTrunk ?? 'unknown';
      return { ...own, followsTrunk, production: isMeant ? 'yes' : own.production, sharesDefinition, sharedDefinition };
    }),
    modules: [...definitions.values()].map(({ use, pin, units, environments }) => ({
      ...use,
      pin,
      units,
      environments: environments.size,
    })),
  };
}
