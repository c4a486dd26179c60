import { Unreadable } from '../../core/errors.ts';
import type { Commit, History, PathChange } from '../../core/source.ts';
import { createAnswers } from './batch-answers.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';
import { malformedObject, readTreeObject } from './tree-object.ts';
import { isAskable, specsOf, type Wanted, wantedOf } from './wanted-paths.ts';

/** A folder before and after a commit, at one place. */
interface Pair {
  /** Where the commit stands among the candidates. */
  readonly nth: number;
  readonly wanted: Wanted;
  readonly before: string | null;
  readonly after: string | null;
}

/** What stands at an asked name: an identity of content and mode, or the folder's id where it is one. */
interface Found {
  readonly file: string | null;
  readonly folder: string | null;
}
const nothing: Found = { file: null, folder: null };
type Names = ReadonlyMap<string, Found>;

/** First-parent commits that may have changed one of the paths. It stops at the first difference and keeps no list. */
async function candidates(git: Git, oid: string, paths: readonly string[]): Promise<readonly string[]> {
  const oids: string[] = [];
  let rest = '';
  await git.run({
    subcommand: 'rev-list',
    arguments: ['--first-parent', '--stdin'],
    input: [oid, '--', ...specsOf(paths), ''].join('\n'),
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
  const answers = createAnswers(true, (answer) => {
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

/** What stands in folders at the asked names, by place and id. Each is read once, and no more is kept of it. */
async function lookInto(git: Git, pairs: readonly Pair[], timeoutMs: number): Promise<Map<Wanted, Map<string, Names>>> {
  const places = new Map<string, Set<Wanted>>();
  for (const { wanted, before, after } of pairs) {
    for (const oid of [before, after]) {
      if (oid === null) continue;
      const known = places.get(oid);
      if (known === undefined) places.set(oid, new Set([wanted]));
      else known.add(wanted);
    }
  }
  const seen = new Map<Wanted, Map<string, Names>>();
  const keep = (wanted: Wanted, folder: string, bytes: Buffer): void => {
    const names = new Map<string, Found>();
    readTreeObject(folder, bytes, (name, isFolder, oid, identity) => {
      if (!wanted.inside.has(name)) return;
      names.set(name, isFolder ? { file: null, folder: oid() } : { file: identity(), folder: null });
    });
    const here = seen.get(wanted) ?? new Map<string, Names>();
    seen.set(wanted, here.set(folder, names));
  };
  await readTrees(git, [...places.keys()], timeoutMs, (folder, bytes) => {
    for (const wanted of places.get(folder) ?? []) keep(wanted, folder, bytes);
  });
  return seen;
}

/**
 * Compares folder by folder, all commits at once: what differs is told to `onChange`, and the folders that do are
 * compared next. No more is read than the folders on the way to asked paths.
 */
async function compare(git: Git, roots: readonly Pair[], onChange: (nth: number, path: string) => void): Promise<void> {
  const until = Date.now() + limits.pathHistoryMs;
  const differ = ({ before, after, wanted }: Pair): boolean => before !== after && wanted.inside.size > 0;
  for (let pairs = roots.filter(differ); pairs.length > 0; ) {
    const seen = await lookInto(git, pairs, Math.max(1, until - Date.now()));
    const inner: Pair[] = [];
    for (const { nth, wanted, before, after } of pairs) {
      const old = seen.get(wanted)?.get(before ?? '');
      const now = seen.get(wanted)?.get(after ?? '');
      for (const [name, next] of wanted.inside) {
        const was = old?.get(name) ?? nothing;
        const is = now?.get(name) ?? nothing;
        if (next.path !== null && was.file !== is.file) onChange(nth, next.path);
        if (was.folder !== is.folder) inner.push({ nth, wanted: next, before: was.folder, after: is.folder });
      }
    }
    pairs = inner.filter(differ);
  }
}

/** A commit, or the parent of one, by its position in the history. */
function commitOf(history: History, position: number | undefined, named: string): Commit {
  const commit = position === undefined ? undefined : history.commits[position];
  if (commit === undefined)
    throw new Unreadable('absent', `commit ${named}, or its parent, is not in this clone`, 'scan a fresh, whole clone');
  return commit;
}

/**
 * For each first-parent commit from `oid` on that changed one of `paths` against its first parent: the commit and which
 * of the paths, newest first. Git tells which commits, and trees are compared here: git would hold a whole diff in
 * memory, and a file that once was a folder of folders makes one without end.
 * @throws {Unreadable} `absent`, `malformed`, `too_large`, `timeout`.
 */
export async function readPathHistory(
  git: Git,
  whole: () => Promise<History>,
  oid: string,
  paths: readonly string[],
): Promise<readonly PathChange[]> {
  const askable = paths.filter(isAskable);
  if (askable.length === 0) return [];
  const [oids, history] = await Promise.all([candidates(git, oid, askable), whole()]);
  const wanted = wantedOf(askable);
  const roots = oids.map((commit, nth): Pair => {
    const { tree, parents } = commitOf(history, history.indexOf(commit), commit);
    const first = parents[0];
    return { nth, wanted, before: first === undefined ? null : commitOf(history, first, commit).tree, after: tree };
  });
  const changed = oids.map((): string[] => []);
  await compare(git, roots, (nth, path) => changed[nth]?.push(path));
  return oids
    .map((commit, nth) => ({ oid: commit, paths: (changed[nth] ?? []).sort() }))
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
