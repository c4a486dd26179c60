import type { Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { Unreadable } from '../../core/errors.ts';
import type { FileEntry, Repository, RepositoryDescription } from '../../core/source.ts';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import type { OpenOptions } from './options.ts';
import { isInside, listDirectory, readRegularFile, resolved, systemCode } from './read-file.ts';

/** Folders that hold other people's files or none worth reading. */
const skipped = new Set(['.git', 'node_modules']);

function notGit(): Unreadable {
  return new Unreadable('not_found', 'not a git repository', 'scan the clone, or run `git init` and commit');
}

function list(full: string, path: string): readonly Dirent[] {
  try {
    return listDirectory(full);
  } catch (error) {
    throw new Unreadable('denied', `cannot read the folder ${path || '.'}`, 'make it readable for this user', {
      cause: error,
    });
  }
}

/** All regular files and links below a directory, sorted by path; links are listed and never followed. */
async function walkDirectory(root: string): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  const folders: string[] = [''];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of list(join(root, folder), folder)) {
      seen += 1;
      if (seen % 2000 === 0) await breathe();
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (seen > limits.treeEntries || path.length > limits.pathBytes || path.split('/').length > limits.pathDepth)
        throw new Unreadable('too_large', 'too many files, or too deep', 'scan a smaller directory');
      if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(path);
      else if (entry.isFile()) entries.push({ path, kind: 'file', oid: null });
      else if (entry.isSymbolicLink()) entries.push({ path, kind: 'symlink', oid: null });
    }
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readInside(root: string, path: string, limitBytes: number): Uint8Array | null {
  const full = join(root, path);
  // A folder on the way may have become a link since the walk: the resolved path must be the plain one.
  const real = resolved(full);
  if (real === null || !isInside(real, root) || real !== full) return null;
  try {
    return readRegularFile(full, limitBytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new Unreadable('too_large', error.message, 'split the file, or leave it out');
    const reason = ['EACCES', 'EPERM'].includes(systemCode(error)) ? 'denied' : 'malformed';
    throw new Unreadable(reason, `cannot read ${path}`, 'make the file readable for this user', { cause: error });
  }
}

/** A directory that is in no git repository: its files can be read, every question to git is a gap. */
export function openDirectory(options: OpenOptions): Repository {
  const root = resolved(options.path) ?? options.path;
  const files = lazily(() => walkDirectory(root));
  const paths = lazily(
    async () => new Set((await files()).filter(({ kind }) => kind === 'file').map(({ path }) => path)),
  );
  const refuse = async (): Promise<never> => {
    throw notGit();
  };
  const description: RepositoryDescription = {
    target: {
      ...{ id: options.id, class: 'repository', name: basename(root) || 'directory' },
      ...{ web: null, commit: null, branch: null, trunk: null, related: [] },
    },
    fullName: null,
    objectFormat: 'sha1',
    headState: 'unborn',
    defaultBranch: null,
    shallow: false,
    refsScope: 'unknown',
    visibility: 'unknown',
  };
  return {
    class: 'repository',
    id: options.id,
    now: options.now ?? new Date(),
    declared: options.declared,
    related: (name) => options.related?.get(name) ?? null,
    describe: async () => description,
    files,
    async read(path, { limitBytes = limits.blobBytes } = {}) {
      return (await paths()).has(path) ? readInside(root, path, limitBytes) : null;
    },
    refs: refuse,
    branches: refuse,
    tags: refuse,
    history: refuse,
    requestHistory: refuse,
    additions: refuse,
    pathHistory: refuse,
    readAt: refuse,
    firstCommits: refuse,
    close: async () => {},
  };
}
