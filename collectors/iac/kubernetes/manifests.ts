import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, text as textIn } from '../../../src/formats/nodes.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import { chartFolders } from '../../../src/lexicon/iac-kubernetes.ts';
import { programTest } from '../../../src/lexicon/iac-samples.ts';
import type { Use } from '../model.ts';
import { type Folders, folderOf, foldersOf } from './folders.ts';
import { type Kustomization, kustomizationOf } from './kustomization.ts';
import { type KubeObject, objectsOf } from './object.ts';

/** A chart as its own file tells it. */
export interface Chart {
  readonly folder: string;
  readonly path: string;
  readonly name: string;
  /** A library gives parts to other charts and is never installed. */
  readonly isLibrary: boolean;
  /** It is offered to everybody, as its annotations for a public list of charts say. */
  readonly isPublished: boolean;
  /** Charts it is made of. */
  readonly dependencies: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly version: string | null;
    readonly line: number;
  }[];
}

/** Everything of Kubernetes that a repository holds, read once. */
export interface Manifests {
  readonly commit: string | null;
  /** What the repository is called on its forge. */
  readonly fullName: string | null;
  /** Name of the branch that is trunk. */
  readonly defaultBranch: string | null;
  readonly own: ReadonlySet<string>;
  readonly folders: Folders;
  readonly objects: ReadonlyMap<string, readonly KubeObject[]>;
  readonly kustomizations: ReadonlyMap<string, Kustomization>;
  readonly charts: ReadonlyMap<string, Chart>;
  /** Texts of files that look as if they held something and could not be read. */
  readonly malformed: readonly string[];
  at(path: string, line: number | null): Use['at'];
  /** Text of a file that bears a mark. */
  textOf(path: string): Promise<string | null>;
}

/** Whether a file lies beside tests of a program, which it may be material for. */
export function isBesideTests({ folders }: Manifests, path: string): boolean {
  const known = tested.get(folders) ?? new Map<string, boolean>();
  tested.set(folders, known);
  const folder = folderOf(path);
  const is = known.get(folder) ?? (folders.files.get(folder) ?? []).some((file) => programTest.test(file));
  known.set(folder, is);
  return is;
}

/** Folders that hold tests of a program, as far as they were asked about. */
const tested = new WeakMap<Folders, Map<string, boolean>>();

/** Whether a file is part of a chart, which its tool fills in before anything is an object. */
function inChart(path: string, charts: ReadonlySet<string>): boolean {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const above = folderOf(folder);
    const name = folder.slice(above === '' ? 0 : above.length + 1);
    if (chartFolders.includes(name) && charts.has(above)) return true;
  }
  return false;
}

/**
 * Reads the manifests, kustomizations and charts of a repository.
 * @throws {Unreadable} when the files cannot be listed.
 */
export async function manifestsOf(source: RepositoryFiles, sweep: Sweep): Promise<Manifests> {
  const { commit } = sweep;
  const { fullName, defaultBranch } = await source.describe();
  const objects = new Map<string, readonly KubeObject[]>();
  const kustomizations = new Map<string, Kustomization>();
  const charts = new Map<string, Chart>();
  const malformed: string[] = [];
  const chartFiles = sweep.marked('chart').filter((path) => /(^|\/)Chart\.ya?ml$/.test(path));
  const chartSet = new Set(chartFiles.map(folderOf));
  for (const path of chartFiles) {
    const chart = chartOf(path, await sweep.textOf(path));
    if (chart !== null) charts.set(chart.folder, chart);
    else malformed.push(path);
  }
  for (const path of sweep.marked('kubernetes_object')) {
    if (inChart(path, chartSet) || /(^|\/)Chart\.ya?ml$/.test(path)) continue;
    const text = await sweep.textOf(path);
    if (text === null) continue;
    const found = objectsOf(path, text);
    if (found.isMalformed) malformed.push(path);
    if (found.objects.length > 0) objects.set(path, found.objects);
  }
  for (const path of sweep.marked('kustomization')) {
    const isOther =
      objects.get(path)?.some(({ group }) => group !== '' && group !== 'kustomize.config.k8s.io') === true;
    const text = isOther || inChart(path, chartSet) ? null : await sweep.textOf(path);
    if (text === null) continue;
    const node = parseYaml(text, '1.2')?.[0];
    if (node === undefined) malformed.push(path);
    kustomizations.set(folderOf(path), kustomizationOf(path, node, commit));
    objects.delete(path);
  }
  return {
    commit,
    fullName,
    defaultBranch: defaultBranch?.name ?? null,
    own: new Set(sweep.own),
    folders: foldersOf(sweep.own),
    objects,
    kustomizations,
    charts,
    malformed,
    at: (path, line) => ({ commit, path, line }),
    textOf: (path) => sweep.textOf(path),
  };
}

function chartOf(path: string, text: string | null): Chart | null {
  const node = text === null ? undefined : parseYaml(text, '1.2')?.[0];
  const folder = folderOf(path);
  const name = textIn(get(node, 'name'));
  if (node === undefined) return null;
  const dependencies = get(node, 'dependencies');
  const all = dependencies?.type === 'list' ? dependencies.items.slice(0, 200) : [];
  return {
    folder,
    path,
    name: name ?? folder,
    isLibrary: textIn(get(node, 'type')) === 'library',
    isPublished: entries(get(node, 'annotations')).some(([key]) => key.startsWith('artifacthub.io/')),
    dependencies: all.map((one) => ({
      name: textIn(get(one, 'name')) ?? '',
      from: textIn(get(one, 'repository')) ?? null,
      version: textIn(get(one, 'version')) ?? null,
      line: one.line,
    })),
  };
}
