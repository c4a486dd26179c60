import type { Assessment } from '../core/assessment.ts';
import type { Target } from '../core/evidence.ts';
import type { Tri } from '../core/facts/base.ts';

/**
 * Whether two assessments are of one system, by the repositories that they judge: one address, or a first commit that
 * both have, so that a clone that was moved, renamed or forked is the same. Names alone prove no difference.
 */
export function sameSystem(before: Assessment, after: Assessment): Tri {
  const [old, young] = [repositoryOf(before), repositoryOf(after)];
  if (old === undefined || young === undefined) return old === young ? 'yes' : 'unknown';
  const hasOneName = old.name === young.name;
  const web = old.web === null || young.web === null ? 'unknown' : addressOf(old.web) === addressOf(young.web);
  if (web === true) return 'yes';
  const [roots, own] = [old.firstCommits ?? [], young.firstCommits ?? []];
  if (roots.some((root) => own.includes(root))) return 'yes';
  // A history that was rewritten has another first commit, too.
  if (roots.length > 0 && own.length > 0) return web === false || !hasOneName ? 'no' : 'unknown';
  return hasOneName && web === 'unknown' ? 'yes' : 'unknown';
}

const repositoryOf = ({ targets }: Assessment): Target | undefined =>
  targets.find((each) => each.class === 'repository');

const addressOf = (web: string): string =>
  web
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
