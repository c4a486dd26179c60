import type { Assessment } from './assessment.ts';
import type { Waiver } from './declared.ts';
import type { WaiverUse } from './verdict.ts';

/**
 * What becomes of a waiver: `used` where it covers a criterion that is unmet, and it is the only one that changes
 * anything. In force through the whole day that it expires (UTC), by the assessment's own instant. The one place that
 * decides it, for the gate and for every report.
 */
export function waiverState({ now, questions }: Assessment, waiver: Waiver): WaiverUse['state'] {
  const question = questions.find(({ id }) => id === waiver.question);
  if (question === undefined) return 'not_asked';
  if (waiver.expires < now.slice(0, 10)) return 'expired';
  const isUnmet = question.criteria.some(({ id, outcome }) => id === waiver.criterion && outcome === 'unmet');
  return isUnmet ? 'used' : 'unused';
}
