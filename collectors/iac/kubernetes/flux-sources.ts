import type { Tri } from '../../../src/core/facts/base.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Context } from './contexts.ts';
import { folderOf } from './folders.ts';
import { type RefKey, refFollows, refKeys, revisionFollows, sourceFollows } from './follows.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { isSameRepository } from './remote.ts';
import { type Specification, specificationOf } from './specification.ts';

/** Where a reconciler takes from: this repository, another one, or none can say. */
export type Origin = 'here' | 'elsewhere' | 'unknown';

/** A source of Flux as one object declares it. */
interface FluxSource {
  readonly url: string;
  /** Folder of the object's file. */
  readonly folder: string;
  /** It takes what trunk of this repository, or a tag or release branch of it, holds. */
  readonly follows: Tri;
}

/** Flux's sources, by kind and name. */
export type FluxSources = ReadonlyMap<string, readonly FluxSource[]>;

/** The sources that a repository's objects declare, with what kustomizations patch in them. */
export function fluxSources(manifests: Manifests, contexts: (file: string) => readonly Context[]): FluxSources {
  const sources = new Map<string, FluxSource[]>();
  for (const object of [...manifests.objects.values()].flat()) {
    const url = text(get(get(object.node ?? undefined, 'spec'), 'url'));
    const isInstance = syncKeys(object) !== null;
    if (isInstance || (object.group === 'source.toolkit.fluxcd.io' && url !== undefined)) {
      const key = isInstance ? ownSource(object) : `${object.kind} ${object.name}`;
      const made = contexts(object.path).map(({ patches }) =>
        sourceOf(manifests, object, specificationOf(object, patches)),
      );
      const known = sources.get(key) ?? [];
      sources.set(key, [...known, ...made.flatMap((one) => one ?? [])].slice(0, mostSources));
    }
  }
  return sources;
}

const mostSources = 200;

/** Where an object tells what Flux keeps itself to: an instance, or a release of the chart that makes one. */
function syncKeys({ kind, node }: KubeObject): readonly string[] | null {
  if (kind === 'FluxInstance') return ['spec', 'sync'];
  const keys = ['spec', 'values', 'instance', 'sync'];
  return kind === 'HelmRelease' && get(within(node ?? undefined, keys), 'url') !== undefined ? keys : null;
}

const within = (node: Yaml | undefined, keys: readonly string[]): Yaml | undefined =>
  keys.reduce<Yaml | undefined>((now, key) => get(now, key), node);

/** Flux makes a source of its own for what keeps it up to date, called after its namespace. */
function ownSource(object: KubeObject): string {
  const sync = within(object.node ?? undefined, syncKeys(object) ?? []);
  return `${text(get(sync, 'kind')) ?? 'GitRepository'} ${text(get(sync, 'name')) ?? object.namespace ?? 'flux-system'}`;
}

function sourceOf(manifests: Manifests, object: KubeObject, specification: Specification): FluxSource | null {
  const sync = syncKeys(object);
  const keys = sync ?? ['spec'];
  const url = specification.text(...keys, 'url');
  if (url === undefined) return null;
  const kind = sync === null ? object.kind : (specification.text(...keys, 'kind') ?? 'GitRepository');
  const isSure = kind === 'GitRepository' && !specification.isDoubtful(...keys, 'url');
  const told = sync === null ? ownFollows(manifests, specification) : instanceFollows(manifests, specification, sync);
  return { url, folder: folderOf(object.path), follows: isSure ? sourceFollows(url, told, manifests) : 'unknown' };
}

function instanceFollows(manifests: Manifests, specification: Specification, sync: readonly string[]): Tri {
  const keys = [...sync, 'ref'];
  return specification.isDoubtful(...keys) ? 'unknown' : revisionFollows(specification.text(...keys), manifests);
}

/** Where patches tell another key than the object does, it is not known which of them is left. */
function ownFollows(manifests: Manifests, specification: Specification): Tri {
  const whole = specification.all('spec', 'ref');
  const told = new Map<RefKey, string>();
  let isPatched = whole.length > 1;
  for (const key of refKeys) {
    if (specification.isDoubtful('spec', 'ref', key)) return 'unknown';
    const values = specification.all('spec', 'ref', key);
    const value = text(values[0]);
    if (value !== undefined) told.set(key, value);
    isPatched ||= values.length !== (get(whole[0], key) === undefined ? 0 : 1);
  }
  const isLost = whole.length > 0 && told.size === 0;
  return isLost || (isPatched && told.size !== 1) ? 'unknown' : refFollows(told, manifests);
}

/** The sources that an object of Flux may mean by its reference. */
const meant = (specification: Specification, sources: FluxSources): readonly FluxSource[] => {
  const kind = specification.text('spec', 'sourceRef', 'kind') ?? 'GitRepository';
  const name = specification.text('spec', 'sourceRef', 'name');
  return kind === 'GitRepository' && name !== undefined ? (sources.get(`${kind} ${name}`) ?? []) : [];
};

/** Where an object of Flux takes its files from, by its reference to a source. */
export function originOf(specification: Specification, sources: FluxSources, fullName: string | null): Origin {
  const answers = meant(specification, sources).map(({ url }) => isSameRepository(url, fullName));
  if (answers.includes('yes')) return 'here';
  return answers.length > 0 && answers.every((answer) => answer === 'no') ? 'elsewhere' : 'unknown';
}

/**
 * Whether what an object of Flux takes is what trunk holds. Clusters have sources of one name: where these differ, the one
 * nearest to the object's file is meant.
 */
export function fluxFollows(object: KubeObject, specification: Specification, sources: FluxSources): Tri {
  const all = object.kind === 'FluxInstance' ? (sources.get(ownSource(object)) ?? []) : meant(specification, sources);
  const depths = all.map(({ folder }) => depthShared(folder, folderOf(object.path)));
  const deepest = Math.max(0, ...depths);
  const differ = new Set(all.map(({ follows }) => follows)).size > 1;
  const nearest = all.filter((_, at) => !differ || (deepest > 0 && depths[at] === deepest));
  const answers = new Set(nearest.map(({ follows }) => follows));
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : 'unknown';
}

/** How many folders two paths have in common from the root on. */
function depthShared(one: string, other: string): number {
  const parts = other.split('/');
  const differs = one.split('/').findIndex((part, at) => part !== parts[at]);
  return one === '' ? 0 : differs < 0 ? one.split('/').length : differs;
}
