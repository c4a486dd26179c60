import { Unreadable } from '../../../src/core/errors.ts';
import { oncePer } from '../../../src/core/once.ts';
import type { FileEntry, RepositoryFiles } from '../../../src/core/source.ts';
import { readText } from '../../../src/formats/parsed.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import type { Lock, LockForm } from './lock.ts';

/** The repository as readers of manifests see it. */
export interface Ground {
  readonly commit: string | null;
  /** The repository's own regular files, sorted. */
  readonly own: readonly string[];
  /** Whether there is such a file; a link counts, though it is never followed. */
  has(path: string): boolean;
  isLink(path: string): boolean;
  isFolder(path: string): boolean;
  /** Names of the files that lie directly in a folder. */
  namesIn(folder: string): readonly string[];
  /** The text of a manifest; null where it cannot be had. */
  text(path: string): Promise<string | null>;
  /** What a lockfile says; null where it cannot be had, or is none of this form. */
  lock(path: string, form: LockForm): Promise<Lock | null>;
  /** What is made of several files or for several readers, made once under its key. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** Tells what is being worked on. */
  workingOn(path: string): void;
}

const largestLock = 8 * 1024 * 1024;
/** Bytes of all lockfiles of a source; a repository beyond it was made to be slow. */
const mostBytes = 160 * 1024 * 1024;

/**
 * The ground of a source, made once.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export const groundOf: (source: RepositoryFiles) => Promise<Ground> = oncePer(async (source): Promise<Ground> => {
  const [{ commit, own }, files] = await Promise.all([sweepOf(source), source.files()]);
  const kinds = new Map(files.map((file) => [file.path, file]));
  const names = new Map<string, string[]>();
  for (const { path, kind } of files) {
    const folder = folderOf(path);
    if (kind !== 'submodule')
      names
        .set(folder, names.get(folder) ?? [])
        .get(folder)
        ?.push(nameOf(path));
  }
  const made = new Map<string, Promise<unknown>>();
  const folders = foldersIn(names.keys());
  return {
    commit,
    own,
    isFolder: (path) => folders.has(path),
    has: (path) => kinds.has(path) && kinds.get(path)?.kind !== 'submodule',
    isLink: (path) => kinds.get(path)?.kind === 'symlink',
    namesIn: (folder) => names.get(folder) ?? [],
    text: (path) => readText(source, path),
    lock: locksOf(source, kinds),
    once: <T>(key: string, make: () => Promise<T>): Promise<T> => {
      const before = made.get(key) ?? make();
      made.set(key, before);
      return before as Promise<T>;
    },
    workingOn: (path) => source.workingOn?.(path),
  };
});

function foldersIn(direct: Iterable<string>): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const folder of direct) for (let at = folder; !folders.has(at); at = folderOf(at)) folders.add(at);
  return folders;
}

function locksOf(source: RepositoryFiles, kinds: ReadonlyMap<string, FileEntry>): Ground['lock'] {
  const known = new Map<LockForm, Map<string, Promise<Lock | null>>>();
  let bytes = 0;
  const read = async (path: string, form: LockForm): Promise<Lock | null> => {
    try {
      const content = bytes > mostBytes ? null : await source.read(path, { limitBytes: largestLock });
      if (content === null) return null;
      bytes += content.length;
      source.workingOn?.(path);
      return form(new TextDecoder().decode(content));
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  };
  return (path, form) => {
    const own = known.get(form) ?? new Map<string, Promise<Lock | null>>();
    known.set(form, own);
    const key = kinds.get(path)?.oid ?? path;
    const before = own.get(key);
    if (before !== undefined) return before;
    const made = read(path, form);
    own.set(key, made);
    return made;
  };
}

/** The folder of a path; the root is empty. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of what lies in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A folder and those above it, from the inside out; the root is empty. */
export function upwards(folder: string): readonly string[] {
  const found = [folder];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    found.push(at);
  }
  return found;
}

/** A path seen from a folder, without dots; null where it leaves the repository or is none of its paths. */
export function resolved(folder: string, path: string): string | null {
  if (path.length + folder.length > 1000 || /^[/~]|:\/\/|[$`]/.test(path)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
