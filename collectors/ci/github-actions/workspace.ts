/** A folder as it is written, told from the workspace where it says so. */
export function fromWorkspace(written: string): string {
  return written.trim().replace(/^\$\{\{\s*github\.workspace\s*\}\}/, '.');
}

/** A folder as it stands in the workspace, `''` for the workspace itself; null for one outside, or that is not fixed. */
export function withinWorkspace(written: string): string | null {
  const path = fromWorkspace(written);
  if (/^[/~]|[$\\]/.test(path)) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a folder is another one or lies in it; both as `withinWorkspace` gives them. */
export function isWithin(folder: string, outer: string): boolean {
  return outer === '' || folder === outer || folder.startsWith(`${outer}/`);
}
