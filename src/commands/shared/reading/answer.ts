import type { RepositoryFiles } from '../../../core/source.ts';
import { failureOf, HeldElsewhere } from './failure.ts';
import type { Answered, Outcome, Question } from './messages.ts';

/**
 * Answers what a thread asked of a repository. What it threw is told to `hold` unless it is `Unreadable`, which
 * readers know what to do with; they are given a sign in place of anything else.
 */
export async function answerTo(
  question: Question,
  number: number,
  target: RepositoryFiles,
  hold: (thrown: unknown) => void,
): Promise<Outcome> {
  try {
    const repository = question.repository === null ? target : target.related(question.repository);
    if (repository === null) throw new Error(`no related repository is called ${question.repository}`);
    if (question.what !== 'read') return { value: await repository[question.what]() };
    const { path, limitBytes } = question;
    return { value: await repository.read(path, limitBytes === null ? {} : { limitBytes }) };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.type === 'unreadable') return { failure };
    hold(thrown);
    return { failure: failureOf(new HeldElsewhere(number)) };
  }
}

const bytesOf = ({ outcome }: Answered): Uint8Array | null =>
  'value' in outcome && outcome.value instanceof Uint8Array ? outcome.value : null;

/**
 * Answers as they are sent, and the memory that goes with them: one piece for all, as each is dear to hand over. Files
 * are copied into it, since the repository keeps its own bytes, often as parts of larger buffers.
 */
export function packed(answers: readonly Answered[]): {
  readonly answers: readonly Answered[];
  readonly memory: ArrayBuffer;
} {
  const memory = new ArrayBuffer(answers.reduce((sum, answer) => sum + (bytesOf(answer)?.length ?? 0), 0));
  let used = 0;
  const moved = answers.map((answer): Answered => {
    const bytes = bytesOf(answer);
    if (bytes === null) return answer;
    const value = new Uint8Array(memory, used, bytes.length);
    value.set(bytes);
    used += bytes.length;
    return { number: answer.number, outcome: { value } };
  });
  return { answers: moved, memory };
}
