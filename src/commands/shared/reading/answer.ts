import type { RepositoryFiles } from '../../../core/source.ts';
import { failureOf, HeldElsewhere } from './failure.ts';
import type { Outcome, Question } from './messages.ts';

/** What is sent to a thread, and which memory goes with it. */
export interface Answer {
  readonly outcome: Outcome;
  readonly transfer: readonly ArrayBuffer[];
}

/**
 * Answers what a thread asked of a repository. What it threw is told to `hold` unless it is `Unreadable`, which
 * readers know what to do with; they are given a sign in place of anything else.
 */
export async function answerTo(
  question: Question,
  number: number,
  target: RepositoryFiles,
  hold: (thrown: unknown) => void,
): Promise<Answer> {
  try {
    const repository = question.repository === null ? target : target.related(question.repository);
    if (repository === null) throw new Error(`no related repository is called ${question.repository}`);
    if (question.what !== 'read') return plainly(await repository[question.what]());
    const { path, limitBytes } = question;
    const bytes = await repository.read(path, limitBytes === null ? {} : { limitBytes });
    if (bytes === null) return plainly(null);
    // The repository keeps its own bytes for the next who asks, often as a part of a larger buffer.
    const copy = new Uint8Array(bytes);
    return { outcome: { value: copy }, transfer: [copy.buffer] };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.type === 'unreadable') return { outcome: { failure }, transfer: [] };
    hold(thrown);
    return { outcome: { failure: failureOf(new HeldElsewhere(number)) }, transfer: [] };
  }
}

const plainly = (value: unknown): Answer => ({ outcome: { value }, transfer: [] });
