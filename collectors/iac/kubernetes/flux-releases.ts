import type { Tri } from '../../../src/core/facts/base.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import type { Found, Root, Use } from '../model.ts';
import type { Taken } from './closure.ts';
import { isSync } from './flux-sync.ts';
import { folderOf, plainPath } from './folders.ts';
import { isBesideTests, type Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { remoteChart } from './remote.ts';
import { chartUse, rootOf } from './root.ts';

/** Helm releases of Flux by the file they stand in. */
export function releasesOf(manifests: Manifests): ReadonlyMap<string, readonly KubeObject[]> {
  const found = new Map<string, readonly KubeObject[]>();
  for (const [file, objects] of manifests.objects) {
    const own = objects.filter(({ group, kind }) => group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease');
    if (own.length > 0) found.set(file, own);
  }
  return found;
}

/** How a release finds that its objects were changed; null where it says nothing. */
export function releaseDrift(
  manifests: Manifests,
  object: KubeObject,
  notices: (object: KubeObject) => Tri,
): Found['drifts'][number] | null {
  const mode = text(get(get(get(object.node ?? undefined, 'spec'), 'driftDetection'), 'mode'));
  if (mode === undefined) return null;
  return {
    tool: 'flux',
    path: object.path,
    form: 'drift_detection',
    enabled: mode === 'enabled' || mode === 'warn' ? 'yes' : mode === 'disabled' ? 'no' : 'unknown',
    notifies: notices(object),
    at: manifests.at(object.path, object.line),
  };
}

/** The folder of the chart of this repository that a release installs; none for one that lies elsewhere. */
export function localChart(manifests: Manifests, { node }: KubeObject): readonly string[] {
  const spec = get(get(get(node ?? undefined, 'spec'), 'chart'), 'spec');
  if (text(get(get(spec, 'sourceRef'), 'kind')) !== 'GitRepository') return [];
  const folder = plainPath(text(get(spec, 'chart')) ?? '');
  return folder !== null && manifests.charts.has(folder) ? [folder] : [];
}

/** The chart that a release installs. */
export function chartsOf(manifests: Manifests, object: KubeObject): readonly Use[] {
  const [local] = localChart(manifests, object);
  if (local !== undefined) return chartUse(manifests, local);
  const spec = get(get(get(object.node ?? undefined, 'spec'), 'chart'), 'spec');
  const chart = text(get(spec, 'chart'));
  if (chart === undefined) return [];
  const from = text(get(get(spec, 'sourceRef'), 'name'));
  return [remoteChart(from, chart, text(get(spec, 'version')), manifests.at(object.path, object.line))];
}

/** Releases that no folder of Flux, and no kustomization, takes in: a unit each. */
export function looseReleases(
  manifests: Manifests,
  releases: ReadonlyMap<string, readonly KubeObject[]>,
  taken: readonly Taken[],
): readonly Root[] {
  const held = new Set(taken.flatMap(({ files }) => [...files].filter((file) => releases.has(file))));
  for (const { local, patches } of manifests.kustomizations.values()) {
    for (const place of local) held.add(place);
    for (const { file } of patches) if (file !== null) held.add(file);
  }
  const loose = [...releases].filter(([file, all]) => !held.has(file) && !all.some(isSync));
  return loose.flatMap(([file, all]) =>
    all.filter(isWhole).map((object) => {
      const environment = environmentOfFolder(folderOf(file), manifests.folders);
      return rootOf({
        tool: 'flux',
        path: file,
        at: manifests.at(file, object.line),
        environment,
        // Nothing here applies it: by itself it may be a sample.
        own: environment !== null && !isBesideTests(manifests, file) ? 'yes' : 'unknown',
        state: 'held',
        locked: 'yes',
        reconciled: 'unknown',
        uses: chartsOf(manifests, object),
      });
    }),
  );
}

/** Without a chart it is a part that something changes another release by. */
function isWhole({ node }: KubeObject): boolean {
  const spec = get(node ?? undefined, 'spec');
  return get(spec, 'chart') !== undefined || get(spec, 'chartRef') !== undefined;
}
