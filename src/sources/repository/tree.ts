import { Unreadable } from '../../core/errors.ts';
import type { FileEntry } from '../../core/source.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';
import { createRecords } from './records.ts';

const SPACE = 32;
const TAB = 9;
const SLASH = 47;

function kindOf(mode: string): FileEntry['kind'] | null {
  if (mode === '120000') return 'symlink';
  if (mode === '160000') return 'submodule';
  return mode.startsWith('100') ? 'file' : null;
}

function depthOf(bytes: Buffer): number {
  let depth = 0;
  for (const byte of bytes) if (byte === SLASH) depth += 1;
  return depth;
}

/** A record of `ls-tree -z`: `<mode> <type> <oid>\t<path>`. */
function parseEntry(record: Buffer): FileEntry | null {
  const tab = record.indexOf(TAB);
  const space = record.indexOf(SPACE);
  const kind = kindOf(record.toString('latin1', 0, space));
  if (tab === -1 || kind === null) return null;
  const path = record.subarray(tab + 1);
  if (path.length > limits.pathBytes || depthOf(path) > limits.pathDepth)
    throw new Unreadable('too_large', 'a path is too long or too deep', 'scan a repository with shorter paths');
  const oid = record.toString('latin1', record.lastIndexOf(SPACE, tab) + 1, tab);
  return { path: path.toString('utf8'), kind, oid };
}

function byPath(a: FileEntry, b: FileEntry): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

/** All files of a commit or tree, sorted by path. @throws {Unreadable} `too_large`, `absent`, `malformed`, `timeout`. */
export async function listTree(git: Git, oid: string): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  const records = createRecords(limits.pathBytes * 4, (bytes, start, end) => {
    if (entries.length >= limits.treeEntries)
      throw new Unreadable('too_large', `more than ${limits.treeEntries} files`, 'scan a smaller repository');
    const entry = parseEntry(bytes.subarray(start, end));
    if (entry) entries.push(entry);
  });
  await git.run({
    subcommand: 'ls-tree',
    arguments: ['-r', '-z', '--full-tree', oid],
    onOutput: records.push,
    timeoutMs: limits.listMs,
    maxBytes: limits.treeBytes,
  });
  return entries.sort(byPath);
}
