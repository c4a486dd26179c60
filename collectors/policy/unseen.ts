import type { Findings } from '../../src/core/collector.ts';
import { plural, shortText } from '../../src/core/text.ts';
import type { Sweep } from './sweep.ts';

type Gap = Findings<'policy.file'>['gaps'][number];

const whys: Readonly<Record<string, readonly [why: string, mend: string]>> = {
  absent: ['not in this clone', 'fetch the whole repository, without a filter'],
  denied: ['not allowed to be read', 'let the files be read'],
  malformed: ['damaged', 'repair the clone'],
  timeout: ['not read in time', 'scan again, or leave generated files out of the repository'],
  too_large: ['too many or too large to be looked into', 'keep generated and bundled files out of the repository'],
};

/** A gap for files that could not be looked into, none for no files. */
export function gapOf(reason: Gap['reason'], paths: readonly string[]): readonly Gap[] {
  const [first, ...others] = paths;
  if (first === undefined) return [];
  const [why, mend] = whys[reason] ?? ['not had', 'let the files be read'];
  const name = shortText(first, 200);
  const more = others.length > 0 ? ` and ${plural(others.length, 'more file')}` : '';
  return [{ reason, detail: `${name}${more} ${others.length > 0 ? 'were' : 'was'} ${why}`, mend }];
}

/** Gaps for the files that the sweep could not look into and of which `matters` says that they might have held something. */
export function unseen({ unread }: Sweep, matters: (path: string) => boolean): readonly Gap[] {
  return [...unread].flatMap(([reason, paths]) => gapOf(reason, paths.filter(matters)));
}

const mostItems = 5000;

/** As many items as a report can hold, in order of their refs, and a gap for the rest. */
export function bounded<T extends { readonly ref: string }>(
  items: readonly T[],
  what: string,
): { items: T[]; gaps: Gap[] } {
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
