import { text } from '../../../src/formats/nodes.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import type { ArgoSource, Field } from './argo-application.ts';
import type { Taken } from './closure.ts';
import { folderOf } from './folders.ts';
import { isBesideTests, type Manifests } from './manifests.ts';
import { isPlaceholder, isSameOwner, isSameRepository } from './remote.ts';

/**
 * What tells whose an application is: `shown` that of this source, `sample` perhaps not, `open` where it depends on
 * whether another one that is applies it.
 */
export type Standing = 'shown' | 'sample' | 'open';

/** What is looked at to tell whose an application is. */
export interface Shown {
  /** Path of the file it stands in. */
  readonly path: string;
  readonly kind: string;
  readonly field: Field;
  readonly sources: readonly ArgoSource[];
  /** It stands in a kustomization of an environment. */
  readonly isPlaced: boolean;
}

/** What an application itself tells of whose it is. */
export function standingOf(manifests: Manifests, { path, kind, field, sources, isPlaced }: Shown): Standing {
  const urls = sources.flatMap(({ url }) => url ?? []);
  // Only a set fills in its own template.
  const isBlank = (url: string): boolean => isPlaceholder(url) || (kind === 'Application' && url.includes('{{'));
  if (urls.some(isBlank) || isBesideTests(manifests, path)) return 'sample';
  const cluster = text(field('destination', 'name')) ?? 'in-cluster';
  const isFor =
    isPlaced ||
    environmentOfFolder(folderOf(path), manifests.folders) !== null ||
    /^(?!in-cluster$)[\w.-]+$/.test(cluster);
  const isFrom = sources.some(
    ({ url, folder }) =>
      folder !== null || isSameRepository(url, manifests.fullName) === 'yes' || isSameOwner(url, manifests.fullName),
  );
  return isFor || isFrom ? 'shown' : 'open';
}

/** Something in a file, and what it takes in. */
interface Applying {
  readonly path: string;
  readonly standing: Standing;
  readonly all: readonly Taken[];
}

/** Those that are this source's own: what shows it, and whatever these, or what is `applied` otherwise, take in. */
export function ownAmong<T extends Applying>(units: readonly T[], applied: readonly Taken[]): ReadonlySet<T> {
  const waitingIn = Map.groupBy(
    units.filter(({ standing }) => standing === 'open'),
    ({ path }) => path,
  );
  const own = new Set(units.filter(({ standing }) => standing === 'shown'));
  const seen = new Set<Taken>();
  const waiting = [...applied, ...[...own].flatMap(({ all }) => all)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const file of next.files) {
      for (const unit of waitingIn.get(file) ?? []) {
        own.add(unit);
        waiting.push(...unit.all);
      }
      waitingIn.delete(file);
    }
  }
  return own;
}
