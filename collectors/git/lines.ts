import type { Commit, History } from '../../src/core/source.ts';

/** A branch's first-parent line: what it was, state by state. Ordinals count from 0, the oldest. */
export interface Line {
  readonly name: string;
  /** Positions in the history, oldest first. */
  readonly commits: readonly number[];
}

/** How a line lies in the whole history; `arrivedAt` and `newest` are indexed by position in the history. */
export interface Reach {
  readonly line: Line;
  /** Ordinal of the line's commit by which a commit arrived; -1 when it never did. */
  readonly arrivedAt: Int32Array;
  /** Ordinal of the newest commit of the line that a commit has among its ancestors (or is); -1 for none. */
  readonly newest: Int32Array;
  /** Indexed by ordinal: the commits that arrived with it, itself among them. */
  readonly arrivals: readonly (readonly number[])[];
}

/** A commit by its position; positions come from the history itself, so a miss is a bug. */
export function commitAt(history: History, position: number): Commit {
  const commit = history.commits[position];
  if (commit === undefined) throw new RangeError(`no commit at ${position}`);
  return commit;
}

/** Follows first parents from a tip to where the history ends. */
export function lineFrom(history: History, name: string, tip: number): Line {
  const commits: number[] = [];
  for (let at = tip; at >= 0; at = commitAt(history, at).parents[0] ?? -1) commits.push(at);
  return { name, commits: commits.reverse() };
}

/** Works out when each commit of the history arrived on a line, and how far along the line each commit is. */
export function reachOf(history: History, line: Line): Reach {
  const size = history.commits.length;
  const arrivedAt = new Int32Array(size).fill(-1);
  const newest = new Int32Array(size).fill(-1);
  line.commits.forEach((position, ordinal) => {
    newest[position] = ordinal;
    markArrivals(history, position, ordinal, arrivedAt);
  });
  // Children stand before their parents, so walking backwards meets every parent first.
  for (let position = size - 1; position >= 0; position--) {
    let best = newest[position] ?? -1;
    for (const parent of commitAt(history, position).parents) {
      if (parent >= 0) best = Math.max(best, newest[parent] ?? -1);
    }
    newest[position] = best;
  }
  return { line, arrivedAt, newest, arrivals: arrivalsOf(line, arrivedAt) };
}

/** Marks everything that `position` reaches and nothing before it did. */
function markArrivals(history: History, position: number, ordinal: number, arrivedAt: Int32Array): void {
  const open = [position];
  while (open.length > 0) {
    const at = open.pop() ?? -1;
    if (at < 0 || arrivedAt[at] !== -1) continue;
    arrivedAt[at] = ordinal;
    for (const parent of commitAt(history, at).parents) open.push(parent);
  }
}

function arrivalsOf(line: Line, arrivedAt: Int32Array): number[][] {
  const arrivals: number[][] = line.commits.map(() => []);
  arrivedAt.forEach((ordinal, position) => {
    if (ordinal >= 0) arrivals[ordinal]?.push(position);
  });
  return arrivals;
}

/** A branch's first-parent commits back to the first that is claimed, oldest first, that one left out. */
export function ownPart(history: History, tip: number, claimed: ReadonlySet<number>): readonly number[] {
  const own: number[] = [];
  for (let at = tip; at >= 0 && !claimed.has(at); at = commitAt(history, at).parents[0] ?? -1) own.push(at);
  return own.reverse();
}

/** For each commit, how many first-parent steps it is from the next that is claimed, or from where the history ends. */
export function ownLengths(history: History, claimed: ReadonlySet<number>): Int32Array {
  const lengths = new Int32Array(history.commits.length);
  for (let position = lengths.length - 1; position >= 0; position--) {
    const parent = commitAt(history, position).parents[0] ?? -1;
    if (!claimed.has(position)) lengths[position] = 1 + (lengths[parent] ?? 0);
  }
  return lengths;
}
