import type { Evidence } from './evidence.ts';
import type { Model } from './model.ts';

/** What policies judge: no clock, no network, nothing but this. */
export interface PolicyInput {
  readonly now: string;
  readonly evidence: Evidence;
}

/**
 * What the policies said of one question, as it came out of the engine: criterion → value, not yet validated.
 * A question whose evaluation failed has the reason in `error` and no answers.
 */
export interface RawAnswers {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly error: string | null;
}

/** A compiled model, ready to judge. */
export interface PolicyRuntime {
  readonly model: Model;
  /** Answers by question id. A question that throws or exceeds the deadline fails alone. Never rejects for a policy's sake. */
  decide(input: PolicyInput): Promise<ReadonlyMap<string, RawAnswers>>;
  close(): Promise<void>;
}

/** One thing wrong with a policy source: rows and columns count from 1; null where the compiler names none. */
export interface PolicyProblem {
  readonly file: string | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly code: string;
  readonly message: string;
}

/** Rego sources by path, such as `policies/govuk/governance/version_control.rego`. */
export type PolicyFiles = Readonly<Record<string, string>>;
