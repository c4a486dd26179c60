import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { configValue, type GitConfig } from './config-file.ts';
import { limits } from './limits.ts';
import type { Location } from './locate.ts';
import { isInside, listDirectory, readGitText, resolved } from './read-file.ts';
import { isObjectId } from './refs.ts';

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

/** Lends the pack directory and the fan-out directories of an object store by links of our own, after looking for theirs. */
function lendObjects(store: string, within: string, ours: string): void {
  mkdirSync(ours);
  for (const { name } of listDirectory(store)) {
    if (name !== 'pack' && !/^[0-9a-f]{2}$/.test(name)) continue;
    const path = join(store, name);
    const target = resolved(path);
    if (target === null || !isInside(target, within)) throw refuse(path);
    for (const entry of listDirectory(target))
      if (entry.isSymbolicLink() && !isInside(resolved(join(target, entry.name)) ?? '/', within))
        throw refuse(join(path, entry.name));
    symlinkSync(target, join(ours, name), 'junction');
  }
}

/** Object stores named by `info/alternates`, and by those in turn, as paths that resolve. */
function readAlternates(store: string, found: Set<string>): void {
  const text = readGitText(join(store, 'info', 'alternates'), limits.configBytes);
  for (const line of text.split('\n')) {
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
 * @throws {ScanError} `corrupt`, `unreadable` or `not_supported`.
 */
export function buildShadow(folder: string, location: Location, config: GitConfig): Shadow {
  const store = storeOf(location);
  const objectFormat = formatOf(config, location);
  const gitDir = join(folder, 'git');
  mkdirSync(join(gitDir, 'refs'), { recursive: true });
  writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
  const format =
    objectFormat === 'sha256'
      ? '\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n'
      : '\trepositoryformatversion = 0\n';
  writeFileSync(join(gitDir, 'config'), `[core]\n\tbare = true\n${format}`);
  const shallow = readShallow(location.commonDir);
  if (shallow.length > 0) writeFileSync(join(gitDir, 'shallow'), `${shallow.join('\n')}\n`);
  lendObjects(store, location.commonDir, join(gitDir, 'objects'));

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
      lendObjects(path, home, ours);
      alternates.push(ours);
      readAlternates(path, named);
    }
  }
  const isPartial = [...config.keys()].some((key) => /^remote\..*\.(?:promisor|partialclonefilter)$/s.test(key));
  return { gitDir, objectFormat, shallow: new Set(shallow), alternates, foreignAlternates, isPartial };
}
