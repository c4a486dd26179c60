import { cut, type Encodings } from './decode.ts';
import { grown } from './growing.ts';
import { limits } from './limits.ts';

const LF = 10;
const PAGE_BYTES = 1024 * 1024;
// git indents each line by four spaces, so that a message of empty lines is five times as long here.
const MOST_BYTES = limits.messageBytes * 6;

/** Messages as the bytes that git wrote, outside of the heap; strings are made when they are asked for. */
export interface Messages {
  /** Keeps one behind those that came before. */
  add(bytes: Buffer, start: number, end: number, encoding: number): void;
  /** The text of the one that came at a place in the row, at most `limits.messageBytes` of it. */
  read(index: number): string;
}

/** Starts with none. */
export function createMessages({ decode }: Encodings): Messages {
  const pages: Buffer[] = [];
  let page = Buffer.alloc(0);
  let used = 0;
  let count = 0;
  let starts = new Float64Array(1024);
  let sizes = new Int32Array(1024);
  let encodings = new Uint8Array(1024);
  let last: { readonly index: number; readonly text: string } = { index: -1, text: '' };

  function textOf(index: number): string {
    const size = sizes[index] ?? 0;
    const start = starts[index] ?? 0;
    const home = pages[Math.floor(start / PAGE_BYTES)];
    if (size === 0 || home === undefined) return '';
    const at = start % PAGE_BYTES;
    const text = decode(home, at, at + size, encodings[index] ?? 0)
      .replaceAll('\n    ', '\n')
      .slice(4);
    let length = text.length;
    while (length > 0 && text.charCodeAt(length - 1) === LF) length -= 1;
    return cut(text.slice(0, length), limits.messageBytes);
  }

  return {
    add(bytes, start, end, encoding) {
      const size = Math.max(0, Math.min(end - start, MOST_BYTES));
      if (used + size > page.length) {
        page = Buffer.allocUnsafeSlow(PAGE_BYTES);
        pages.push(page);
        used = 0;
      }
      starts = grown(Float64Array, starts, count + 1);
      sizes = grown(Int32Array, sizes, count + 1);
      encodings = grown(Uint8Array, encodings, count + 1);
      starts[count] = (pages.length - 1) * PAGE_BYTES + used;
      sizes[count] = size;
      encodings[count] = encoding;
      if (size > 0) bytes.copy(page, used, start, start + size);
      used += size;
      count += 1;
    },
    read(index) {
      // Whoever looks at a commit asks for its message several times.
      if (last.index !== index) last = { index, text: textOf(index) };
      return last.text;
    },
  };
}
