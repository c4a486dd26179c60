import type { Commit, History } from '../../core/source.ts';
import type { Columns } from './columns.ts';
import { childrenFirst } from './order.ts';

/** A history that can be looked at in part. */
export interface ColumnHistory extends History {
  /** When the newest commit was made, in seconds; minus infinity without commits. */
  newest(): number;
  /** The part that is reachable from `tips`, in the same order and with the same people. */
  narrow(tips: readonly string[]): ColumnHistory;
}

/** Which rows of the columns are shown, and where. */
interface View {
  readonly columns: Columns;
  /** Position of each row; -1 for one that is left out. */
  readonly positions: Int32Array;
}

/** A commit as it is asked for: there are a hundred thousand, so that each is but a place in the columns. */
class ColumnCommit implements Commit {
  readonly #view: View;
  readonly #row: number;

  constructor(view: View, row: number) {
    this.#view = view;
    this.#row = row;
  }

  get oid(): string {
    return this.#view.columns.oid(this.#row);
  }

  get tree(): string {
    return this.#view.columns.tree(this.#row);
  }

  get parents(): readonly number[] {
    const { columns, positions } = this.#view;
    const start = columns.starts[this.#row] ?? 0;
    const end = columns.starts[this.#row + 1] ?? 0;
    const own: number[] = [];
    for (let at = start; at < end; at += 1) own.push(positions[columns.parents[at] ?? -1] ?? -1);
    return own;
  }

  get committedAt(): number {
    return this.#view.columns.committedAt[this.#row] ?? 0;
  }

  get authoredAt(): number {
    return this.#view.columns.authoredAt[this.#row] ?? 0;
  }

  get author(): number {
    return this.#view.columns.authors[this.#row] ?? 0;
  }

  get committer(): number {
    return this.#view.columns.committers[this.#row] ?? 0;
  }

  get message(): string {
    return this.#view.columns.message(this.#row);
  }
}

/** Marks rows and all their ancestors; `rows` have children before parents. */
function markAncestors({ starts, parents }: Columns, rows: Int32Array, isKept: Uint8Array): void {
  for (const row of rows) {
    if (!isKept[row]) continue;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const parent = parents[at] ?? -1;
      if (parent !== -1) isKept[parent] = 1;
    }
  }
}

/** Shows these rows, children before parents. */
function show(columns: Columns, rows: Int32Array): ColumnHistory {
  const positions = new Int32Array(columns.count).fill(-1);
  for (const [position, row] of rows.entries()) positions[row] = position;
  const view: View = { columns, positions };
  return {
    commits: Array.from(rows, (row) => new ColumnCommit(view, row)),
    people: columns.people,
    indexOf(oid) {
      const row = columns.rowOf(oid);
      const position = row === undefined ? -1 : (positions[row] ?? -1);
      return position === -1 ? undefined : position;
    },
    newest: () => rows.reduce((most, row) => Math.max(most, columns.committedAt[row] ?? 0), Number.NEGATIVE_INFINITY),
    narrow(tips) {
      const isKept = new Uint8Array(columns.count);
      for (const tip of tips) {
        const row = columns.rowOf(tip);
        if (row !== undefined && positions[row] !== -1) isKept[row] = 1;
      }
      markAncestors(columns, rows, isKept);
      return show(
        columns,
        rows.filter((row) => isKept[row] === 1),
      );
    },
  };
}

/** The history that all rows make, children before parents. @throws {Unreadable} `malformed` (see `childrenFirst`). */
export function showAll(columns: Columns): ColumnHistory {
  const rows = childrenFirst(columns) ?? Int32Array.from({ length: columns.count }, (_, row) => row);
  return show(columns, rows);
}

/** No commits and nobody. */
export const emptyHistory: ColumnHistory = {
  commits: [],
  people: [],
  indexOf: () => undefined,
  newest: () => Number.NEGATIVE_INFINITY,
  narrow: () => emptyHistory,
};
