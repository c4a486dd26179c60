import type { Cell, CriterionResult, Decision, Outcome, QuestionResult, Score } from '../../core/assessment.ts';
import type { Criterion, Question } from '../../core/model.ts';
import { efforts, impliersOf } from '../../core/model.ts';

type Decided = Decision & { error: string | null };
type Judged = Pick<CriterionResult, 'level' | 'outcome'>;

/** The levels of a model; `floor` needs no proof of practice. */
export interface Scale {
  readonly floor: number;
  readonly top: number;
}

const silent: Decided = { outcome: 'unknown', evidence: [], missing: [], error: 'the rule gave no answer' };

/**
 * Who answers for a criterion: Kleene's `any_of` over itself and its impliers. A stronger practice that is met shows
 * the weaker one, even where the weaker found nothing to judge: its subject is then proven to be there. One that is
 * unknown keeps the answer open. One that is unmet or not applicable says nothing about the weaker practice, which
 * therefore keeps its own answer: "nothing to judge" must not turn into "unmet" from above.
 */
function answering(own: Decided, impliers: readonly (readonly [string, Decided])[]): readonly [string | null, Decided] {
  for (const outcome of ['met', 'unknown'] as const) {
    if (own.outcome === outcome) return [null, own];
    const stronger = impliers.find(([, decided]) => decided.outcome === outcome);
    if (stronger !== undefined) return stronger;
  }
  return [null, own];
}

function resultOf(criterion: Criterion, question: Question, decisions: ReadonlyMap<string, Decided>): CriterionResult {
  const { id, level, title, grade, remediation, effort, actor } = criterion;
  const own = decisions.get(id) ?? silent;
  const reached = impliersOf(criterion, question.criteria);
  const impliers = question.criteria
    .filter((other) => reached.has(other.id))
    .sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1))
    .map((stronger) => [stronger.id, decisions.get(stronger.id) ?? silent] as const);
  const [impliedBy, { outcome, evidence, missing }] = answering(own, impliers);
  return {
    ...{ id, level, title, grade, outcome, own: own.outcome, impliedBy },
    ...{ evidence, missing, error: own.error, attested: null, remediation, effort, actor },
  };
}

const isPassed = ({ outcome }: Judged): boolean => outcome === 'met' || outcome === 'not_applicable';
const has = (criteria: readonly Judged[], outcome: Outcome): boolean => criteria.some((c) => c.outcome === outcome);

/** What one rung shows of itself, whatever the rungs below it. */
function stateOf(rung: readonly Judged[]): Cell {
  if (rung.length === 0) return 'no_criterion';
  if (rung.every(({ outcome }) => outcome === 'not_applicable')) return 'not_applicable';
  if (has(rung, 'unmet')) return 'refuted';
  if (!has(rung, 'unknown')) return 'proven';
  return has(rung, 'met') ? 'mixed' : 'unknown';
}

/** One cell per level from 1 on. The floor has no criteria: it is proven with the level, else nobody knows. */
function cellsOf(criteria: readonly Judged[], scale: Scale, status: Score['status'], level: number | null) {
  const atFloor: Cell = status === 'not_applicable' ? 'not_applicable' : level === null ? 'unknown' : 'proven';
  return levels(Math.max(1, scale.floor), scale.top).map((at) => ({
    level: at,
    state: at === scale.floor ? atFloor : stateOf(criteria.filter((c) => c.level === at)),
  }));
}

const levels = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** Level, ceiling, coverage and cells of judged criteria. */
export function scoreOf(criteria: readonly Judged[], scale: Scale): Score {
  const applicable = criteria.filter(({ outcome }) => outcome !== 'not_applicable');
  const decided = applicable.filter(({ outcome }) => outcome !== 'unknown');
  const coverage = applicable.length === 0 ? null : decided.length / applicable.length;
  const unassessed = (status: Score['status']): Score => ({
    ...{ status, level: null, ceiling: null, coverage },
    cells: cellsOf(criteria, scale, status, null),
    attestedLevel: null,
  });
  if (criteria.length > 0 && applicable.length === 0) return unassessed('not_applicable');
  if (decided.length === 0) return unassessed('not_assessed');

  let level: number | null = null;
  let ceiling = scale.floor;
  for (const at of levels(scale.floor + 1, scale.top)) {
    const upTo = criteria.filter((c) => c.level <= at);
    const rung = criteria.filter((c) => c.level === at);
    if (upTo.every(isPassed) && has(rung, 'met')) level = at;
    if (!has(upTo, 'unmet') && rung.some(({ outcome }) => outcome !== 'not_applicable')) ceiling = at;
  }
  if (level === null && ceiling === scale.floor) level = scale.floor;
  const cells = cellsOf(criteria, scale, 'assessed', level);
  return { status: 'assessed', level, ceiling, coverage, cells, attestedLevel: null };
}

/** What blocks the lowest blocked level above `level`, cheapest first. */
function nextOf(criteria: readonly CriterionResult[], level: number | null): string[] {
  const blockers = criteria.filter((c) => (level === null || c.level > level) && !isPassed(c));
  const lowest = Math.min(...blockers.map((c) => c.level));
  return blockers
    .filter((c) => c.level === lowest)
    .sort((a, b) => efforts.indexOf(a.effort) - efforts.indexOf(b.effort) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/**
 * A question's answer from the decisions on its criteria: outcomes closed under implication, the interval from `level`
 * to `ceiling`, and what comes next. A criterion's `evidence` and `missing` are those of whoever answered for it; a
 * criterion without a decision is unknown.
 */
export function score(question: Question, decisions: ReadonlyMap<string, Decided>, scale: Scale): QuestionResult {
  const criteria = question.criteria
    .map((criterion) => resultOf(criterion, question, decisions))
    .sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
  const scored = scoreOf(criteria, scale);
  const model = question.id.slice(0, question.id.indexOf('.'));
  const next = nextOf(criteria, scored.level);
  return { id: question.id, model, section: question.section, title: question.title, score: scored, criteria, next };
}
