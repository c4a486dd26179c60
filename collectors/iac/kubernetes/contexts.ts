import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import type { Environment } from '../../../src/lexicon/environments.ts';
import { takenFolders, topKustomizations, type Walks } from './closure.ts';
import type { Manifests } from './manifests.ts';
import { type ReadPatch, readPatches } from './specification.ts';

/** A way in which a file comes into a cluster: by itself, or by a kustomization that no other takes in. */
export interface Context {
  /** Folder of the kustomization; null for a file by itself. */
  readonly folder: string | null;
  readonly patches: readonly ReadPatch[];
  readonly environment: Environment | null;
}

const mostContexts = 200;
const byItself: readonly Context[] = [{ folder: null, patches: [], environment: null }];

/**
 * The ways in which files with objects of a reconciler come into a cluster, by file. Files that only patch others have none.
 */
export function contextsOf(manifests: Manifests, walks: Walks): (file: string) => readonly Context[] {
  const known = new Map<string, Context[]>();
  const patchFiles = new Set(
    [...manifests.kustomizations.values()].flatMap(({ patches }) => patches.flatMap(({ file }) => file ?? [])),
  );
  const told = new Set(
    [...manifests.objects].filter(([, objects]) => objects.some(({ node }) => node !== null)).map(([file]) => file),
  );
  const direct = new Set([...manifests.kustomizations.values()].flatMap(({ local }) => local));
  for (const { folder } of topKustomizations(manifests, takenFolders(manifests))) {
    const taken = walks.from(folder, 'none');
    const files = [...taken.files].filter((file) => told.has(file));
    if (files.length === 0) continue;
    const patches = readPatches(manifests, taken.kustomizations);
    const context = { folder, patches, environment: environmentOfFolder(folder, manifests.folders) };
    for (const file of files) {
      const here = known.get(file);
      if (here === undefined) known.set(file, [context]);
      else if (here.length < mostContexts) here.push(context);
    }
  }
  return (file) => known.get(file) ?? (patchFiles.has(file) && !direct.has(file) ? [] : byItself);
}
