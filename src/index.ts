/** The public API: the documents, the pure stages between them, and the types to write a collector or a reporter. */
export { assess } from './assess.ts';
export type {
  Assessment,
  Cell,
  Citation,
  CriterionResult,
  Decision,
  Decisions,
  Outcome,
  QuestionResult,
  Score,
} from './core/assessment.ts';
export { canonicalText, digestOf } from './core/canonical.ts';
export type { Claim, Claims, ClaimVerdict } from './core/claims.ts';
export type { Collector, Findings, Read } from './core/collector.ts';
export { readAssessment, readCollection } from './core/documents.ts';
export { type ErrorCode, type GapReason, ScanError, Unreadable } from './core/errors.ts';
export { type Collection, type Evidence, type Gap, openScope, type Scope, type Target } from './core/evidence.ts';
export { type Fact, type Kind, kinds, type Observation } from './core/facts/index.ts';
export type { Criterion, Model, Question } from './core/model.ts';
export type { PolicyInput, PolicyRuntime, RawAnswers } from './core/policy.ts';
export type { Reporter, ReportOptions, SystemsReporter } from './core/reporter.ts';
export type { Source } from './core/source.ts';
export type {
  Change,
  Comparison,
  CriterionChange,
  GateResult,
  GateVerdict,
  QuestionChange,
  Since,
  Verdict,
  WaiverUse,
} from './core/verdict.ts';
export { type FormatId, reporters } from './reporters/index.ts';
export { json } from './reporters/json.ts';
export { systemsReporters } from './reporters/systems/index.ts';
export { terminal } from './reporters/terminal.ts';
export { readClaims, withClaims } from './stages/claims.ts';
export { type Asked, type CollectOptions, collect } from './stages/collect.ts';
export { compare } from './stages/compare.ts';
export { evaluate } from './stages/evaluate.ts';
export { type GateSettings, type GateTarget, gate, targetsFrom } from './stages/gate.ts';
export { type Scale, score } from './stages/score/index.ts';
export { settle } from './stages/settle/index.ts';
export { version } from './version.ts';
