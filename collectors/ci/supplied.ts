import type { RepositoryFiles } from '../../src/core/source.ts';

/**
 * Another repository that the user supplied, where it is there as the pipeline asks for it: `ref` is the branch that is
 * checked out there, or its very commit. What a tag or another commit holds is not what was supplied; null then, and where
 * nothing was supplied. Without a `ref` the default branch is asked for.
 */
export async function suppliedAt(
  source: RepositoryFiles,
  name: string,
  ref: string | undefined,
): Promise<RepositoryFiles | null> {
  const related = source.related(name);
  if (related === null) return null;
  const { target } = await related.describe();
  const wanted = ref?.replace(/^refs\/heads\//, '') ?? target.trunk;
  const has = [target.branch, target.commit].filter((one) => one !== null);
  return wanted !== null && has.includes(wanted) ? related : null;
}

/**
 * Whether a name and a ref mean the judged repository as it was read: its own name on its forge, and its trunk or the
 * judged commit. What another branch or a tag of it holds was not read.
 */
export async function isOwnAt(source: RepositoryFiles, name: string, ref: string | undefined): Promise<boolean> {
  const { fullName, target, defaultBranch } = await source.describe();
  if (fullName === null || fullName !== name.toLowerCase() || ref === undefined) return false;
  const wanted = ref.replace(/^refs\/heads\//, '');
  return wanted === defaultBranch?.name || (target.commit !== null && wanted === target.commit);
}
