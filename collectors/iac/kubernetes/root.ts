import { shortText } from '../../../src/core/text.ts';
import type { Environment } from '../../../src/lexicon/environments.ts';
import { trialFolders } from '../../../src/lexicon/iac-kubernetes.ts';
import type { Root, Use } from '../model.ts';
import type { Taken } from './closure.ts';
import type { Manifests } from './manifests.ts';

/** What a root of Kubernetes has of its own; the rest is as it is for all. */
type Own = Pick<Root, 'tool' | 'path' | 'at'> &
  Partial<Omit<Root, 'tool' | 'path' | 'at' | 'environment' | 'production'>> & {
    readonly environment: Environment | null;
    /** It is made for a change and removed again, whatever its environment is called. */
    readonly isPreview?: boolean;
  };

/** A root that says what is wanted of a cluster, of which nothing more is known than what is told. */
export function rootOf({ environment, isPreview = false, ...own }: Own): Root {
  const isTrial = own.path.split('/').some((part) => trialFolders.has(part.toLowerCase()));
  return {
    purpose: isPreview || environment?.isPreview === true ? 'preview' : 'workload',
    own: isTrial ? 'no' : 'unknown',
    creates: isTrial ? 'no' : 'yes',
    declarative: 'yes',
    state: 'unknown',
    locked: 'unknown',
    runner: null,
    // A reconciler may be told of it in another repository.
    reconciled: 'unknown',
    serves: null,
    uses: [],
    selectors: [],
    applies: [],
    ...own,
    path: shortText(own.path, 900),
    environment: environment === null ? null : shortText(environment.name, 100),
    production: environment?.production ?? 'unknown',
  };
}

const mostUses = 80;

/** Definitions that what was taken in consists of: kustomizations, charts, and what lies elsewhere. */
export function usesOf(manifests: Manifests, taken: Taken): readonly Use[] {
  const local = taken.kustomizations.map(
    ({ folder, path }): Use => ({
      tool: 'kustomize',
      form: 'base',
      origin: 'local',
      path: folder,
      pin: 'local',
      at: manifests.at(path, 1),
    }),
  );
  const charts = [...taken.charts].flatMap((folder) => chartUse(manifests, folder));
  const remote = taken.kustomizations.flatMap((one) => one.remote);
  return [...charts, ...remote, ...local].slice(0, mostUses);
}

/** A chart of the repository as something that is taken in; none where there is no such chart. */
export function chartUse(manifests: Manifests, folder: string): readonly Use[] {
  const chart = manifests.charts.get(folder);
  if (chart === undefined) return [];
  const at = manifests.at(chart.path, 1);
  return [{ tool: 'helm', form: 'chart', origin: 'local', path: folder, pin: 'local', at }];
}
