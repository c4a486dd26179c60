import type { Assessment, CriterionResult, Outcome, QuestionResult } from '../core/assessment.ts';
import type { Change, Comparison, CriterionChange, Interval, QuestionChange } from '../core/verdict.ts';

/**
 * Holds an assessment against an earlier one, question by question and criterion by criterion. What is waived may hold a
 * level in the gate, but changes no criterion.
 * @param waived the later one with what is waived
 */
export function compare(before: Assessment, after: Assessment, waived = after): Comparison {
  const pairs = paired(before.questions, after.questions);
  const seen = new Map(waived.questions.map((question) => [question.id, question]));
  return {
    questions: pairs.map(([old, young]) => questionChange(old, young, young && seen.get(young.id))),
    criteria: pairs.flatMap(([old, young]) => {
      // A question that was asked only once has no criteria to set side by side.
      if (old === undefined || young === undefined) return [];
      return paired(old.criteria, young.criteria).map(([was, is]) => criterionChange(young.id, was, is));
    }),
    because: {
      evidence: before.evidenceDigest !== after.evidenceDigest,
      rules: after.models
        .filter(({ id, digest }) => before.models.some((old) => old.id === id && old.digest !== digest))
        .map(({ id }) => id),
      tool: before.tool.version !== after.tool.version,
    },
  };
}

/** The members of two lists by id: first all of the later, then what only the earlier has. */
function paired<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): (readonly [T | undefined, T | undefined])[] {
  const old = new Map(before.map((each) => [each.id, each]));
  const young = new Set(after.map(({ id }) => id));
  return [
    ...after.map((each) => [old.get(each.id), each] as const),
    ...before.filter(({ id }) => !young.has(id)).map((each) => [each, undefined] as const),
  ];
}

function questionChange(
  before: QuestionResult | undefined,
  after: QuestionResult | undefined,
  waived: QuestionResult | undefined,
): QuestionChange {
  const [was, is] = [intervalOf(before), intervalOf(after)];
  const [own, seen] = [verdictOn(was, is), verdictOn(was, intervalOf(waived))];
  const verdict = seen === 'held' && own !== 'held' ? 'waived' : seen;
  return { question: after?.id ?? before?.id ?? '', before: was, after: is, verdict };
}

function intervalOf(question: QuestionResult | undefined): Interval | null {
  if (question === undefined) return null;
  const { status, level, ceiling } = question.score;
  return { status, level, ceiling };
}

function verdictOn(before: Interval | null, after: Interval | null): Exclude<QuestionChange['verdict'], 'waived'> {
  const proven = before?.level ?? null;
  if (proven === null || after?.status === 'not_applicable') return 'held';
  if (after === null) return 'unknown';
  if (after.level !== null && after.level >= proven) return 'held';
  return after.ceiling !== null && after.ceiling < proven ? 'fell' : 'unknown';
}

function criterionChange(
  question: string,
  before: CriterionResult | undefined,
  after: CriterionResult | undefined,
): CriterionChange {
  const [was, is] = [before?.outcome ?? null, after?.outcome ?? null];
  const { id = '', title = '' } = after ?? before ?? {};
  return { question, criterion: id, title, before: was, after: is, change: changeOf(was, is) };
}

function changeOf(before: Outcome | null, after: Outcome | null): Change {
  if (before === after) return 'unchanged';
  if (before === null) return 'added';
  if (after === null) return 'removed';
  if (after === 'unmet') return 'new';
  if (after === 'unknown') return 'now_unknown';
  if (before === 'unmet') return 'fixed';
  return before === 'unknown' ? 'now_known' : 'other';
}
