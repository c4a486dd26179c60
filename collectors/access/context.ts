import type { Tri } from '../../src/core/facts/base.ts';
import { oncePer } from '../../src/core/once.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { type Sweep, sweepOf } from '../../src/formats/sweep.ts';
import { environmentOfFolder, type Folders, foldersAround } from '../../src/lexicon/environment-folders.ts';
import { isAside, mayBeSample, sampleRepository } from '../../src/lexicon/iac-samples.ts';

/** What is known of the repository as a whole. */
export interface Context {
  readonly source: RepositoryFiles;
  readonly sweep: Sweep;
  /** The organisation or person that the repository belongs to, in small letters; null where that is not known. */
  readonly owner: string | null;
  /** The last part of its name; null where it is not known. */
  readonly name: string | null;
  readonly folders: Folders;
  /** Others are to begin from this repository: nothing in it is for certain its own. */
  readonly isSample: boolean;
  /** Whether a folder holds a chart, or lies in one. */
  readonly isInChart: (path: string) => boolean;
}

/** The folder of a path; `''` at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The folders above a path, its own first, the top last. */
export function* above(path: string): Generator<string> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    yield folder;
    if (folder === '') return;
  }
}

/** The path that a name leads to from a folder; null where it leads elsewhere. */
export function joined(folder: string, name: string): string | null {
  if (name.includes(':') || name.startsWith('/') || name.length > 500) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/**
 * What is known of a repository as a whole, once for all readers.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export const contextOf: (source: RepositoryFiles) => Promise<Context> = oncePer(gathered);

async function gathered(source: RepositoryFiles): Promise<Context> {
  const [sweep, { fullName }] = await Promise.all([sweepOf(source), source.describe()]);
  const charts = new Set(sweep.own.filter((path) => /(^|\/)Chart\.ya?ml$/.test(path)).map(folderOf));
  return {
    source,
    sweep,
    owner: fullName?.includes('/') === true ? (fullName.split('/')[0]?.toLowerCase() ?? null) : null,
    name: fullName === null ? null : fullName.slice(fullName.lastIndexOf('/') + 1),
    folders: foldersAround(sweep.own),
    isSample: sampleRepository.test(fullName?.slice(fullName.indexOf('/') + 1) ?? ''),
    isInChart: (path) => charts.size > 0 && [...above(path)].some((folder) => charts.has(folder)),
  };
}

/** Whether a file is the source's own by its place: it stands in an environment. Unknown elsewhere. */
export function ownByPlace(path: string, { folders, isInChart }: Context): Tri {
  return !isInChart(path) && environmentOfFolder(folderOf(path), folders) !== null ? 'yes' : 'unknown';
}

/** What a reader says, unless the place says that nobody can tell: a sample, something kept aside. */
export function ownAt(path: string, said: Tri, { isSample }: Context): Tri {
  return isSample || isAside(folderOf(path)) || mayBeSample(path) ? 'unknown' : said;
}
