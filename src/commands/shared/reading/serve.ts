import { parentPort } from 'node:worker_threads';
import type { Collector } from '../../../core/collector.ts';
import type { RepositoryFiles } from '../../../core/source.ts';
import { failureOf, HeldElsewhere, thrownBy } from './failure.ts';
import { handIn } from './hand.ts';
import type { Answered, Asked, FromThread, Outcome, Start, ToThread } from './messages.ts';
import { createParcels } from './parcels.ts';
import { type Ask, remoteFiles } from './remote-files.ts';

/** Makes this thread wait to be told what to read from, then answer requests for the kinds of these collectors, until it is ended. */
export function serve(collectors: readonly Collector<RepositoryFiles>[]): void {
  const port = parentPort;
  if (port === null) throw new Error('this module is started as a thread');
  let receive: ReturnType<typeof answering> | null = null;
  port.on('message', (message: ToThread) => {
    if (message.type === 'start') receive = answering(message.start, collectors, (reply) => port.postMessage(reply));
    else receive?.(message);
  });
}

/** Takes what the main thread says after the start. */
function answering(
  start: Start,
  collectors: readonly Collector<RepositoryFiles>[],
  send: (message: FromThread) => void,
): (message: Exclude<ToThread, { type: 'start' }>) => void {
  const hand = handIn(start.hand);
  const waiting = new Map<number, (outcome: Outcome) => void>();
  const post = createParcels<Asked>((questions) => send({ type: 'questions', questions }));
  let asked = 0;

  const ask: Ask = async (question) => {
    asked += 1;
    const number = asked;
    const outcome = await new Promise<Outcome>((resolve) => {
      waiting.set(number, resolve);
      post({ number, question });
    });
    if ('value' in outcome) return { value: outcome.value, number };
    throw thrownBy(outcome.failure, (held) => new HeldElsewhere(held));
  };
  const answer = ({ number, outcome }: Answered): void => {
    waiting.get(number)?.(outcome);
    waiting.delete(number);
  };
  const source = remoteFiles(start, ask, hand);

  const work = async ({ number, collector, kind }: Extract<ToThread, { type: 'request' }>): Promise<void> => {
    try {
      const read = collectors.find(({ id }) => id === collector)?.reads[kind];
      if (read === undefined) throw new Error(`the collector ${collector} does not read ${kind}`);
      send({ type: 'result', number, outcome: { value: await read(source) } });
    } catch (thrown) {
      fail(number, thrown);
    }
  };
  const fail = (number: number, thrown: unknown) => {
    try {
      send({ type: 'result', number, outcome: { failure: failureOf(thrown) } });
    } catch {
      // Not everything that can be thrown can be sent.
      send({ type: 'result', number, outcome: { failure: { type: 'bug', error: new Error(String(thrown)) } } });
    }
  };
  hand.beat();
  setInterval(hand.beat, start.beatMs).unref();
  return (message) => {
    if (message.type === 'request') return void work(message);
    // One after the other, each with all that follows from it at once: the file in hand is the one being read.
    for (const each of message.answers) setImmediate(answer, each);
  };
}
