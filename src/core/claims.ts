import { z } from 'zod';

/** What became of a claim: `cannot_tell` where the evidence leaves both open, `not_claimed` where nobody claims a level. */
export const ClaimVerdict = z.enum(['agrees', 'over_claimed', 'under_claimed', 'cannot_tell', 'not_claimed']);
export type ClaimVerdict = z.infer<typeof ClaimVerdict>;

/** What people claim of a question, held against what evidence shows of it. */
export const Claim = z.strictObject({
  /** Null where no level is claimed. */
  level: z.int().nullable(),
  verdict: ClaimVerdict,
});
export type Claim = z.infer<typeof Claim>;

/** Levels that people claim, by question id; a question of which they claim none is not there. */
export type Claims = ReadonlyMap<string, number>;
