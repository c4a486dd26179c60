import { grown } from './growing.ts';

const NO_DIGIT = 0xff;
const digits = new Uint8Array(256).fill(NO_DIGIT);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  digits[digit.charCodeAt(0)] = value;
  // git takes capitals, too.
  digits[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Reads `count` bytes that stand as hexadecimal digits at `at`; false when there are other characters. */
export function readHex(from: Uint8Array, at: number, into: Uint8Array, offset: number, count: number): boolean {
  let seen = 0;
  for (let index = 0; index < count; index += 1) {
    const high = digits[from[at + 2 * index] ?? 0] ?? NO_DIGIT;
    const low = digits[from[at + 2 * index + 1] ?? 0] ?? NO_DIGIT;
    seen |= high | low;
    into[offset + index] = (high << 4) | low;
  }
  return seen < 16;
}

/** Some bytes as hexadecimal digits. */
export function writeHex(bytes: Uint8Array<ArrayBuffer>, offset: number, count: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, count).toString('hex');
}

/** Object ids, numbered by first appearance; they are kept as bytes, since strings would take ten times as much. */
export interface OidTable {
  /** Digits of each id. */
  readonly oidLength: number;
  readonly size: number;
  /** Number of the id whose digits begin at `at`, which is new when it never came before; -1 when those are no digits. */
  add(from: Uint8Array, at: number): number;
  /** Undefined for an id that was never added. */
  find(oid: string): number | undefined;
  /** The id with a number. */
  name(id: number): string;
}

/** Starts a table of ids of `oidLength` digits. */
export function createOidTable(oidLength: number): OidTable {
  const width = oidLength / 2;
  let size = 0;
  let bytes = new Uint8Array(width * 1024);
  // Open addressing: number + 1, or 0 where nothing is. Ids are hashes, so a few of their bytes are as good as a hash.
  let slots = new Int32Array(2048);

  const word = (at: number): number =>
    ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);

  function isSame(one: number, other: number): boolean {
    for (let index = 0; index < width; index += 1)
      if (bytes[one * width + index] !== bytes[other * width + index]) return false;
    return true;
  }

  /** Where in `slots` an id stands, or would stand. */
  function slotOf(id: number): number {
    const mask = slots.length - 1;
    // Two words: to find ids that agree in both takes too long to be an attack.
    let slot = (word(id * width) ^ Math.imul(word(id * width + 4), 0x9e3779b1)) & mask;
    for (let there = slots[slot] ?? 0; there !== 0 && !isSame(there - 1, id); there = slots[slot] ?? 0)
      slot = (slot + 1) & mask;
    return slot;
  }

  function makeRoom(): void {
    bytes = grown(Uint8Array, bytes, (size + 1) * width);
    if ((size + 1) * 2 <= slots.length) return;
    slots = new Int32Array(slots.length * 2);
    for (let id = 0; id < size; id += 1) slots[slotOf(id)] = id + 1;
  }

  return {
    oidLength,
    get size() {
      return size;
    },
    add(from, at) {
      // Read to where the next new one belongs; if it is none, the place is written anew next time.
      makeRoom();
      if (!readHex(from, at, bytes, size * width, width)) return -1;
      const slot = slotOf(size);
      const known = slots[slot] ?? 0;
      if (known !== 0) return known - 1;
      size += 1;
      slots[slot] = size;
      return size - 1;
    },
    find(oid) {
      makeRoom();
      if (oid.length !== oidLength || !readHex(Buffer.from(oid, 'latin1'), 0, bytes, size * width, width))
        return undefined;
      const known = slots[slotOf(size)] ?? 0;
      return known === 0 || oid !== oid.toLowerCase() ? undefined : known - 1;
    },
    name: (id) => writeHex(bytes, id * width, width),
  };
}
