import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import type { ArgoSource } from './argo-application.ts';
import type { Holding } from './flux.ts';
import { revisionFollows, sourceFollows } from './follows.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import type { Specification } from './specification.ts';

/**
 * Whether what an application takes is what trunk of this repository, or a tag or release branch of it, holds; null for
 * one that takes charts of others and nothing else, of which its own text is all that a repository says.
 */
export function applicationFollows(
  manifests: Manifests,
  { object, specification }: { readonly object: KubeObject; readonly specification: Specification },
  sources: readonly ArgoSource[],
): Tri | null {
  if (isUnsure(object, specification, sources.length)) return 'unknown';
  const own = sources.filter(({ chart }) => chart === undefined);
  if (own.length === 0) return sources.length > 0 ? null : 'unknown';
  return all(...own.map(({ url, version }) => sourceFollows(url, revisionFollows(version, manifests), manifests)));
}

/** A patch that may not be meant for it, or that changes a source by its place in a list. */
function isUnsure(object: KubeObject, specification: Specification, count: number): boolean {
  const start = object.kind === 'Application' ? ['spec'] : ['spec', 'template', 'spec'];
  const keys = ['repoURL', 'targetRevision', 'chart'];
  if (object.kind !== 'Application' && specification.at('spec', 'templatePatch') !== undefined) return true;
  if (keys.some((key) => specification.isDoubtful(...start, 'source', key))) return true;
  const places = Array.from({ length: Math.min(count, 50) }, (_, at) => String(at));
  return places.some((place) => keys.some((key) => specification.at(...start, 'sources', place, key) !== undefined));
}

/** Tells of a file, by what reconcilers take in, whether it comes to a cluster as trunk holds it. */
export function followersOf(
  holdings: readonly { readonly taken: Holding['taken']; readonly follows: Tri | null }[],
): (file: string) => Tri {
  const byTaken = Map.groupBy(holdings, ({ taken }) => taken);
  return (file) => {
    const answers = [...byTaken].flatMap(([taken, own]) =>
      taken.files.has(file) ? own.map(({ follows }) => follows ?? 'unknown') : [],
    );
    return answers.length > 0 ? all(...answers) : 'unknown';
  };
}
