import { Unreadable } from '../../core/errors.ts';
import type { Ask } from './batch.ts';
import { limits } from './limits.ts';
import { malformedObject, readTreeObject } from './tree-object.ts';

interface TreeEntry {
  /** Null for what is no folder. */
  readonly folder: string | null;
}
/** Entries by name, whose bytes are the characters. */
type Tree = ReadonlyMap<string, TreeEntry>;

const none: Tree = new Map();

function tooLarge(what: string): Unreadable {
  return new Unreadable('too_large', `the newest commits change ${what}`, 'scan a smaller repository');
}

function parseTree(oid: string, bytes: Buffer): Tree {
  const entries = new Map<string, TreeEntry>();
  readTreeObject(oid, bytes, (name, isFolder, id) => entries.set(name, { folder: isFolder ? id() : null }));
  return entries;
}

/** Reads commits and trees, each once, and no more of them than is good for anybody. */
function createReader(ask: Ask) {
  const trees = new Map<string, Promise<Tree>>();
  const until = Date.now() + limits.additionsMs;
  let entries = 0;
  let readBytes = 0;

  const look = async (oid: string, type: string): Promise<Buffer> => {
    if (Date.now() > until)
      throw new Unreadable(
        'timeout',
        `counting added files took more than ${limits.additionsMs / 1000} s`,
        'scan again on a machine with less to do',
      );
    const found = await ask(oid, limits.additionsBytes - readBytes);
    if (found === null)
      throw new Unreadable('absent', `object ${oid} is not in this clone`, 'scan a fresh, whole clone');
    if (found.type !== type) throw malformedObject(oid);
    readBytes += found.sizeBytes;
    if (readBytes > limits.additionsBytes || found.bytes === null)
      throw tooLarge(`more than ${limits.additionsBytes} bytes of folders`);
    return found.bytes;
  };

  const load = async (oid: string): Promise<Tree> => {
    const tree = parseTree(oid, await look(oid, 'tree'));
    entries += tree.size;
    if (entries > limits.additionsEntries) throw tooLarge(`more than ${limits.additionsEntries} entries of folders`);
    return tree;
  };

  return {
    tree(oid: string | null): Promise<Tree> {
      if (oid === null) return Promise.resolve(none);
      const known = trees.get(oid) ?? load(oid);
      trees.set(oid, known);
      return known;
    },
    async commit(oid: string): Promise<{ tree: string; parent: string | null }> {
      const head = (await look(oid, 'commit')).toString('latin1', 0, 'tree \nparent \n'.length + oid.length * 2);
      const [, tree, parent] = /^tree ([0-9a-f]+)\n(?:parent ([0-9a-f]+)\n)?/.exec(head) ?? [];
      if (tree?.length !== oid.length) throw malformedObject(oid);
      return { tree, parent: parent ?? null };
    },
  };
}

/**
 * Counts files of one tree at whose place another has none. What two trees share is passed over, and a pair of trees
 * is compared once: a tree that holds itself a million times is no more work than its objects.
 */
function createComparison(read: ReturnType<typeof createReader>) {
  const counted = new Map<string, number>();
  let steps = 0;

  return async function countAdded(before: string | null, after: string, depth = 0): Promise<number> {
    if (before === after) return 0;
    const pair = `${before} ${after}`;
    const known = counted.get(pair);
    if (known !== undefined) return known;
    if (depth * 2 > limits.pathBytes) throw tooLarge('folders that are too deep');
    const [old, now] = await Promise.all([read.tree(before), read.tree(after)]);
    steps += now.size;
    if (steps > limits.additionsSteps) throw tooLarge(`more than ${limits.additionsSteps} entries of folders`);
    let added = 0;
    const folders: (readonly [string | null, string])[] = [];
    for (const [name, { folder }] of now) {
      const former = old.get(name);
      if (folder !== null && former?.folder !== folder) folders.push([former?.folder ?? null, folder]);
      else if (folder === null && (former === undefined || former.folder !== null)) added += 1;
    }
    // Asked for all at once, and then compared one after the other: so nothing waits for itself.
    await Promise.all(folders.flat().map(read.tree));
    for (const [former, folder] of folders) added += await countAdded(former, folder, depth + 1);
    counted.set(pair, added);
    return added;
  };
}

/**
 * How many files each of the newest `limit` first-parent commits from `oid` on added. Commits at the edge of a shallow
 * clone are left out: there everything looks added. Trees are compared here, for git would hold a whole diff in memory.
 * @throws {Unreadable} `absent`, `malformed`, `too_large`, `timeout`.
 */
export async function countAdditions(
  ask: Ask,
  oid: string,
  limit: number,
  shallow: ReadonlySet<string>,
): Promise<readonly { readonly oid: string; readonly added: number }[]> {
  const read = createReader(ask);
  const countAdded = createComparison(read);
  const commits: { oid: string; added: number }[] = [];
  let current: string | null = oid;
  while (current !== null && commits.length < limit && !shallow.has(current)) {
    const { tree, parent }: { tree: string; parent: string | null } = await read.commit(current);
    const before = parent === null ? null : (await read.commit(parent)).tree;
    commits.push({ oid: current, added: await countAdded(before, tree) });
    current = parent;
  }
  return commits;
}
