import { inFolder } from './folders.ts';
import type { Kustomization } from './kustomization.ts';
import type { Manifests } from './manifests.ts';

/** How a place that has no kustomization of its own is read: all that lies below, what lies there, or not at all. */
type Depth = 'all' | 'here' | 'none';

/** What a kustomization, or a reconciler's path, takes in. */
export interface Taken {
  readonly files: ReadonlySet<string>;
  /** Kustomizations, the outermost first. */
  readonly kustomizations: readonly Kustomization[];
  /** Folders of charts. */
  readonly charts: ReadonlySet<string>;
}

/** Steps that all walks of one repository may take together. */
const mostSteps = 4_000_000;

/** Walks through what takes in what, each place once. */
export interface Walks {
  from(place: string, depth: Depth): Taken;
  /** A walk was cut short. */
  isExhausted(): boolean;
}

/** Walks over these manifests; cycles end, and all walks together have an end. */
export function walksOf(manifests: Manifests): Walks {
  const known = new Map<string, Taken>();
  let steps = 0;

  function walk(start: string, depth: Depth): Taken {
    const files = new Set<string>();
    const charts = new Set<string>();
    const kustomizations: Kustomization[] = [];
    const seen = new Set<string>();
    const waiting: { readonly place: string; readonly depth: Depth }[] = [{ place: start, depth }];
    for (let next = 0; next < waiting.length && steps < mostSteps; next++) {
      const now = waiting[next];
      if (now === undefined || seen.has(now.place)) continue;
      seen.add(now.place);
      steps++;
      const own = manifests.kustomizations.get(now.place);
      if (own !== undefined) {
        kustomizations.push(own);
        for (const place of own.local) waiting.push({ place, depth: 'none' });
      } else if (manifests.own.has(now.place)) files.add(now.place);
      else if (manifests.charts.has(now.place)) charts.add(now.place);
      else if (now.depth !== 'none') {
        const here = manifests.folders.files.get(now.place) ?? [];
        steps += here.length;
        for (const file of here) files.add(file);
        if (now.depth === 'here') continue;
        for (const name of manifests.folders.folders.get(now.place) ?? [])
          waiting.push({ place: inFolder(now.place, name), depth: 'all' });
      }
    }
    return { files, kustomizations, charts };
  }

  return {
    from: (place, depth) => {
      const key = `${depth} ${place}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const made = walk(place, depth);
      known.set(key, made);
      return made;
    },
    isExhausted: () => steps >= mostSteps,
  };
}

/** Folders of kustomizations that another kustomization takes in. */
export function takenFolders(manifests: Manifests): ReadonlySet<string> {
  return new Set(
    [...manifests.kustomizations.values()].flatMap(({ folder, local }) =>
      local.filter((place) => place !== folder && manifests.kustomizations.has(place)),
    ),
  );
}

/** Kustomizations that no other takes in, and which are no parts of others by nature. */
export function topKustomizations(manifests: Manifests, taken: ReadonlySet<string>): readonly Kustomization[] {
  return [...manifests.kustomizations.values()].filter(({ folder, isComponent }) => !isComponent && !taken.has(folder));
}

/** Whether a folder is there, with something in it. */
export function isFolder({ folders }: Manifests, path: string): boolean {
  return folders.folders.has(path) || folders.files.has(path);
}

/** Folders that a path with gaps (`apps/${NAME}/base`) may mean, at most `most`. */
export function foldersLike(manifests: Manifests, path: string, most: number): readonly string[] {
  const parts = path.split('/');
  let found: string[] = [''];
  for (const part of parts) {
    const isOpen = /\$\{|\{\{|\*/.test(part);
    found = found.flatMap((folder) => {
      const names = [...(manifests.folders.folders.get(folder) ?? [])];
      return names.filter((name) => isOpen || name === part).map((name) => inFolder(folder, name));
    });
    if (found.length > 5000) return [];
  }
  return found.filter((folder) => folder !== '').slice(0, most);
}
