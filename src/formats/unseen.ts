import type { Findings } from '../core/collector.ts';
import { plural, shortText } from '../core/text.ts';
import type { Sweep } from './sweep.ts';

type Gap = Findings<'iac.root'>['gaps'][number];

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
