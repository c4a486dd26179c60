import { readFile } from 'node:fs/promises';
import { isInside, rootOf } from './configuration.ts';
import type { Context } from './context.ts';

/** Variables in which CI systems name a repository's default branch. */
const variables = [
  'CI_DEFAULT_BRANCH',
  'CI_REPO_DEFAULT_BRANCH',
  'DRONE_REPO_BRANCH',
  'BUILDKITE_PIPELINE_DEFAULT_BRANCH',
];

/**
 * The default branch as the CI names it in which this runs; null outside a CI, and for any repository but the one in
 * the working directory: the CI speaks of no other.
 */
export async function defaultBranchFromCi(
  path: string,
  { cwd, env }: Pick<Context, 'cwd' | 'env'>,
): Promise<string | null> {
  if (env.CI === undefined || !isInside(await rootOf(cwd), await rootOf(path))) return null;
  const named = variables.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  return named ?? (env.GITHUB_EVENT_PATH === undefined ? null : fromGitHubEvent(env.GITHUB_EVENT_PATH));
}

/** GitHub Actions names it only in the file that describes the event. */
async function fromGitHubEvent(path: string): Promise<string | null> {
  try {
    const event: unknown = JSON.parse(await readFile(path, 'utf8'));
    const repository = (event as { repository?: { default_branch?: unknown } } | null)?.repository;
    return typeof repository?.default_branch === 'string' ? repository.default_branch : null;
  } catch {
    // The event is a hint; without it the branch is found from the refs as anywhere else.
    return null;
  }
}
