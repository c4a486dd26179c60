import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import type { Context } from './context.ts';

/**
 * The text of a file; of stdin for `-`; without the mark by which some programs say that it is UTF-8.
 * @throws {ScanError} `no_such_path` or `unreadable`
 */
export async function readInput(path: string, context: Context): Promise<string> {
  if (path === '-') return withoutMark(await context.readStdin());
  try {
    return withoutMark(await readFile(resolve(context.cwd, path), 'utf8'));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ScanError('no_such_path', `no such file: ${path}`, 'check the path, or use - for stdin', { cause });
    }
    if (code === 'EISDIR') throw new ScanError('unreadable', `${path} is a directory`, 'name a file', { cause });
    throw new ScanError('unreadable', `cannot read ${path}: ${code}`, 'check its permissions', { cause });
  }
}

const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');
