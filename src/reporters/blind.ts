import type { Assessment, CriterionResult } from '../core/assessment.ts';
import { kindWords } from './words.ts';

/**
 * The kinds of fact for want of which no criterion of a question can be told, where that is all there is to say: the
 * same kinds for each, all hidden by gaps. Empty otherwise.
 */
export function blindedBy({ gaps }: Assessment, criteria: readonly CriterionResult[]): readonly string[] {
  const missing = criteria[0]?.missing ?? [];
  const isAll = criteria.every(
    ({ outcome, error, evidence, missing: own }) =>
      outcome === 'unknown' && error === null && evidence.length === 0 && own.join() === missing.join(),
  );
  const isHidden = missing.every((kind) => gaps.some(({ kinds }) => kinds.includes(kind)));
  return isAll && isHidden ? missing : [];
}

/** What is said once of a question of which no criterion is told by any fact; null where there is more to say. */
export function untold({ gaps }: Assessment, criteria: readonly CriterionResult[]): string | null {
  const isUntold = criteria.every(
    ({ outcome, error, evidence }) =>
      outcome === 'not_applicable' || (outcome === 'unknown' && error === null && evidence.length === 0),
  );
  if (!isUntold) return null;
  const reasonsFor = (kind: string) => gaps.filter(({ kinds }) => kinds.includes(kind)).map(({ gap }) => gap.reason);
  // What nobody asked for is told once, at the end of the report.
  const missing = [...new Set(criteria.flatMap((criterion) => criterion.missing))].filter(
    (kind) => !reasonsFor(kind).includes('not_asked'),
  );
  const kinds = [...new Set(missing.map(kindWords))].join('; ');
  if (kinds === '') return null;
  return missing.some((kind) => reasonsFor(kind).length > 0)
    ? `Nothing of it can be told. Not seen well enough: ${kinds}`
    : `Nothing was found that answers it; it may be kept elsewhere. Looked for: ${kinds}`;
}
