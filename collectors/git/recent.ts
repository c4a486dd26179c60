import type { JudgedLine } from './survey.ts';

/**
 * Object id of the newest commit of a line that lies before an instant (seconds since the epoch), from which on a history
 * is to be read; undefined where all of the line lies after it.
 */
export function recentFrom({ reading: { history, reach } }: JudgedLine, since: number): string | undefined {
  const { commits } = reach.line;
  const first = commits.findIndex((position) => (history.commits[position]?.committedAt ?? 0) >= since);
  const before = commits[first === -1 ? commits.length - 1 : first - 1];
  return before === undefined ? undefined : history.commits[before]?.oid;
}
