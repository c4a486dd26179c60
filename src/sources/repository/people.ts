import { randomInt } from 'node:crypto';
import type { Person } from '../../core/source.ts';
import type { Encodings } from './decode.ts';

const LESS = 60;

/** A person as written; those whose bytes have the same hash hang together. */
interface Known {
  readonly bytes: Buffer;
  readonly encoding: number;
  readonly number: number;
  readonly next: Known | undefined;
}

/** Whoever signed commits, numbered by first appearance. */
export interface People {
  readonly list: readonly Person[];
  /** Number of the person whose `Name <email`, in the encoding with a number, stands between two positions. */
  numberOf(bytes: Buffer, start: number, end: number, encoding: number): number;
}

function isSame(known: Known, bytes: Buffer, start: number, end: number, encoding: number): boolean {
  if (known.bytes.length !== end - start || known.encoding !== encoding) return false;
  for (let index = 0; index < known.bytes.length; index += 1)
    if (known.bytes[index] !== bytes[start + index]) return false;
  return true;
}

/** Starts with nobody. */
export function createPeople({ decode }: Encodings): People {
  const list: Person[] = [];
  const byHash = new Map<number, Known>();
  // Not to be foreseen, so that nobody can invent a thousand people with one hash.
  const factor = randomInt(2 ** 31) * 2 + 1;

  /** By the bytes as they are: to make a string of each signature would take longer than all the rest. */
  function hashOf(bytes: Buffer, start: number, end: number): number {
    let hash = factor;
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ (bytes[at] ?? 0), factor);
      hash ^= hash >>> 15;
    }
    return hash >> 1;
  }

  function add(bytes: Buffer, start: number, end: number, encoding: number): void {
    const open = bytes.subarray(start, end).indexOf(LESS);
    const nameEnd = open === -1 ? end : start + open;
    const name = decode(bytes, start, nameEnd, encoding).trim();
    const email = open === -1 ? '' : decode(bytes, nameEnd + 1, end, encoding).trim();
    list.push({ name, email });
  }

  return {
    list,
    numberOf(bytes, start, end, encoding) {
      const hash = hashOf(bytes, start, end);
      const first = byHash.get(hash);
      for (let known = first; known !== undefined; known = known.next)
        if (isSame(known, bytes, start, end, encoding)) return known.number;
      add(bytes, start, end, encoding);
      const number = list.length - 1;
      byHash.set(hash, { bytes: Buffer.from(bytes.subarray(start, end)), encoding, number, next: first });
      return number;
    },
  };
}
