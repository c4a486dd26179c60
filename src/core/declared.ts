import { z } from 'zod';

/** What a question is to reach, and whether the level that attestations give beside the proven one will do. */
export interface Goal {
  readonly level: number;
  readonly accept: 'proven' | 'attested';
}

/** Days that an exception or a statement may last: one that outlives this is a rule. */
export const longestDays = 366;

/** One accepted exception: it covers an unmet criterion in the gate, up to and including the day it expires (UTC). */
export const Waiver = z.strictObject({
  question: z.string().min(1),
  criterion: z.string().min(1),
  owner: z.string().min(1),
  reason: z.string().min(1),
  expires: z.iso.date(),
});
export type Waiver = z.infer<typeof Waiver>;

/**
 * What somebody states of a criterion that no evidence decides. It is in force from the day it was made up to and
 * including the day it expires (UTC), and is shown beside the level, never in it.
 */
export const Attestation = z.strictObject({
  question: z.string().min(1),
  criterion: z.string().min(1),
  /** Whether the criterion is met, as they say. */
  answer: z.enum(['yes', 'no']),
  /** In their words: what they know, and where it can be seen. */
  statement: z.string().min(1),
  owner: z.string().min(1),
  made: z.iso.date(),
  expires: z.iso.date(),
});
export type Attestation = z.infer<typeof Attestation>;
