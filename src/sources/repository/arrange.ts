import type { Commit, History, Person } from '../../core/source.ts';
import type { ParsedCommit } from './commit-parser.ts';
import { childrenFirst } from './order.ts';

/** No commits and nobody. */
export const emptyHistory: History = { commits: [], people: [], indexOf: () => undefined };

/** Makes a history of commits that come one by one. */
export interface HistoryBuilder {
  /** How many came so far. */
  readonly count: number;
  add(commit: ParsedCommit): void;
  /** Puts children before parents and names parents by position. @throws {Unreadable} `malformed` (see `childrenFirst`). */
  finish(people: readonly Person[]): History;
}

/** Starts a history. Most of the work is done in `add`, while git still looks for the next commits. */
export function createHistoryBuilder(): HistoryBuilder {
  const commits: (Commit & { parents: readonly number[] })[] = [];
  const parentOids: (readonly string[])[] = [];
  const positions = new Map<string, number>();
  const indexOf = (oid: string): number | undefined => positions.get(oid);

  function reorder(order: readonly number[]): readonly Commit[] {
    const moved = new Int32Array(commits.length);
    for (const [next, old] of order.entries()) moved[old] = next;
    return order.flatMap((old, next) => {
      const commit = commits[old];
      if (commit === undefined) return [];
      positions.set(commit.oid, next);
      return [{ ...commit, parents: commit.parents.map((parent) => (parent === -1 ? -1 : (moved[parent] ?? -1))) }];
    });
  }

  return {
    get count() {
      return commits.length;
    },
    add({ commit, parents }) {
      positions.set(commit.oid, commits.length);
      commits.push(commit);
      parentOids.push(parents);
    },
    finish(people) {
      for (const [position, commit] of commits.entries())
        commit.parents = (parentOids[position] ?? []).map((oid) => positions.get(oid) ?? -1);
      const order = childrenFirst(commits.map((commit) => commit.parents));
      return { commits: order === null ? commits : reorder(order), people, indexOf };
    },
  };
}
