import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Unreadable } from '../../core/errors.ts';
import { type Ask, createBatch, type Found } from './batch.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';

/** Single objects of a repository. */
export interface Objects {
  /** Type, size and, up to a limit, content; null when the object is not here. */
  look: Ask;
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

function tooLarge(sizeBytes: number, limitBytes: number): Unreadable {
  return new Unreadable('too_large', `${sizeBytes} bytes, more than ${limitBytes}`, 'split the file, or leave it out');
}

/** Opens the objects of a repository; its processes start when first needed and end with `git.close()`. */
export function createObjects(git: Git, stores: readonly string[], absentMend: string): Objects {
  const ask = createBatch(git);
  const cache = new Map<string, Promise<Found>>();
  const peeled = new Map<string, Promise<string | null>>();
  let cachedBytes = 0;

  /**
   * Keeps the content from the moment it is asked for, unless there proves to be no room for it. What is too large stays
   * known as such: a thousand paths may lead to it.
   */
  async function found(oid: string, limitBytes: number): Promise<Found> {
    const known = cache.get(oid);
    if (known !== undefined) return known;
    const asked = ask(oid, limitBytes).then((answer) => {
      if (answer === null) throw missing(oid, stores, absentMend);
      return answer;
    });
    cache.set(oid, asked);
    const { sizeBytes, bytes } = await asked;
    if (bytes === null) return asked;
    if (cachedBytes + sizeBytes <= limits.blobCacheBytes) cachedBytes += sizeBytes;
    else cache.delete(oid);
    return asked;
  }

  async function read(oid: string, limitBytes: number): Promise<Buffer> {
    const { sizeBytes, bytes } = await found(oid, limitBytes);
    if (sizeBytes > limitBytes) throw tooLarge(sizeBytes, limitBytes);
    if (bytes !== null) return bytes;
    // Whoever asked for it before wanted less.
    cache.delete(oid);
    return read(oid, limitBytes);
  }

  async function follow(oid: string): Promise<string | null> {
    let current = oid;
    for (let depth = 0; depth < limits.tagDepth; depth += 1) {
      const found = await ask(current, limits.tagBytes);
      if (found?.type === 'commit') return current;
      if (found?.type !== 'tag' || found.bytes === null) return null;
      const text = found.bytes.toString('latin1', 0, 'object '.length + 64);
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

  return { look: ask, read, peel };
}
