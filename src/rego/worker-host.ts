import { Worker } from 'node:worker_threads';
import { textOf } from './thrown.ts';

/** What became of one request to a worker. */
type Reply =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'crashed'; readonly reason: string };

/** A worker thread that answers one request at a time. */
export interface WorkerHost {
  /** Sends a message and gives the worker's next one; a deadline in milliseconds ends the worker, the next request starts another. */
  ask(message: unknown, deadlineMs: number): Promise<Reply>;
  close(): Promise<void>;
}

/** Makes a host for the worker module at `url`. An idle worker does not keep the process alive. */
export function hostWorker(url: URL, workerData: unknown): WorkerHost {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const start = () => {
    // node:wasi calls itself experimental on standard error; users can do nothing about it.
    const fresh = new Worker(url, { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] });
    // An error that comes between two requests has no one to tell: the next request starts another worker.
    fresh.on('error', () => undefined);
    fresh.on('exit', () => {
      if (worker === fresh) worker = null;
    });
    fresh.unref();
    worker = fresh;
    return fresh;
  };
  const stop = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const exchange = async (message: unknown, deadlineMs: number): Promise<Reply> => {
    const running = worker ?? start();
    const reply = await replyOf(running, message, deadlineMs);
    if (reply.kind === 'answer') running.unref();
    else await stop();
    return reply;
  };
  return {
    ask(message, deadlineMs) {
      const reply = last.then(() => exchange(message, deadlineMs));
      last = reply;
      return reply;
    },
    async close() {
      await stop();
    },
  };
}

function replyOf(worker: Worker, message: unknown, deadlineMs: number): Promise<Reply> {
  return new Promise((resolve) => {
    const listeners = {
      message: (value: unknown) => settle({ kind: 'answer', value }),
      error: (error: unknown) => settle({ kind: 'crashed', reason: textOf(error) }),
      exit: (code: number) => settle({ kind: 'crashed', reason: `the worker ended with code ${code}` }),
    };
    const timer = setTimeout(() => settle({ kind: 'deadline' }), deadlineMs);
    const settle = (reply: Reply) => {
      clearTimeout(timer);
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      resolve(reply);
    };
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
    worker.ref();
    worker.postMessage(message);
  });
}
