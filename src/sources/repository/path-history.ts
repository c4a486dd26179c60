import { Unreadable } from '../../core/errors.ts';
import type { Commit, History, PathChange } from '../../core/source.ts';
import { createAnswers } from './batch-answers.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';
import { type TreeBytes, treeDifferences } from './tree-difference.ts';
import { malformedObject } from './tree-object.ts';
import { isAskable, specsOf, type Wanted, wantedOf } from './wanted-paths.ts';

/** A folder before and after a commit, at one place. */
interface Pair {
  /** Where the commit stands among the candidates. */
  readonly nth: number;
  readonly wanted: Wanted;
  readonly before: string | null;
  readonly after: string | null;
}

/** First-parent commits that may have changed one of the paths. It stops at the first difference and keeps no list. */
async function candidates(git: Git, range: readonly string[], paths: readonly string[]): Promise<readonly string[]> {
  const oids: string[] = [];
  let rest = '';
  await git.run({
    subcommand: 'rev-list',
    arguments: ['--first-parent', '--stdin'],
    input: [...range, '--', ...specsOf(paths), ''].join('\n'),
    onOutput: (chunk) => {
      const parts = (rest + chunk.toString('latin1')).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) oids.push(part);
    },
    timeoutMs: limits.pathHistoryMs,
    maxBytes: limits.commits * 65,
  });
  return oids;
}

/** Reads folders in one go and gives each to `onTree`, in their order. */
async function readTrees(
  git: Git,
  oids: readonly string[],
  timeoutMs: number,
  onTree: (oid: string, bytes: Buffer) => void,
): Promise<void> {
  let nth = 0;
  let waitingBytes = 0;
  const answers = createAnswers((answer) => {
    const oid = oids[nth++] ?? '';
    waitingBytes = 0;
    if (answer === null)
      throw new Unreadable('absent', `object ${oid} is not in this clone`, 'scan a fresh, whole clone');
    if (answer.type !== 'tree') throw malformedObject(oid);
    onTree(oid, answer.bytes);
  });
  await git.run({
    subcommand: 'cat-file',
    arguments: ['--batch', '--buffer'],
    input: oids.map((oid) => `${oid}\n`).join(''),
    onOutput: (chunk) => {
      waitingBytes += chunk.length;
      if (waitingBytes > limits.pathHistoryTreeBytes)
        throw new Unreadable('too_large', 'a folder of the history is too large', 'scan a smaller repository');
      answers(chunk);
    },
    timeoutMs,
    maxBytes: limits.pathHistoryBytes,
  });
}

/** Gives each pair to `onPair` once both of its folders are there. Each is read once, and kept until all its pairs were. */
async function lookInto(
  git: Git,
  pairs: readonly Pair[],
  timeoutMs: number,
  onPair: (pair: Pair, before: TreeBytes | null, after: TreeBytes | null) => void,
): Promise<void> {
  const users = new Map<string, Pair[]>();
  for (const pair of pairs) {
    for (const oid of [pair.before, pair.after]) {
      if (oid === null) continue;
      const known = users.get(oid);
      if (known === undefined) users.set(oid, [pair]);
      else known.push(pair);
    }
  }
  const held = new Map<string, { readonly tree: TreeBytes; open: number }>();
  const treeOf = (oid: string | null): TreeBytes | null => (oid === null ? null : (held.get(oid)?.tree ?? null));
  const isHere = (oid: string | null): boolean => oid === null || held.has(oid);
  let heldBytes = 0;
  await readTrees(git, [...users.keys()], timeoutMs, (oid, bytes) => {
    const own = users.get(oid) ?? [];
    // Those read come in pieces of what git writes, which would be kept whole.
    held.set(oid, { tree: { oid, bytes: Buffer.from(bytes) }, open: own.length });
    heldBytes += bytes.length;
    if (heldBytes > limits.pathHistoryHeldBytes)
      throw new Unreadable('too_large', 'folders of the history differ too much', 'scan a smaller repository');
    for (const pair of own) {
      if (!isHere(pair.before) || !isHere(pair.after)) continue;
      onPair(pair, treeOf(pair.before), treeOf(pair.after));
      for (const used of [pair.before, pair.after]) {
        const one = used === null ? undefined : held.get(used);
        if (one === undefined || --one.open > 0) continue;
        held.delete(one.tree.oid);
        heldBytes -= one.tree.bytes.length;
      }
    }
  });
}

