import type { GapReason } from './errors.ts';
import { shortText } from './text.ts';

const mostItems = 5000;

/** As many items as a report can hold, in order of their refs, and a gap for the rest. */
export function bounded<T extends { readonly ref: string }>(
  items: readonly T[],
  what: string,
): { items: T[]; gaps: { reason: GapReason; detail: string; mend: string }[] } {
  const sorted = [...items].sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
  const gap = {
    reason: 'too_large',
    detail: `there are more than ${mostItems} ${what}: those beyond were left out`,
    mend: 'scan parts of the repository apart',
  } as const;
  return { items: sorted.slice(0, mostItems), gaps: sorted.length > mostItems ? [gap] : [] };
}

/**
 * Names each of the things found in files: `path`, `path:line`, `path#name`; a number tells the same names apart, so that
 * no ref is given twice.
 */
export function refs(): (
  path: string,
  place: { readonly line?: number | null; readonly name?: string | null },
) => string {
  const given = new Set<string>();
  const uses = new Map<string, number>();
  return (path, { line = null, name = null }) => {
    const ref = name !== null ? `${path}#${shortText(name, 60)}` : line !== null ? `${path}:${line}` : path;
    let use = uses.get(ref) ?? 1;
    let own = use === 1 ? ref : `${ref}~${use}`;
    while (given.has(own)) own = `${ref}~${++use}`;
    uses.set(ref, use);
    given.add(own);
    return own;
  };
}
