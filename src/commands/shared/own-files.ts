import { constants } from 'node:fs';
import { access, lstat, mkdir, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ScanError } from '../../core/errors.ts';
import { nullIfMissing, type Output, openOutput, orUnwritable, unwritable } from './output.ts';

/** A file that tidemark writes where nobody named a place: its path in the working directory, with `/` between parts. */
export interface OwnFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes sure that files can be written below a directory, and nowhere else: each part of a path is a real folder that may
 * be written to or is not there, and the last one a regular file or not there. Writes nothing.
 * @throws {ScanError} `unwritable`
 */
export async function requireOwnPlaces(paths: readonly string[], directory: string): Promise<void> {
  for (const path of paths) await requireOwnPlace(path, directory);
}

/**
 * Writes all files, or none of them and no folder.
 * @throws {ScanError} `unwritable`
 */
export async function writeOwnFiles(files: readonly OwnFile[], directory: string): Promise<void> {
  await requireOwnPlaces(
    files.map(({ path }) => path),
    directory,
  );
  const made: string[] = [];
  const outputs: Output[] = [];
  let isPlaced = false;
  try {
    for (const { path, text } of files) {
      made.push(...(await foldersFor(path, directory)));
      const output = await openOutput(path, directory);
      outputs.push(output);
      await output.stage(text);
    }
    for (const output of outputs) await output.place();
    isPlaced = true;
  } finally {
    await Promise.all(outputs.map((output) => output.discard()));
    // Not those in which somebody put something meanwhile.
    if (!isPlaced) for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
  }
}

async function requireOwnPlace(path: string, directory: string): Promise<void> {
  const parts = path.split('/');
  let folder = directory;
  for (const at of parts.keys()) {
    const name = parts.slice(0, at + 1).join('/');
    const found = await orUnwritable(path, lstat(join(directory, name)).catch(nullIfMissing));
    if (found === null) return requireRights(path, folder);
    if (found.isSymbolicLink()) throw linked(path, name);
    if (at === parts.length - 1) {
      if (!found.isFile()) throw unwritable(path, 'it is no regular file', null, `move ${name} away`);
      return requireRights(path, folder);
    }
    if (!found.isDirectory()) throw unwritable(path, `${name} is no folder`, null, `move ${name} away`);
    folder = join(directory, name);
  }
}

const requireRights = (path: string, folder: string): Promise<void> =>
  orUnwritable(path, access(folder, constants.W_OK | constants.X_OK));

function linked(path: string, name: string): ScanError {
  const mend = 'put a file or folder of its own there: nothing is written through links';
  return unwritable(path, `${name} is a symbolic link`, null, mend);
}

/** The folders of a path that were not there, the outermost first; made now. */
async function foldersFor(path: string, directory: string): Promise<string[]> {
  const innermost = dirname(join(directory, path));
  const outermost = await orUnwritable(path, mkdir(innermost, { recursive: true }));
  if (outermost === undefined) return [];
  const made: string[] = [];
  for (let folder = innermost; folder !== dirname(outermost); folder = dirname(folder)) made.unshift(folder);
  return made;
}
