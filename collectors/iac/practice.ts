import { areEnvironments, foldersAround } from '../../src/lexicon/environment-folders.ts';
import { isAside, mayBeTrial, scaffolds, siteFiles } from '../../src/lexicon/iac-samples.ts';
import type { Found, Root } from './model.ts';

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const isWithin = (path: string, folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);

/**
 * What was found, with doubt where it may be no practice of the source's own: roots in a folder to learn by, or beside
 * what makes new repositories, are `unknown`, and what else stands there tells nothing.
 * @param own paths of the repository's own files.
 */
export function practised(found: Found, own: readonly string[]): Found {
  const folders = foldersAround(own).folders;
  const made = own.filter((path) => scaffolds.test(path)).map(folderOf);
  const sites = new Set(own.filter((path) => siteFiles.test(path)).map(siteOf));
  const known = new Map<string, boolean>();
  const isDoubtful = ({ at: { path } }: { readonly at: { readonly path: string | null } }): boolean => {
    if (path === null) return false;
    const folder = folderOf(path);
    const before = known.get(folder);
    if (before !== undefined) return before;
    const hasEnvironments = (above: string): boolean => areEnvironments(folders.get(above) ?? new Set());
    const isPage = [...sites].some((site) => isWithin(folder, site === '' ? 'content' : `${site}/content`));
    const is = isPage || isAside(folder, hasEnvironments) || made.some((one) => isWithin(path, one));
    known.set(folder, is);
    return is;
  };
  return {
    ...found,
    roots: found.roots.map((root) => (root.own === 'yes' && isDoubtful(root) ? { ...root, own: 'unknown' } : root)),
    guardrails: found.guardrails.filter((one) => !isDoubtful(one)),
    stores: found.stores.filter((one) => !isDoubtful(one)),
    drifts: found.drifts.filter((one) => !isDoubtful(one)),
  };
}

/** The folder of a site, by a file that sets it up. */
const siteOf = (path: string): string => folderOf(path.replace(/(^|\/)archetypes\/[^/]*$/, '$1x'));

/**
 * The same roots, with doubt for those in folders of trials of a product, where no root elsewhere shows an environment of
 * the source's own.
 * @param own paths of the repository's own files.
 */
export function withoutTrials(roots: readonly Root[], own: readonly string[]): readonly Root[] {
  const { folders } = foldersAround(own);
  const hasEnvironments = (above: string): boolean => areEnvironments(folders.get(above) ?? new Set());
  const isTrial = ({ at: { path } }: Root): boolean => path !== null && mayBeTrial(folderOf(path), hasEnvironments);
  const isShown = roots.some(
    (root) => root.own === 'yes' && root.environment !== null && root.purpose === 'workload' && !isTrial(root),
  );
  return isShown
    ? roots
    : roots.map((root) => (root.own === 'yes' && isTrial(root) ? { ...root, own: 'unknown' } : root));
}
