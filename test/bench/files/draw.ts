/** Choices that follow from a seed alone. */
export interface Draw {
  /** A whole number from 0 up to, and without, `below`. */
  number(below: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** From `least` to `most` pieces, each told its place, joined. */
  some(least: number, most: number, make: (index: number) => string): string;
}

/** Choices from a stream of numbers from 0 up to 1. */
export function drawFrom(random: () => number): Draw {
  const number = (below: number): number => Math.floor(random() * below);
  return {
    number,
    pick: (list) => list[number(list.length)] ?? list[0],
    some: (least, most, make) =>
      Array.from({ length: least + number(most - least + 1) }, (_, index) => make(index)).join(''),
  };
}
