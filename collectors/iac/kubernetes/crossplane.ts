import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import type { Root, Use } from '../model.ts';
import { folderOf } from './folders.ts';
import type { Manifests } from './manifests.ts';
import { rootOf } from './root.ts';

/** Compositions as definitions, and folders of managed resources that no reconciler has as roots. */
export function readCrossplane(
  manifests: Manifests,
  isHeld: (path: string) => boolean,
): { readonly roots: readonly Root[]; readonly modules: readonly Use[] } {
  const roots = new Map<string, Root>();
  const modules: Use[] = [];
  for (const [path, objects] of manifests.objects) {
    for (const { group, kind, line, isTemplate } of objects) {
      const at = manifests.at(path, line);
      if (group === 'apiextensions.crossplane.io') {
        if (/^(Composition|CompositeResourceDefinition)$/.test(kind))
          modules.push({ tool: 'crossplane', form: 'template', origin: 'local', path, pin: 'local', at });
      } else if (isManaged(group) && !isTemplate && !isHeld(path)) {
        const folder = folderOf(path);
        if (!roots.has(folder)) {
          const environment = environmentOfFolder(folder, manifests.folders);
          roots.set(folder, rootOf({ tool: 'crossplane', path: folder, at, environment }));
        }
      }
    }
  }
  return { roots: [...roots.values()], modules };
}

/** Groups of resources that Crossplane keeps; its own packages and settings are none. */
function isManaged(group: string): boolean {
  if (/^(pkg|apiextensions|secrets|meta|ops|protection)\.crossplane\.io$/.test(group)) return false;
  return /\.(crossplane\.io|upbound\.io)$/.test(group);
}
