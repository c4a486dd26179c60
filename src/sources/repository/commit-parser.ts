import type { Commit, Person } from '../../core/source.ts';
import { createDecode, cut, type Decode } from './decode.ts';
import { limits } from './limits.ts';
import { createSignatures } from './signatures.ts';

/** A commit as parsed, its parents still by name; `commit.parents` is empty. */
export interface ParsedCommit {
  readonly commit: Commit & { parents: readonly number[] };
  readonly parents: readonly string[];
}

/** Turns records of `git rev-list --header --encoding=none` into commits. */
export interface CommitParser {
  /** Whoever appeared so far; commits name them by position. */
  readonly people: readonly Person[];
  /** Null when the record is no commit that git could have written. */
  parse(record: Buffer): ParsedCommit | null;
}

const LF = 10;
const SPACE = 32;
// The first four bytes of a header line, as one number.
const TREE = 0x74726565;
const PARENT = 0x70617265;
const AUTHOR = 0x61757468;
const COMMITTER = 0x636f6d6d;
const ENCODING = 0x656e636f;

interface Headers {
  /** Where the text of each begins; -1 when there is none. */
  readonly authorAt: number;
  readonly committerAt: number;
  readonly encoding: string;
  /** Where the empty line stands that ends the headers. */
  readonly end: number;
}

/** Finds the headers behind tree and parents; the first of each kind counts. */
function headersAt(record: Buffer, start: number): Headers {
  let at = start;
  let authorAt = -1;
  let committerAt = -1;
  let encoding = '';
  while (at < record.length && record[at] !== LF) {
    const found = record.indexOf(LF, at);
    const end = found === -1 ? record.length : found;
    if (end - at >= 'author '.length) {
      const word = record.readUInt32BE(at);
      if (word === AUTHOR && record[at + 6] === SPACE && authorAt === -1) authorAt = at + 7;
      else if (word === COMMITTER && record[at + 9] === SPACE && committerAt === -1) committerAt = at + 10;
      else if (word === ENCODING && record[at + 8] === SPACE) encoding = record.toString('latin1', at + 9, end).trim();
    }
    at = end + 1;
  }
  return { authorAt, committerAt, encoding, end: at };
}

function messageAt(record: Buffer, start: number, encoding: string, decode: Decode): string {
  if (start >= record.length) return '';
  // git indents each line by four spaces, so that a message of empty lines is five times as long here.
  const end = Math.min(record.length, start + limits.messageBytes * 6);
  const text = decode(record, start, end, encoding).replaceAll('\n    ', '\n').slice(4);
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === LF) length -= 1;
  return cut(text.slice(0, length), limits.messageBytes);
}

/** Makes a parser for one history. `oidLength` is 40 or 64. */
export function createCommitParser(oidLength: number): CommitParser {
  const decode = createDecode();
  const signatures = createSignatures(decode);
  const treeAt = oidLength + 1 + 'tree '.length;
  const parentBytes = 'parent '.length + oidLength + 1;

  function parse(record: Buffer): ParsedCommit | null {
    let at = treeAt + oidLength + 1;
    if (record.length < at || record.readUInt32BE(oidLength + 1) !== TREE) return null;
    const parents: string[] = [];
    // Only what follows the tree at once is a parent to git.
    while (at + parentBytes <= record.length && record.readUInt32BE(at) === PARENT) {
      parents.push(record.toString('latin1', at + 'parent '.length, at + parentBytes - 1));
      at += parentBytes;
    }
    const { authorAt, committerAt, encoding, end } = headersAt(record, at);
    const author = signatures.read(record, authorAt, encoding);
    const committer = signatures.read(record, committerAt, encoding);
    const commit = {
      oid: record.toString('latin1', 0, oidLength),
      tree: record.toString('latin1', treeAt, treeAt + oidLength),
      parents: [],
      committedAt: committer.seconds,
      authoredAt: author.seconds,
      author: author.person,
      committer: committer.person,
      message: messageAt(record, end + 1, encoding, decode),
    };
    return { commit, parents };
  }

  return { people: signatures.people, parse };
}
