import { Unreadable } from '../../core/errors.ts';
import { type Answer, createAnswers, type Header } from './batch-answers.ts';
import type { Child } from './child.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';

/** What git says of an object; `bytes` are null where they are more than was asked for. */
export type Found = Header & { readonly bytes: Buffer | null };

interface Question {
  readonly oid: string;
  readonly limitBytes: number;
  readonly resolve: (found: Found | null) => void;
  readonly reject: (cause: Error) => void;
}

/** First in, first out, and quick with a hundred thousand waiting. */
function createQueue() {
  let waiting: Question[] = [];
  let first = 0;
  return {
    get size() {
      return waiting.length - first;
    },
    add: (question: Question): unknown => waiting.push(question),
    first: (): Question | undefined => waiting[first],
    next(): Question | undefined {
      const question = waiting[first];
      if (question !== undefined) first += 1;
      if (first > 4096 && first * 2 > waiting.length) {
        waiting = waiting.slice(first);
        first = 0;
      }
      return question;
    },
    takeAll(): readonly Question[] {
      const all = waiting.slice(first);
      waiting = [];
      first = 0;
      return all;
    },
  };
}

/** Ends a conversation in which git has begun to say more than anybody wants; nobody is told. */
const enough = new Unreadable('too_large', 'an object is not wanted whole', 'ask for less');

/** Asks about an object id, for its bytes if they are no more than `limitBytes`. Null for an object that is not there. */
export type Ask = (oid: string, limitBytes: number) => Promise<Found | null>;

/**
 * Asks one long-lived `git cat-file` about object ids, many at a time; it is started at the first question. An object
 * on which git gives up rejects with that complaint alone: the others are asked again.
 */
export function createBatch(git: Git): Ask {
  const queue = createQueue();
  let child: Child | null = null;
  let silence: NodeJS.Timeout | undefined;

  const watch = (): void => {
    clearTimeout(silence);
    if (queue.size === 0) return;
    const cause = new Unreadable('timeout', 'git cat-file stays silent', 'scan again on a machine with less to do');
    silence = setTimeout(() => child?.end(cause), limits.silenceMs);
  };

  function onEnd(cause: Error): void {
    clearTimeout(silence);
    child = null;
    if (cause !== enough) queue.next()?.reject(cause);
    for (const question of queue.takeAll())
      if (cause instanceof Unreadable) add(question);
      else question.reject(cause);
  }

  const onAnswer = (answer: Answer | null): void => {
    const question = queue.next();
    const isWanted = answer === null || answer.sizeBytes <= (question?.limitBytes ?? 0);
    question?.resolve(isWanted ? answer : { ...answer, bytes: null });
  };

  /** To pass over some bytes takes less than to start git anew. */
  const onHeader = ({ type, sizeBytes }: Header): void => {
    if (sizeBytes <= Math.max(queue.first()?.limitBytes ?? 0, limits.unwantedBytes)) return;
    queue.next()?.resolve({ type, sizeBytes, bytes: null });
    throw enough;
  };

  function start(): Child {
    const answers = createAnswers(onAnswer, onHeader);
    const onOutput = (chunk: Buffer): void => {
      answers(chunk);
      watch();
    };
    return git.converse('--batch', onOutput, onEnd);
  }

  function add(question: Question): void {
    try {
      child ??= start();
    } catch (error) {
      question.reject(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    queue.add(question);
    child.write(`${question.oid}\n`);
    if (queue.size === 1) watch();
  }

  return (oid, limitBytes) => new Promise((resolve, reject) => add({ oid, limitBytes, resolve, reject }));
}
