import type { Person } from '../../core/source.ts';
import { addressEnd, type Headers, noHeaders, parentStep, readHeaders, secondsAt } from './commit-headers.ts';
import { createEncodings } from './decode.ts';
import { grown } from './growing.ts';
import { createMessages } from './messages.ts';
import { createOidTable, type OidTable, readHex, writeHex } from './oid-table.ts';
import { createPeople } from './people.ts';

/** The commits of a history by row, in the order in which they came; some forty bytes each beside the message. */
export interface Columns {
  readonly count: number;
  readonly people: readonly Person[];
  /** Where the parents of each row begin in `parents`; behind the last row's, where they end. */
  readonly starts: Int32Array;
  /** Rows of parents; -1 for one that is not here. */
  readonly parents: Int32Array;
  readonly committedAt: Float64Array;
  readonly authoredAt: Float64Array;
  readonly authors: Int32Array;
  readonly committers: Int32Array;
  oid(row: number): string;
  tree(row: number): string;
  message(row: number): string;
  /** Undefined for a commit that is not here. */
  rowOf(oid: string): number | undefined;
}

/** Reads raw commits into columns. */
export interface ColumnsBuilder {
  readonly count: number;
  /**
   * Takes a record of `git rev-list --header --encoding=none` that stands between two positions. False when it is no
   * commit that git could have written.
   */
  add(bytes: Buffer, start: number, end: number): boolean;
  finish(): Columns;
}

/** Columns that still grow; `parents` are numbers of object ids, since the rows of parents come later. */
function createSheet(oidLength: number) {
  const sheet = {
    ids: new Int32Array(1024),
    trees: new Uint8Array((1024 * oidLength) / 2),
    starts: new Int32Array(1024),
    parents: new Int32Array(1024),
    committedAt: new Float64Array(1024),
    authoredAt: new Float64Array(1024),
    authors: new Int32Array(1024),
    committers: new Int32Array(1024),
    makeRoom(rows: number, parents: number): void {
      sheet.parents = grown(Int32Array, sheet.parents, parents);
      // One more than rows: behind the parents of the last one stands their end.
      const room = rows + 1;
      if (room <= sheet.starts.length) return;
      sheet.ids = grown(Int32Array, sheet.ids, room);
      sheet.trees = grown(Uint8Array, sheet.trees, (room * oidLength) / 2);
      sheet.starts = grown(Int32Array, sheet.starts, room);
      sheet.committedAt = grown(Float64Array, sheet.committedAt, room);
      sheet.authoredAt = grown(Float64Array, sheet.authoredAt, room);
      sheet.authors = grown(Int32Array, sheet.authors, room);
      sheet.committers = grown(Int32Array, sheet.committers, room);
    },
  };
  return sheet;
}

type Sheet = ReturnType<typeof createSheet>;

/** Names parents by row, now that all rows are known. */
function finished(
  { ids, trees, starts, parents, committedAt, authoredAt, authors, committers }: Sheet,
  oids: OidTable,
  rest: Pick<Columns, 'count' | 'people' | 'message'>,
): Columns {
  const rows = new Int32Array(oids.size).fill(-1);
  for (let row = 0; row < rest.count; row += 1) rows[ids[row] ?? 0] = row;
  const treeBytes = oids.oidLength / 2;
  return {
    ...{ ...rest, starts, committedAt, authoredAt, authors, committers },
    parents: parents.subarray(0, starts[rest.count]).map((id) => rows[id] ?? -1),
    oid: (row) => oids.name(ids[row] ?? 0),
    tree: (row) => writeHex(trees, row * treeBytes, treeBytes),
    rowOf(oid) {
      const id = oids.find(oid);
      const row = id === undefined ? -1 : (rows[id] ?? -1);
      return row === -1 ? undefined : row;
    },
  };
}

/** Starts columns without rows. `oidLength` is 40 or 64. */
export function createColumns(oidLength: number): ColumnsBuilder {
  const sheet = createSheet(oidLength);
  const oids = createOidTable(oidLength);
  const encodings = createEncodings();
  const people = createPeople(encodings);
  const messages = createMessages(encodings);
  const headers = noHeaders();
  const step = parentStep(oidLength);
  let count = 0;

  function addParents(bytes: Buffer, { parentsAt, parentCount }: Headers): boolean {
    let next = sheet.starts[count] ?? 0;
    sheet.makeRoom(count + 1, next + parentCount);
    for (let index = 0; index < parentCount; index += 1) {
      const id = oids.add(bytes, parentsAt + index * step);
      if (id === -1) return false;
      sheet.parents[next] = id;
      next += 1;
    }
    sheet.starts[count + 1] = next;
    return true;
  }

  /** Person and second of a signature; nobody, at the epoch, where the line is missing. */
  function addSignature(bytes: Buffer, at: number, end: number, encoding: number, who: Int32Array, when: Float64Array) {
    const close = at === -1 ? 0 : addressEnd(bytes, at, end);
    who[count] = at === -1 ? people.numberOf(bytes, 0, 0, 0) : people.numberOf(bytes, at, close, encoding);
    when[count] = at === -1 ? 0 : secondsAt(bytes, close + 1, end);
  }

  function add(bytes: Buffer, start: number, end: number): boolean {
    if (!readHeaders(bytes, start + oidLength + 1, end, oidLength, headers)) return false;
    const id = oids.add(bytes, start);
    if (id === -1 || !addParents(bytes, headers)) return false;
    if (!readHex(bytes, headers.treeAt, sheet.trees, (count * oidLength) / 2, oidLength / 2)) return false;
    sheet.ids[count] = id;
    const encoding = encodings.numberOf(bytes, headers.encodingAt, headers.encodingEnd);
    const { authorAt, authorEnd, committerAt, committerEnd } = headers;
    addSignature(bytes, authorAt, authorEnd, encoding, sheet.authors, sheet.authoredAt);
    addSignature(bytes, committerAt, committerEnd, encoding, sheet.committers, sheet.committedAt);
    messages.add(bytes, headers.end + 1, end, encoding);
    count += 1;
    return true;
  }

  return {
    get count() {
      return count;
    },
    add,
    finish: () => finished(sheet, oids, { count, people: people.list, message: messages.read }),
  };
}
