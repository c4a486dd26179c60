import type { Assessment, CriterionResult, QuestionResult } from '../../core/assessment.ts';
import type { Attestation } from '../../core/declared.ts';
import { closedBy } from '../../core/facts/closing.ts';
import { efforts } from '../../core/model.ts';

/** Of one question: whoever is asked more answers none. */
const mostAsked = 3;

/** Something that people may know, and that can be answered with yes or no. */
export interface OpenQuestion {
  readonly question: string;
  readonly criterion: string;
  /** The title of the question, and that of the criterion, which says what is to be so. */
  readonly about: string;
  readonly title: string;
  readonly level: number;
}

/**
 * What no evidence decides because it may be kept elsewhere: of each question at most three criteria, the lowest levels
 * and smallest efforts first. Neither what somebody attests already is asked, in the assessment or in what was `stated`
 * since, nor what cannot raise a level any more because something below it is shown not to be so.
 */
export function openQuestions({ questions }: Assessment, stated: readonly Attestation[] = []): OpenQuestion[] {
  const isStated = ({ id: question }: QuestionResult, { id }: CriterionResult): boolean =>
    stated.some((each) => each.criterion === id && `.${question}`.endsWith(`.${each.question}`));
  return questions.flatMap((question) =>
    question.criteria
      .filter(
        (criterion) =>
          isOpen(criterion) &&
          !isStated(question, criterion) &&
          (question.score.ceiling ?? criterion.level) >= criterion.level,
      )
      .sort((a, b) => a.level - b.level || efforts.indexOf(a.effort) - efforts.indexOf(b.effort))
      .slice(0, mostAsked)
      .map((criterion) => asked(question, criterion)),
  );
}

const isOpen = ({ outcome, error, attested, missing }: CriterionResult): boolean =>
  outcome === 'unknown' && error === null && attested === null && missing.some((kind) => closedBy(kind).length > 0);

const asked = (question: QuestionResult, { id, title, level }: CriterionResult): OpenQuestion => ({
  ...{ question: question.id, criterion: id, about: question.title, title, level },
});
