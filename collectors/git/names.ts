import { digestOf } from '../../src/core/canonical.ts';
import { plainText } from '../../src/core/text.ts';

/** Longer names are cut; what is left with a digest stays unique. */
const LONGEST_NAME = 200;

/** A branch's or tag's name as facts carry it: plain text of bounded length, still unique. */
export function factName(name: string): string {
  const shown = plainText(name);
  return shown.length <= LONGEST_NAME ? shown : `${shown.slice(0, LONGEST_NAME)}…${digestOf(name).slice(0, 12)}`;
}

/** Facts in the order of their refs. */
export function byRef<T extends { readonly ref: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
}