/**
 * Compares folder by folder, all commits at once: what differs is told to `onChange`, and the folders that do are
 * compared next. No more is read than the folders on the way to asked paths.
 */
async function compare(git: Git, roots: readonly Pair[], onChange: OnChange): Promise<void> {
  const until = Date.now() + limits.pathHistoryMs;
  const differ = ({ before, after, wanted }: Pair): boolean => before !== after && wanted.inside.size > 0;
  for (let pairs = roots.filter(differ); pairs.length > 0; ) {
    const inner: Pair[] = [];
    await lookInto(git, pairs, Math.max(1, until - Date.now()), ({ nth, wanted }, before, after) =>
      treeDifferences(before, after, (name, was, is) => {
        const next = wanted.inside.get(name);
        if (next === undefined) return;
        if (next.path !== null && was.file !== is.file) onChange(nth, next.path, was.file === null);
        if (was.folder !== is.folder) inner.push({ nth, wanted: next, before: was.folder, after: is.folder });
      }),
    );
    pairs = inner.filter(differ);
  }
}

/** Told of a path that a commit changed, and whether no file stood there before. */
type OnChange = (nth: number, path: string, isAdded: boolean) => void;

/** A commit, or the parent of one, by its position in the history. */
function commitOf(history: History, position: number | undefined, named: string): Commit {
  const commit = position === undefined ? undefined : history.commits[position];
  if (commit === undefined)
    throw new Unreadable('absent', `commit ${named}, or its parent, is not in this clone`, 'scan a fresh, whole clone');
  return commit;
}

/**
 * For each first-parent commit from `oid` on that changed one of `paths` against its first parent: the commit and which
 * of the paths, newest first, down to `after` where it is given. Git tells which commits, and trees are compared here: git would hold a whole diff in
 * memory, and a file that once was a folder of folders makes one without end.
 * @throws {Unreadable} `absent`, `malformed`, `too_large`, `timeout`.
 */
export async function readPathHistory(
  git: Git,
  whole: () => Promise<History>,
  oid: string,
  paths: readonly string[],
  after?: string,
): Promise<readonly PathChange[]> {
  const askable = paths.filter(isAskable);
  if (askable.length === 0) return [];
  const [oids, history] = await Promise.all([
    candidates(git, after === undefined ? [oid] : [oid, `^${after}`], askable),
    whole(),
  ]);
  const wanted = wantedOf(askable);
  const roots = oids.map((commit, nth): Pair => {
    const { tree, parents } = commitOf(history, history.indexOf(commit), commit);
    const first = parents[0];
    return { nth, wanted, before: first === undefined ? null : commitOf(history, first, commit).tree, after: tree };
  });
  const changed = oids.map((): string[] => []);
  const added = oids.map((): string[] => []);
  await compare(git, roots, (nth, path, isAdded) => {
    changed[nth]?.push(path);
    if (isAdded) added[nth]?.push(path);
  });
  return oids
    .map((commit, nth) => {
      const arrived = (added[nth] ?? []).sort();
      return { oid: commit, paths: (changed[nth] ?? []).sort(), ...(arrived.length > 0 ? { added: arrived } : {}) };
    })
    .filter((change) => change.paths.length > 0);
}

/** What is said where the history is cut off: the commit at the edge would seem to have added everything. */
export function cutOff(): Unreadable {
  return new Unreadable(
    'shallow',
    'the clone is shallow: its history is cut off',
    'fetch all of it: `git fetch --unshallow`, or `fetch-depth: 0` where a CI job checks it out',
  );
}
