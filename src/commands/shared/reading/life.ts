import type { Findings } from '../../../core/collector.ts';
import type { CollectedKind } from '../../../core/facts/index.ts';
import type { RepositoryFiles } from '../../../core/source.ts';
import { startWorker } from './ahead.ts';
import { answerTo, packed } from './answer.ts';
import { handIn } from './hand.ts';
import type { Answered, Asked, FromThread, Outcome, Refusal, Start, ToThread } from './messages.ts';
import { createParcels } from './parcels.ts';

/** How threads are run. */
export interface Settings {
  readonly url: URL;
  /** How often to look whether the thread lives, and how long it may show nothing while it works. */
  readonly lookMs: number;
  readonly deadlineMs: number;
  readonly heapMb: number;
  /** Names of the related repositories that it may ask for. */
  readonly related: readonly string[];
}

/** Who is told what comes of a thread. After `fell` or `failed` it is over. */
export interface Events {
  /** `held` gives what the main thread threw at a question. */
  result(number: number, outcome: Outcome<Findings<CollectedKind>>, held: (question: number) => unknown): void;
  /** It was too slow or took too much memory; `file` is what it had in hand. */
  fell(reason: Refusal['reason'], file: Pick<Refusal, 'repository' | 'path'> | null): void;
  /** A bug. */
  failed(error: unknown): void;
}

/** One thread, from its start to its end. */
export interface Life {
  request(message: Extract<ToThread, { type: 'request' }>): void;
  end(): Promise<void>;
}

/**
 * Has a thread read the files of `target`: the one given, which must be fresh, or one of its own. While it has nothing to
 * do it does not keep the process alive.
 */
export function begin(
  target: RepositoryFiles,
  refused: readonly Refusal[],
  settings: Settings,
  events: Events,
  worker = startWorker(settings),
): Life {
  const hand = handIn();
  let requests = 0;
  let isOver = false;

  const end = async (): Promise<void> => {
    isOver = true;
    clearInterval(timer);
    await worker.terminate();
  };
  const fall = async (reason: Refusal['reason']) => {
    await end();
    events.fell(reason, answering.fileOf(hand.held()));
  };
  const send = (message: ToThread, transfer: readonly ArrayBuffer[] = []) => {
    if (!isOver) worker.postMessage(message, transfer);
  };
  const answering = answeringFor(target, send);
  const receive = (message: FromThread): void => {
    if (isOver) return;
    if (message.type === 'questions') {
      for (const each of message.questions) void answering.reply(each);
      return;
    }
    requests -= 1;
    if (requests === 0) worker.unref();
    events.result(message.number, message.outcome, answering.held);
  };
  const fail = async (error: unknown) => {
    if (isOver) return;
    if (isOutOfMemory(error)) return fall('too_large');
    await end();
    events.failed(error);
  };
  worker.on('message', receive);
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the thread that reads files ended with code ${code}`)));
  const isBusy = () => requests > 0;
  const timer = watch(settings, hand.beats, isBusy, () => void fall('timeout'));
  send({ type: 'start', start: startOf(target, refused, hand.memory, settings) });
  return {
    request(message) {
      requests += 1;
      worker.ref();
      send(message);
    },
    end,
  };
}

/** Answers what a thread asks, and knows of each question which file it was about and what was thrown at it. */
function answeringFor(target: RepositoryFiles, send: (message: ToThread, transfer: readonly ArrayBuffer[]) => void) {
  const reads = new Map<number, Pick<Refusal, 'repository' | 'path'>>();
  const held = new Map<number, unknown>();
  const post = createParcels<Answered>((all) => {
    const { answers, memory } = packed(all);
    send({ type: 'answers', answers }, [memory]);
  });
  return {
    fileOf: (question: number) => reads.get(question) ?? null,
    held: (question: number) => held.get(question),
    async reply({ number, question }: Asked): Promise<void> {
      if (question.what === 'read') reads.set(number, { repository: question.repository, path: question.path });
      post({ number, outcome: await answerTo(question, number, target, (thrown) => held.set(number, thrown)) });
    },
  };
}

/**
 * Looks at a thread every `lookMs` until the timer is cleared. Counts looks rather than time: when the machine slept, or this thread
 * was busy, few were taken. Before the first beat the thread is still being started, which no scanned file can delay.
 */
function watch({ lookMs, deadlineMs }: Settings, beats: () => number, isBusy: () => boolean, onDeadline: () => void) {
  let seen = 0;
  let still = 0;
  const look = () => {
    const now = beats();
    still = isBusy() && now !== 0 && now === seen ? still + 1 : 0;
    seen = now;
    if (still * lookMs >= deadlineMs) onDeadline();
  };
  return setInterval(look, lookMs).unref();
}

function startOf(
  target: RepositoryFiles,
  refused: readonly Refusal[],
  hand: SharedArrayBuffer,
  { related, lookMs }: Settings,
): Start {
  return {
    ...{ id: target.id, now: target.now, declared: target.declared, refused, hand },
    related: related.flatMap((name) => {
      const id = target.related(name)?.id;
      return id === undefined ? [] : [{ name, id }];
    }),
    // Twice as often as somebody looks.
    beatMs: lookMs / 2,
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
