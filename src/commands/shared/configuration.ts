import { constants } from 'node:fs';
import { access, type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Config, Standing } from '../../config.ts';
import { ScanError } from '../../core/errors.ts';
import { openScope } from '../../core/evidence.ts';
import { noAdditions } from '../../core/source.ts';

/** The file looked for in the working directory. */
const configName = 'tidemark.yaml';
/** A larger configuration is a mistake or an attack. */
const limitBytes = 256 * 1024;

/** What holds without a configuration. */
export const noConfig: Config = {
  ...{ models: [], policies: [], scope: openScope, targets: {}, reports: {} },
  ...{ lexicon: noAdditions, by: null, places: {} },
};

/** Of no effect on a saved document, of which nothing is read, asked or written any more. */
const closedToTargets: readonly string[] = ['attestations', 'lexicon', 'policies', 'reports'];

/**
 * The configuration for a run: the file `--config` names, else `tidemark.yaml` of the working directory. One that lies
 * inside a target and was not named may set only what a scanned repository may. `targets` are paths; a
 * target that is a URL configures nothing and is left out; null means that the targets are not known (a saved
 * document), and then an unnamed file is trusted no further than a target's.
 * @throws {ScanError} `no_such_path`, `unreadable` or `malformed_config`; `unknown_name` for a report in no format
 */
export async function configurationFor(
  cwd: string,
  named: string | undefined,
  targets: readonly string[] | null,
): Promise<Config> {
  if (named !== undefined) {
    const text = await configurationText(resolve(cwd, named), named, true);
    if (text === null)
      throw new ScanError('no_such_path', `no such file: ${named}`, 'check the path given to --config');
    return parsed(text, { file: named, isTargets: false });
  }
  const file = join(cwd, configName);
  const text = await configurationText(file, configName, false);
  if (text === null) return noConfig;
  if (targets === null) return parsed(text, { file: configName, isTargets: true, isSuspected: true }, closedToTargets);
  return parsed(text, { file: configName, isTargets: await isInsideAny(file, targets) });
}

async function parsed(text: string, standing: Standing, alsoOpen: readonly string[] = []): Promise<Config> {
  // Most runs have no configuration, and so no use for a parser.
  const { openToTargets, parseConfig } = await import('../../config.ts');
  const config = parseConfig(text, standing, [...openToTargets, ...alsoOpen]);
  if (Object.keys(config.reports).length === 0) return config;
  const { requireFormats } = await import('./reports.ts');
  requireFormats(config);
  return config;
}

/**
 * The text of a configuration, null where there is none. It may be the target's: what would hang, never end or lead
 * elsewhere is not opened. Links are followed to what the user named, and to nothing else.
 * @throws {ScanError} `unreadable`
 */
export async function configurationText(file: string, name: string, isNamed: boolean): Promise<string | null> {
  const refuse = (why: string, mend: string, cause?: unknown) =>
    new ScanError('unreadable', `cannot read ${name}: ${why}`, mend, { cause });
  let handle: FileHandle | undefined;
  try {
    const found = await (isNamed ? stat(file) : lstat(file));
    if (found.isSymbolicLink()) throw refuse('it is a symbolic link', 'if you trust it, name it with --config');
    if (!found.isFile()) throw refuse('it is no regular file', 'make it a regular file');
    // It may have been exchanged since.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | (isNamed ? 0 : constants.O_NOFOLLOW));
    if (!(await handle.stat()).isFile()) throw refuse('it is no regular file', 'make it a regular file');
    const bytes = await firstBytes(handle, limitBytes + 1);
    if (bytes.length > limitBytes) throw refuse(`it is larger than ${limitBytes / 1024} KiB`, 'shorten it');
    return bytes.toString('utf8');
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') return null;
    throw refuse(code, 'make it a readable file', cause);
  } finally {
    await handle?.close();
  }
}

/** At most this many bytes, however many more the file grows by meanwhile. */
async function firstBytes(handle: FileHandle, most: number): Promise<Buffer> {
  const buffer = Buffer.alloc(most);
  let length = 0;
  for (let read = 1; read > 0 && length < most; length += read) {
    read = (await handle.read(buffer, length, most - length)).bytesRead;
  }
  return buffer.subarray(0, length);
}

async function isInsideAny(file: string, targets: readonly string[]): Promise<boolean> {
  // The file itself is no link, or it would not have been read.
  const place = join(await realpath(dirname(file)), configName);
  const roots = await Promise.all(targets.map(rootOf));
  return roots.some((root) => isInside(place, root));
}

/** Whether a path is a directory or lies in it; both are real paths. */
export function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith(sep);
}

/** The real path of the work tree a path belongs to; of the path itself where there is none. */
export async function rootOf(path: string): Promise<string> {
  const start = await realpath(path).catch(() => resolve(path));
  for (let directory = start; ; directory = dirname(directory)) {
    if (await isThere(join(directory, '.git'))) return directory;
    if (dirname(directory) === directory) return start;
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
