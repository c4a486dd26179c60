import type { Assessment, CriterionResult, QuestionResult } from '../core/assessment.ts';
import { type Attestation, longestDays, type Waiver } from '../core/declared.ts';
import { oncePer } from '../core/once.ts';
import { waiverState } from '../core/waived.ts';

/** The question and the criterion that a waiver or an attestation is about, where the assessment has them. */
export interface Subject {
  readonly question: QuestionResult | undefined;
  readonly criterion: CriterionResult | undefined;
}

/** What a waiver or an attestation is about. */
export function subjectOf({ questions }: Assessment, one: Pick<Waiver, 'question' | 'criterion'>): Subject {
  const question = questions.find(({ id }) => id === one.question);
  return { question, criterion: question?.criteria.find(({ id }) => id === one.criterion) };
}

const notApplicable = 'not used: this does not apply to what was scanned';

/** Whether a waiver has an effect in the gate, and if not, why. */
export function waiverWords(assessment: Assessment, waiver: Waiver): string {
  const state = waiverState(assessment, waiver);
  if (state === 'used') return 'in force';
  if (state === 'expired') return 'expired';
  if (state === 'not_asked') return 'not used: its question was not asked';
  const { criterion } = subjectOf(assessment, waiver);
  return criterion?.outcome === 'not_applicable' ? notApplicable : 'not used: nothing was shown not to be so';
}

/** Whether an attestation is shown beside a criterion, and if not, why. */
export function attestationWords(assessment: Assessment, attestation: Attestation): string {
  const outcome = subjectOf(assessment, attestation).criterion?.outcome ?? null;
  if (attestation.expires < today(assessment)) return 'expired';
  if (attestation.made > today(assessment)) return 'not in force yet';
  if (outcome === 'not_applicable') return notApplicable;
  if (outcome !== null && outcome !== 'unknown') return 'not used: evidence decides';
  return lasts(attestation) > longestDays ? 'in force; it runs for more than a year' : 'in force';
}

const lasts = ({ made, expires }: Attestation): number => (Date.parse(expires) - Date.parse(made)) / 86_400_000;

/** The waiver in force that covers an unmet criterion, the longest of several; null where there is none. */
export function waiverOf(assessment: Assessment, question: QuestionResult, criterion: CriterionResult): Waiver | null {
  const own = (byCriterion(assessment.scope.waivers).get(keyOf(question.id, criterion.id)) ?? []).filter(
    (waiver) => waiverState(assessment, waiver) === 'used',
  );
  return own.toSorted((a, b) => (a.expires < b.expires ? 1 : a.expires > b.expires ? -1 : 0))[0] ?? null;
}

const keyOf = (question: string, criterion: string): string => JSON.stringify([question, criterion]);
const byCriterion = oncePer((waivers: readonly Waiver[]) =>
  Map.groupBy(waivers, ({ question, criterion }) => keyOf(question, criterion)),
);

const today = ({ now }: Assessment): string => now.slice(0, 10);
