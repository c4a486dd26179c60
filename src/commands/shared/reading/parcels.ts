/** So many are sent off at once, so that the other side has something to do meanwhile. */
const enough = 8;

/**
 * Gathers what is to be sent to another thread: a message takes as long for one thing as for many. They go when there
 * are enough, or else as soon as this thread has nothing else to do.
 */
export function createParcels<T>(send: (things: readonly T[]) => void): (thing: T) => void {
  let waiting: T[] = [];
  let isDue = false;
  const flush = () => {
    const things = waiting;
    waiting = [];
    if (things.length > 0) send(things);
  };
  return (thing) => {
    waiting.push(thing);
    if (waiting.length >= enough) return flush();
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      flush();
    });
  };
}
