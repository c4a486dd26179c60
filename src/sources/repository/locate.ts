import { lstatSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { configValue, parseGitConfig } from './config-file.ts';
import { limits } from './limits.ts';
import { isInside, listDirectory, readGitText, resolved, systemCode } from './read-file.ts';

/** Where a repository keeps what, all resolved. */
export interface Location {
  /** Holds HEAD; for a linked worktree below `commonDir`, else the same. */
  readonly gitDir: string;
  /** Holds objects, refs and configuration. */
  readonly commonDir: string;
  /** The work tree, or the git directory of a bare repository. */
  readonly root: string;
  readonly isBare: boolean;
}

function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
    throw new ScanError('unreadable', `cannot look at ${path}`, 'make it readable for this user', { cause: error });
  }
}

/** What git itself takes for a git directory; `commondir` stands for the two others in a linked worktree. */
function looksLikeGitDir(path: string): boolean {
  const has = (name: string): boolean => statOf(join(path, name)) !== null;
  return has('HEAD') && ((has('objects') && has('refs')) || has('commondir'));
}

/** The common directory of a linked worktree, only if that one knows the worktree; null for other git directories. */
function commonDirOf(gitDir: string): string | null {
  const named = readGitText(join(gitDir, 'commondir'), limits.refFileBytes).trim();
  const common = named === '' ? null : resolved(resolve(gitDir, named));
  if (common === null || dirname(gitDir) !== join(common, 'worktrees')) return null;
  return common;
}

function worktreeOf(gitDir: string): string | null {
  const text = ['config', 'config.worktree']
    .map((name) => readGitText(join(gitDir, name), limits.configBytes))
    .join('\n');
  const named = configValue(parseGitConfig(text), 'core.worktree');
  return named === undefined ? null : resolved(resolve(gitDir, named));
}

/** Follows a `.git` file to where it points, if that place points back: else a stranger's repository would be read. */
function followGitFile(file: string): Location {
  const root = dirname(file);
  const text = readGitText(file, limits.refFileBytes).trim();
  const named = text.startsWith('gitdir: ') ? text.slice('gitdir: '.length) : '';
  const gitDir = named === '' ? null : resolved(isAbsolute(named) ? named : resolve(root, named));
  if (gitDir === null)
    throw new ScanError(
      'corrupt',
      `${file} names no git directory that exists`,
      'run `git worktree repair`, or clone the repository',
    );
  const common = commonDirOf(gitDir);
  const back = readGitText(join(gitDir, 'gitdir'), limits.refFileBytes).trim();
  if (common !== null && back !== '' && resolved(resolve(gitDir, back)) === file)
    return { gitDir, commonDir: common, root, isBare: false };
  if (common === null && worktreeOf(gitDir) === root) return { gitDir, commonDir: gitDir, root, isBare: false };
  throw new ScanError(
    'unreadable',
    `${file} points to ${gitDir}, which does not point back`,
    `scan ${gitDir} itself if it is the repository you mean`,
  );
}

function atGitDir(gitDir: string, root: string, isBare: boolean): Location {
  return { gitDir, commonDir: commonDirOf(gitDir) ?? gitDir, root, isBare };
}

/** The repository whose work tree begins right at `folder`, or null; above the asked path, ruins are passed over as git does. */
function locateAt(folder: string, isAsked: boolean): Location | null {
  const entry = join(folder, '.git');
  const stat = statOf(entry);
  if (stat === null) return null;
  if (stat.isFile()) return followGitFile(entry);
  if (stat.isSymbolicLink() && !isInside(resolved(entry) ?? '/', folder))
    throw new ScanError(
      'unreadable',
      `${entry} is a link that leads out of ${folder}`,
      'scan the directory it leads to',
    );
  const gitDir = resolved(entry);
  if (gitDir === null || !looksLikeGitDir(gitDir)) {
    // Nobody loses a repository by an empty .git; one with something in it has lost a part.
    if (!isAsked || (gitDir !== null && stat.isDirectory() && listDirectory(gitDir).length === 0)) return null;
    throw new ScanError('corrupt', `${entry} is not a whole git directory`, 'clone the repository anew');
  }
  return atGitDir(gitDir, folder, false);
}

/**
 * Finds the git directory of a path as git does: the path itself, its `.git`, or that of a folder above.
 * Null when the path is in no repository.
 * @throws {ScanError} `no_such_path`, `unreadable` or `corrupt`.
 */
export function locate(path: string): Location | null {
  const start = resolved(path);
  if (start === null) throw new ScanError('no_such_path', `no such path: ${path}`, 'name a directory that exists');
  if (!statOf(start)?.isDirectory())
    throw new ScanError('no_such_path', `not a directory: ${path}`, 'name the directory of a repository');
  listDirectory(start);
  const own = locateAt(start, true);
  if (own !== null) return own;
  if (looksLikeGitDir(start)) {
    const isDotGit = basename(start) === '.git';
    return atGitDir(start, isDotGit ? dirname(start) : start, !isDotGit);
  }
  for (let folder = dirname(start); ; folder = dirname(folder)) {
    const above = locateAt(folder, false);
    if (above !== null) return above;
    if (folder === dirname(folder)) return null;
  }
}
