/** What git says of an object id. */
export interface Answer {
  readonly type: string;
  readonly sizeBytes: number;
  /** Empty where only the header was asked for. */
  readonly bytes: Buffer;
}

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
 * Reads the output of `git cat-file --batch` (`hasContent`) or `--batch-check`; calls `onAnswer` in the order of the
 * questions, with null for an object that is not there.
 */
export function createAnswers(hasContent: boolean, onAnswer: (answer: Answer | null) => void): (chunk: Buffer) => void {
  const inbox = createInbox();
  let header: { type: string; sizeBytes: number } | null = null;
  const advance = (): boolean => {
    if (header === null) {
      const line = inbox.line();
      if (line === null) return false;
      // `<oid> missing`, else `<oid> <type> <size>`.
      const [, type = '', size] = line.split(' ');
      if (size === undefined) {
        onAnswer(null);
        return true;
      }
      header = { type, sizeBytes: Number(size) };
    }
    const bytes = inbox.take(hasContent ? header.sizeBytes + 1 : 0);
    if (bytes === null) return false;
    onAnswer({ ...header, bytes: bytes.subarray(0, Math.max(0, bytes.length - 1)) });
    header = null;
    return true;
  };
  return (chunk) => {
    inbox.add(chunk);
    while (advance());
  };
}
