import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { ScanError, Unreadable } from '../../core/errors.ts';
import type { Ref } from '../../core/source.ts';
import { limits } from './limits.ts';
import type { Location } from './locate.ts';
import { listDirectory, readGitText, readRegularFile } from './read-file.ts';

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
// git-check-ref-format(1), rules 1 to 10; and bytes that are no UTF-8 have become U+FFFD, which no name we use may hold.
const FORBIDDEN = /[\0-\x20\x7f~^:?*[\\\ufffd]|\.\.|@\{|\/\/|\.$|\/$|(?:^|\/)\.|\.lock(?:\/|$)/;

/** Whether git itself would accept this as the full name of a ref. */
export function isRefName(name: string): boolean {
  return name.startsWith('refs/') && name.length <= 1024 && !FORBIDDEN.test(name);
}

/** Whether this is a whole object id. */
export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

/** What a ref file holds, read as data; neither id nor target when it is broken. */
function parseRef(name: string, content: string): Ref {
  const text = content.trimEnd();
  if (text.startsWith('ref:')) {
    const target = text.slice('ref:'.length).trim();
    return { name, oid: null, symbolicTarget: isRefName(target) ? target : null };
  }
  const oid = text.split(/\s/, 1)[0] ?? '';
  return { name, oid: isObjectId(oid) && !/^0+$/.test(oid) ? oid : null, symbolicTarget: null };
}

/** A ref stored as a link, as old git did; the link is read as a name and never followed. */
function parseLink(name: string, path: string): Ref {
  const target = readlinkSync(path);
  return { name, oid: null, symbolicTarget: isRefName(target) ? target : null };
}

/** Null when the file went away since it was listed: git packs refs while others look. */
function readRefFile(name: string, path: string): Ref | null {
  try {
    const bytes = readRegularFile(path, limits.refFileBytes);
    return bytes === null ? null : parseRef(name, bytes.toString('utf8'));
  } catch {
    // Too large or unreadable: a ref that is there and says nothing.
    return { name, oid: null, symbolicTarget: null };
  }
}

function tooMany(): Unreadable {
  return new Unreadable(
    'too_large',
    `more than ${limits.refs} refs`,
    'scan a clone without the refs that are not needed',
  );
}

async function readLoose(commonDir: string, refs: Map<string, Ref>): Promise<void> {
  const folders = ['refs'];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of listDirectory(join(commonDir, folder))) {
      seen += 1;
      if (seen > limits.refs) throw tooMany();
      if (seen % 2000 === 0) await breathe();
      const name = `${folder}/${entry.name}`;
      if (!isRefName(name)) continue;
      const path = join(commonDir, name);
      if (entry.isDirectory() && name.split('/').length < limits.refDepth) folders.push(name);
      else {
        const ref = entry.isFile() ? readRefFile(name, path) : entry.isSymbolicLink() ? parseLink(name, path) : null;
        if (ref !== null) refs.set(name, ref);
      }
    }
  }
}

function readPacked(commonDir: string, refs: Map<string, Ref>): void {
  const text = readGitText(join(commonDir, 'packed-refs'), limits.packedRefsBytes);
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    // The line is cut first: a search for the space in the whole text would run to its end from every line without one.
    const line = text.slice(at, end);
    const space = line.indexOf(' ');
    // Comments begin with `#`, peeled tags with `^`: neither has an object id before the first space.
    if (space !== -1) {
      const oid = line.slice(0, space);
      const name = line.slice(space + 1).trimEnd();
      if (isObjectId(oid) && isRefName(name) && !refs.has(name)) {
        if (refs.size >= limits.refs) throw tooMany();
        refs.set(name, { name, oid, symbolicTarget: null });
      }
    }
    at = end + 1;
  }
}

/** Object id a ref comes to; symbolic ones are followed as far as git does. */
function resolveRef(refs: ReadonlyMap<string, Ref>, ref: Ref): string | null {
  let current: Ref | undefined = ref;
  for (let hops = 0; current && current.symbolicTarget !== null; hops += 1) {
    if (hops === 5) return null;
    current = refs.get(current.symbolicTarget);
  }
  return current?.oid ?? null;
}

/**
 * All refs of a repository by name, parsed as data; loose ones win over packed ones. Names git would refuse are left
 * out; a broken ref has neither id nor target.
 * @throws {Unreadable} `too_large`. @throws {ScanError} `unreadable`.
 */
export async function readRefs(location: Location): Promise<ReadonlyMap<string, Ref>> {
  const refs = new Map<string, Ref>();
  await readLoose(location.commonDir, refs);
  readPacked(location.commonDir, refs);
  for (const [name, ref] of refs)
    if (ref.symbolicTarget !== null) refs.set(name, { ...ref, oid: resolveRef(refs, ref) });
  return refs;
}

/** How many branches the last fetch into this repository brought; null when nothing was ever fetched but by a clone. */
export function readFetched(location: Location): number | null {
  const path = [location.gitDir, location.commonDir]
    .map((folder) => join(folder, 'FETCH_HEAD'))
    .find((candidate) => lstatSync(candidate, { throwIfNoEntry: false })?.isFile() === true);
  if (path === undefined) return null;
  let branches = 0;
  for (const line of readGitText(path, limits.packedRefsBytes).split('\n'))
    if (line.split('\t', 3)[2]?.startsWith("branch '") === true) branches += 1;
  return branches;
}

/** Where HEAD stands: `branch` is the full name of the ref it names, null when detached. */
export interface Head {
  readonly branch: string | null;
  readonly oid: string | null;
}

/** Reads HEAD. @throws {ScanError} `corrupt` when it is neither a ref nor an object id. */
export function readHead(location: Location, refs: ReadonlyMap<string, Ref>): Head {
  const path = join(location.gitDir, 'HEAD');
  const head = lstatSync(path).isSymbolicLink()
    ? parseLink('HEAD', path)
    : parseRef('HEAD', readGitText(path, limits.refFileBytes));
  if (head.oid === null && head.symbolicTarget === null)
    throw new ScanError(
      'corrupt',
      `${path} names neither a branch nor a commit`,
      'check out a branch, or clone the repository',
    );
  return { branch: head.symbolicTarget, oid: resolveRef(refs, head) };
}
