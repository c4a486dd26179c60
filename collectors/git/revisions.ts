import type { Tri } from '../../src/core/facts/base.ts';
import type { Repository } from '../../src/core/source.ts';
import { tri } from '../../src/core/tri.ts';
import type { FoundChange, FoundChanges } from './found-changes.ts';
import { commitAt } from './lines.ts';
import { substanceOf } from './substance.ts';

/** What stood at a path, whole; larger files are not compared. */
const LARGEST_BYTES = 256 * 1024;
/** Changes of one file that are compared, the newest first, and of all files. */
const [MOST_OF_FILE, MOST_IN_ALL] = [50, 2000];
/** Changes compared at a time: what stood there is held meanwhile. */
const AT_ONCE = 4;

/** A change of one file, and whether it changed what the file says; `unknown` where that was not compared. */
export interface Revision {
  readonly change: FoundChange['change'];
  readonly revises: Tri;
}

/** Tells of the changes of a path, newest first, which change what it says. */
export type Revisions = (path: string, changes: readonly FoundChange[]) => Promise<readonly Revision[]>;

/** Compares what stood there before and after changes, no more than a bounded number of them. */
export function revisionsOf(source: Repository, { line }: FoundChanges): Revisions {
  const { history } = line.reading;
  let left = MOST_IN_ALL;
  const said = async (commit: string | undefined, path: string): Promise<string | null> => {
    const bytes = commit === undefined ? null : await source.readAt(commit, path, LARGEST_BYTES);
    return bytes === null ? null : substanceOf(path, new TextDecoder().decode(bytes));
  };
  const compared = async (path: string, { change }: FoundChange): Promise<Revision> => {
    const { parents } = commitAt(history, change.position);
    const [before, after] = await Promise.all([
      said(history.commits[parents[0] ?? -1]?.oid, path),
      said(change.oid, path),
    ]);
    return { change, revises: before === null || after === null ? 'unknown' : tri(before !== after) };
  };
  return async (path, changes) => {
    const some = changes.slice(0, Math.min(left, MOST_OF_FILE));
    left -= some.length;
    const rest = changes.slice(some.length).map(({ change }): Revision => ({ change, revises: 'unknown' }));
    const told: Revision[] = [];
    for (let at = 0; at < some.length; at += AT_ONCE) {
      told.push(...(await Promise.all(some.slice(at, at + AT_ONCE).map((change) => compared(path, change)))));
    }
    return [...told, ...rest];
  };
}
