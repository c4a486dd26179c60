import { limits } from './limits.ts';

const LF = 10;
const SPACE = 32;
const MINUS = 45;
const ZERO = 48;
const GREATER = 62;
// The first four bytes of a header line, as one number.
const TREE = 0x74726565;
const PARENT = 0x70617265;
const AUTHOR = 0x61757468;
const COMMITTER = 0x636f6d6d;
const ENCODING = 0x656e636f;
/** The last second that a JavaScript date can name. */
const LAST_SECOND = 8.64e12;

/** Where the parts of a raw commit stand; author and committer begin at -1 when there is none. */
export interface Headers {
  treeAt: number;
  /** Digits of the first parent; the next ones follow at `parentStep` each. */
  parentsAt: number;
  parentCount: number;
  authorAt: number;
  authorEnd: number;
  committerAt: number;
  committerEnd: number;
  /** Empty when there is none. */
  encodingAt: number;
  encodingEnd: number;
  /** Where the empty line stands that ends the headers. */
  end: number;
}

/** From one parent's digits to the next. */
export function parentStep(oidLength: number): number {
  return 'parent '.length + oidLength + 1;
}

function wordAt(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

/** Headers of nothing, to be filled by `readHeaders`: one object for all commits, since there are many. */
export function noHeaders(): Headers {
  return {
    treeAt: 0,
    parentsAt: 0,
    parentCount: 0,
    authorAt: -1,
    authorEnd: -1,
    committerAt: -1,
    committerEnd: -1,
    encodingAt: 0,
    encodingEnd: 0,
    end: 0,
  };
}

/** Finds the headers behind the parents: the first author and committer count, the last encoding. */
function readLines(bytes: Buffer, start: number, end: number, headers: Headers): void {
  headers.authorAt = -1;
  headers.committerAt = -1;
  headers.encodingAt = 0;
  headers.encodingEnd = 0;
  let at = start;
  while (at < end && bytes[at] !== LF) {
    const found = bytes.indexOf(LF, at);
    const lineEnd = found === -1 || found > end ? end : found;
    const word = wordAt(bytes, at);
    const hasSpaceBefore = (text: number): boolean => text <= lineEnd && bytes[text - 1] === SPACE;
    if (word === AUTHOR && headers.authorAt === -1 && hasSpaceBefore(at + 7)) {
      headers.authorAt = at + 7;
      headers.authorEnd = lineEnd;
    } else if (word === COMMITTER && headers.committerAt === -1 && hasSpaceBefore(at + 10)) {
      headers.committerAt = at + 10;
      headers.committerEnd = lineEnd;
    } else if (word === ENCODING && hasSpaceBefore(at + 9)) {
      headers.encodingAt = at + 9;
      headers.encodingEnd = lineEnd;
    }
    at = lineEnd + 1;
  }
  headers.end = at;
}

/** Reads a raw commit between two positions. False when it is none that git could have written. */
export function readHeaders(bytes: Buffer, start: number, end: number, oidLength: number, headers: Headers): boolean {
  headers.treeAt = start + 'tree '.length;
  let at = headers.treeAt + oidLength + 1;
  if (end < at || wordAt(bytes, start) !== TREE) return false;
  headers.parentsAt = at + 'parent '.length;
  headers.parentCount = 0;
  const step = parentStep(oidLength);
  // Only what follows the tree at once is a parent to git.
  for (; at + step <= end && wordAt(bytes, at) === PARENT; at += step) headers.parentCount += 1;
  readLines(bytes, at, end, headers);
  return true;
}

/** Where `Name <email>` ends: dates stand behind the last `>` of the line. */
export function addressEnd(bytes: Buffer, start: number, end: number): number {
  let position = end;
  while (position > start && bytes[position] !== GREATER) position -= 1;
  return position === start ? end : position;
}

/** Seconds since the epoch as they stand there, clamped to what a date can name; 0 when there are none. */
export function secondsAt(bytes: Buffer, start: number, end: number): number {
  let position = start;
  while (position < end && bytes[position] === SPACE) position += 1;
  const isNegative = bytes[position] === MINUS;
  if (isNegative) position += 1;
  let seconds = 0;
  for (; position < end; position += 1) {
    const digit = (bytes[position] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    seconds = Math.min(seconds * 10 + digit, LAST_SECOND);
  }
  return isNegative && seconds > 0 ? -seconds : seconds;
}

/** When a commit was made, in seconds, from its raw content; null when it is none that git could have written. */
export function committedSecond(content: Buffer, oidLength: number): number | null {
  const headers = noHeaders();
  const end = Math.min(content.length, limits.commitBytes);
  if (!readHeaders(content, 0, end, oidLength, headers)) return null;
  const { committerAt, committerEnd } = headers;
  if (committerAt === -1) return 0;
  return secondsAt(content, addressEnd(content, committerAt, committerEnd) + 1, committerEnd);
}
