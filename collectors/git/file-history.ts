import type { Findings, Found } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { Repository } from '../../src/core/source.ts';
import { DAY_SECONDS } from './changes.ts';
import { type FoundChange, type FoundChanges, foundChanges } from './found-changes.ts';
import { roundDays } from './numbers.ts';
import { type Revision, revisionsOf } from './revisions.ts';

const YEAR_DAYS = 365;
/** A change of so many of the files, and of more than this share of them, moves or formats rather than revises. */
const [BULK_FILES, BULK_SHARE] = [10, 0.5];

/** `git.file_history`: how people revised each file in which access rules, responsibilities or decisions were found. */
export async function readFileHistory(found: Found<Repository>): Promise<Findings<'git.file_history'>> {
  const read = await foundChanges(found);
  if (read === null) return { items: [], gaps: [] };
  const paths = [...new Set(found.files.map(({ path }) => path))].sort();
  const touched = revisionsBy(read.changes, paths.length);
  const tell = revisionsOf(found.source, read);
  const { target } = await found.source.describe();
  const items: Observation<'git.file_history'>[] = [];
  // One file after the other: what is compared is held no longer than that.
  for (const path of paths) items.push(itemOf(path, await tell(path, touched.get(path) ?? []), read, target.commit));
  return { items, gaps: [] };
}

function revisionsBy(changes: readonly FoundChange[], asked: number): ReadonlyMap<string, readonly FoundChange[]> {
  const byPath = new Map<string, FoundChange[]>();
  for (const each of changes) {
    if (each.paths.length >= BULK_FILES && each.paths.length > BULK_SHARE * asked) continue;
    // That a file came in, or was moved, says nothing of whether anybody looked at it again.
    for (const path of each.paths) if (!each.added.has(path)) byPath.set(path, [...(byPath.get(path) ?? []), each]);
  }
  return byPath;
}

function itemOf(
  path: string,
  revisions: readonly Revision[],
  { survey, line }: FoundChanges,
  commit: string | null,
): Observation<'git.file_history'> {
  const all = revisions.map((one) => ({ ...one, days: Math.max(0, survey.now - one.change.at) / DAY_SECONDS }));
  const recent = all.filter(({ days }) => days <= YEAR_DAYS);
  const inYear = recent.filter(({ revises }) => revises === 'yes');
  const aged = all.filter(({ revises }) => revises === 'yes');
  const { persons } = line.reading;
  const newest = aged.reduce<number | null>((least, { days }) => (least === null ? days : Math.min(least, days)), null);
  return {
    ref: path,
    at: { commit, path, line: null },
    path,
    revisionsInYear: inYear.length,
    revisersInYear: new Set(inYear.map(({ change }) => persons[change.author] ?? change.author)).size,
    unsureInYear: recent.filter(({ revises }) => revises === 'unknown').length,
    revisedAgeDays: newest === null ? null : roundDays(newest),
  };
}
