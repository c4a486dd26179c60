import { environmentOfFolder, foldersAround } from '../../../src/lexicon/environment-folders.ts';
import { type Reading, readingOf } from '../../../src/lexicon/environments.ts';
import { folderOf, nameOf } from '../builds/places.ts';

const isSure = (reading: Reading | null): boolean => reading?.isWhole === true && reading.strength !== 'weak';
const readingIn = (path: string): Reading | null => readingOf(nameOf(path).replace(/\.(?:ya?ml|json|tf|toml)$/, ''));

/**
 * Tells the environment of a file, by its name (`prod.yaml`) or that of its folder; null where neither names one. A name
 * that may be something else's counts beside one that may not.
 * @param own paths of the repository's own files.
 */
export function environmentsOf(own: readonly string[]): (path: string) => string | null {
  const folders = foldersAround(own);
  const named = new Set(
    own.filter((path) => /\.(?:ya?ml|json|tf|toml)$/.test(path) && isSure(readingIn(path))).map(folderOf),
  );
  return (path) => {
    const reading = readingIn(path);
    const isNamed = reading?.isWhole === true && (isSure(reading) || named.has(folderOf(path)));
    return isNamed ? reading.environment.name : (environmentOfFolder(folderOf(path), folders)?.name ?? null);
  };
}
