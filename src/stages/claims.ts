import type { Assessment, Score } from '../core/assessment.ts';
import type { ClaimCheck, Claims, ClaimVerdict } from '../core/claims.ts';
import { govukAnswer, readGovukSave } from '../formats/govuk-save.ts';
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

/** Holds claims against an assessment: one check for each question of it that such a file can answer, in its order. */
export function checkClaims({ questions }: Assessment, claims: Claims): ClaimCheck[] {
  const claimable = new Set(govukQuestions.map(({ id }) => id));
  return questions
    .filter(({ id }) => claimable.has(id))
    .map(({ id, title, score }) => {
      const { status, level, ceiling } = score;
      const claimed = claims.get(id) ?? null;
      return { question: id, title, claimed, status, level, ceiling, verdict: verdictOn(claimed, score) };
    });
}

function verdictOn(claimed: number | null, { level, ceiling }: Score): ClaimVerdict {
  if (claimed === null) return 'not_claimed';
  if (ceiling !== null && claimed > ceiling) return 'over_claimed';
  if (level === null) return 'cannot_tell';
  if (claimed === level) return 'agrees';
  return claimed < level ? 'under_claimed' : 'cannot_tell';
}
