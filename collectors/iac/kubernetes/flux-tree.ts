import { get } from '../../../src/formats/nodes.ts';
import type { Taken } from './closure.ts';
import type { Context } from './contexts.ts';
import { childVariables, isSync, type Surroundings, type Sync } from './flux-sync.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { ownPatches, type ReadPatch, readPatches } from './specification.ts';
import type { Variables } from './substitution.ts';

/** An object of Flux as it comes into a cluster by itself or by a kustomization. */
interface Seed {
  readonly object: KubeObject;
  readonly sync: Sync;
}

type SyncReader = (object: KubeObject, around: Surroundings) => Sync;
type ByFile = ReadonlyMap<string, readonly KubeObject[]>;

const noVariables: Variables = new Map();
const mostSyncs = 4000;
/** Meetings of an object by another that applies it, in all clusters together. */
const mostMeetings = 50_000;

const identity = ({ path, name, line }: KubeObject): string => `${path}#${name ?? line}`;

/**
 * Every object of Flux in every cluster: beginning with those that nothing else applies, each followed to the objects in
 * the folder that it applies, with its variables filled in. `isCut`: there are more than can be followed.
 */
export function fluxTree(
  manifests: Manifests,
  contexts: (file: string) => readonly Context[],
  syncOf: SyncReader,
): { readonly syncs: readonly Sync[]; readonly isCut: boolean } {
  const byFile: ByFile = new Map(
    [...manifests.objects]
      .map(([file, all]) => [file, all.filter(isSync)] as const)
      .filter(([, own]) => own.length > 0),
  );
  const seeds = seedsOf(byFile, contexts, syncOf);
  const { childrenOf, isSpent } = childReader(manifests, byFile, syncOf);
  const found: Sync[] = [];
  const met = new Set<string>();
  const follow = (first: Sync): void => {
    for (const sync of followed(first, childrenOf, mostSyncs - found.length)) {
      met.add(identity(sync.object));
      found.push(sync);
    }
  };
  for (const { seed, isAdrift, isEntry } of entriesOf(seeds, byFile))
    follow({ ...seed.sync, isAdrift, isRooted: isEntry || seed.sync.isRooted });
  // What is held only by a circle of others.
  for (const { object, sync } of seeds) if (!met.has(identity(object))) follow(sync);
  return { syncs: found, isCut: found.length >= mostSyncs || seeds.length >= mostSyncs || isSpent() };
}

function seedsOf(byFile: ByFile, contexts: (file: string) => readonly Context[], syncOf: SyncReader): readonly Seed[] {
  const seeds: Seed[] = [];
  for (const [file, objects] of byFile) {
    for (const object of objects) {
      for (const context of contexts(file)) {
        if (seeds.length >= mostSyncs) return seeds;
        seeds.push(...seedOf(object, context, syncOf));
      }
    }
  }
  return seeds;
}

function seedOf(object: KubeObject, { folder, patches, environment }: Context, syncOf: SyncReader): readonly Seed[] {
  const sync = syncOf(object, { patches, variables: noVariables, environment, isAdrift: false, isRooted: false });
  // Without a source it is no object by itself but a part that something changes another by.
  const isWhole = object.kind === 'FluxInstance' || sync.specification.at('spec', 'sourceRef') !== undefined;
  return folder !== null || isWhole ? [{ object, sync }] : [];
}

/** An object of Flux, and the variables that were filled in where it was met. */
interface Met {
  readonly sync: Sync;
  readonly outer: Variables;
}

/** An object and all that it applies, in one cluster: each object there once for each folder, at most `most`. */
function followed(first: Sync, childrenOf: (met: Met) => readonly Met[], most: number): readonly Sync[] {
  const keyOf = ({ object, folder }: Sync): string => `${identity(object)} ${folder}`;
  const seen = new Set([keyOf(first)]);
  const waiting: Met[] = [{ sync: first, outer: noVariables }];
  for (let next = 0; next < waiting.length && waiting.length < most; next++) {
    const now = waiting[next];
    for (const child of now === undefined ? [] : childrenOf(now)) {
      if (seen.has(keyOf(child.sync)) || waiting.length >= most) continue;
      seen.add(keyOf(child.sync));
      waiting.push(child);
    }
  }
  return waiting.slice(0, Math.max(0, most)).map(({ sync }) => sync);
}

/** Reads the objects of Flux in the folder that another one applies; `isSpent`: there were too many to read on. */
function childReader(
  manifests: Manifests,
  byFile: ByFile,
  syncOf: SyncReader,
): { readonly childrenOf: (met: Met) => readonly Met[]; readonly isSpent: () => boolean } {
  let meetings = 0;
  const known = new Map<Taken, { readonly patches: readonly ReadPatch[]; readonly objects: readonly KubeObject[] }>();
  const within = (taken: Taken) => {
    const found = known.get(taken) ?? {
      patches: readPatches(manifests, taken.kustomizations),
      objects: [...byFile].flatMap(([file, objects]) => (taken.files.has(file) ? objects : [])),
    };
    known.set(taken, found);
    return found;
  };
  const childrenOf = ({ sync, outer }: Met): readonly Met[] => {
    if (sync.taken === null || meetings > mostMeetings) return [];
    const { patches, objects } = within(sync.taken);
    meetings += objects.length;
    const own = ownPatches(manifests, get(sync.object.node ?? undefined, 'spec'));
    const { environment, isAdrift, isRooted } = sync;
    const variables = childVariables(sync.specification, outer);
    const around = { patches: [...own, ...patches], variables, environment, isAdrift, isRooted };
    return objects.slice(0, mostSyncs).map((object) => ({ sync: syncOf(object, around), outer: variables }));
  };
  return { childrenOf, isSpent: () => meetings > mostMeetings };
}

/** Objects that nothing else applies, those first that apply themselves. */
function entriesOf(
  seeds: readonly Seed[],
  byFile: ReadonlyMap<string, readonly KubeObject[]>,
): readonly { readonly seed: Seed; readonly isAdrift: boolean; readonly isEntry: boolean }[] {
  const holders = new Map<string, Set<string>>();
  const holding = new Set<Seed>();
  const own = new Set<Seed>();
  for (const seed of seeds) {
    const { taken } = seed.sync;
    if (taken === null) continue;
    for (const file of byFile.keys()) {
      if (!taken.files.has(file)) continue;
      const known = holders.get(file) ?? new Set();
      holders.set(file, known.add(identity(seed.object)));
      holding.add(seed);
      if (file === seed.object.path) own.add(seed);
    }
  }
  for (const seed of seeds) if (seed.object.kind === 'FluxInstance') own.add(seed);
  const isHeld = (seed: Seed): boolean => {
    const by = holders.get(seed.object.path);
    return by !== undefined && (by.size > 1 || !by.has(identity(seed.object)));
  };
  const free = seeds.filter((seed) => !isHeld(seed));
  return free
    .map((seed) => {
      const isEntry = own.has(seed) || holding.has(seed);
      return { seed, isAdrift: own.size > 0 && !isEntry, isEntry };
    })
    .sort((a, b) => Number(own.has(b.seed)) - Number(own.has(a.seed)));
}
