import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { nearestFolder } from './nearby.ts';

/** A place for a document that is either written whole or not at all. */
export interface Output {
  /** Writes the whole text beside its place, which stays as it is; what may fail for want of room fails here. */
  stage(text: string): Promise<void>;
  /** Puts in place what was staged. */
  place(): Promise<void>;
  /** Puts the whole text in place. */
  commit(text: string): Promise<void>;
  /** Takes back what was prepared; without effect after `commit`. */
  discard(): Promise<void>;
}

/**
 * Prepares a file for writing, so that an unwritable place is told before the work and not after it. The text goes to
 * a file beside it that is renamed at the end; what is no regular file (a pipe, a device) is written to directly.
 * @throws {ScanError} `unwritable`
 */
export async function openOutput(path: string, cwd: string): Promise<Output> {
  const named = resolve(cwd, path);
  // A symbolic link stays: the file it names is replaced.
  const file = await realpath(named).catch(() => named);
  const present = await orUnwritable(path, stat(file).catch(nullIfMissing));
  if (present?.isDirectory()) throw unwritable(path, 'it is a directory', null);
  if (present !== null && !present.isFile()) {
    return direct((text) => orUnwritable(path, writeFile(file, text)));
  }
  // Not named for the file: a name that is just short enough leaves no room.
  const draft = join(dirname(file), `.tidemark-${randomBytes(6).toString('hex')}.tmp`);
  const handle = await orMissing(path, file, open(draft, 'wx', present?.mode ?? 0o666));
  // A second Ctrl-C, the end of patience after the first or a bug leave no time for `discard`.
  const removeAtExit = () => {
    try {
      rmSync(draft, { force: true });
    } catch {
      // Nobody is left to tell.
    }
  };
  process.on('exit', removeAtExit);
  const discard = async () => {
    await handle.close().catch(() => {});
    await unlink(draft).catch(() => {});
    process.off('exit', removeAtExit);
  };
  const attempt = async (work: Promise<void>) => {
    try {
      await orUnwritable(path, work);
    } catch (error) {
      await discard();
      throw error;
    }
  };
  const write = async (text: string) => {
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
  };
  const stage = (text: string) => attempt(write(text));
  const place = async () => {
    await attempt(rename(draft, file));
    process.off('exit', removeAtExit);
  };
  const commit = async (text: string) => {
    await stage(text);
    await place();
  };
  return { stage, place, commit, discard };
}

/** An output for what cannot be exchanged by renaming: it is written to at the end. */
function direct(commit: Output['commit']): Output {
  let staged = '';
  const stage = async (text: string) => {
    staged = text;
  };
  return { stage, place: () => commit(staged), commit, discard: async () => {} };
}

/** Runs the work with a prepared output (none without a path) and leaves nothing behind when it fails. */
export async function withOutput<T>(
  path: string | undefined,
  cwd: string,
  work: (output: Output | null) => Promise<T>,
): Promise<T> {
  const output = path === undefined ? null : await openOutput(path, cwd);
  try {
    return await work(output);
  } finally {
    await output?.discard();
  }
}

/**
 * What the work gives; its failure says which file cannot be written, and why.
 * @throws {ScanError} `unwritable`
 */
export async function orUnwritable<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw unwritable(path, reasonOf(cause), cause);
  }
}

/** As `orUnwritable`, for what lies in a folder that may not be there: the nearest one is named then. */
async function orMissing<T>(path: string, file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (!isMissing) throw unwritable(path, reasonOf(cause), cause);
    throw unwritable(path, reasonOf(cause), cause, await nearestFolder(dirname(file), writable));
  }
}

/** Null for a file that is not there; any other failure goes on. */
export function nullIfMissing(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT') return null;
  throw cause;
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'its directory does not exist',
    ENOTDIR: 'its directory is a file',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left',
    ENAMETOOLONG: 'its name is too long',
  };
  return known[code] ?? (code === '' ? String(cause) : code);
}

const writable = 'name a file in a directory you can write to';

/** The error for a file that cannot be written. */
export function unwritable(path: string, reason: string, cause: unknown, mend = writable): ScanError {
  return new ScanError('unwritable', `cannot write ${path}: ${reason}`, mend, { cause });
}
