import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plural, shortText } from '../../../src/core/text.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Found, Gap, Root, Use } from '../model.ts';
import { readArgo } from './argo.ts';
import { walksOf } from './closure.ts';
import { contextsOf } from './contexts.ts';
import { readCrossplane } from './crossplane.ts';
import { readFlux } from './flux.ts';
import { readHelm } from './helm.ts';
import { readHelmfiles } from './helmfile.ts';
import { readKustomize } from './kustomize.ts';
import { type Manifests, manifestsOf } from './manifests.ts';
import { readPlain } from './plain.ts';

const mostRoots = 2000;
const mostModules = 5000;

/**
 * What a repository wants of clusters: what reconcilers keep to, and beside it kustomizations, charts with values of
 * environments, helmfiles and plain manifests that no reconciler has.
 * @throws {Unreadable} when the files cannot be listed.
 */
export async function readKubernetes(source: RepositoryFiles, sweep: Sweep): Promise<Found> {
  const manifests = await manifestsOf(source, sweep);
  const walks = walksOf(manifests);
  const contexts = contextsOf(manifests, walks);
  const flux = readFlux(manifests, walks, contexts);
  const argo = await readArgo(manifests, walks, contexts, flux.held);
  const taken = [...flux.taken, ...argo.taken];
  const charts = new Set(taken.flatMap((one) => [...one.charts]));
  const folders = new Set([
    ...flux.folders,
    ...taken.flatMap(({ kustomizations }) => kustomizations.map(({ folder }) => folder)),
  ]);
  const files = heldFiles(manifests, new Set(taken.flatMap((one) => [...one.files])));
  const kustomize = readKustomize(manifests, walks, (folder) => folders.has(folder));
  const helm = readHelm(manifests, charts);
  const crossplane = readCrossplane(manifests, (path) => files.has(path));
  const helmfiles = await readHelmfiles(manifests, sweep.marked('chart').filter(isHelmfile));
  const plain = await readPlain(manifests, (path) => files.has(path));
  const roots = [
    ...flux.roots,
    ...argo.roots,
    ...kustomize.roots,
    ...helm.roots,
    ...helmfiles,
    ...crossplane.roots,
    ...plain,
  ];
  const modules = [...kustomize.modules, ...helm.modules, ...crossplane.modules];
  return {
    roots: roots.slice(0, mostRoots),
    modules: modules.slice(0, mostModules),
    guardrails: [],
    stores: [],
    drifts: [...flux.drifts, ...argo.drifts].slice(0, mostModules),
    gaps: gapsOf(manifests, roots, modules, walks.isExhausted() || flux.isCut || argo.isCut),
  };
}

const isHelmfile = (path: string): boolean => /(^|\/)helmfile([^/]*|(\.d)?\/[^/]+)\.ya?ml(\.gotmpl)?$/.test(path);

/** Files that reconcilers, kustomizations and patches have, so that they are nothing by themselves. */
function heldFiles({ kustomizations }: Manifests, reconciled: ReadonlySet<string>): ReadonlySet<string> {
  const held = new Set(reconciled);
  for (const { local, patches } of kustomizations.values()) {
    for (const place of local) held.add(place);
    for (const { file } of patches) if (file !== null) held.add(file);
  }
  return held;
}

function gapsOf(
  { malformed }: Manifests,
  roots: readonly Root[],
  modules: readonly Use[],
  isCut: boolean,
): readonly Gap[] {
  const gaps: Gap[] = [];
  if (malformed.length > 0) {
    const names = malformed.slice(0, 3).map((path) => shortText(path, 200));
    gaps.push({
      reason: 'malformed',
      detail: `${plural(malformed.length, 'file')} with objects of a cluster could not be read: ${names.join(', ')}`,
      mend: 'make the files valid YAML, or keep templates apart from what a cluster reads',
    });
  }
  if (roots.length > mostRoots || modules.length > mostModules || isCut) {
    gaps.push({
      reason: 'too_large',
      detail: 'there is more for clusters than a report can hold: what lies beyond was left out',
      mend: 'scan parts of the repository apart',
    });
  }
  return gaps;
}
