import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';

type BranchRule = Observation<'policy.branch_rule'>;

/** A rule for branches as a file tells it. */
export interface Rule extends Omit<BranchRule, 'ref' | 'at'> {
  readonly name: string | null;
  readonly line: number | null;
}

/** A rule of which nothing is told but its form. */
export function unread(form: BranchRule['form']): Rule {
  const nothing = { active: 'unknown', onTrunk: 'unknown', requiresReview: 'unknown', bypass: 'unknown' } as const;
  return { form, ...nothing, requiredChecks: [], name: null, line: null };
}

/**
 * Whether a pattern meets the trunk: `unknown` for wildcards that are no simple "all", or when nothing says which branch
 * that is.
 */
export function meets(pattern: string | null | undefined, trunk: string | null): Tri {
  if (pattern === null || pattern === undefined) return 'unknown';
  const bare = pattern.replace(/^refs\/heads\//, '');
  if (['~DEFAULT_BRANCH', '~ALL', 'default', '*', '**', '**/*'].includes(bare)) return 'yes';
  if (trunk === null || /[*?[{]/.test(bare)) return 'unknown';
  return bare === trunk ? 'yes' : 'no';
}
