/** Pieces of evidence that the whole page shows, shared out among the criteria. */
const evidenceShown = 1_000;

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

/** Pieces of evidence shown of each criterion. */
export function evidencePerCriterion(criteria: number): number {
  return Math.max(1, Math.min(limits.evidence, Math.floor(evidenceShown / Math.max(1, criteria))));
}
