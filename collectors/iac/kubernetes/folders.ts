/** A path made plain: no `.`, no `..`, no slash at an end; null for one that leads out of the repository. */
export function plainPath(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.slice(0, 1000).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder of a file; `''` for the root. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at === -1 ? '' : path.slice(0, at);
}

/** Whether a path lies in a folder, or is it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The folders of a repository: what lies directly in each. */
export interface Folders {
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Names of the folders in each. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The folders in which these files lie, with all above them. */
export function foldersOf(paths: readonly string[]): Folders {
  const files = new Map<string, string[]>();
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of paths) {
    let folder = folderOf(path);
    const here = files.get(folder);
    if (here !== undefined) {
      here.push(path);
      continue;
    }
    files.set(folder, [path]);
    while (folder !== '') {
      const above = folderOf(folder);
      const known = folders.get(above);
      const name = folder.slice(above === '' ? 0 : above.length + 1);
      if (!folders.has(folder)) folders.set(folder, new Set());
      if (known === undefined) folders.set(above, new Set([name]));
      else known.add(name);
      folder = above;
    }
  }
  return { files, folders };
}

/** Path of something in a folder. */
export const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
