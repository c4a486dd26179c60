import type { FileEntry } from '../../../src/core/source.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';

/** A folder with files of Terraform or OpenTofu in it. */
export interface Folder {
  /** `''` for the root of the repository. */
  readonly path: string;
  readonly tool: 'terraform' | 'opentofu';
  /** Regular files of configuration, sorted. */
  readonly files: readonly string[];
  /** Links among its configuration, which are not read. */
  readonly links: readonly string[];
}

/** Folders that the tools write. */
const generated = /(^|\/)(cdktf\.out|\.terraform|\.terragrunt-cache|\.terragrunt-stack)\//;
const configuration = /\.(tf|tofu)(\.json)?$/;

/** The folder of a path; `''` at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
/** The last part of a path. */
export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** Whether a path lies in a folder, or is it. */
export const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/**
 * The path that a relative one leads to from a folder; null where it leads out of the repository. `.` and empty parts
 * count for nothing.
 */
export function resolved(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** Files that people wrote: what the tools made of them is left out. */
export const written = (paths: readonly string[]): readonly string[] => paths.filter((path) => !generated.test(path));

/** Folders of own files and links, by path and sorted by it. */
export function foldersOf(own: readonly string[], all: readonly FileEntry[]): ReadonlyMap<string, Folder> {
  const symlinks = all.filter(({ kind, path }) => kind === 'symlink' && !isForeign(path)).map(({ path }) => path);
  const files = byFolder(own);
  const links = byFolder(written(symlinks));
  const tofu = own.filter((path) => baseOf(path) === '.opentofu-version').map(folderOf);
  const paths = [...new Set([...files.keys(), ...links.keys()])].sort();
  return new Map(
    paths.map((path) => {
      const names = files.get(path) ?? [];
      const isTofu = names.some((name) => /\.tofu(\.json)?$/.test(name)) || tofu.some((top) => isWithin(path, top));
      const tool = isTofu ? ('opentofu' as const) : ('terraform' as const);
      return [path, { path, tool, files: names, links: links.get(path) ?? [] }];
    }),
  );
}

function byFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    if (!configuration.test(path)) continue;
    const folder = folderOf(path);
    const known = found.get(folder);
    if (known === undefined) found.set(folder, [path]);
    else known.push(path);
  }
  return found;
}
