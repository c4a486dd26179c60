import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { configValue, type GitConfig } from './config-file.ts';
import { limits } from './limits.ts';
import type { Location } from './locate.ts';
import { isInside, listDirectory, readEnds, readGitText, resolved } from './read-file.ts';
import { isObjectId } from './refs.ts';
import { writeTemporary } from './temporary.ts';

/** A git directory of ours that lends only the objects of another. */
export interface Shadow {
  readonly gitDir: string;
  readonly objectFormat: 'sha1' | 'sha256';
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
  /** Object stores that were added beside the main one. */
  readonly alternates: readonly string[];
  /** Object stores that the repository names and that lie outside of it; not followed. */
  readonly foreignAlternates: readonly string[];
  /** Fetched with a filter: objects may be missing by intent. */
  readonly isPartial: boolean;
}

function refuse(path: string): ScanError {
  return new ScanError(
    'unreadable',
    `${path} is a link that leads out of the git directory`,
    'scan a fresh clone (`git clone --no-local`): it holds its own objects and refs',
  );
}

function refuseKind(path: string): ScanError {
  return new ScanError(
    'unreadable',
    `${path} is neither a file nor a folder`,
    'scan a fresh clone (`git clone --no-local`): it holds nothing but files',
  );
}

// gitformat-pack(5): an index begins with this and version 2, or, of version 1, with its fan-out table at once.
const INDEX_MAGIC = 'ff744f6300000002';
const FAN_OUT_BYTES = 256 * 4;

/** How many objects an index lists; null when its size or its beginning contradicts that. */
function indexedCount(head: Buffer, sizeBytes: number, idBytes: number): number | null {
  const isSecond = head.toString('hex', 0, 8) === INDEX_MAGIC;
  const start = isSecond ? 8 : 0;
  if (head.length < start + FAN_OUT_BYTES) return null;
  const count = head.readUInt32BE(start + FAN_OUT_BYTES - 4);
  const least = start + FAN_OUT_BYTES + count * (idBytes + (isSecond ? 8 : 4)) + 2 * idBytes;
  const most = isSecond ? least + count * 8 : least;
  return sizeBytes < least || sizeBytes > most ? null : count;
}

/**
 * Sees that a pack and its index belong together: else git would call every object in it missing. Only both ends are
 * read: the index repeats how many objects the pack has and the checksum at its end, so a pack cut short is found.
 */
function checkPack(folder: string, name: string, idBytes: number): void {
  const index = readEnds(join(folder, `${name}.idx`), 8 + FAN_OUT_BYTES, 2 * idBytes);
  const pack = readEnds(join(folder, `${name}.pack`), 12, idBytes);
  // Git itself passes over an index without its pack, and packs come and go.
  if (index === null || pack === null) return;
  const count = indexedCount(index.head, index.sizeBytes, idBytes);
  const isPack =
    pack.sizeBytes >= 12 + idBytes && ['PACK\0\0\0\x02', 'PACK\0\0\0\x03'].includes(pack.head.toString('latin1', 0, 8));
  if (
    count !== null &&
    isPack &&
    pack.head.readUInt32BE(8) === count &&
    index.tail.subarray(0, idBytes).equals(pack.tail)
  )
    return;
  throw new ScanError(
    'corrupt',
    `${join(folder, name)}.${count === null ? 'idx' : 'pack'} is cut short or damaged`,
    'run `git fsck` in the repository, or scan a fresh clone',
  );
}

/** Lends the pack directory and the fan-out directories of an object store by links of our own, after looking for theirs. */
function lendObjects(store: string, within: string, ours: string, idBytes: number): void {
  writeTemporary(() => mkdirSync(ours));
  for (const { name } of listDirectory(store)) {
    if (name !== 'pack' && !/^[0-9a-f]{2}$/.test(name)) continue;
    const path = join(store, name);
    const target = resolved(path);
    if (target === null || !isInside(target, within)) throw refuse(path);
    for (const entry of listDirectory(target)) {
      const inner = join(target, entry.name);
      if (entry.isSymbolicLink() && !isInside(resolved(inner) ?? '/', within)) throw refuse(join(path, entry.name));
      // Git would wait for a writer of a pipe for ever.
      const kind = entry.isSymbolicLink() ? statSync(inner, { throwIfNoEntry: false }) : entry;
      if (kind !== undefined && !kind.isFile() && !kind.isDirectory()) throw refuseKind(join(path, entry.name));
      if (name === 'pack' && entry.name.endsWith('.idx')) checkPack(target, entry.name.slice(0, -4), idBytes);
    }
    writeTemporary(() => symlinkSync(target, join(ours, name), 'junction'));
  }
}

