import { Unreadable } from '../../../core/errors.ts';
import type { Failure } from './messages.ts';

/** Stands in the thread for what the main thread threw and still holds, such as an interruption. */
export class HeldElsewhere extends Error {
  readonly question: number;
  constructor(question: number) {
    super('held by the main thread');
    this.name = 'HeldElsewhere';
    this.question = question;
  }
}

/** What was thrown, as a message can carry it. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Unreadable) {
    return { type: 'unreadable', reason: thrown.reason, detail: thrown.message, mend: thrown.mend };
  }
  if (thrown instanceof HeldElsewhere) return { type: 'own', question: thrown.question };
  return { type: 'bug', error: thrown };
}

/** What a failure stands for on this side; a bug keeps the stack that it had. */
export function thrownBy(failure: Failure, held: (question: number) => unknown): unknown {
  if (failure.type === 'unreadable') return new Unreadable(failure.reason, failure.detail, failure.mend);
  return failure.type === 'own' ? held(failure.question) : failure.error;
}
