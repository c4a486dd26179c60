import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ScanError } from '../../core/errors.ts';

/** Oldest git whose options are used: `rev-list --stdin` with `--ignore-missing`, SHA-256, `safe.*` ignored where unknown. */
const OLDEST = [2, 31] as const;

/** Absolute path of git in PATH; entries that are relative are passed over, since the target may be the working directory. */
function findInPath(): string | null {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // Not here: the next entry may have it.
    }
  }
  return null;
}

/** Absolute path of git. @throws {ScanError} `git_missing`. */
export function findGit(): string {
  const path = findInPath();
  if (path === null) throw new ScanError('git_missing', 'git is not in PATH', 'install git 2.31 or newer');
  return path;
}

/** Sees that a `git version` answer is new enough. @throws {ScanError} `git_too_old`. */
export function requireVersion(answer: string): void {
  const found = /git version (\d+)\.(\d+)/.exec(answer);
  const [major, minor] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new ScanError(
      'git_too_old',
      `found ${answer.trim() || 'a git that tells no version'}`,
      'install git 2.31 or newer',
    );
}
