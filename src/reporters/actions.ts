import type { Assessment, CriterionResult, QuestionResult } from '../core/assessment.ts';
import { actors, efforts } from '../core/model.ts';
import { blindedBy } from './blind.ts';

/** A step that counts towards the next level of some questions: criteria with one remedy are one step. */
export interface Action {
  readonly actor: CriterionResult['actor'];
  readonly remediation: string;
  readonly effort: CriterionResult['effort'];
  /** Whether something was shown not to be so; otherwise the step is needed only if it is not so yet. */
  readonly isNeeded: boolean;
  /** The questions that it raises, each with the level that it counts towards. */
  readonly raises: readonly { readonly question: QuestionResult; readonly level: number }[];
}

/**
 * The next steps of all questions, by who can take them: what is needed before what may be, then by effort, then by how
 * many questions a step raises. Of a question of which nothing was seen none is told: there it is to be looked at first.
 */
export function actionsOf(assessment: Assessment): ReadonlyMap<Action['actor'], readonly Action[]> {
  const steps = assessment.questions.flatMap((question) => {
    if (blindedBy(assessment, question.criteria).length > 0) return [];
    return question.next.flatMap((id) => {
      const criterion = question.criteria.find((each) => each.id === id);
      return criterion === undefined ? [] : [{ question, criterion }];
    });
  });
  const byRemedy = Map.groupBy(steps, ({ criterion }) => JSON.stringify([criterion.actor, criterion.remediation]));
  const actions = [...byRemedy.values()].flatMap((same): Action[] => {
    const criterion = same[0]?.criterion;
    if (criterion === undefined) return [];
    const { actor, remediation } = criterion;
    const raised = new Map(same.map(({ question, criterion: { level } }) => [question.id, { question, level }]));
    const effort = efforts.findLast((each) => same.some((one) => one.criterion.effort === each)) ?? criterion.effort;
    const isNeeded = same.some((one) => one.criterion.outcome === 'unmet');
    return [{ actor, remediation, effort, isNeeded, raises: [...raised.values()] }];
  });
  const sorted = actions.sort(
    (a, b) =>
      actors.indexOf(a.actor) - actors.indexOf(b.actor) ||
      Number(b.isNeeded) - Number(a.isNeeded) ||
      efforts.indexOf(a.effort) - efforts.indexOf(b.effort) ||
      b.raises.length - a.raises.length,
  );
  return Map.groupBy(sorted, ({ actor }) => actor);
}
