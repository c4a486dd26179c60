import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { systemCode } from './read-file.ts';

/** A private directory of ours; `dispose` removes it and may be called twice. */
export interface Temporary {
  readonly path: string;
  dispose(): void;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such directory',
  ENOTDIR: 'not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
  ENOSPC: 'no space left',
  EDQUOT: 'no space left',
};

/**
 * What `write` answers; it may touch nothing but temporary files of ours.
 * @throws {ScanError} `unwritable` in place of a system error.
 */
export function writeTemporary<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = systemCode(error);
    if (code === '' || error instanceof ScanError) throw error;
    throw new ScanError(
      'unwritable',
      `cannot write to ${tmpdir()}: ${reasons[code] ?? code}`,
      'set TMPDIR to a writable directory with free space',
      { cause: error },
    );
  }
}

const live = new Set<string>();
let isHooked = false;

function remove(path: string): void {
  if (live.delete(path)) rmSync(path, { recursive: true, force: true });
}

/** Makes a directory that only this user can enter. What was not disposed of is removed when the process exits. @throws {ScanError} `unwritable`. */
export function makeTemporary(): Temporary {
  if (!isHooked) {
    isHooked = true;
    process.once('exit', () => {
      for (const path of live) remove(path);
    });
  }
  const path = writeTemporary(() => mkdtempSync(join(tmpdir(), 'tidemark-')));
  live.add(path);
  return { path, dispose: () => remove(path) };
}
