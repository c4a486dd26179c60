import type { Assessment, CriterionResult, Outcome, QuestionResult, Score } from '../core/assessment.ts';

/** What can become of a criterion from one assessment to the next; `added` and `removed` are the rules' doing. */
export type Change = 'new' | 'fixed' | 'now_unknown' | 'now_known' | 'other' | 'added' | 'removed' | 'unchanged';

/** One criterion in two assessments; null where one of them has it not. */
interface CriterionChange {
  readonly question: string;
  readonly criterion: string;
  readonly title: string;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  readonly change: Change;
}

/** The interval of a question. */
type Interval = Pick<Score, 'status' | 'level' | 'ceiling'>;

/** One question in two assessments: whether what was proven before still is. */
export interface QuestionChange {
  readonly question: string;
  readonly before: Interval | null;
  readonly after: Interval | null;
  /** `fell`: what was proven is out of reach; `unknown`: it is possible, and not proven any more. */
  readonly verdict: 'held' | 'fell' | 'unknown';
}

/** What differs between two assessments, and what may be the reason. */
export interface Comparison {
  readonly questions: readonly QuestionChange[];
  readonly criteria: readonly CriterionChange[];
  readonly because: {
    /** Whether other evidence was judged. */
    readonly evidence: boolean;
    /** Models whose policies are others. */
    readonly rules: readonly string[];
    /** Whether another version of tidemark judged. */
    readonly tool: boolean;
  };
}

/** Holds an assessment against an earlier one, question by question and criterion by criterion. */
export function compare(before: Assessment, after: Assessment): Comparison {
  const pairs = paired(before.questions, after.questions);
  return {
    questions: pairs.map(([old, young]) => questionChange(old, young)),
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

function questionChange(before: QuestionResult | undefined, after: QuestionResult | undefined): QuestionChange {
  const [was, is] = [intervalOf(before), intervalOf(after)];
  return { question: after?.id ?? before?.id ?? '', before: was, after: is, verdict: verdictOn(was, is) };
}

function intervalOf(question: QuestionResult | undefined): Interval | null {
  if (question === undefined) return null;
  const { status, level, ceiling } = question.score;
  return { status, level, ceiling };
}

function verdictOn(before: Interval | null, after: Interval | null): QuestionChange['verdict'] {
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
