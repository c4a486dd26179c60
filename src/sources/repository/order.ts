import { Unreadable } from '../../core/errors.ts';

/** Who are the parents of whom, of commits that are numbered from 0 in some order. */
export interface Parents {
  readonly count: number;
  /** Where the parents of each commit begin in `parents`; behind the last commit's, where they end. */
  readonly starts: Int32Array;
  /** Numbers of parents; -1 for one that is not here. */
  readonly parents: Int32Array;
}

/** Calls `visit` for each parent of a commit that is here. */
function forParents({ starts, parents }: Parents, commit: number, visit: (parent: number) => void): void {
  const end = starts[commit + 1] ?? 0;
  for (let at = starts[commit] ?? 0; at < end; at += 1) {
    const parent = parents[at] ?? -1;
    if (parent !== -1) visit(parent);
  }
}

function isOrdered({ count, starts, parents }: Parents): boolean {
  for (let commit = 0; commit < count; commit += 1) {
    const end = starts[commit + 1] ?? 0;
    for (let at = starts[commit] ?? 0; at < end; at += 1) {
      const parent = parents[at] ?? -1;
      if (parent !== -1 && parent <= commit) return false;
    }
  }
  return true;
}

/** A heap of numbers that gives back the smallest. */
function createHeap() {
  const heap: number[] = [];
  const at = (index: number): number => heap[index] ?? Number.POSITIVE_INFINITY;
  return {
    push(value: number): void {
      let index = heap.length;
      heap.push(value);
      while (index > 0) {
        const up = (index - 1) >> 1;
        if (at(up) <= value) break;
        heap[index] = at(up);
        index = up;
      }
      heap[index] = value;
    },
    pop(): number | undefined {
      const top = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return top;
      let index = 0;
      for (;;) {
        const left = 2 * index + 1;
        const least = at(left + 1) < at(left) ? left + 1 : left;
        if (at(least) >= last) break;
        heap[index] = at(least);
        index = least;
      }
      heap[index] = last;
      return top;
    },
  };
}

/**
 * An order in which every child stands before its parents, as near to the given one as can be: the old numbers in
 * their new order. Null when the given order is one already, which it is unless clocks were wrong.
 * @throws {Unreadable} `malformed` when commits are each other's ancestors.
 */
export function childrenFirst(family: Parents): Int32Array | null {
  if (isOrdered(family)) return null;
  const { count } = family;
  const waits = new Int32Array(count);
  for (let commit = 0; commit < count; commit += 1)
    forParents(family, commit, (parent) => {
      waits[parent] = (waits[parent] ?? 0) + 1;
    });
  const ready = createHeap();
  for (const [commit, children] of waits.entries()) if (children === 0) ready.push(commit);
  const order = new Int32Array(count);
  let placed = 0;
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    order[placed] = next;
    placed += 1;
    forParents(family, next, (parent) => {
      waits[parent] = (waits[parent] ?? 0) - 1;
      if (waits[parent] === 0) ready.push(parent);
    });
  }
  if (placed < count)
    throw new Unreadable(
      'malformed',
      'the history goes in a circle',
      'run `git fsck` in the repository, or scan a fresh clone',
    );
  return order;
}
