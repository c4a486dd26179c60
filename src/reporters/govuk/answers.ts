import type { Assessment } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { type GovukQuestion, govukQuestions } from '../../lexicon/govuk-assessment.ts';

/** What evidence answers to a question of the tool. */
export interface ProvenAnswer {
  readonly question: GovukQuestion;
  readonly answer: number;
  /** Whether the level stays below the one to reach; null where none is set. */
  readonly needsImprovement: boolean | null;
}

/** The proven levels as answers. Of what is not proven there is none: the tool would count "I don't know" as 0 of 5. */
export function provenAnswers({ questions }: Assessment, targets: ReportOptions['targets']): ProvenAnswer[] {
  return govukQuestions.flatMap((question): ProvenAnswer[] => {
    const level = questions.find(({ id }) => id === question.id)?.score.level ?? null;
    if (level === null || level < 1 || level > 5) return [];
    const target = Object.hasOwn(targets, question.id) ? targets[question.id] : undefined;
    return [{ question, answer: level, needsImprovement: target === undefined ? null : level < target }];
  });
}
