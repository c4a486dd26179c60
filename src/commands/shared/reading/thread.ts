import type { Worker } from 'node:worker_threads';
import type { Collector, Findings } from '../../../core/collector.ts';
import { Unreadable } from '../../../core/errors.ts';
import type { CollectedKind } from '../../../core/facts/index.ts';
import type { RepositoryFiles } from '../../../core/source.ts';
import { readingHeapMb, readingThread } from './ahead.ts';
import { fileCollectors } from './collectors.ts';
import { thrownBy } from './failure.ts';
import { begin, type Events, type Life, type Settings } from './life.ts';
import type { Refusal, ToThread } from './messages.ts';

/** Collectors whose readers run in a thread of their own. */
export interface ReadingThread {
  /** Tables of the same kinds. They read the repository that the thread was made for, whatever they are given. */
  readonly collectors: readonly Collector[];
  /** Ends the thread, whatever it is at. */
  close(): Promise<void>;
}

export interface ThreadOptions extends Partial<Settings> {
  /** The tables whose readers the module at `url` serves; those of all files when left out. */
  readonly collectors?: readonly Collector<RepositoryFiles>[];
  /** A thread that was started ahead, to be the first. */
  readonly worker?: Worker | undefined;
  /** Ends the thread. */
  readonly signal?: AbortSignal;
  /** Each kind will be asked for once: the thread ends with the last answer, and what it holds is given back. */
  readonly isAskedOnce?: boolean;
  /** Told of each file that will not be read. */
  readonly onRefused?: (refusal: Refusal) => void;
}

const defaults: Settings = {
  url: readingThread,
  lookMs: 1_000,
  deadlineMs: 10_000,
  heapMb: readingHeapMb,
  related: [],
};

/** Threads that one repository may wear out: each but the last leaves out the file that its predecessor fell over. */
const mostThreads = 5;

interface Pending {
  readonly message: Extract<ToThread, { type: 'request' }>;
  readonly resolve: (findings: Findings<CollectedKind>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Starts a thread for the files of a repository, so that no file, however it is made, can stop the scan: one that takes
 * too long or too much memory is refused, and a new thread reads without it. When too many are, what was not read by
 * then is `Unreadable`. A reader's bug is thrown here with its own stack.
 */
export function readInThread(target: RepositoryFiles, options: ThreadOptions = {}): ReadingThread {
  const { collectors = fileCollectors, worker, signal, isAskedOnce = false, onRefused, ...given } = options;
  let unanswered = collectors.reduce((sum, { reads }) => sum + Object.keys(reads).length, 0);
  const settings: Settings = { ...defaults, ...given };
  const pending = new Map<number, Pending>();
  const refused: Refusal[] = [];
  let fallen = 0;
  let numbers = 0;
  let isEnded = false;
  let ending: unknown;

  const endWith = (reason: unknown): void => {
    isEnded = true;
    ending = reason;
    for (const { reject } of pending.values()) reject(reason);
    pending.clear();
  };
  const events: Events = {
    result(number, outcome, held) {
      const asked = pending.get(number);
      pending.delete(number);
      if ('value' in outcome) asked?.resolve(outcome.value);
      else asked?.reject(thrownBy(outcome.failure, held));
      unanswered -= 1;
      if (isAskedOnce && unanswered === 0) void close();
    },
    fell(reason, file) {
      if (isEnded) return;
      fallen += 1;
      if (file !== null) {
        refused.push({ ...file, reason });
        onRefused?.({ ...file, reason });
      }
      if (fallen === mostThreads) return endWith(gaveUp(reason));
      life = begin(target, refused, settings, events);
      for (const { message } of pending.values()) life.request(message);
    },
    failed: endWith,
  };
  let life: Life = begin(target, refused, settings, events, worker);

  const ask = (collector: string, kind: CollectedKind): Promise<Findings<CollectedKind>> =>
    new Promise((resolve, reject) => {
      if (isEnded) return reject(ending);
      numbers += 1;
      const message = { type: 'request', number: numbers, collector, kind } as const;
      pending.set(numbers, { message, resolve, reject });
      life.request(message);
    });
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', close);
    endWith(new Error('the thread that reads files was closed'));
    await life.end();
  };
  if (signal?.aborted) void close();
  else signal?.addEventListener('abort', close);
  return { collectors: collectors.map((table) => proxyOf(table, ask)), close };
}

function proxyOf(
  { id, reads }: Collector<RepositoryFiles>,
  ask: (collector: string, kind: CollectedKind) => Promise<unknown>,
): Collector {
  const kinds = Object.keys(reads) as CollectedKind[];
  return { id, class: 'repository', reads: Object.fromEntries(kinds.map((kind) => [kind, () => ask(id, kind)])) };
}

function gaveUp(reason: Refusal['reason']): Unreadable {
  return reason === 'timeout'
    ? new Unreadable('timeout', 'reading files took too long', 'leave the files out that take long, or simplify them')
    : new Unreadable(
        'too_large',
        'reading files took too much memory',
        'split the files that are large, or leave them out',
      );
}
