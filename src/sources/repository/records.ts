/** Cuts a stream of bytes into records that end with NUL. */
export interface Records {
  push(chunk: Buffer): void;
}

/**
 * Calls `onRecord` for each record, without its NUL; the buffer is valid only during the call.
 * Of a record longer than `limitBytes` only the beginning is kept.
 */
export function createRecords(limitBytes: number, onRecord: (record: Buffer) => void): Records {
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
        const part = chunk.subarray(start, end);
        if (partBytes === 0) onRecord(part);
        else {
          keep(part);
          const record = Buffer.concat(parts);
          parts = [];
          partBytes = 0;
          onRecord(record);
        }
        start = end + 1;
      }
      keep(chunk.subarray(start));
    },
  };
}
