import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { ScanError } from '../../core/errors.ts';

/** The `code` of a system error, such as `ENOENT`; empty for anything else. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * The bytes of a regular file; null when nothing of that name is there, or when it is no regular file.
 * Never follows a link in the last place and never waits on a pipe.
 * @throws {RangeError} when it is larger than `limitBytes`; system errors (such as `EACCES`) as they are.
 */
export function readRegularFile(path: string, limitBytes: number): Buffer | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'].includes(systemCode(error))) return null;
    throw error;
  }
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return null;
    if (size > limitBytes) throw new RangeError(`${size} bytes, more than ${limitBytes}`);
    const bytes = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const read = readSync(file, bytes, filled, size - filled, filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/**
 * The first and the last bytes of a regular file and its size; null when it went away or is none. Follows links.
 * @throws {ScanError} `unreadable`.
 */
export function readEnds(path: string, headBytes: number, tailBytes: number): FileEnds | null {
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile()) return null;
    const head = Buffer.alloc(Math.min(headBytes, stat.size));
    const tail = Buffer.alloc(Math.min(tailBytes, stat.size));
    readSync(file, head, 0, head.length, 0);
    readSync(file, tail, 0, tail.length, stat.size - tail.length);
    return { head, tail, sizeBytes: stat.size };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw new ScanError('unreadable', `cannot read ${path}`, 'make it readable for this user', { cause: error });
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** What can be seen of a file without reading all of it. */
export interface FileEnds {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly sizeBytes: number;
}

/** Whether `path` is `folder` or lies in it; both already resolved. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The resolved path; null when it does not exist or cannot be resolved. */
export function resolved(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/**
 * The text of a small file of a git directory; empty when there is none.
 * @throws {ScanError} `unreadable` when it may not be read or is larger than `limitBytes`.
 */
export function readGitText(path: string, limitBytes: number): string {
  try {
    return readRegularFile(path, limitBytes)?.toString('utf8') ?? '';
  } catch (error) {
    throw new ScanError(
      'unreadable',
      `cannot read ${path}`,
      'make it readable for this user, or clone the repository',
      {
        cause: error,
      },
    );
  }
}

/** What lies in a directory. @throws {ScanError} `unreadable`. */
export function listDirectory(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw new ScanError('unreadable', `cannot read ${path}`, 'make it readable for this user', { cause: error });
  }
}
