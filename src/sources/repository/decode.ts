type Decoder = InstanceType<typeof TextDecoder>;

/** Encodings that commits name, by number; 0 is UTF-8. */
export interface Encodings {
  /** Number of the encoding with the name that stands there; 0 for one nobody knows. */
  numberOf(bytes: Buffer, start: number, end: number): number;
  /** The text between two positions, with U+FFFD for what is none. */
  decode(bytes: Buffer, start: number, end: number, encoding: number): string;
}

/** As many as a number of one byte can name; a hostile history may name a new encoding in each commit. */
const MOST = 64;

/** Starts with UTF-8 alone. */
export function createEncodings(): Encodings {
  const decoders: (Decoder | null)[] = [null];
  const numbers = new Map<string, number>();

  function remember(name: string): number {
    let number = 0;
    try {
      decoders.push(new TextDecoder(name, { ignoreBOM: true }));
      number = decoders.length - 1;
    } catch {
      // A name nobody knows.
    }
    numbers.set(name, number);
    return number;
  }

  return {
    numberOf(bytes, start, end) {
      if (start >= end) return 0;
      const name = bytes.toString('latin1', start, end).trim();
      return name === '' ? 0 : (numbers.get(name) ?? (numbers.size > MOST ? 0 : remember(name)));
    },
    decode(bytes, start, end, encoding) {
      const decoder = decoders[encoding] ?? null;
      return decoder === null ? bytes.toString('utf8', start, end) : decoder.decode(bytes.subarray(start, end));
    },
  };
}

/** Cuts a text to a number of UTF-8 bytes, between characters. */
export function cut(text: string, limitBytes: number): string {
  // One UTF-16 unit is at most three bytes of UTF-8.
  if (text.length * 3 <= limitBytes) return text;
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= limitBytes) return text;
  let end = limitBytes;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
