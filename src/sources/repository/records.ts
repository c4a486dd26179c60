/** Cuts a stream of bytes into records that end with NUL. */
export interface Records {
  push(chunk: Buffer): void;
}

/** Takes the record that stands between two positions; the bytes are valid only during the call. */
type OnRecord = (bytes: Buffer, start: number, end: number) => void;

/**
 * Calls `onRecord` for each record, without its NUL.
 * Of a record longer than `limitBytes` only the beginning is kept.
 */
export function createRecords(limitBytes: number, onRecord: OnRecord): Records {
  let parts: Buffer[] = [];
  let partBytes = 0;
  const keep = (part: Buffer): void => {
    if (partBytes >= limitBytes || part.length === 0) return;
    parts.push(part);
    partBytes += part.length;
  };
  return {
    push(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
        if (partBytes === 0) onRecord(chunk, start, end);
        else {
          keep(chunk.subarray(start, end));
          const record = Buffer.concat(parts);
          parts = [];
          partBytes = 0;
          onRecord(record, 0, record.length);
        }
        start = end + 1;
      }
      keep(chunk.subarray(start));
    },
  };
}
