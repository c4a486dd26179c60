import type { Findings } from '../../../core/collector.ts';
import type { GapReason } from '../../../core/errors.ts';
import type { CollectedKind } from '../../../core/facts/index.ts';
import type { Declared } from '../../../core/source.ts';

/** A file that a thread did not come back from; the next one is not given it. */
export interface Refusal {
  /** Name of the related repository it is of; null for the target's own. */
  readonly repository: string | null;
  readonly path: string;
  readonly reason: 'timeout' | 'too_large';
}

/** What a thread is told first. */
export interface Start {
  readonly id: string;
  readonly now: Date;
  readonly declared: Declared;
  /** Related repositories that may be asked for. */
  readonly related: readonly { readonly name: string; readonly id: string }[];
  readonly refused: readonly Refusal[];
  /** Memory of `hand.ts`. */
  readonly hand: SharedArrayBuffer;
  /** How often to show that it lives. */
  readonly beatMs: number;
}

/** What a thread asks of a repository; `repository` is the name of a related one, null for the target. */
export type Question =
  | { readonly repository: string | null; readonly what: 'describe' | 'files' }
  | {
      readonly repository: string | null;
      readonly what: 'read';
      readonly path: string;
      readonly limitBytes: number | null;
    };

/** Why there is no result. What the main thread threw stays there (`own`), and is told apart by its question's number. */
export type Failure =
  | { readonly type: 'unreadable'; readonly reason: GapReason; readonly detail: string; readonly mend: string }
  | { readonly type: 'own'; readonly question: number }
  | { readonly type: 'bug'; readonly error: unknown };

/** A result or its failure; the value's type follows from what was asked. */
export type Outcome<T = unknown> = { readonly value: T } | { readonly failure: Failure };

/** A question or its answer, with the number that tells which belong together. */
export interface Asked {
  readonly number: number;
  readonly question: Question;
}
export interface Answered {
  readonly number: number;
  readonly outcome: Outcome;
}

/** From the main thread: first what to read from; then a kind to read, or answers to questions. */
export type ToThread =
  | { readonly type: 'start'; readonly start: Start }
  | { readonly type: 'request'; readonly number: number; readonly collector: string; readonly kind: CollectedKind }
  | { readonly type: 'answers'; readonly answers: readonly Answered[] };

/** From the thread: questions, or what became of a request. */
export type FromThread =
  | { readonly type: 'questions'; readonly questions: readonly Asked[] }
  | { readonly type: 'result'; readonly number: number; readonly outcome: Outcome<Findings<CollectedKind>> };
