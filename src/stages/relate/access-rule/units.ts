import type { Fact } from '../../../core/facts/index.ts';
import { type IacFamily, iacFamilyOf } from '../../../lexicon/iac-tools.ts';

type Root = Fact<'iac.root'>;
type Module = Fact<'iac.module'>;

/** The units that a file is part of. */
export interface Part {
  readonly roots: readonly Root[];
  /** The file surely belongs to them; else it only lies near. */
  readonly isSure: boolean;
  /** The folder that they are applied from holds it; else they take it in from elsewhere. */
  readonly isWithin: boolean;
}

/** Tells of which units a file is a part, the same object for all files of a shared definition; null where none is near. */
export type Parts = (file: Pick<Fact<'access.rule_file'>, 'path' | 'leftOutBy'>) => Part | null;

/** Files that Terraform and its like take from the one folder alone. */
const configuration = /\.(tf|tofu|tfvars)(\.json)?$|(^|\/)[^/]+\.hcl$/;
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Whether a folder is another one, or lies below it. */
export const isWithin = (folder: string, other: string): boolean =>
  other === '' || folder === other || folder.startsWith(`${other}/`);

function groupedBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [item]);
      else known.push(item);
    }
  }
  return found;
}

/** Whether a file that lies in the folder of a unit, or below it, is surely a part of it. */
function holds(root: Root, path: string): boolean {
  if (root.path === path) return true;
  const isDirect = folderOf(path) === root.path;
  // The root of a repository holds everything, whatever it is for.
  if (root.path === '' || configuration.test(path) || root.tool === 'kustomize') return isDirect;
  return true;
}

/** All units that a shared definition can be part of: which of them take it in is not told, so that all have to agree. */
function takersOf(module: Module, byFamily: ReadonlyMap<IacFamily, readonly Root[]>): readonly Root[] {
  return module.origin === 'local' && module.units > 0 ? (byFamily.get(iacFamilyOf(module.tool)) ?? []) : [];
}

/** Finds the units of files by the nearest folder that is a unit, that a reconciler applies, or that units share. */
export function partsOf(all: readonly Root[], modules: readonly Module[]): Parts {
  const roots = all.filter(({ purpose, own }) => purpose !== 'preview' && own !== 'no');
  const byPath = groupedBy(roots, ({ path }) => [path]);
  const byApplied = groupedBy(roots, ({ applies }) => applies);
  const shared = groupedBy(modules, ({ path }) => [path]);
  const byFamily = Map.groupBy(roots, ({ tool }) => iacFamilyOf(tool));
  const known = new Map<Module, Part>();
  const sharedPart = (module: Module): Part | null => {
    const takers = takersOf(module, byFamily);
    if (takers.length === 0) return null;
    const part = known.get(module) ?? { roots: takers, isSure: true, isWithin: false };
    known.set(module, part);
    return part;
  };
  return ({ path, leftOutBy }) => {
    for (let place = path; ; place = folderOf(place)) {
      const own = byPath.get(place) ?? [];
      const applied = (byApplied.get(place) ?? []).filter(({ path: from }) => from !== place);
      const near = [...own, ...applied];
      if (near.length > 0) {
        // What a unit's own kustomizations do not take in only lies beside what it applies.
        if (leftOutBy !== null && isWithin(leftOutBy, place)) return null;
        const isSure = own.every((root) => holds(root, path)) && (place !== '' || applied.length === 0);
        return { roots: near, isSure, isWithin: own.length > 0 };
      }
      const [module] = shared.get(place) ?? [];
      if (module !== undefined) {
        if (leftOutBy !== null && isWithin(leftOutBy, place)) return null;
        const isDirect = !configuration.test(path) || folderOf(path) === place;
        return isDirect ? sharedPart(module) : null;
      }
      if (place === '') return null;
    }
  };
}
