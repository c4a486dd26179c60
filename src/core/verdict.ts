import type { Outcome, Score } from './assessment.ts';
import type { Scope } from './evidence.ts';

/** The levels between which a question stands. */
export type Interval = Pick<Score, 'status' | 'level' | 'ceiling'>;

/** What the gate says of one target; a null level counts as below the floor, a null ceiling as the top. */
export interface GateVerdict {
  readonly question: string;
  readonly target: number;
  readonly level: number | null;
  readonly ceiling: number | null;
  /** What attestations give beside the proven level; null where they play no part. */
  readonly attestedLevel: number | null;
  /** What the question comes to with what is waived, in the gate only; null where no waiver plays a part. */
  readonly waived: Pick<Score, 'level' | 'ceiling' | 'attestedLevel'> | null;
  /** `attested`, `waived`: reached with attestations only, where the target takes them, or with waivers only. */
  readonly verdict: 'passed' | 'attested' | 'waived' | 'below' | 'unknown' | 'not_applicable';
}

/** 0: at or above every target; 1: proven below one; 3: cannot tell, or nothing was assessed. */
export interface GateResult {
  readonly exitCode: 0 | 1 | 3;
  readonly verdicts: readonly GateVerdict[];
}

/** What can become of a criterion from one assessment to the next; `added` and `removed` are the rules' doing. */
export type Change = 'new' | 'fixed' | 'now_unknown' | 'now_known' | 'other' | 'added' | 'removed' | 'unchanged';

/** One criterion in two assessments; null where one of them has it not. */
export interface CriterionChange {
  readonly question: string;
  readonly criterion: string;
  readonly title: string;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  readonly change: Change;
}

/** One question in two assessments: whether what was proven before still is. */
export interface QuestionChange {
  readonly question: string;
  readonly before: Interval | null;
  readonly after: Interval | null;
  /**
   * `fell`: what was proven is out of reach; `unknown`: it is possible, and not proven any more; `waived`: either, but
   * with what is waived it holds.
   */
  readonly verdict: 'held' | 'waived' | 'fell' | 'unknown';
}

/** What differs between two assessments, and what may be the reason. */
export interface Comparison {
  readonly questions: readonly QuestionChange[];
  readonly criteria: readonly CriterionChange[];
  readonly because: {
    /** Whether other evidence was judged. */
    readonly evidence: boolean;
    /** Models whose policies are others. */
    readonly rules: readonly string[];
    /** Whether another version of tidemark judged. */
    readonly tool: boolean;
  };
}

/** A waiver and who declared it. */
export type DeclaredWaiver = Scope['waivers'][number];

/** What became of a waiver: `used` is the only one that changes anything. */
export interface WaiverUse extends DeclaredWaiver {
  readonly state: 'used' | 'expired' | 'unused' | 'not_asked';
  /** Why it excuses more than an exception should: it runs for more than a year, or with others covers most of its question. */
  readonly broad: readonly ('long' | 'many')[];
}

/** An earlier assessment, and how the new one differs. */
export interface Since extends Comparison {
  readonly now: string;
  readonly systems: readonly { readonly name: string; readonly commit: string | null }[];
  readonly version: string;
  /** Whether it is known to be of the same system. */
  readonly same: 'yes' | 'unknown';
}

/** The gate's answer with what the waivers did, and what changed since the baseline. */
export interface Verdict extends GateResult {
  readonly waivers: readonly WaiverUse[];
  readonly since: Since | null;
  /** Who declares the targets: the configuration in a few words; null without one. */
  readonly by: string | null;
}
