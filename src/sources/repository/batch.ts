import { Unreadable } from '../../core/errors.ts';
import { type Answer, createAnswers } from './batch-answers.ts';
import type { Child } from './child.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';

interface Question {
  readonly oid: string;
  readonly resolve: (answer: Answer | null) => void;
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

/**
 * Asks one long-lived `git cat-file` about object ids, many at a time; it is started at the first question. Null for
 * an object that is not there. One on which git gives up rejects with that complaint alone: the others are asked again.
 */
export function createBatch(git: Git, mode: '--batch' | '--batch-check'): (oid: string) => Promise<Answer | null> {
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
    queue.next()?.reject(cause);
    for (const question of queue.takeAll())
      if (cause instanceof Unreadable) ask(question);
      else question.reject(cause);
  }

  function start(): Child {
    const answers = createAnswers(mode === '--batch', (answer) => queue.next()?.resolve(answer));
    const onOutput = (chunk: Buffer): void => {
      answers(chunk);
      watch();
    };
    return git.converse(mode, onOutput, onEnd);
  }

  function ask(question: Question): void {
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

  return (oid) => new Promise((resolve, reject) => ask({ oid, resolve, reject }));
}
