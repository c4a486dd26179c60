import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { plainText } from '../../core/text.ts';

/** What a run reads and writes, as the user named it. */
export interface Places {
  readonly read?: readonly string[];
  readonly written: readonly (string | undefined)[];
}

/**
 * Makes sure that no file is written twice by one run, nor written over what it reads, whatever it is called by. Pipes
 * and devices take what comes.
 * @throws {ScanError} `usage`
 */
export async function requireApart({ read = [], written }: Places, cwd: string): Promise<void> {
  const taken = new Map<string, string>();
  const named = (paths: readonly (string | undefined)[]) =>
    Promise.all(paths.flatMap((path) => (path === undefined ? [] : [placeOf(path, cwd)])));
  for (const place of await named(read.filter((path) => path !== '-'))) {
    if (place !== null) taken.set(place.key, `${place.name} is read, too`);
  }
  for (const place of await named(written)) {
    if (place === null) continue;
    const why = taken.get(place.key);
    if (why !== undefined) throw new ScanError('usage', `cannot write ${place.name}: ${why}`, 'name another file');
    taken.set(place.key, `${place.name} is to hold something else, too`);
  }
}

/** What tells a file from others; null for what is no regular one. */
async function placeOf(path: string, cwd: string): Promise<{ readonly key: string; readonly name: string } | null> {
  const name = plainText(path);
  const whole = resolve(cwd, path);
  const found = await stat(whole, { bigint: true }).catch(() => null);
  if (found !== null) return found.isFile() ? { key: `${found.dev}:${found.ino}`, name } : null;
  const folder = await realpath(dirname(whole)).catch(() => dirname(whole));
  return { key: join(folder, basename(whole)), name };
}
