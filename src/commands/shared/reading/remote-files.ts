import { Unreadable } from '../../../core/errors.ts';
import type { FileEntry, RepositoryDescription, RepositoryFiles } from '../../../core/source.ts';
import type { Hand } from './hand.ts';
import type { Question, Refusal, Start } from './messages.ts';
import { createTurnstile } from './turnstile.ts';

/** Puts a question to the main thread; the value is its answer, `number` that of the question. Rejects as it throws there. */
export type Ask = (question: Question) => Promise<{ readonly value: unknown; readonly number: number }>;

/** Reads under way at once: a reader that asks for everything must not fill the memory with what it has not looked at. */
const readsAtOnce = 32;

const words: Record<Refusal['reason'], readonly [detail: string, mend: string]> = {
  timeout: ['takes too long to read', 'simplify the file, or leave it out'],
  too_large: ['takes too much memory to read', 'split the file, or leave it out'],
};

/** The target as its thread sees it, and through it the related repositories: whatever is asked is asked of the main thread. */
export function remoteFiles(start: Start, ask: Ask, hand: Hand): RepositoryFiles {
  const pass = createTurnstile(readsAtOnce);
  const related = new Map<string, RepositoryFiles>();

  const filesOf = (repository: string | null, id: string): RepositoryFiles => {
    const refused = new Map(
      start.refused.filter((each) => each.repository === repository).map(({ path, reason }) => [path, reason]),
    );
    /** The question that gave each file last. */
    const given = new Map<string, number>();
    let description: Promise<RepositoryDescription> | undefined;
    let files: Promise<readonly FileEntry[]> | undefined;
    const answerTo = async <T>(what: 'describe' | 'files') => (await ask({ repository, what })).value as T;
    return {
      class: 'repository',
      id,
      now: start.now,
      declared: start.declared,
      describe: () => {
        description ??= answerTo('describe');
        return description;
      },
      files: () => {
        files ??= answerTo('files');
        return files;
      },
      async read(path, { limitBytes = null } = {}) {
        const reason = refused.get(path);
        if (reason !== undefined) throw new Unreadable(reason, `${path} ${words[reason][0]}`, words[reason][1]);
        const { value, number } = await pass(() => ask({ repository, what: 'read', path, limitBytes }));
        if (value === null) return null;
        given.set(path, number);
        // Whoever waits for the file goes on with it next.
        hand.take(number);
        return value as Uint8Array;
      },
      related: (name) => related.get(name) ?? null,
      workingOn(path) {
        const number = given.get(path);
        if (number !== undefined) hand.take(number);
      },
    };
  };
  for (const { name, id } of start.related) related.set(name, filesOf(name, id));
  return filesOf(null, start.id);
}
