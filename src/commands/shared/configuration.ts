import { access, readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Config, configName, noConfig, parseConfig } from '../../config.ts';
import { ScanError } from '../../core/errors.ts';

/**
 * The configuration for a run: the file `--config` names, else `tidemark.yaml` of the working directory. One that lies
 * inside a target and was not named may set only what a scanned repository may (design 7). `targets` are paths; a
 * target that is a URL configures nothing and is left out; null means that the targets are not known (a saved
 * document), and then an unnamed file is trusted no further than a target's.
 * @throws {ScanError} `no_such_path`, `unreadable` or `malformed_config`
 */
export async function configurationFor(
  cwd: string,
  named: string | undefined,
  targets: readonly string[] | null,
): Promise<Config> {
  if (named !== undefined) {
    const text = await textOf(resolve(cwd, named), named);
    if (text === null)
      throw new ScanError('no_such_path', `no such file: ${named}`, 'check the path given to --config');
    return parseConfig(text, { file: named, isTargets: false });
  }
  const file = join(cwd, configName);
  const text = await textOf(file, configName);
  if (text === null) return noConfig;
  const isTargets = targets === null || (await isInsideAny(file, targets));
  return parseConfig(text, { file: configName, isTargets });
}

async function textOf(file: string, name: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT') return null;
    throw new ScanError('unreadable', `cannot read ${name}: ${code}`, 'make it a readable file', { cause });
  }
}

async function isInsideAny(file: string, targets: readonly string[]): Promise<boolean> {
  // A link in the target that leads out of it is as much the target's word as a file there.
  const places = [join(await realpath(dirname(file)), configName), await realpath(file)];
  const roots = await Promise.all(targets.map(rootOf));
  return roots.some((root) => places.some((place) => isInside(place, root)));
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
