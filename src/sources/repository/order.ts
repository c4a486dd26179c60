import { Unreadable } from '../../core/errors.ts';

/** Positions of the parents of each commit, by the commit's position; -1 for one that is not here. */
export type ParentLists = readonly (readonly number[])[];

function isOrdered(parents: ParentLists): boolean {
  return parents.every((own, position) => own.every((parent) => parent === -1 || parent > position));
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
 * An order in which every child stands before its parents, as near to the given one as can be: the old positions in
 * their new order. Null when the given order is one already, which it is unless clocks were wrong.
 * @throws {Unreadable} `malformed` when commits are each other's ancestors.
 */
export function childrenFirst(parents: ParentLists): readonly number[] | null {
  if (isOrdered(parents)) return null;
  const waits = new Int32Array(parents.length);
  for (const own of parents) for (const parent of own) if (parent !== -1) waits[parent] = (waits[parent] ?? 0) + 1;
  const ready = createHeap();
  for (const [position, count] of waits.entries()) if (count === 0) ready.push(position);
  const order: number[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    order.push(next);
    for (const parent of parents[next] ?? []) {
      if (parent === -1) continue;
      waits[parent] = (waits[parent] ?? 0) - 1;
      if (waits[parent] === 0) ready.push(parent);
    }
  }
  if (order.length < parents.length)
    throw new Unreadable(
      'malformed',
      'the history goes in a circle',
      'run `git fsck` in the repository, or scan a fresh clone',
    );
  return order;
}
