import type { Assessment, Score } from '../core/assessment.ts';
import type { Claims, ClaimVerdict } from '../core/claims.ts';
import { answerOf, govukAnswer, readGovukSave } from '../formats/govuk-save.ts';
import { govukQuestions } from '../lexicon/govuk-assessment.ts';

/**
 * The levels that a save file of the GOV.UK Cloud Maturity assessment tool claims, by our question ids; answers under
 * former titles among them. "I don't know" claims nothing.
 * @throws {ScanError} `malformed_document` for what is no save file
 */
export function readClaims(text: string): Claims {
  const { data } = readGovukSave(text);
  return new Map(
    govukQuestions.flatMap((question) => {
      const claimed = govukAnswer(data, question)?.answer ?? 0;
      return claimed === 0 ? [] : [[question.id, claimed] as const];
    }),
  );
}

/** The keys under which such a file has answers to questions of governance that are not known here, sorted. */
export function unknownClaims(text: string): string[] {
  const known = new Set(govukQuestions.flatMap(({ key, formerKeys }) => [key, ...formerKeys]));
  const answers = Object.entries(readGovukSave(text).data.governance ?? {});
  return answers.flatMap(([key, entry]) => (known.has(key) || answerOf(entry) === undefined ? [] : [key])).sort();
}

/** The assessment with claims held against it: one for each question that such a file can answer. */
export function withClaims(assessment: Assessment, claims: Claims): Assessment {
  const claimable = new Set(govukQuestions.map(({ id }) => id));
  const questions = assessment.questions.map((question) => {
    if (!claimable.has(question.id)) return question;
    const level = claims.get(question.id) ?? null;
    return { ...question, claim: { level, verdict: verdictOn(level, question.score) } };
  });
  return { ...assessment, questions };
}

function verdictOn(claimed: number | null, { level, ceiling }: Score): ClaimVerdict {
  if (claimed === null) return 'not_claimed';
  if (ceiling !== null && claimed > ceiling) return 'over_claimed';
  if (level === null) return 'cannot_tell';
  if (claimed === level) return 'agrees';
  return claimed < level ? 'under_claimed' : 'cannot_tell';
}
