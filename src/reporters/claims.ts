import type { QuestionResult, Score } from '../core/assessment.ts';
import type { Claim, ClaimVerdict } from '../core/claims.ts';
import { plainText, plural } from '../core/text.ts';

/** What became of a claim, in words. */
export const claimWords: Readonly<Record<ClaimVerdict, string>> = {
  agrees: 'agrees',
  over_claimed: 'claims too much',
  under_claimed: 'claims too little',
  cannot_tell: 'cannot tell',
  not_claimed: 'nothing is claimed',
};

/** One question as a row of words, the same in every format. */
export interface ClaimRow {
  readonly title: string;
  readonly claimed: string;
  /** What evidence shows: a level, or from which to which it may be. */
  readonly shown: string;
  readonly verdict: string;
}

/** A question of which claims were held against the evidence. */
export interface ClaimedQuestion extends QuestionResult {
  readonly claim: Claim;
}

/** The questions of which claims were held against the evidence, in their order. */
export function claimedAmong(questions: readonly QuestionResult[]): ClaimedQuestion[] {
  return questions.flatMap(({ claim, ...question }) => (claim === undefined ? [] : [{ ...question, claim }]));
}

/** What stands above the columns of the rows. */
export const claimHeads: ClaimRow = {
  ...{ title: 'Question', claimed: 'Claimed', shown: 'Shown', verdict: 'What to make of it' },
};

/** A claim as a row of words, fit to show but not escaped for any format. */
export function claimRow({ title, claim, score }: ClaimedQuestion): ClaimRow {
  return {
    title: plainText(title),
    claimed: claim.level === null ? '–' : String(claim.level),
    shown: shownWords(score),
    verdict: claimWords[claim.verdict],
  };
}

function shownWords({ status, level, ceiling }: Score): string {
  if (status === 'not_applicable') return 'nothing to judge';
  if (status === 'not_assessed') return 'nothing';
  if (level === null) return ceiling === null ? 'nothing' : `at most ${ceiling}`;
  return ceiling === null || ceiling === level ? String(level) : `${level} to ${ceiling}`;
}

/** What stands above them as one sentence: how many claims hold, how many do not, and of how many nobody can tell. */
export function claimSummary(questions: readonly ClaimedQuestion[]): string {
  const count = (...verdicts: readonly ClaimVerdict[]) =>
    questions.filter(({ claim }) => verdicts.includes(claim.verdict)).length;
  const claimed = questions.length - count('not_claimed');
  if (claimed === 0) return 'No level is claimed for any of these questions.';
  const parts = [
    `${count('agrees')} shown by evidence`,
    `${count('over_claimed')} higher than evidence allows`,
    `${count('under_claimed')} lower than it shows`,
    `${count('cannot_tell')} that it leaves open`,
  ];
  const have = claimed === 1 ? 'has' : 'have';
  return `${claimed} of ${plural(questions.length, 'question')} ${have} a claimed level: ${parts.join(', ')}.`;
}
