import type { RequestHistory } from '../../core/source.ts';
import { emptyHistory } from './arrange.ts';
import { createCommitParser } from './commit-parser.ts';
import { limits } from './limits.ts';
import type { RequestRef } from './names.ts';
import { type Objects, orNull } from './objects.ts';

/** When a commit was made, in seconds; null when it is no commit, or not here, or cannot be read. */
export async function commitSecond(objects: Objects, oid: string): Promise<number | null> {
  const found = await objects.look(oid);
  if (found?.type !== 'commit' || found.sizeBytes > limits.commitBytes) return null;
  const content = await objects.read(oid, limits.commitBytes);
  return (
    createCommitParser(oid.length).parse(Buffer.concat([Buffer.from(`${oid}\n`), content]))?.commit.committedAt ?? null
  );
}

/** What `requestHistory` answers for a clone that holds no change-request refs. */
export function noRequests(): RequestHistory {
  return { refs: 0, numbers: new Set(), tips: new Set(), history: emptyHistory };
}

/** Tips of change requests made between two instants; those that are not here are left out. */
export async function tipsBetween(
  objects: Objects,
  requests: readonly RequestRef[],
  since: Date,
  until: Date | null,
): Promise<readonly string[]> {
  const oids = [...new Set(requests.map((request) => request.oid))];
  const seconds = await Promise.all(oids.map((oid) => orNull(commitSecond(objects, oid))));
  const from = since.getTime() / 1000;
  const to = until === null ? Number.POSITIVE_INFINITY : until.getTime() / 1000;
  return oids.filter((_, index) => {
    const second = seconds[index];
    return second !== null && second !== undefined && second >= from && second <= to;
  });
}
