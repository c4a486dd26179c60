import type { Citation } from '../core/assessment.ts';

/** Where a fact was read, for people: a file and line, or else a commit; null where there is no such place. */
export function placeOf({ at: { commit, path, line } }: Pick<Citation, 'at'>): string | null {
  if (path !== null) return line === null ? path : `${path}:${line}`;
  return commit === null ? null : `commit ${commit.slice(0, 7)}`;
}
