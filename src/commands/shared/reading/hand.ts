/** Memory that two threads share: one shows that it lives and which file it has in hand, the other looks. */
export interface Hand {
  readonly memory: SharedArrayBuffer;
  /** Shows life. */
  beat(): void;
  /** Takes a file, by the number of the question that gave it. */
  take(question: number): void;
  /** How often life was shown, from 0 on; it wraps around, so that only a difference means something. */
  beats(): number;
  /** The file in hand; 0 before there is any. */
  held(): number;
}

const beatsAt = 0;
const heldAt = 1;

/** A view of memory that another thread made, or of memory made anew. Looking needs nothing of a thread that is stuck. */
export function handIn(memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)): Hand {
  const cells = new Int32Array(memory);
  return {
    memory,
    beat: () => {
      Atomics.add(cells, beatsAt, 1);
    },
    take: (question) => {
      Atomics.store(cells, heldAt, question);
    },
    beats: () => Atomics.load(cells, beatsAt),
    held: () => Atomics.load(cells, heldAt),
  };
}
