import { limits } from './limits.ts';

/** Asked paths by folder; the names' characters are their bytes, as in tree objects. */
export interface Wanted {
  /** The asked path that ends here, null where only longer ones lead through. */
  path: string | null;
  readonly inside: Map<string, Wanted>;
}

const bytesOf = (name: string): string => Buffer.from(name, 'utf8').toString('latin1');

/** Whether git can be asked about a path: it takes one in a line, and makes others of those with dots for folders. */
export function isAskable(path: string): boolean {
  return !/[\n\r\0\uFFFD]/.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

/** Paths by the folders on the way to them; answers the root. */
export function wantedOf(paths: readonly string[]): Wanted {
  const root: Wanted = { path: null, inside: new Map() };
  for (const path of paths) {
    let at = root;
    for (const name of path.split('/').map(bytesOf)) {
      const next = at.inside.get(name) ?? { path: null, inside: new Map() };
      at.inside.set(name, next);
      at = next;
    }
    at.path = path;
  }
  return root;
}

/**
 * What git is told to look at: the paths, or where they are many the folders they lie in, cut as short as it takes to
 * be few. Nothing means everything. It is never less than the paths.
 */
export function specsOf(paths: readonly string[]): readonly string[] {
  const isFew = ({ size }: ReadonlySet<string>): boolean => size <= limits.pathHistorySpecs;
  const whole = new Set(paths);
  if (isFew(whole)) return [...whole];
  for (const depth of [8, 4, 2, 1]) {
    const folders = paths.map((path) => path.split('/').slice(0, -1).slice(0, depth).join('/') || path);
    const distinct = new Set(folders);
    if (isFew(distinct)) return [...distinct];
  }
  return [];
}
