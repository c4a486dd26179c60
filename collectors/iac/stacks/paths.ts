/** The folder of a file; `''` for the root of the repository. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A relative path from a folder, without `.` and `..`; null where it leads out of the repository, or is no local path. */
export function resolved(folder: string, relative: string): string | null {
  if (/^[a-z][a-z0-9+.-]{0,20}:/i.test(relative) || relative.startsWith('/') || relative.length > 1000) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a path lies in a folder, or below it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Folders that two paths have in common, counted from the root. */
export function commonFolders(one: string, other: string): number {
  const [a, b] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing === -1 ? a.length : differing;
}
