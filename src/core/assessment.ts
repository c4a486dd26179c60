import { z } from 'zod';
import { Claim } from './claims.ts';
import { Gap, Scope, Target } from './evidence.ts';
import { Grade, Location } from './facts/base.ts';
import { actors, efforts } from './model.ts';

export const Outcome = z.enum(['met', 'unmet', 'unknown', 'not_applicable']);
export type Outcome = z.infer<typeof Outcome>;

/** What a policy said of one criterion. `evidence` are fact ids, `missing` the kinds whose gaps keep it unknown. */
export const Decision = z.strictObject({
  outcome: Outcome,
  evidence: z.array(z.string()),
  missing: z.array(z.string()),
});
export type Decision = z.infer<typeof Decision>;

/** Decisions by question and criterion; `error` when the policy itself failed. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, Decision & { error: string | null }>>;

/**
 * What one cell of a question's bar shows: all is so, something is not, partly known, nothing known, nothing to judge,
 * or that the question asks nothing at this level.
 */
export const Cell = z.enum(['proven', 'refuted', 'mixed', 'unknown', 'not_applicable', 'no_criterion']);
export type Cell = z.infer<typeof Cell>;

export const Score = z.strictObject({
  status: z.enum(['assessed', 'not_assessed', 'not_applicable']),
  /** Highest proven level; null when none is. */
  level: z.int().nullable(),
  /** Highest level possible if every unknown turned out well; null unless assessed. */
  ceiling: z.int().nullable(),
  /** Share (0 to 1) of applicable criteria that are decided; null when none applies. */
  coverage: z.number().nullable(),
  cells: z.array(z.strictObject({ level: z.int(), state: Cell })),
  /** The level that `yes` attestations in force would give beside what is proven; null where none plays a part. */
  attestedLevel: z.int().nullable(),
});
export type Score = z.infer<typeof Score>;

export const CriterionResult = z.strictObject({
  id: z.string(),
  level: z.int(),
  title: z.string(),
  grade: Grade,
  /** After implication by stronger criteria; `own` is what the rule itself said. */
  outcome: Outcome,
  own: Outcome,
  /** The stronger criterion that answered, where one did. */
  impliedBy: z.string().nullable(),
  evidence: z.array(z.string()),
  missing: z.array(z.string()),
  error: z.string().nullable(),
  /** What an attestation in force says of a criterion that is unknown; null where there is none, or evidence decides. */
  attested: z.enum(['yes', 'no']).nullable(),
  remediation: z.string(),
  effort: z.enum(efforts),
  actor: z.enum(actors),
});
export type CriterionResult = z.infer<typeof CriterionResult>;

export const QuestionResult = z.strictObject({
  id: z.string(),
  model: z.string(),
  section: z.string(),
  title: z.string(),
  score: Score,
  criteria: z.array(CriterionResult),
  /** Criteria that block the lowest blocked level above `level`, cheapest first. */
  next: z.array(z.string()),
  /** What people claim of it, where their answers were held against the evidence and can be about it. */
  claim: Claim.optional(),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

/** A fact that a result cites, in one line for people. */
export const Citation = z.strictObject({
  id: z.string(),
  kind: z.string(),
  source: z.string(),
  summary: z.string(),
  /** Whether people learn little from it where others are cited beside it, such as one of many short-lived branches. */
  aside: z.boolean(),
  at: Location,
});
export type Citation = z.infer<typeof Citation>;

export const ASSESSMENT_FORMAT = 'tidemark.assessment/1';

/** What a scan concluded and from what: everything a report needs (the second waist). */
export const Assessment = z.strictObject({
  format: z.literal(ASSESSMENT_FORMAT),
  tool: z.strictObject({ name: z.literal('tidemark'), version: z.string() }),
  now: z.iso.datetime(),
  targets: z.array(Target),
  scope: Scope,
  /** SHA-256, hex, of the collection document's bytes. */
  evidenceDigest: z.string(),
  models: z.array(
    z.strictObject({ id: z.string(), title: z.string(), floor: z.int(), top: z.int(), digest: z.string() }),
  ),
  questions: z.array(QuestionResult),
  /** Facts that some result cites, sorted by id. */
  citations: z.array(Citation),
  /** What was not seen, by kind, for the kinds that some question reads; each gap once. */
  gaps: z.array(z.strictObject({ kinds: z.array(z.string()), gap: Gap })),
});
export type Assessment = z.infer<typeof Assessment>;
