import type { RequestHistory } from '../../core/source.ts';
import { emptyHistory } from './column-history.ts';
import { committedSecond } from './commit-headers.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';
import { type Objects, orNull } from './objects.ts';
import { createRecords } from './records.ts';

/** When a commit was made, in seconds; null when it is no commit, or not here, or cannot be read. */
export async function commitSecond(objects: Objects, oid: string): Promise<number | null> {
  const found = await objects.look(oid, limits.commitBytes);
  return found?.type === 'commit' && found.bytes !== null ? committedSecond(found.bytes, oid.length) : null;
}

/** What `requestHistory` answers for a clone that holds no change-request refs. */
export function noRequests(): RequestHistory {
  return { refs: 0, numbers: new Set(), tips: new Set(), history: emptyHistory };
}

/** When each commit was made, by object id; others are left out. @throws {Unreadable} when git gives up on one. */
async function readSeconds(git: Git, oids: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
  const seconds = new Map<string, number | null>();
  const oidLength = oids[0]?.length ?? 0;
  const records = createRecords(limits.commitBytes, (bytes, start, end) => {
    const content = bytes.subarray(start + oidLength + 1, end);
    seconds.set(bytes.toString('latin1', start, start + oidLength), committedSecond(content, oidLength));
  });
  await git.run({
    subcommand: 'rev-list',
    arguments: ['--no-walk=unsorted', '--ignore-missing', '--encoding=none', '--header', '--stdin'],
    input: `${oids.join('\n')}\n`,
    onOutput: records.push,
    timeoutMs: limits.walkMs,
    maxBytes: limits.historyBytes,
  });
  return seconds;
}

/** As `readSeconds`, one by one, which takes many times as long and is not hindered by what cannot be read. */
async function askSeconds(objects: Objects, oids: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
  const seconds = await Promise.all(oids.map((oid) => orNull(commitSecond(objects, oid))));
  return new Map(oids.map((oid, index) => [oid, seconds[index] ?? null]));
}

/** Those of some tips of change requests that are commits made between two instants and are here. */
export async function tipsBetween(
  git: Git,
  objects: Objects,
  oids: readonly string[],
  since: Date,
  until: Date | null,
): Promise<readonly string[]> {
  if (oids.length === 0) return [];
  const seconds = (await orNull(readSeconds(git, oids))) ?? (await askSeconds(objects, oids));
  const from = since.getTime() / 1000;
  const to = until === null ? Number.POSITIVE_INFINITY : until.getTime() / 1000;
  return oids.filter((oid) => {
    // A tag is answered for by its commit, which has another id.
    const second = seconds.get(oid) ?? null;
    return second !== null && second >= from && second <= to;
  });
}
