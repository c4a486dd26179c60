/** Pieces of evidence that the whole page shows, shared out among the criteria. */
const evidenceShown = 1_000;

/** Criteria that the whole page shows, shared out among the levels of the questions. */
const criteriaShown = 2_000;

/** Bounds of what the page shows; all of it is in the JSON. */
export const limits = {
  /** Pieces of evidence of one criterion, where there are few criteria. */
  evidence: 10,
  /** Gaps, steps, waivers and attestations, each. */
  list: 200,
  /** Letters of one text. */
  letters: 400,
  /** Letters of an address; browsers take not many more. */
  address: 1_000,
} as const;

/** Criteria shown of each level of a question: all of them, unless that makes a page that nobody could open. */
export function criteriaPerLevel(
  questions: readonly {
    readonly criteria: readonly unknown[];
    readonly score: { readonly cells: readonly unknown[] };
  }[],
): number {
  const all = questions.reduce((sum, { criteria }) => sum + criteria.length, 0);
  const levels = questions.reduce((sum, { score }) => sum + score.cells.length, 0);
  return all <= criteriaShown ? all : Math.max(1, Math.floor(criteriaShown / Math.max(1, levels)));
}

/** Pieces of evidence shown of each criterion. */
export function evidencePerCriterion(criteria: number): number {
  return Math.max(1, Math.min(limits.evidence, Math.floor(evidenceShown / Math.max(1, criteria))));
}
