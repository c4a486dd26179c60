import type { Tri } from './facts/base.ts';

/** How a file of owners reads its patterns: GitLab's patterns for a folder end in `/`, all others' reach into folders. */
export type PatternDialect = 'github' | 'gitlab';

/** A letter that stands for itself, `?` or `*`. */
type Letter = { readonly is: string } | 'any' | 'run';
/** One part of a path between slashes, or any number of parts. */
type Part = readonly Letter[] | 'parts';

const anyPart: Part = ['run'];
/** A letter that stands for another that was lost. */
const lost = '\uFFFD';

/** The parts of a pattern; null where it holds a form that is not followed, such as a set of letters. */
function partsOf(pattern: string): readonly Part[] | null {
  const parts: Part[] = [];
  let part: Letter[] = [];
  const end = (): void => {
    parts.push(part.length > 1 && part.every((one) => one === 'run') ? 'parts' : part);
    part = [];
  };
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at] ?? '';
    if (letter === '[' || letter === lost) return null;
    if (letter === '/') end();
    else if (letter === '*') part.push('run');
    else if (letter === '?') part.push('any');
    else part.push({ is: letter === '\\' && at + 1 < pattern.length ? (pattern[++at] ?? '') : letter });
  }
  end();
  return parts;
}

/**
 * Whether a row of things matches a row of which some stand for any number: what was matched last is given up first, so
 * that the time is bounded by the product of the lengths.
 */
function rowMatches<P, T>(
  pattern: readonly P[],
  row: readonly T[],
  isMany: (one: P) => boolean,
  fits: (one: P, other: T) => boolean,
): boolean {
  let at = 0;
  let many = -1;
  let from = 0;
  for (let index = 0; index < row.length; ) {
    const one = pattern[at];
    const other = row[index];
    if (one !== undefined && isMany(one)) {
      many = at++;
      from = index;
    } else if (one !== undefined && other !== undefined && fits(one, other)) {
      at++;
      index++;
    } else if (many >= 0) {
      at = many + 1;
      index = ++from;
    } else return false;
  }
  return pattern.slice(at).every(isMany);
}

const partFits = (part: Part, name: string): boolean =>
  part !== 'parts' &&
  rowMatches(
    part,
    name.split(''),
    (one) => one === 'run',
    (one, letter) => one === 'any' || (one !== 'run' && one.is === letter),
  );

/** The rows of parts of which one has to match, and one that may be read either way. */
function rowsOf(
  pattern: string,
  dialect: PatternDialect,
): { sure: readonly Part[][]; perhaps: readonly Part[][] } | null {
  const isFolder = pattern.endsWith('/');
  const bare = isFolder ? pattern.slice(0, -1) : pattern;
  const inner = bare.startsWith('/') ? bare.slice(1) : bare;
  const parts = inner === '' ? null : partsOf(inner);
  if (parts === null) return null;
  const isAnchored = bare.startsWith('/') || (dialect === 'github' && inner.includes('/'));
  const whole: Part[] = isAnchored ? [...parts] : ['parts', ...parts];
  const within: Part[] = [...whole, 'parts', anyPart];
  const last = whole.at(-1);
  if (isFolder) return { sure: [within], perhaps: [] };
  if (last === 'parts') {
    const inside: Part[] = [...whole, anyPart];
    // GitLab takes `**` at the end of a longer pattern for `*`.
    if (dialect === 'github' || parts.length === 1) return { sure: [inside], perhaps: [] };
    return { sure: [[...whole.slice(0, -1), anyPart]], perhaps: [inside] };
  }
  const isOneLevel = (parts.length > 1 || isAnchored) && last?.length === 1 && last[0] === 'run';
  return { sure: dialect === 'gitlab' || isOneLevel ? [whole] : [whole, within], perhaps: [] };
}

/**
 * Tells whether a path from the root of the repository, without `/` before it, matches a pattern of `CODEOWNERS`;
 * `unknown` for forms that are not followed. https://docs.github.com/repositories "About code owners",
 * https://docs.gitlab.com/user/project/codeowners/reference. The time of a match is bounded by the lengths of both.
 */
export function pathPattern(pattern: string, dialect: PatternDialect): (path: string) => Tri {
  const rows = rowsOf(pattern, dialect);
  if (rows === null) return () => 'unknown';
  return (path) => {
    const names = path.split('/');
    const meets = (row: readonly Part[]): boolean => rowMatches(row, names, (one) => one === 'parts', partFits);
    if (rows.sure.some(meets)) return 'yes';
    return rows.perhaps.some(meets) ? 'unknown' : 'no';
  };
}
