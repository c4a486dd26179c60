import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { preparingKinds } from '../../../src/lexicon/iac-kubernetes.ts';
import type { Root, Use } from '../model.ts';
import { takenFolders, topKustomizations, type Walks } from './closure.ts';
import { clearest } from './environment.ts';
import { isWithin } from './folders.ts';
import type { Kustomization } from './kustomization.ts';
import type { Manifests } from './manifests.ts';
import { rootOf, usesOf } from './root.ts';

/**
 * Kustomizations that nobody takes in and no reconciler applies as roots; those that others take in as definitions.
 * @param applied whether a reconciler applies, or may apply, a folder.
 */
export function readKustomize(
  manifests: Manifests,
  walks: Walks,
  applied: (folder: string) => boolean,
): { readonly roots: readonly Root[]; readonly modules: readonly Use[] } {
  const taken = takenFolders(manifests);
  const isSpare = spareBases(manifests);
  const roots = topKustomizations(manifests, taken)
    .filter(({ folder }) => !applied(folder) && !isSpare(folder))
    .map((own) => unitOf(manifests, walks, own));
  const modules = [...manifests.kustomizations.values()]
    .filter(({ folder, isComponent }) => isComponent || taken.has(folder) || isSpare(folder))
    .map(
      ({ folder, path }): Use => ({
        tool: 'kustomize',
        form: 'base',
        origin: 'local',
        path: folder,
        pin: 'local',
        at: manifests.at(path, 1),
      }),
    );
  return { roots, modules };
}

function unitOf(manifests: Manifests, walks: Walks, { path, folder, namespace, affixes }: Kustomization): Root {
  const taken = walks.from(folder, 'none');
  const environment = clearest([
    environmentOfFolder(folder, manifests.folders),
    ...[namespace, ...affixes].flatMap((word) => (word === null ? [] : environmentInName(word.replace(/^-|-$/g, '')))),
  ]);
  const uses = usesOf(manifests, taken).filter((use) => use.path !== folder);
  return rootOf({
    tool: 'kustomize',
    path: folder,
    at: manifests.at(path, 1),
    environment,
    uses,
    ...(isPreparing(manifests, folder, taken.files) ? { purpose: 'bootstrap' as const } : {}),
  });
}

/** A folder kept for what comes first, in which everything only prepares for others. */
function isPreparing(manifests: Manifests, folder: string, files: ReadonlySet<string>): boolean {
  if (!/(^|\/)bootstrap(\/|$)/.test(folder)) return false;
  const objects = [...files].flatMap((file) => manifests.objects.get(file) ?? []);
  return objects.length > 0 && objects.every(({ kind }) => preparingKinds.has(kind));
}

/** Folders kept for bases, up to their name; null for a path with none. */
function basesIn(folder: string): string | null {
  const parts = folder.split('/');
  const at = parts.findIndex((part) => /^(bases?|components?)$/.test(part));
  return at === -1 ? null : parts.slice(0, at + 1).join('/');
}

/** Tells which kustomizations lie in a folder of bases from which others are taken in: not in use, and no root. */
function spareBases({ kustomizations }: Manifests): (folder: string) => boolean {
  const used = new Set<string>();
  for (const { folder, local } of kustomizations.values()) {
    for (const place of local) {
      const bases = basesIn(place);
      if (bases !== null && !isWithin(folder, bases)) used.add(bases);
    }
  }
  return (folder) => {
    const bases = basesIn(folder);
    return bases !== null && bases !== folder && used.has(bases);
  };
}
