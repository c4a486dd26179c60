import type { RepositoryFiles } from '../../../src/core/source.ts';

/** A repository that lines may come from: the judged one, or one that the user supplied beside it. */
export interface Tree {
  readonly source: RepositoryFiles;
  /** What its paths are told with: `''` for the judged repository, `owner/name:` for another. */
  readonly prefix: string;
}

/** A file or folder of a repository; `path` is `''` for its root. */
export interface Spot {
  readonly tree: Tree;
  readonly path: string;
}

/** The paths of a repository's regular files, and of the folders they lie in. */
export interface Listing {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

const listings = new WeakMap<RepositoryFiles, Promise<Listing>>();

/**
 * What a repository holds, listed once for as long as its source lives.
 * @throws {Unreadable} when the files cannot be listed.
 */
export function listingOf({ source }: Tree): Promise<Listing> {
  const before = listings.get(source);
  if (before !== undefined) return before;
  const made = list(source);
  listings.set(source, made);
  return made;
}

async function list(source: RepositoryFiles): Promise<Listing> {
  const files = new Set<string>();
  const folders = new Set<string>(['']);
  for (const { path, kind } of await source.files()) {
    if (kind === 'file') files.add(path);
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { files, folders };
}

/** How a spot is told to people and in facts: with the repository it lies in, unless that is the judged one. */
export function nameOf({ tree, path }: Spot): string {
  return `${tree.prefix}${path === '' ? '.' : path}`;
}

/** The folder that a file or folder lies in; that of a root is itself. */
export function folderOf({ tree, path }: Spot): Spot {
  return { tree, path: path.slice(0, Math.max(path.lastIndexOf('/'), 0)) };
}

/** The nearest of some files, from a folder upwards to the root; null where there is none. */
export async function nearest(from: Spot, names: readonly string[]): Promise<Spot | null> {
  const { files } = await listingOf(from.tree);
  for (let folder = from; ; folder = folderOf(folder)) {
    const found = names.map((name) => inFolder(folder, name)).find(({ path }) => files.has(path));
    if (found !== undefined) return found;
    if (folder.path === '') return null;
  }
}

/** A file or folder by its name in a folder. */
export function inFolder({ tree, path }: Spot, name: string): Spot {
  return { tree, path: path === '' ? name : `${path}/${name}` };
}
