import { RE2JS } from 're2js';
import { oncePer } from '../../src/core/once.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { globSource } from './branch-filter.ts';

/** What may be spent on one repository, in looks at a path; beyond it a filter is taken for one that files match. */
const mostLooks = 20_000_000;
/** What a match costs in looks. */
const matchCost = 100;
const mostPatterns = 200;
const longestPattern = 500;

/** Whether a change of some file that is there now would be let through by a filter; true also where that is too much to tell. */
export interface PathFilters {
  /** `paths`: the last pattern that matches a file decides, `!` takes out. */
  readonly admitSome: (patterns: readonly string[]) => boolean;
  /** `paths-ignore`: a file that no pattern matches is let through. */
  readonly leaveSome: (patterns: readonly string[]) => boolean;
}

/**
 * Judges filters by the files of a repository.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export const pathFiltersOf: (source: RepositoryFiles) => Promise<PathFilters> = oncePer(async (source) => {
  const files = await source.files();
  return judge(files.map(({ path }) => path));
});

interface Pattern {
  readonly isNegative: boolean;
  /** What a path must begin with to match; most files are left out by it. */
  readonly begins: string;
  readonly compiled: RE2JS;
}

function judge(paths: readonly string[]): PathFilters {
  const known = new Map<string, boolean>();
  let left = mostLooks;
  const hits = ({ begins, compiled }: Pattern, path: string): boolean => {
    const isNear = path.startsWith(begins);
    left -= isNear ? matchCost : 1;
    return isNear && left > 0 && compiled.matches(path);
  };
  const once = (key: string, patterns: readonly string[], isLet: (list: readonly Pattern[]) => boolean): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const list = patterns.length > mostPatterns ? null : compiledOf(patterns);
    const found = list === null || isLet(list) || left <= 0;
    known.set(key, found);
    return found;
  };
  return {
    admitSome: (patterns) =>
      once(`+${patterns.join('\n')}`, patterns, (list) =>
        paths.some((path) => list.findLast((pattern) => hits(pattern, path))?.isNegative === false || left <= 0),
      ),
    leaveSome: (patterns) =>
      once(`-${patterns.join('\n')}`, patterns, (list) =>
        paths.some((path) => !list.some((pattern) => hits(pattern, path)) || left <= 0),
      ),
  };
}

/** Null where a pattern cannot be understood. */
function compiledOf(patterns: readonly string[]): readonly Pattern[] | null {
  try {
    return patterns.map((written) => {
      const isNegative = written.startsWith('!');
      const own = isNegative ? written.slice(1) : written;
      if (own.length > longestPattern) throw new Error('too long');
      const plain = /^[\w./-]*/.exec(own)?.[0] ?? '';
      // `?` and `+` repeat the letter before them.
      const begins = /[?+]/.test(own.charAt(plain.length)) ? plain.slice(0, -1) : plain;
      // `**/x` means `x` at the root too.
      const source = own.split('**/').map(globSource).join('(?:.*/)?');
      return { isNegative, begins, compiled: RE2JS.compile(source) };
    });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
