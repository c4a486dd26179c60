import type { CriterionResult, QuestionResult } from '../core/assessment.ts';
import { efforts } from '../core/model.ts';

/** The next steps of a question, in the order it has them. */
function stepsOf(question: QuestionResult): CriterionResult[] {
  return question.next.flatMap((id) => question.criteria.filter((criterion) => criterion.id === id));
}

/**
 * The same questions with `next` ordered by effort, then by how many questions the step raises (steps with the same
 * remedy are one step), then by id.
 */
export function rank(questions: readonly QuestionResult[]): QuestionResult[] {
  const raises = new Map<string, number>();
  for (const question of questions) {
    for (const remedy of new Set(stepsOf(question).map((step) => step.remediation))) {
      raises.set(remedy, (raises.get(remedy) ?? 0) + 1);
    }
  }
  const raised = (step: CriterionResult): number => raises.get(step.remediation) ?? 0;
  return questions.map((question) => ({
    ...question,
    next: stepsOf(question)
      .sort(
        (a, b) =>
          efforts.indexOf(a.effort) - efforts.indexOf(b.effort) || raised(b) - raised(a) || (a.id < b.id ? -1 : 1),
      )
      .map(({ id }) => id),
  }));
}
