import type { Person } from '../../core/source.ts';
import type { Decode } from './decode.ts';

/** Who and when, as the `author` and `committer` lines of a commit say it. */
interface Signature {
  /** Number of the person. */
  readonly person: number;
  /** Seconds since the epoch, clamped to what a date can name; 0 when there are none. */
  readonly seconds: number;
}

const LF = 10;
const SPACE = 32;
const MINUS = 45;
const ZERO = 48;
const LESS = 60;
const GREATER = 62;
/** The last second that a JavaScript date can name. */
const LAST_SECOND = 8.64e12;

function secondsAt(record: Buffer, at: number, end: number): number {
  let position = at;
  while (position < end && record[position] === SPACE) position += 1;
  const isNegative = record[position] === MINUS;
  if (isNegative) position += 1;
  let seconds = 0;
  for (; position < end; position += 1) {
    const digit = (record[position] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    seconds = Math.min(seconds * 10 + digit, LAST_SECOND);
  }
  return isNegative && seconds > 0 ? -seconds : seconds;
}

/** Where `Name <email>` ends: dates stand behind the last `>` of the line. */
function addressEnd(record: Buffer, start: number, end: number): number {
  let position = end;
  while (position > start && record[position] !== GREATER) position -= 1;
  return position === start ? end : position;
}

/** Reads signatures and numbers the people in them by first appearance. */
export interface Signatures {
  readonly people: readonly Person[];
  /** The signature that begins at `start` and ends with its line; -1 stands for a line that is missing. */
  read(record: Buffer, start: number, encoding: string): Signature;
}

/** Starts with nobody. */
export function createSignatures(decode: Decode): Signatures {
  const people: Person[] = [];
  const numbers = new Map<string, number>();

  function personAt(record: Buffer, start: number, end: number, encoding: string): number {
    // The bytes as they are: decoding each of them would cost more than all the rest.
    const key = encoding + record.toString('latin1', start, end);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const open = record.subarray(start, end).indexOf(LESS);
    const nameEnd = open === -1 ? end : start + open;
    const name = decode(record, start, nameEnd, encoding).trim();
    const email = open === -1 ? '' : decode(record, nameEnd + 1, end, encoding).trim();
    people.push({ name, email });
    numbers.set(key, people.length - 1);
    return people.length - 1;
  }

  return {
    people,
    read(record, start, encoding) {
      if (start === -1) return { person: personAt(record, 0, 0, ''), seconds: 0 };
      const found = record.indexOf(LF, start);
      const end = found === -1 ? record.length : found;
      const close = addressEnd(record, start, end);
      return { person: personAt(record, start, close, encoding), seconds: secondsAt(record, close + 1, end) };
    },
  };
}