/** Object stores named by `info/alternates`, and by those in turn, as paths that resolve. */
function readAlternates(store: string, found: Set<string>): void {
  const text = readGitText(join(store, 'info', 'alternates'), limits.configBytes);
  for (const line of text.split('\n', limits.alternates)) {
    if (line === '' || line.startsWith('#') || found.size >= limits.alternates) continue;
    const path = resolved(isAbsolute(line) ? line : resolve(store, line)) ?? line;
    if (path === store || found.has(path)) continue;
    found.add(path);
  }
}

function readShallow(commonDir: string): string[] {
  return readGitText(join(commonDir, 'shallow'), limits.shallowBytes).split('\n').filter(isObjectId);
}

function formatOf(config: GitConfig, location: Location): 'sha1' | 'sha256' {
  const version = configValue(config, 'core.repositoryformatversion') ?? '0';
  const storage = configValue(config, 'extensions.refstorage') ?? 'files';
  if (!/^files(?::|$)/.test(storage))
    throw new ScanError(
      'not_supported',
      `${location.commonDir} keeps its refs as ${storage}`,
      'run `git refs migrate --ref-format=files`, or scan a fresh clone',
    );
  const format = configValue(config, 'extensions.objectformat') ?? 'sha1';
  if (!['0', '1'].includes(version) || (format !== 'sha1' && format !== 'sha256'))
    throw new ScanError(
      'not_supported',
      `${location.commonDir} has format ${version} with ${format} objects`,
      'scan a clone made by a current git',
    );
  return format;
}

/** Finds the object store and sees that it and the refs lie where they belong. */
function storeOf(location: Location): string {
  for (const name of ['objects', 'refs', 'packed-refs']) {
    const path = join(location.commonDir, name);
    const target = resolved(path);
    if (target === null && name !== 'packed-refs')
      throw new ScanError('corrupt', `${location.commonDir} has no ${name} directory`, 'clone the repository anew');
    if (target !== null && !isInside(target, location.commonDir)) throw refuse(path);
  }
  return join(location.commonDir, 'objects');
}

/**
 * Builds the shadow in `folder` by plain file writes. The target's configuration, hooks, attributes, grafts, replace
 * refs, alternates and commit-graph are not in it, so that git cannot obey them.
 * @throws {ScanError} `corrupt`, `unreadable`, `unwritable` or `not_supported`.
 */
export function buildShadow(folder: string, location: Location, config: GitConfig): Shadow {
  const store = storeOf(location);
  const objectFormat = formatOf(config, location);
  const gitDir = join(folder, 'git');
  const idBytes = objectFormat === 'sha256' ? 32 : 20;
  const format =
    objectFormat === 'sha256'
      ? '\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n'
      : '\trepositoryformatversion = 0\n';
  const shallow = readShallow(location.commonDir);
  writeTemporary(() => {
    mkdirSync(join(gitDir, 'refs'), { recursive: true });
    writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
    writeFileSync(join(gitDir, 'config'), `[core]\n\tbare = true\n${format}`);
    if (shallow.length > 0) writeFileSync(join(gitDir, 'shallow'), `${shallow.join('\n')}\n`);
  });
  lendObjects(store, location.commonDir, join(gitDir, 'objects'), idBytes);

  const named = new Set<string>();
  readAlternates(store, named);
  const alternates: string[] = [];
  const foreignAlternates: string[] = [];
  // A Set walks over what is added on the way, so alternates of alternates come along.
  for (const path of named) {
    const home = [location.root, location.commonDir].find((allowed) => isInside(path, allowed));
    if (home === undefined || resolved(path) === null) foreignAlternates.push(path);
    else {
      const ours = join(folder, `objects-${alternates.length}`);
      lendObjects(path, home, ours, idBytes);
      alternates.push(ours);
      readAlternates(path, named);
    }
  }
  const isPartial = [...config.keys()].some((key) => /^remote\..*\.(?:promisor|partialclonefilter)$/s.test(key));
  return { gitDir, objectFormat, shallow: new Set(shallow), alternates, foreignAlternates, isPartial };
}
