import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Unreadable } from '../../core/errors.ts';
import { createBatch } from './batch.ts';
import type { Answer } from './batch-answers.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';

/** Single objects of a repository. */
export interface Objects {
  /** Type and size; null when the object is not here. */
  look(oid: string): Promise<Omit<Answer, 'bytes'> | null>;
  /** The content; the same object is read once. @throws {Unreadable} `too_large`, `absent`, `malformed`. */
  read(oid: string, limitBytes: number): Promise<Buffer>;
  /** The id of the commit a tag comes to in the end; null when it is no commit or not here. */
  peel(oid: string): Promise<string | null>;
}

function missing(oid: string, stores: readonly string[], absentMend: string): Unreadable {
  // git calls a loose object whose header it cannot unpack "missing", too.
  const isThere = stores.some((store) => existsSync(join(store, oid.slice(0, 2), oid.slice(2))));
  return isThere
    ? new Unreadable('malformed', `object ${oid} is corrupt`, 'run `git fsck` in the repository, or scan a fresh clone')
    : new Unreadable('absent', `object ${oid} is not in this clone`, absentMend);
}

/** Null in place of an object that is missing or corrupt; whatever else goes wrong stays wrong. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Unreadable && (error.reason === 'absent' || error.reason === 'malformed')) return null;
    throw error;
  }
}

/** Opens the objects of a repository; its processes start when first needed and end with `git.close()`. */
export function createObjects(git: Git, stores: readonly string[], absentMend: string): Objects {
  const check = createBatch(git, '--batch-check');
  const fetch = createBatch(git, '--batch');
  const cache = new Map<string, Promise<Buffer>>();
  const peeled = new Map<string, Promise<string | null>>();
  let cachedBytes = 0;

  async function content(oid: string): Promise<Buffer> {
    const answer = await fetch(oid);
    if (answer === null) throw missing(oid, stores, absentMend);
    return answer.bytes;
  }

  async function read(oid: string, limitBytes: number): Promise<Buffer> {
    const kept = cache.get(oid);
    const found = kept ? null : await check(oid);
    if (!kept && found === null) throw missing(oid, stores, absentMend);
    const sizeBytes = found?.sizeBytes ?? (await kept)?.length ?? 0;
    if (sizeBytes > limitBytes)
      throw new Unreadable(
        'too_large',
        `${sizeBytes} bytes, more than ${limitBytes}`,
        'split the file, or leave it out',
      );
    const bytes = kept ?? cache.get(oid) ?? content(oid);
    if (!cache.has(oid) && cachedBytes + sizeBytes <= limits.blobCacheBytes) {
      cachedBytes += sizeBytes;
      cache.set(oid, bytes);
    }
    return bytes;
  }

  async function follow(oid: string): Promise<string | null> {
    let current = oid;
    for (let depth = 0; depth < limits.tagDepth; depth += 1) {
      const found = await check(current);
      if (found?.type === 'commit') return current;
      if (found?.type !== 'tag' || found.sizeBytes > limits.tagBytes) return null;
      const text = (await content(current)).toString('latin1', 0, 'object '.length + 64);
      const target = /^object ([0-9a-f]+)\n?/.exec(text)?.[1];
      if (target === undefined || target.length !== oid.length) return null;
      current = target;
    }
    return null;
  }

  function peel(oid: string): Promise<string | null> {
    const known = peeled.get(oid) ?? orNull(follow(oid));
    peeled.set(oid, known);
    return known;
  }

  return { look: check, read, peel };
}
