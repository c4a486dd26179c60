import { Unreadable } from '../../core/errors.ts';
import type { BranchRef, Commit, History } from '../../core/source.ts';

/** A history as it was at an instant. */
export interface Past {
  /** Newest first-parent commit from `oid` on that is not after the instant; null when there is none. */
  backFrom(oid: string): string | null;
  /** Branches with their tips as they were; those that did not exist yet are left out. */
  branches(branches: readonly BranchRef[]): readonly BranchRef[];
}

// In place of a position.
const NONE = -1;
const CUT_OFF = -2;
const UNKNOWN = -3;

/** Looks back to `at` in a history. @throws {Unreadable} `shallow`, in `backFrom`, when the way back is cut off. */
export function createPast(history: History, at: Date): Past {
  const second = Math.floor(at.getTime() / 1000);
  // Thousands of branches share most of the way back: what was found is noted at every step of it.
  const found = new Int32Array(history.commits.length).fill(UNKNOWN);
  const search = (start: number): number => {
    const way: number[] = [];
    let position = start;
    let end = UNKNOWN;
    while (end === UNKNOWN) {
      const commit: Commit | undefined = history.commits[position];
      const known = found[position] ?? CUT_OFF;
      if (commit === undefined || known !== UNKNOWN) end = known;
      else {
        way.push(position);
        if (commit.committedAt <= second) end = position;
        else if (commit.parents[0] === undefined) end = NONE;
        else position = commit.parents[0];
      }
    }
    for (const step of way) found[step] = end;
    return end;
  };
  const backFrom = (oid: string): string | null => {
    const start = history.indexOf(oid);
    if (start === undefined) return null;
    const end = search(start);
    if (end === CUT_OFF)
      throw new Unreadable(
        'shallow',
        `history before ${at.toISOString()} was not fetched`,
        'fetch the whole history (`git fetch --unshallow`)',
      );
    return end === NONE ? null : (history.commits[end]?.oid ?? null);
  };
  return {
    backFrom,
    branches: (branches) =>
      branches.flatMap(({ name, oid }) => {
        const then = backFrom(oid);
        return then === null ? [] : [{ name, oid: then }];
      }),
  };
}
