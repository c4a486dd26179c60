import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import { longestDays, type Waiver } from '../../core/declared.ts';
import { plain } from '../../core/text.ts';
import type { DeclaredWaiver, WaiverUse } from '../../core/verdict.ts';
import { waiverState } from '../../core/waived.ts';
import { withAttested } from '../../stages/score/attest.ts';
import { scoreOf } from '../../stages/score/index.ts';

/**
 * The waivers of an assessment and of a configuration, each once: first those that the assessment holds, which were made
 * plain when they were saved.
 */
export function waiversOf(assessment: Assessment, own: readonly DeclaredWaiver[]): DeclaredWaiver[] {
  const key = ({ question, criterion, owner, reason, expires }: Waiver) =>
    JSON.stringify(plain([question, criterion, owner, reason, expires]));
  const all = [...assessment.scope.waivers, ...own];
  return [...new Map(all.toReversed().map((waiver) => [key(waiver), waiver])).values()].toReversed();
}

/** The assessment with the waivers of a configuration beside its own, for reports: as if it had been scanned with them. */
export function withWaivers(assessment: Assessment, own: readonly DeclaredWaiver[]): Assessment {
  return { ...assessment, scope: { ...assessment.scope, waivers: waiversOf(assessment, own) } };
}

/**
 * The assessment as the gate is to see it: unmet criteria that a waiver in force covers count as met. Nothing but the gate may use this: a
 * waiver makes nothing more mature. That waivers name what there is, `requireNames` has made sure of.
 */
export function waivedIn(
  assessment: Assessment,
  waivers: readonly DeclaredWaiver[],
): { readonly assessment: Assessment; readonly uses: readonly WaiverUse[] } {
  const today = assessment.now.slice(0, 10);
  const inForce = waivers.filter(({ expires }) => expires >= today);
  const uses = waivers.map((waiver): WaiverUse => {
    const state = waiverState(assessment, waiver);
    return { ...waiver, state, broad: state === 'expired' ? [] : breadthOf(waiver, assessment, inForce) };
  });
  const used = uses.filter(({ state }) => state === 'used');
  const questions = assessment.questions.map((question) => {
    const covered = new Set(used.filter((use) => use.question === question.id).map((use) => use.criterion));
    return covered.size === 0 ? question : rescored(question, covered, assessment);
  });
  return { assessment: { ...assessment, questions }, uses };
}

function breadthOf(
  { question, expires }: Waiver,
  { now, questions }: Assessment,
  inForce: readonly Waiver[],
): WaiverUse['broad'] {
  const days = (Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${now.slice(0, 10)}T00:00:00Z`)) / 86_400_000;
  const covered = new Set(inForce.filter((each) => each.question === question).map(({ criterion }) => criterion));
  const all = questions.find(({ id }) => id === question)?.criteria.length ?? Number.POSITIVE_INFINITY;
  return [...(days > longestDays ? (['long'] as const) : []), ...(covered.size > all / 2 ? (['many'] as const) : [])];
}

function rescored(question: QuestionResult, covered: ReadonlySet<string>, assessment: Assessment): QuestionResult {
  const model = assessment.models.find(({ id }) => id === question.model);
  if (model === undefined) return question;
  const criteria = question.criteria.map((criterion) =>
    covered.has(criterion.id) ? { ...criterion, outcome: 'met' as const } : criterion,
  );
  return { ...question, criteria, score: withAttested(scoreOf(criteria, model), criteria, model) };
}
