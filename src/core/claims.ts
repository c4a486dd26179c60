import type { Score } from './assessment.ts';

/** What became of a claim: `cannot_tell` where the evidence leaves both open, `not_claimed` where nobody claims a level. */
export type ClaimVerdict = 'agrees' | 'over_claimed' | 'under_claimed' | 'cannot_tell' | 'not_claimed';

/** Levels that people claim, by question id; a question of which they claim none is not there. */
export type Claims = ReadonlyMap<string, number>;

/** One question as people answer it and as evidence does. */
export interface ClaimCheck extends Pick<Score, 'status' | 'level' | 'ceiling'> {
  readonly question: string;
  readonly title: string;
  /** Null where no level is claimed. */
  readonly claimed: number | null;
  readonly verdict: ClaimVerdict;
}
