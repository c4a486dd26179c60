import type { CriterionResult } from '../../core/assessment.ts';
import type { Page } from './page.ts';

/**
 * The kinds of fact for want of which no criterion of a question can be told, where that is all there is to say: the
 * same kinds for each, all hidden by gaps. Empty otherwise.
 */
export function blindedBy({ assessment }: Page, criteria: readonly CriterionResult[]): readonly string[] {
  const missing = criteria[0]?.missing ?? [];
  const isAll = criteria.every(
    ({ outcome, error, evidence, missing: own }) =>
      outcome === 'unknown' && error === null && evidence.length === 0 && own.join() === missing.join(),
  );
  const isHidden = missing.every((kind) => assessment.gaps.some(({ kinds }) => kinds.includes(kind)));
  return isAll && isHidden ? missing : [];
}
