import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { type Environment, environmentInName, environmentOf } from '../../../src/lexicon/environments.ts';
import {
  generatedHead,
  heldFolders,
  notObjects,
  workloadGroups,
  workloadKinds,
} from '../../../src/lexicon/iac-kubernetes.ts';
import type { Root } from '../model.ts';
import { clearest } from './environment.ts';
import { folderOf } from './folders.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { rootOf } from './root.ts';

/** A file of plain objects. */
interface Plain {
  readonly path: string;
  readonly objects: readonly KubeObject[];
}

/**
 * Folders of plain manifests, which nothing but a person or a pipeline can apply, as roots.
 * @param isHeld whether a kustomization, a chart or a reconciler has a file already.
 */
export async function readPlain(manifests: Manifests, isHeld: (path: string) => boolean): Promise<readonly Root[]> {
  const isLeftover = leftovers(manifests, isHeld);
  const plain: Plain[] = [];
  for (const [path, objects] of manifests.objects) {
    if (isHeld(path) || isInChart(manifests, path) || !isWorkload(path, objects) || isLeftover(path)) continue;
    if (!generatedHead.test(headOf((await manifests.textOf(path)) ?? ''))) plain.push({ path, objects });
  }
  const files = new Set(plain.map(({ path }) => path));
  const groups = new Map<string, Plain[]>();
  for (const one of plain) {
    const folder = topOf(manifests, folderOf(one.path), files);
    const known = groups.get(folder);
    if (known === undefined) groups.set(folder, [one]);
    else known.push(one);
  }
  return [...groups].flatMap(([folder, all]) => rootsOf(manifests, folder, all));
}

/** The comments at the head of a text. */
function headOf(text: string): string {
  const lines = text.slice(0, 8000).split('\n');
  const end = lines.findIndex((line) => !/^(#|---|\s*$)/.test(line));
  return lines.slice(0, end === -1 ? lines.length : end).join('\n');
}

/** Whether a file lies in the folder of a chart, which nothing applies as it stands. */
function isInChart({ charts }: Manifests, path: string): boolean {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (charts.has(folder)) return true;
  return false;
}

/**
 * Tells which files lie among those that kustomizations and reconcilers take in: parts that are not in use, or that a
 * folder takes in which is not read.
 */
function leftovers(manifests: Manifests, isHeld: (path: string) => boolean): (path: string) => boolean {
  const around = new Set<string>();
  const taken = [...manifests.objects.keys()].filter(isHeld);
  for (const path of [...taken, ...[...manifests.kustomizations.values()].map((one) => one.path)]) {
    for (let folder = folderOf(path); folder !== '' && !around.has(folder); folder = folderOf(folder))
      around.add(folder);
  }
  return (path) => {
    const own = folderOf(path);
    const above = folderOf(own);
    const further = folderOf(above);
    return around.has(own) || [above, further].some((folder) => folder.includes('/') && around.has(folder));
  };
}

function isWorkload(path: string, objects: readonly KubeObject[]): boolean {
  if (
    path
      .split('/')
      .slice(0, -1)
      .some((part) => heldFolders.has(part.toLowerCase()))
  )
    return false;
  if (objects.some(({ kind, isTemplate }) => isTemplate || notObjects.has(kind))) return false;
  return objects.some(({ group, kind }) => workloadGroups.has(group) && workloadKinds.has(kind));
}

/**
 * The topmost folder that holds such files, without one in between that holds none or is an environment of its own; never
 * the root of the repository unless they lie there.
 */
function topOf(manifests: Manifests, start: string, files: ReadonlySet<string>): string {
  let folder = start;
  while (folder !== '') {
    const above = folderOf(folder);
    const name = folder.slice(above === '' ? 0 : above.length + 1);
    if (above === '' || environmentOf(name) !== null || !holdsSuch(manifests, above, files)) return folder;
    folder = above;
  }
  return folder;
}

/** Whether a folder holds such files itself, so that those in folders of it belong to them. */
function holdsSuch(manifests: Manifests, folder: string, files: ReadonlySet<string>): boolean {
  return (manifests.folders.files.get(folder) ?? []).some((path) => files.has(path));
}

function rootsOf(manifests: Manifests, folder: string, files: readonly Plain[]): readonly Root[] {
  const byEnvironment = new Map<string, { environment: Environment | null; first: Plain }>();
  const around = environmentOfFolder(folder, manifests.folders);
  for (const one of files) {
    const environment = clearest([around, ownEnvironment(one)]);
    const key = environment?.name.toLowerCase() ?? '';
    if (!byEnvironment.has(key)) byEnvironment.set(key, { environment, first: one });
  }
  // What is for all of the environments beside it is no unit of its own.
  if (byEnvironment.size > 2) byEnvironment.delete('');
  return [...byEnvironment.values()].map(({ environment, first }) =>
    rootOf({
      tool: 'kubernetes',
      path: folder,
      at: manifests.at(first.path, first.objects[0]?.line ?? 1),
      environment,
    }),
  );
}

/** The environment that the name of a file, or of its objects' namespace, tells. */
function ownEnvironment({ path, objects }: Plain): Environment | null {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]{1,5}$/, '');
  const namespaces = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
  const [only] = namespaces;
  return environmentInName(stem) ?? (only === undefined || namespaces.size > 1 ? null : environmentInName(only));
}
