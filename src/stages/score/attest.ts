import type { CriterionResult, QuestionResult, Score } from '../../core/assessment.ts';
import type { Attestation } from '../../core/declared.ts';
import { type Scale, scoreOf } from './index.ts';

/** What holds of a criterion on a day: the newest statement in force; of two of the same day, the one that denies. */
function saidOf(criterion: string, statements: readonly Attestation[]): CriterionResult['attested'] {
  const [said] = statements
    .filter((each) => each.criterion === criterion)
    .sort((a, b) => (a.made === b.made ? (a.answer < b.answer ? -1 : 1) : a.made < b.made ? 1 : -1));
  return said?.answer ?? null;
}

/**
 * A question with what people attest of it on a day (`YYYY-MM-DD`, UTC). An attestation is in force from the day it was
 * made through the day it expires. It counts only where the criterion is unknown; level and ceiling stay as they are, and
 * `attestedLevel` says what the level would be with the `yes` among them.
 */
export function attest(
  question: QuestionResult,
  attestations: readonly Attestation[],
  scale: Scale,
  today: string,
): QuestionResult {
  const inForce = attestations.filter(
    (each) => each.question === question.id && each.made <= today && today <= each.expires,
  );
  if (inForce.length === 0) return question;
  const criteria = question.criteria.map((criterion) =>
    criterion.outcome === 'unknown' ? { ...criterion, attested: saidOf(criterion.id, inForce) } : criterion,
  );
  return { ...question, criteria, score: withAttested(question.score, criteria, scale) };
}

/** A score of criteria, with the level that the `yes` attestations among them would give. */
export function withAttested(score: Score, criteria: readonly CriterionResult[], scale: Scale): Score {
  const isSaidOf = ({ outcome, attested }: CriterionResult) => outcome === 'unknown' && attested === 'yes';
  if (!criteria.some(isSaidOf)) return score;
  const believed = criteria.map((each) => ({
    level: each.level,
    outcome: isSaidOf(each) ? ('met' as const) : each.outcome,
  }));
  return { ...score, attestedLevel: scoreOf(believed, scale).level };
}
