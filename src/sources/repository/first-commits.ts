import type { History } from '../../core/source.ts';
import { cutOff } from './path-history.ts';
import type { Shadow } from './shadow.ts';

/** Beginnings of a history: more than one where histories were joined. */
const mostFirst = 50;

/**
 * The commits of a history that have no parents, the oldest first.
 * @throws {Unreadable} `shallow` where the history is cut off
 */
export async function firstCommits(
  { shallow }: Pick<Shadow, 'shallow'>,
  history: () => Promise<History>,
): Promise<readonly string[]> {
  if (shallow.size > 0) throw cutOff();
  const { commits } = await history();
  return commits
    .filter(({ parents }) => parents.length === 0)
    .map(({ oid, committedAt }) => ({ oid, committedAt }))
    .sort((a, b) => a.committedAt - b.committedAt || (a.oid < b.oid ? -1 : 1))
    .slice(0, mostFirst)
    .map(({ oid }) => oid);
}
