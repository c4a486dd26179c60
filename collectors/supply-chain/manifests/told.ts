import type { Observation } from '../../../src/core/facts/index.ts';
import type { Ground } from './ground.ts';
import type { LockForm } from './lock.ts';

type Fields = Pick<Observation<'supply.manifest'>, 'dependencies' | 'lockfile' | 'locked' | 'hashed'>;

/** Signs in a manifest that what it belongs to is delivered, or is not. */
export type Sign = 'serves' | 'published' | 'development';

/** What a manifest tells of itself. */
export interface Told extends Fields {
  readonly signs?: readonly Sign[];
}

/** Reads a manifest; null where the file names no dependencies by its nature: a file of settings of the same name. */
export type ReadManifest = (ground: Ground, path: string) => Promise<Told | null>;

/** Of a manifest that nobody can read. */
export const unreadManifest: Told = { dependencies: null, lockfile: null, locked: 'unknown', hashed: 'unknown' };

/** What follows for a manifest without any lockfile: nothing is left open only where it names nothing. */
export function unlocked(names: { readonly all: number; readonly delivered: number }): Told {
  const isEmpty = names.all === 0 ? 'yes' : 'no';
  return { dependencies: names.delivered, lockfile: null, locked: isEmpty, hashed: isEmpty };
}

/**
 * What a lockfile proves about the names of a manifest: one that lacks a name is not that of this manifest as it
 * stands, one that cannot be read proves nothing.
 * @param names those that it must fix.
 */
export async function lockedBy(
  ground: Ground,
  lockfile: string,
  form: LockForm,
  names: readonly string[],
): Promise<Pick<Told, 'lockfile' | 'locked' | 'hashed'>> {
  const lock = ground.isLink(lockfile) ? null : await ground.lock(lockfile, form);
  if (lock === null) return { lockfile, locked: 'unknown', hashed: 'unknown' };
  const fits = names.every((name) => lock.has(name));
  if (fits) return { lockfile, locked: 'yes', hashed: lock.hashed };
  return { lockfile, locked: 'unknown', hashed: lock.hashed === 'no' ? 'no' : 'unknown' };
}
