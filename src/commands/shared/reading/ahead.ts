import { Worker } from 'node:worker_threads';
import { compileCacheEnvironment } from '../../../compile-cache.ts';

/** The thread that reads files: beside the bundle, or among the sources as they are. */
export const readingThread = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './reading-worker.mjs',
  import.meta.url,
);
/** How large its heap may grow. */
export const readingHeapMb = 512;
/** Room for young objects: with less they are collected so often that reading takes a fifth longer. */
const youngMb = 16;

/** Starts a thread, which waits to be told what to read. It does not keep the process alive. */
export function startWorker({ url, heapMb }: { readonly url: URL; readonly heapMb: number }): Worker {
  const worker = new Worker(url, {
    ...compileCacheEnvironment(),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
  });
  worker.unref();
  return worker;
}

/** A thread that is started ahead of the repository it will read, so that it loads its modules meanwhile. */
export interface Spare {
  /** The thread, once; undefined from then on. */
  take(): Worker | undefined;
  /** Ends it, unless it was taken. */
  close(): Promise<void>;
}

/**
 * Starts a thread ahead; it can wait as long as it likes, and does not keep the process alive. One that fails meanwhile
 * is forgotten: whatever is the matter, the next one meets it too.
 */
export function startAhead(): Spare {
  let worker: Worker | undefined = startWorker({ url: readingThread, heapMb: readingHeapMb });
  const forget = () => {
    worker = undefined;
  };
  worker.once('error', forget);
  const take = () => {
    const taken = worker?.off('error', forget);
    forget();
    return taken;
  };
  return {
    take,
    close: async () => {
      await take()?.terminate();
    },
  };
}
