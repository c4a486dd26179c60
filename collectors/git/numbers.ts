/** Rounds days to two decimals, so that documents stay short and stable. */
export const roundDays = (days: number): number => Math.round(days * 100) / 100;

/** The value at a share (0 to 1) of a sorted list, nearest rank; null for an empty one. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

export const roundedOrNull = (days: number | null): number | null => (days === null ? null : roundDays(days));

/** The smallest of any number of values, `Infinity` for none; spread arguments end at some hundred thousand. */
export const smallest = (values: readonly number[]): number =>
  values.reduce((least, value) => Math.min(least, value), Infinity);

/** The largest of any number of values, `-Infinity` for none. */
export const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), -Infinity);
