import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';

/** Files looked into; a repository run by Prow has one at its root. */
const mostFiles = 3;

/**
 * `OWNERS` files in the form that Prow's approve plugin reads (`approvers:`), which tells that Prow merges here.
 * Lists of mail addresses, another use of the name, do not count.
 */
export async function hasApprovers(source: RepositoryFiles, paths: readonly string[]): Promise<readonly string[]> {
  const candidates = paths.filter((path) => /(^|\/)OWNERS$/.test(path) && !isForeign(path));
  const nearest = candidates.sort((a, b) => a.split('/').length - b.split('/').length).slice(0, mostFiles);
  const found: string[] = [];
  for (const path of nearest) {
    const root = (await parsed(source, path, yaml12)).value?.[0];
    const keys = entries(root).map(([key]) => key);
    if (keys.includes('approvers') || keys.includes('filters')) found.push(path);
  }
  return found;
}
