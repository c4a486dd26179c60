import { plural, shortText } from '../../../src/core/text.ts';
import type { Gap } from '../model.ts';

const mostFiles = 2000;

/** As many files as are looked into, and a gap for the others. */
export function withinLimit(
  paths: readonly string[],
  what: string,
): { readonly kept: readonly string[]; readonly gaps: readonly Gap[] } {
  const beyond = paths.length - mostFiles;
  const gap: Gap = {
    reason: 'too_large',
    detail: `${plural(beyond, 'file')} beyond the first ${mostFiles} that may be ${what} ${beyond === 1 ? 'was' : 'were'} left out`,
    mend: 'scan parts of the repository apart',
  };
  return { kept: paths.slice(0, mostFiles), gaps: beyond > 0 ? [gap] : [] };
}

/** A gap for files that no parser takes and of which nothing else tells what they are; none for no files. */
export function malformed(paths: readonly string[]): readonly Gap[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).map((path) => shortText(path, 200));
  const more = paths.length > named.length ? ` and ${plural(paths.length - named.length, 'more file')}` : '';
  return [
    {
      reason: 'malformed',
      detail: `${named.join(', ')}${more} could not be parsed`,
      mend: 'mend the syntax, or keep what is no valid file out of the repository',
    },
  ];
}
