import type { FileEntry, RepositoryFiles } from '../../src/core/source.ts';
import { ownFiles } from '../../src/formats/own-files.ts';
import { textOf } from '../../src/formats/parsed.ts';
import { isCatalogName, readCatalog } from './catalog.ts';
import type { OwnersFile } from './entry.ts';
import { isMaintainersName, isUsualPlace, readMaintainers } from './maintainers.ts';

/** More than people keep by hand. */
const mostFiles = 1_000;

/** Tells what lies at a path; folders are those that hold a file. */
function placesAmong(files: readonly FileEntry[]): (path: string) => 'file' | 'folder' | null {
  const regular = new Set(files.map(({ path }) => path));
  const folders = new Set<string>();
  for (const { path } of files) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return (path) => (regular.has(path) ? 'file' : folders.has(path) ? 'folder' : null);
}

/** Lists of maintainers where people look for them, and in folders of the repository's own. */
export async function maintainersFiles(
  source: RepositoryFiles,
  files: readonly FileEntry[],
): Promise<readonly OwnersFile[]> {
  const isOwn = ownFiles(files);
  const paths = files
    .filter(({ path, kind }) => kind === 'file' && isMaintainersName(path) && (isUsualPlace(path) || isOwn(path)))
    .map(({ path }) => path);
  const isThere = paths.length > 0 ? placesAmong(files) : () => null;
  return Promise.all(
    paths.slice(0, mostFiles).map(async (path): Promise<OwnersFile> => {
      const { value, trouble } = await textOf(source, path);
      return {
        path,
        form: 'maintainers',
        active: isUsualPlace(path) ? 'yes' : 'unknown',
        entries: value === null ? [] : readMaintainers(path, value, isThere),
        trouble: trouble === 'no_such_file' ? 'absent' : trouble,
      };
    }),
  );
}

/** Files of service catalogs; a catalog finds those at the root, and others where a file there points to them. */
export async function catalogFiles(
  source: RepositoryFiles,
  files: readonly FileEntry[],
): Promise<readonly OwnersFile[]> {
  const isOwn = ownFiles(files);
  const paths = files
    .filter(({ path, kind }) => kind === 'file' && isCatalogName(path) && isOwn(path))
    .map(({ path }) => path);
  const found = await Promise.all(paths.slice(0, mostFiles).map((path) => readCatalog(source, path)));
  const atRoot = (path: string): boolean => !path.includes('/');
  const pointedTo = new Set(found.filter(({ path }) => atRoot(path)).flatMap(({ locations }) => locations));
  return found.map(({ path, entries }): OwnersFile => {
    const active = atRoot(path) || pointedTo.has(path) ? 'yes' : 'unknown';
    return { path, form: 'catalog', active, entries, trouble: null };
  });
}
