import type { Tri } from '../../../src/core/facts/base.ts';
import { shortText } from '../../../src/core/text.ts';
import { all } from '../../../src/core/tri.ts';
import type { Found, Root, Use } from '../model.ts';
import type { Taken, Walks } from './closure.ts';
import type { Context } from './contexts.ts';
import { fluxNotices } from './flux-notices.ts';
import { chartsOf, localChart, looseReleases, releaseDrift, releasesOf } from './flux-releases.ts';
import { fluxSources } from './flux-sources.ts';
import { type Sync, syncReader } from './flux-sync.ts';
import { fluxTree } from './flux-tree.ts';
import { isBesideTests, type Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { rootOf, usesOf } from './root.ts';
import type { Specification } from './specification.ts';

/** What a reconciler keeps to: its units, and everything of this repository that it takes in. */
export interface Reconciled {
  readonly roots: readonly Root[];
  readonly drifts: Found['drifts'];
  readonly taken: readonly Taken[];
  /** Folders that it applies, or may. */
  readonly folders: readonly string[];
  /** There is more than could be followed. */
  readonly isCut: boolean;
}

/** What a reconciler takes in, and whether it takes that as trunk holds it. */
export interface Holding {
  readonly taken: Taken;
  readonly follows: Tri;
}

const holdingOf = ({ taken, follows }: Sync): readonly Holding[] => (taken === null ? [] : [{ taken, follows }]);

/** A switch of an object: `unknown` where a template or a patch that may not be meant for it sets it. */
function switchOf(specification: Specification, otherwise: Tri, ...keys: readonly string[]): Tri {
  if (specification.isDoubtful(...keys)) return 'unknown';
  const value = specification.text(...keys);
  if (value === undefined) return otherwise;
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : 'unknown';
}

/** What Flux keeps to: one unit for each of its Kustomizations in each environment. */
export function readFlux(
  manifests: Manifests,
  walks: Walks,
  contexts: (file: string) => readonly Context[],
): Reconciled & { readonly held: readonly Holding[] } {
  const { syncs, isCut } = fluxTree(
    manifests,
    contexts,
    syncReader(manifests, walks, fluxSources(manifests, contexts)),
  );
  const notices = fluxNotices(manifests);
  const releases = releasesOf(manifests);
  const roots = new Map<string, Root>();
  const drifts = new Map<string, Found['drifts'][number]>();
  for (const sync of syncs) {
    const root = unitOf(manifests, sync, releases);
    const key = `${sync.object.path}#${sync.object.name ?? sync.object.line}`;
    const known = roots.get(`${key}@${root.environment}`);
    roots.set(`${key}@${root.environment}`, known === undefined ? root : joined(known, root));
    if (sync.object.kind !== 'FluxInstance') drifts.set(key, driftOf(manifests, sync, notices));
  }
  for (const release of [...releases.values()].flat()) {
    const drift = releaseDrift(manifests, release, notices);
    if (drift !== null) drifts.set(`${release.path}#${release.name ?? release.line}#release`, drift);
  }
  const taken = [...new Set(syncs.flatMap((sync) => sync.taken ?? []))];
  const held = syncs.flatMap((sync) => (ownOf(manifests, sync) === 'yes' ? holdingOf(sync) : []));
  const charts = [...releases.values()].flat().flatMap((release) => localChart(manifests, release));
  return {
    roots: [...roots.values(), ...looseReleases(manifests, releases, taken)],
    drifts: [...drifts.values()],
    held,
    taken: [...taken, { files: new Set(), kustomizations: [], charts: new Set(charts) }],
    folders: [...new Set(syncs.flatMap(({ like }) => like))],
    isCut,
  };
}

const suspended = ({ specification }: Sync): Tri => switchOf(specification, 'no', 'spec', 'suspend');

function unitOf(manifests: Manifests, sync: Sync, releases: ReadonlyMap<string, readonly KubeObject[]>): Root {
  const { object, folder, taken, environment, isAdrift, like } = sync;
  const charts =
    taken === null
      ? []
      : [...releases].flatMap(([file, all]) =>
          taken.files.has(file) ? all.flatMap((one) => chartsOf(manifests, one)) : [],
        );
  const isSuspended = suspended(sync);
  const own = ownOf(manifests, sync);
  const applied: readonly Use[] =
    folder === null || manifests.kustomizations.has(folder)
      ? []
      : [
          {
            tool: 'kustomize',
            form: 'base',
            origin: 'local',
            path: folder,
            pin: 'local',
            at: manifests.at(object.path, object.line),
          },
        ];
  return rootOf({
    tool: 'flux',
    path: object.path,
    at: manifests.at(object.path, object.line),
    environment,
    own,
    state: 'held',
    locked: 'yes',
    reconciled:
      isSuspended === 'yes' ? 'no' : isSuspended === 'unknown' || isAdrift || own !== 'yes' ? 'unknown' : 'yes',
    followsTrunk: sync.follows,
    uses: taken === null ? [] : [...applied, ...usesOf(manifests, taken), ...charts].slice(0, 100),
    applies: (folder === null ? like : [folder]).map((path) => shortText(path, 900)).slice(0, 50),
  });
}

/** Whether an object is for a cluster of this source: it belongs to one, or to an environment; one by itself may be a sample. */
function ownOf(manifests: Manifests, { object, isRooted, environment }: Sync): Tri {
  return (isRooted || environment !== null) && !isBesideTests(manifests, object.path) ? 'yes' : 'unknown';
}

const both = (one: Tri = 'unknown', other: Tri = 'unknown'): Tri => (one === other ? one : all(one, other));

/** Two clusters of one environment to which one object brings different folders. */
function joined(one: Root, other: Root): Root {
  const uses = new Map([...one.uses, ...other.uses].map((use) => [`${use.tool} ${use.path}`, use]));
  return {
    ...one,
    reconciled: both(one.reconciled, other.reconciled),
    followsTrunk: both(one.followsTrunk, other.followsTrunk),
    uses: [...uses.values()].slice(0, 100),
    applies: [...new Set([...one.applies, ...other.applies])].slice(0, 50),
  };
}

function driftOf(manifests: Manifests, sync: Sync, notices: (object: KubeObject) => Tri): Found['drifts'][number] {
  const { object, isAdrift } = sync;
  const off = suspended(sync);
  const isOpen = off === 'unknown' || isAdrift || ownOf(manifests, sync) !== 'yes';
  return {
    tool: 'flux',
    path: object.path,
    form: 'self_heal',
    enabled: off === 'yes' ? 'no' : isOpen ? 'unknown' : 'yes',
    notifies: notices(object),
    at: manifests.at(object.path, object.line),
  };
}
