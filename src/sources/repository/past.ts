import { Unreadable } from '../../core/errors.ts';
import type { BranchRef, Commit, History } from '../../core/source.ts';

/** A history as it was at an instant. */
export interface Past {
  /** Newest first-parent commit from `oid` on that is not after the instant; null when there is none. */
  backFrom(oid: string): string | null;
  /** Branches with their tips as they were; those that did not exist yet are left out. */
  branches(branches: readonly BranchRef[]): readonly BranchRef[];
}

/** Looks back to `at` in a history. @throws {Unreadable} `shallow`, in `backFrom`, when the way back is cut off. */
export function createPast(history: History, at: Date): Past {
  const second = Math.floor(at.getTime() / 1000);
  const backFrom = (oid: string): string | null => {
    const start = history.indexOf(oid);
    if (start === undefined) return null;
    let position: number = start;
    for (;;) {
      const commit: Commit | undefined = history.commits[position];
      if (commit === undefined)
        throw new Unreadable(
          'shallow',
          `history before ${at.toISOString()} was not fetched`,
          'fetch the whole history (`git fetch --unshallow`)',
        );
      if (commit.committedAt <= second) return commit.oid;
      const [first] = commit.parents;
      if (first === undefined) return null;
      position = first;
    }
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

/** The part of a history that is reachable from `tips`, in the same order and with the same people. */
export function narrow(history: History, tips: readonly string[]): History {
  const { commits } = history;
  const isKept = new Uint8Array(commits.length);
  for (const tip of tips) {
    const position = history.indexOf(tip);
    if (position !== undefined) isKept[position] = 1;
  }
  // Children stand before their parents, so one pass marks all ancestors.
  for (const [position, { parents }] of commits.entries())
    if (isKept[position]) for (const parent of parents) if (parent !== -1) isKept[parent] = 1;
  const moved = new Int32Array(commits.length).fill(-1);
  const kept: Commit[] = [];
  for (const [position, commit] of commits.entries()) {
    if (!isKept[position]) continue;
    moved[position] = kept.length;
    kept.push(commit);
  }
  const indexOf = (oid: string): number | undefined => {
    const position = history.indexOf(oid);
    return position === undefined || !isKept[position] ? undefined : moved[position];
  };
  const renumbered = kept.map((commit) => ({
    ...commit,
    parents: commit.parents.map((parent) => (parent === -1 ? -1 : (moved[parent] ?? -1))),
  }));
  return { commits: renumbered, people: history.people, indexOf };
}
