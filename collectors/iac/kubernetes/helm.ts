import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { type Environment, environmentOf } from '../../../src/lexicon/environments.ts';
import type { Root, Use } from '../model.ts';
import { folderOf, inFolder, isWithin, plainPath } from './folders.ts';
import type { Chart, Manifests } from './manifests.ts';
import { remoteChart } from './remote.ts';
import { chartUse, rootOf } from './root.ts';
import { valuesEnvironment, valuesName } from './values.ts';

/**
 * Charts of the repository as definitions, and as roots those that may be installed: one for each environment that has
 * values, else one of which nobody can tell who installs it. What is part of another chart is none.
 * @param applied charts that a reconciler or a kustomization installs.
 */
export function readHelm(
  manifests: Manifests,
  applied: ReadonlySet<string>,
): { readonly roots: readonly Root[]; readonly modules: readonly Use[] } {
  const charts = [...manifests.charts.values()];
  // A chart in another's `charts/` is a part of it.
  const own = charts.filter(({ folder }) => !/(^|\/)charts\/[^/]+$/.test(folder) || !isPart(manifests, folder));
  const parts = new Set(
    charts.flatMap((chart) =>
      dependenciesOf(manifests, chart).flatMap(({ origin, path }) => (origin === 'local' ? path : [])),
    ),
  );
  const roots = own
    .filter(({ isLibrary, folder }) => !isLibrary && !applied.has(folder) && !parts.has(folder))
    .flatMap((chart) => rootsOf(manifests, chart));
  return { roots, modules: own.flatMap(({ folder }) => chartUse(manifests, folder)) };
}

function isPart(manifests: Manifests, folder: string): boolean {
  return manifests.charts.has(folderOf(folderOf(folder)));
}

function rootsOf(manifests: Manifests, chart: Chart): readonly Root[] {
  const found = new Map<string, { readonly environment: Environment; readonly file: string }>();
  for (const [file, environment] of environmentValues(manifests, chart.folder)) {
    const key = environment.name.toLowerCase();
    if (!found.has(key)) found.set(key, { environment, file });
  }
  const common = {
    tool: 'helm',
    path: chart.folder,
    // Helm keeps its releases in the cluster, and refuses a second change while one is under way.
    state: 'shared',
    locked: 'yes',
    serves: chart.folder,
    uses: dependenciesOf(manifests, chart),
  } as const;
  if (found.size === 0) {
    const environment = environmentOfFolder(chart.folder, manifests.folders);
    return isOffered(manifests, chart) ? [] : [rootOf({ ...common, environment, at: manifests.at(chart.path, 1) })];
  }
  return [...found.values()]
    .slice(0, 200)
    .map(({ environment, file }) => rootOf({ ...common, environment, at: manifests.at(file, 1), selectors: [file] }));
}

/** Whether a chart is a product for users: it says so, or a file for a public list or for releases of charts does. */
function isOffered({ own }: Manifests, { folder, isPublished }: Chart): boolean {
  if (isPublished || ['cr.yaml', '.cr.yaml', '.github/cr.yaml'].some((path) => own.has(path))) return true;
  for (let at = folder; ; at = folderOf(at)) {
    if (['artifacthub-repo.yml', 'artifacthub-repo.yaml'].some((name) => own.has(inFolder(at, name)))) return true;
    if (at === '') return false;
  }
}

const folderOfValues = /^(values|envs?|environments?|config|overrides|vars)$/;

/** Files of values beside a chart, or in folders of it that are kept for them, that tell their environment. */
function environmentValues(manifests: Manifests, folder: string): readonly (readonly [string, Environment])[] {
  const filesIn = (place: string): readonly string[] => manifests.folders.files.get(place) ?? [];
  const inner = [...(manifests.folders.folders.get(folder) ?? [])].filter((name) => folderOfValues.test(name));
  const places = [folder, ...inner.map((name) => inFolder(folder, name))];
  const deeper = inner.flatMap((name) =>
    [...(manifests.folders.folders.get(inFolder(folder, name)) ?? [])].map((deep) =>
      inFolder(inFolder(folder, name), deep),
    ),
  );
  return [
    ...places.flatMap((place) => filesIn(place).map((file) => [file, environmentOfValues(file)] as const)),
    ...deeper.flatMap((place) =>
      filesIn(place).map((file) => [file, environmentOf(place.slice(place.lastIndexOf('/') + 1))] as const),
    ),
  ].flatMap(([file, environment]) =>
    environment === null || !isValues(file) || manifests.objects.has(file) ? [] : [[file, environment] as const],
  );
}

const isValues = (file: string): boolean => /\.ya?ml(\.gotmpl)?$/.test(file) && !/(^|\/)Chart\.ya?ml$/.test(file);

/** Charts are tried out with values of these names. */
const trials = /^(ci|local.*|kind|minikube|example.*|sample.*|lint)$/i;

function environmentOfValues(file: string): Environment | null {
  const { stem, word } = valuesName(file);
  return trials.test(word ?? stem) || stem === 'values' ? null : valuesEnvironment(file);
}

function dependenciesOf(manifests: Manifests, { folder, path, dependencies }: Chart): readonly Use[] {
  return dependencies.flatMap(({ name, from, version, line }): readonly Use[] => {
    if (name === '') return [];
    if (from?.startsWith('file://') === true || from === null || from === '') {
      const local = plainPath(inFolder(folder, from?.slice('file://'.length) || `charts/${name}`));
      return local === null || !isWithin(local, '') ? [] : chartUse(manifests, local);
    }
    return [remoteChart(from, name, version ?? undefined, manifests.at(path, line))];
  });
}
