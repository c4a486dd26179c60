import { ScanError } from '../../core/errors.ts';
import type { Spare } from './reading/ahead.ts';

/** What a command knows of the process it runs in; `cli.ts` gives it. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C and the other signals that end a run. */
  readonly signal: AbortSignal;
  /** A thread to read files with, where one was started before anything else was loaded. */
  readonly spare?: Spare | undefined;
  /** For stdout. */
  readonly color: boolean;
  readonly ascii: boolean;
  /** Columns to write for, at least 40. */
  readonly width: number;
  /** Whether stderr is a terminal, so that progress may be drawn on it. */
  readonly isWatched: boolean;
  /** Writes text as it is to stdout. */
  print(text: string): void;
  /** Writes one line to stderr. */
  note(line: string): void;
  /**
   * Asks one line of whoever sits at the terminal, who may say by Ctrl-D that there are no answers any more (null); null
   * where nobody sits there.
   */
  readonly ask: ((question: string) => Promise<string | null>) | null;
  /** Text of stdin up to its end. */
  readStdin(): Promise<string>;
}

/** 0 passed, 1 proven below a target, 2 could not judge, 3 cannot tell. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The gravest of several: 2, then 1, then 3, then 0. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return ([2, 1, 3] as const).find((code) => codes.includes(code)) ?? 0;
}

/**
 * The outcome of the work, or a `ScanError` `interrupted` as soon as the signal aborts. The work itself may run on:
 * the caller ends it by closing what it works with.
 */
export async function untilInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  // Whoever loses the race must not end the process as an unhandled rejection.
  work.catch(() => {});
  let stop = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => reject(new ScanError('interrupted', 'interrupted', 'nothing was written; run it again'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
