/** Reads the text between two positions in the encoding that is named; '' is UTF-8. */
export type Decode = (record: Buffer, start: number, end: number, encoding: string) => string;

type Decoder = InstanceType<typeof TextDecoder>;

/** Makes a `Decode` that remembers its decoders. Encodings nobody knows are read as UTF-8, with U+FFFD for what is none. */
export function createDecode(): Decode {
  const decoders = new Map<string, Decoder | null>();
  const decoderOf = (encoding: string): Decoder | null => {
    const known = decoders.get(encoding);
    // A hostile history may name a new encoding in each commit.
    if (known !== undefined || decoders.size > 64) return known ?? null;
    let decoder: Decoder | null = null;
    try {
      decoder = new TextDecoder(encoding, { ignoreBOM: true });
    } catch {
      // A name nobody knows.
    }
    decoders.set(encoding, decoder);
    return decoder;
  };
  return (record, start, end, encoding) => {
    const decoder = encoding === '' ? null : decoderOf(encoding);
    return decoder === null ? record.toString('utf8', start, end) : decoder.decode(record.subarray(start, end));
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
