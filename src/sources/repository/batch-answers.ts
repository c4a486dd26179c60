/** What git says of an object id. */
export interface Answer {
  readonly type: string;
  readonly sizeBytes: number;
  readonly bytes: Buffer;
}
/** What comes before an object's bytes. */
export type Header = Omit<Answer, 'bytes'>;

const LF = 10;

/** Collects output until the wanted number of bytes, or a line, is there; joins chunks only then. */
function createInbox() {
  let pending = Buffer.alloc(0);
  let later: Buffer[] = [];
  let laterBytes = 0;
  const join = (): void => {
    if (later.length > 0) pending = Buffer.concat([pending, ...later]);
    later = [];
    laterBytes = 0;
  };
  return {
    add(chunk: Buffer): void {
      later.push(chunk);
      laterBytes += chunk.length;
    },
    line(): string | null {
      join();
      const end = pending.indexOf(LF);
      if (end === -1) return null;
      const text = pending.toString('latin1', 0, end);
      pending = pending.subarray(end + 1);
      return text;
    },
    take(count: number): Buffer | null {
      if (pending.length + laterBytes < count) return null;
      join();
      const bytes = pending.subarray(0, count);
      pending = pending.subarray(count);
      return bytes;
    },
  };
}

/**
 * Reads the output of `git cat-file --batch`; calls `onAnswer` in the order of the questions, with null for an object
 * that is not there. `onHeader` is told before what is coming, and may throw to end the conversation.
 */
export function createAnswers(
  onAnswer: (answer: Answer | null) => void,
  onHeader: (header: Header) => void = () => {},
): (chunk: Buffer) => void {
  const inbox = createInbox();
  let header: Header | null = null;
  const advance = (): boolean => {
    if (header === null) {
      const line = inbox.line();
      if (line === null) return false;
      // `<oid> <type> <size>`, else what was asked for, which may hold blanks, and `missing`.
      const [, type = '', size = '', ...more] = line.split(' ');
      if (!/^\d+$/.test(size) || more.length > 0) {
        onAnswer(null);
        return true;
      }
      header = { type, sizeBytes: Number(size) };
      onHeader(header);
    }
    const bytes = inbox.take(header.sizeBytes + 1);
    if (bytes === null) return false;
    onAnswer({ ...header, bytes: bytes.subarray(0, -1) });
    header = null;
    return true;
  };
  return (chunk) => {
    inbox.add(chunk);
    while (advance());
  };
}
