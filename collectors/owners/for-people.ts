import type { FileEntry, RepositoryFiles } from '../../src/core/source.ts';
import { ownFiles } from '../../src/formats/own-files.ts';
import { parsed, type Trouble, textOf, yaml12 } from '../../src/formats/parsed.ts';
import { toml } from '../../src/formats/toml.ts';
import { isCatalogName, readCatalog } from './catalog.ts';
import type { Entry, OwnersFile } from './entry.ts';
import { isMaintainersName, isUsualPlace, readMaintainers } from './maintainers.ts';
import { isTomlOfMaintainers, maintainersInToml, maintainersInYaml } from './maintainers-data.ts';

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

/** The entries of a list in its form, by its ending or, without one, by what stands in it. */
async function maintainersIn(
  source: RepositoryFiles,
  path: string,
  isThere: ReturnType<typeof placesAmong>,
): Promise<{ readonly value: readonly Entry[] | null; readonly trouble: Trouble | 'no_such_file' | null }> {
  if (/\.ya?ml$/i.test(path)) {
    const { value, trouble } = await parsed(source, path, yaml12);
    return { value: value === null ? null : maintainersInYaml(path, value[0]), trouble };
  }
  const { value, trouble } = await textOf(source, path);
  const isToml = /\.toml$/i.test(path) || (!/\.\w{1,10}$/.test(path) && isTomlOfMaintainers(value ?? ''));
  if (value === null || !isToml)
    return { value: value === null ? null : readMaintainers(path, value, isThere), trouble };
  const tables = await parsed(source, path, toml);
  return { value: tables.value === null ? null : maintainersInToml(path, tables.value), trouble: tables.trouble };
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
      const { value, trouble } = await maintainersIn(source, path, isThere);
      return {
        path,
        form: 'maintainers',
        active: isUsualPlace(path) ? 'yes' : 'unknown',
        entries: value ?? [],
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
