import type { FileEntry } from '../core/source.ts';
import { areEnvironments, foldersAround } from '../lexicon/environment-folders.ts';
import { isForeign, mayBeEnvironment } from '../lexicon/trees.ts';

/** Folders in which the tools of policy engines keep what they are tested with. */
const testFolders = /(^|\/)\.?(chainsaw|kyverno)-tests?\//;

/**
 * Tells which of these files are the repository's own: those outside of foreign trees, and the templates of its Helm
 * charts, whose folder has the name of a foreign one.
 */
export function ownFiles(files: readonly FileEntry[]): (path: string) => boolean {
  const charts = new Set(
    files
      .filter(({ path }) => /(^|\/)Chart\.ya?ml$/.test(path))
      .map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)),
  );
  const inChart = (path: string): string => {
    for (let at = path.indexOf('templates/'); at !== -1; at = path.indexOf('templates/', at + 1)) {
      if (charts.has(path.slice(0, at))) return path.slice(0, at) + path.slice(at + 'templates/'.length);
    }
    return path;
  };
  const among = environmentsAmong(files);
  return (path) => !testFolders.test(path) && !isForeign(charts.size > 0 ? inChart(path) : path, among);
}

/** Tells of which folders those that lie directly in them are environments, where one of these may be taken for tests. */
function environmentsAmong(files: readonly FileEntry[]): (above: string) => boolean {
  const { folders } = foldersAround(files.map(({ path }) => path));
  const found = new Set<string>();
  for (const [above, names] of folders) {
    if ([...names].some(mayBeEnvironment) && areEnvironments(names)) found.add(above);
  }
  return (above) => found.has(above);
}

/** Folders whose tests are other people's, or only show how one might be written. */
const notOwn = new Set(
  'vendor node_modules third_party third-party thirdparty example examples sample samples demo demos docs doc documentation'.split(
    ' ',
  ),
);

/** Whether a file of a foreign tree may be a test of the repository's own rules: neither vendored nor an example. */
export function isTestOfOwn(path: string): boolean {
  return !path
    .split('/')
    .slice(0, -1)
    .some((folder) => notOwn.has(folder.toLowerCase()) || folder.includes('{{'));
}
