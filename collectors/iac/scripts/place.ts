import type { RepositoryFiles } from '../../../src/core/source.ts';
import { rootFiles } from '../../../src/lexicon/iac-commands.ts';

/**
 * Where commands are run. `known`: in that folder; else nobody knows from which folder the file's own paths begin: the
 * root of the repository or the file's own folder, `from`, whichever holds what is named.
 */
export type Place =
  | { readonly known: true; readonly path: string }
  | { readonly known: false; readonly path: string; readonly from: string };

/** Folders and files of a repository, so that a name can be told from a mere word. */
export interface Listing {
  has(path: string): boolean;
  /** Whether a tool can be run in a folder, by the names of the files in it. */
  isRootOf(tool: string, folder: string): boolean;
}

const listings = new WeakMap<RepositoryFiles, Promise<Listing>>();

/** The listing of a repository's regular files, made once. */
export function listingOf(source: RepositoryFiles): Promise<Listing> {
  const known = listings.get(source);
  if (known !== undefined) return known;
  const made = listed(source);
  listings.set(source, made);
  return made;
}

async function listed(source: RepositoryFiles): Promise<Listing> {
  const names = new Map<string, string[]>();
  const all = new Set<string>(['']);
  for (const { path, kind } of await source.files()) {
    if (kind === 'submodule') continue;
    all.add(path);
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    const own = names.get(folder);
    if (own === undefined) names.set(folder, [path.slice(slash + 1)]);
    else own.push(path.slice(slash + 1));
    for (let at = folder; at !== '' && !all.has(at); at = folderOf(at)) all.add(at);
  }
  return {
    has: (path) => all.has(path),
    isRootOf: (tool, folder) => {
      const marks = rootFiles[tool];
      return marks !== undefined && (names.get(folder) ?? []).some((name) => marks.test(name));
    },
  };
}

/** Longer paths are none. */
const longest = 1000;

/** The folder of a path; the root is empty. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path seen from a folder, without dots; null when it leaves the repository or is none of its paths. */
export function joined(folder: string, path: string): string | null {
  if (path.length + folder.length > longest || path.startsWith('/') || path.startsWith('~') || path.includes('://'))
    return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The place after `cd path`; null when it is outside of the repository. */
export function moved(place: Place, path: string): Place | null {
  if (place.known) {
    const to = joined(place.path, path);
    return to === null ? null : { known: true, path: to };
  }
  // What goes up from an unknown folder goes up from the file's own: from the root it would leave the repository.
  if (path.startsWith('..') && place.path === '') {
    const to = joined(place.from, path);
    return to === null ? null : { known: true, path: to };
  }
  const to = joined(place.path, path);
  return to === null ? null : { ...place, path: to };
}

/** What is named from a place and is there, or null; where both readings of an unknown place are there, nobody can tell. */
export function found(place: Place, path: string, isThere: (path: string) => boolean): string | null {
  const to = moved(place, path);
  if (to === null) return null;
  if (to.known) return isThere(to.path) ? to.path : null;
  const candidates = new Set([to.path, joined(to.from, to.path) ?? to.path].filter(isThere));
  const [only] = candidates;
  return candidates.size === 1 && only !== undefined ? only : null;
}
