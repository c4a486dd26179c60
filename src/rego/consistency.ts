import { Grade } from '../core/facts/base.ts';
import { Criterion, impliersOf } from '../core/model.ts';
import type { PolicyProblem } from '../core/policy.ts';
import { type Block, problemAt } from './metadata.ts';
import type { Kinds } from './schema.ts';

/** A criterion with what only its checks need. */
export interface Judged {
  readonly criterion: Criterion;
  /** Kinds read only for a counter-example. */
  readonly counter: readonly string[];
  readonly block: Block;
}

/** Gives what contradicts itself in one criterion: its name, its level, its grade. */
export function criterionProblems(
  judged: Judged,
  { floor, top, kinds }: { readonly floor: number; readonly top: number; readonly kinds: Kinds },
): readonly PolicyProblem[] {
  const { id, level, reads } = judged.criterion;
  const say = (code: string, message: string) => problemAt(judged.block, code, `${id}: ${message}`);
  const problems: PolicyProblem[] = [];
  if (!Criterion.shape.id.safeParse(id).success || !id.startsWith(`l${level}_`))
    problems.push(say('level_differs', `a criterion of level ${level} is called l${level}_<what>`));
  if (level < floor || level > top)
    problems.push(say('level_unknown', `level ${level} is outside the model's ${floor} to ${top}`));
  for (const kind of judged.counter)
    if (!reads.includes(kind))
      problems.push(say('counter_unread', `counter names ${kind}, which the rule does not read (${reads.join(', ')})`));
  const grade = gradeProblem(judged, kinds);
  return grade === null ? problems : [...problems, say('grade_differs', grade)];
}

function gradeProblem({ criterion, counter }: Judged, kinds: Kinds): string | null {
  const bearing = criterion.reads.flatMap((kind) => {
    const grade = kinds[kind]?.grade ?? null;
    return grade === null || counter.includes(kind) ? [] : [{ kind, grade }];
  });
  const strength = (grade: Grade) => Grade.options.indexOf(grade);
  const [weakest] = bearing.sort((a, b) => strength(a.grade) - strength(b.grade));
  if (weakest === undefined)
    return `nothing that the rule reads proves anything, so no grade can be ${criterion.grade}`;
  if (weakest.grade === criterion.grade) return null;
  return `grade ${criterion.grade} is declared, but met may rest on ${weakest.kind}, which is ${weakest.grade}`;
}

/**
 * Gives what does not hold between the criteria of a question. Every higher criterion must imply each lower one, over
 * others too, or be listed as independent by one of the two: else a level could be proven over an unproven floor.
 */
export function questionProblems(judged: readonly Judged[]): readonly PolicyProblem[] {
  const byId = new Map(judged.map((item) => [item.criterion.id, item]));
  return judged.flatMap((lower) => [...referenceProblems(lower, byId), ...pairProblems(lower, byId)]);
}

function referenceProblems({ criterion, block }: Judged, byId: ReadonlyMap<string, Judged>): readonly PolicyProblem[] {
  const exist = [...byId.keys()].join(', ');
  const implied = criterion.impliedBy.flatMap((id) => {
    const level = byId.get(id)?.criterion.level;
    if (level === undefined) return [`implied_by names ${id}; there is ${exist}`];
    return level > criterion.level ? [] : [`implied_by names ${id}, which is of no higher level`];
  });
  const independent = Object.keys(criterion.independent).flatMap((id) => {
    const level = byId.get(id)?.criterion.level;
    if (level === undefined) return [`independent names ${id}; there is ${exist}`];
    return level !== criterion.level ? [] : [`independent names ${id}, which is of the same level`];
  });
  return [...implied, ...independent].map((message) =>
    problemAt(block, 'criterion_unknown', `${criterion.id}: ${message}`),
  );
}

function pairProblems(lower: Judged, byId: ReadonlyMap<string, Judged>): readonly PolicyProblem[] {
  const criteria = [...byId.values()].map(({ criterion }) => criterion);
  const implying = impliersOf(lower.criterion, criteria);
  return criteria.flatMap((higher) => {
    const isRelated =
      higher.level <= lower.criterion.level ||
      implying.has(higher.id) ||
      Object.hasOwn(lower.criterion.independent, higher.id) ||
      Object.hasOwn(higher.independent, lower.criterion.id);
    if (isRelated) return [];
    const message = `${higher.id} neither implies ${lower.criterion.id} nor is either listed as independent of the other: add implied_by: [${higher.id}] or independent: {${higher.id}: why} to ${lower.criterion.id}`;
    return [problemAt(lower.block, 'pair_unrelated', message)];
  });
}
