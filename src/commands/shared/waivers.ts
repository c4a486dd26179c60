import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import type { Waiver } from '../../core/declared.ts';
import { scoreOf } from '../../stages/score.ts';

/** What became of a waiver: `used` is the only one that changes anything. */
export interface WaiverUse extends Waiver {
  readonly state: 'used' | 'expired' | 'unused' | 'not_asked';
}

/**
 * The assessment as the gate is to see it: unmet criteria that a waiver in force covers count as met. Waivers are in
 * force through the whole day they expire, by the assessment's own instant. Nothing but the gate may use this: a
 * waiver makes nothing more mature. That waivers name what there is, `requireNames` has made sure of.
 */
export function waived(
  assessment: Assessment,
  waivers: readonly Waiver[],
): { readonly assessment: Assessment; readonly uses: readonly WaiverUse[] } {
  const today = assessment.now.slice(0, 10);
  const uses = waivers.map((waiver): WaiverUse => ({ ...waiver, state: stateOf(waiver, assessment, today) }));
  const inForce = uses.filter(({ state }) => state === 'used');
  const questions = assessment.questions.map((question) => {
    const covered = new Set(inForce.filter((use) => use.question === question.id).map((use) => use.criterion));
    return covered.size === 0 ? question : rescored(question, covered, assessment);
  });
  return { assessment: { ...assessment, questions }, uses };
}

function stateOf(waiver: Waiver, assessment: Assessment, today: string): WaiverUse['state'] {
  const question = assessment.questions.find(({ id }) => id === waiver.question);
  if (question === undefined) return 'not_asked';
  if (waiver.expires < today) return 'expired';
  const isUnmet = question.criteria.some(({ id, outcome }) => id === waiver.criterion && outcome === 'unmet');
  return isUnmet ? 'used' : 'unused';
}

function rescored(question: QuestionResult, covered: ReadonlySet<string>, assessment: Assessment): QuestionResult {
  const model = assessment.models.find(({ id }) => id === question.model);
  if (model === undefined) return question;
  const criteria = question.criteria.map((criterion) =>
    covered.has(criterion.id) ? { ...criterion, outcome: 'met' as const } : criterion,
  );
  return { ...question, criteria, score: scoreOf(criteria, model) };
}
