import { entries, get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Use } from '../model.ts';
import { folderOf, inFolder, plainPath } from './folders.ts';
import { isRemote, remoteChart, remoteUse } from './remote.ts';

/** A change to objects that a kustomization, or a reconciler, makes on its way. */
export interface Patch {
  /** File of the repository that holds it; null where it stands in the text. */
  readonly file: string | null;
  readonly text: string | null;
  readonly target: { readonly kind: string | null; readonly name: string | null; readonly isSelected: boolean } | null;
}

/** A kustomization file as it is written. */
export interface Kustomization {
  readonly path: string;
  readonly folder: string;
  readonly isComponent: boolean;
  /** It could not be read: what it takes in is not known. */
  readonly isBroken: boolean;
  /** Files and folders of the repository that it takes in. */
  readonly local: readonly string[];
  readonly patches: readonly Patch[];
  /** Bases and charts that lie elsewhere. */
  readonly remote: readonly Use[];
  readonly namespace: string | null;
  /** What it puts before or behind all names. */
  readonly affixes: readonly string[];
}

const mostEntries = 2000;
const takers = ['resources', 'bases', 'components', 'generators', 'transformers'] as const;

const list = (node: Yaml | undefined): readonly Yaml[] =>
  node?.type === 'list' ? node.items.slice(0, mostEntries) : [];

/** What a kustomization file says; all of it empty where its text is no map. */
export function kustomizationOf(path: string, node: Yaml | undefined, commit: string | null): Kustomization {
  const folder = folderOf(path);
  const at = (line: number): Use['at'] => ({ commit, path, line });
  const taken = takers
    .flatMap((key) => list(get(node, key)).flatMap((item) => ({ entry: text(item) ?? '', line: item.line })))
    .filter(({ entry }) => entry !== '' && !entry.includes('\n'));
  const local = taken
    .filter(({ entry }) => !isRemote(entry))
    .flatMap(({ entry }) => plainPath(inFolder(folder, entry)) ?? []);
  const remote = taken.filter(({ entry }) => isRemote(entry)).map(({ entry, line }) => remoteUse(entry, at(line)));
  const charts = list(get(node, 'helmCharts')).flatMap((chart) => {
    const name = text(get(chart, 'name'));
    return name === undefined
      ? []
      : [remoteChart(text(get(chart, 'repo')), name, text(get(chart, 'version')), at(chart.line))];
  });
  return {
    path,
    folder,
    isComponent: text(get(node, 'kind')) === 'Component',
    isBroken: node === undefined || entries(node).length === 0,
    local: [...new Set(local)],
    patches: patchesIn(folder, node),
    remote: [...remote, ...charts],
    namespace: text(get(node, 'namespace')) ?? null,
    affixes: ['nameSuffix', 'namePrefix'].flatMap((key) => text(get(node, key)) ?? []),
  };
}

/** The patches of a kustomization, or of a reconciler's object, with their files by path from the root. */
export function patchesIn(folder: string, node: Yaml | undefined): readonly Patch[] {
  const told = [...list(get(node, 'patches')), ...list(get(node, 'patchesJson6902'))].map((item): Patch => {
    const file = text(get(item, 'path'));
    return {
      file: file === undefined ? null : plainPath(inFolder(folder, file)),
      text: text(get(item, 'patch')) ?? null,
      target: targetOf(get(item, 'target')),
    };
  });
  const merged = (texts(get(node, 'patchesStrategicMerge')) ?? [])
    .slice(0, mostEntries)
    .map(
      (entry): Patch =>
        entry.includes('\n')
          ? { file: null, text: entry, target: null }
          : { file: plainPath(inFolder(folder, entry)), text: null, target: null },
    );
  return [...told, ...merged];
}

function targetOf(node: Yaml | undefined): Patch['target'] {
  if (node === undefined || node.type !== 'map') return null;
  const name = text(get(node, 'name'));
  return {
    kind: text(get(node, 'kind')) ?? null,
    name: name === undefined || /^\^?\.\*\$?$/.test(name) ? null : name,
    isSelected: ['labelSelector', 'annotationSelector'].some((key) => get(node, key) !== undefined),
  };
}
