import type { Tri } from './facts/base.ts';

/** Kleene's "and": no as soon as one is no, yes only if all are; yes of nothing. */
export function all(...values: readonly Tri[]): Tri {
  if (values.includes('no')) return 'no';
  return values.includes('unknown') ? 'unknown' : 'yes';
}

/** Kleene's "or": yes as soon as one is yes, no only if all are; no of nothing. */
export function any(...values: readonly Tri[]): Tri {
  if (values.includes('yes')) return 'yes';
  return values.includes('unknown') ? 'unknown' : 'no';
}

/** Kleene's "not". */
export function not(value: Tri): Tri {
  if (value === 'unknown') return 'unknown';
  return value === 'yes' ? 'no' : 'yes';
}

/** A plain truth as a three-valued one. */
export function tri(value: boolean): Tri {
  return value ? 'yes' : 'no';
}
