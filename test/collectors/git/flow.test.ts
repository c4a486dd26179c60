import { describe, expect, test } from 'vitest';
import { git } from '../../../collectors/git/index.ts';
import {
  type MemoryRepository,
  memoryRepository,
  oidOf,
  type PlainCommit,
} from '../../../fixtures/memory-repository.ts';
import type { Kind, Observation } from '../../../src/core/facts/index.ts';
import type { Repository } from '../../../src/core/source.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');
const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();
const ana = 'Ana Diaz <ana@example.org>';
const ben = 'Ben Osei <ben@example.org>';
const github = 'GitHub <noreply@github.com>';
const renovate = 'renovate[bot] <renovate@example.org>';

/** A line of single commits, oldest first, `every` days apart, the last one a day old. */
function line(name: string, count: number, change: (n: number) => Partial<PlainCommit>, every = 7): PlainCommit[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${name}-${index}`,
    parents: index === 0 ? [] : [`${name}-${index - 1}`],
    at: daysAgo(1 + (count - 1 - index) * every),
    author: ana,
    ...change(index),
  }));
}

async function readOne<K extends Kind>(kind: K, source: Repository): Promise<Observation<K>[]> {
  const read = git.reads[kind] as ((source: Repository) => Promise<{ items: readonly Observation<K>[] }>) | undefined;
  if (read === undefined) throw new Error(`no reader for ${kind}`);
  return [...(await read(source)).items];
}

const flowOf = async (story: MemoryRepository): Promise<Observation<'git.flow'>> => {
  const [flow] = await readOne('git.flow', memoryRepository({ now: '2026-06-01T00:00:00Z', ...story }));
  if (flow === undefined) throw new Error('no flow');
  return flow;
};

describe('how changes reach trunk', () => {
  test("squashed requests carry the forge's mark, the rest may have been requests", async () => {
    const commits = line('c', 40, (n) =>
      n % 4 === 0 ? { message: `Fix ${n}` } : { message: `Fix ${n} (#${n})`, committer: github },
    );
    const flow = await flowOf({ commits, branches: { main: 'c-39' } });
    expect(flow).toMatchObject({ changes: 40, byRequest: 30, unmarked: 10, mayBeRequests: 10, direct: 0 });
    expect(flow.examples.unmarked[0]).toBe(oidOf('c-36'));
  });

  test('with every request known by its ref, a change without one was pushed', async () => {
    const commits = line('c', 40, (n) => ({ message: n % 4 === 0 ? `Fix ${n}` : `Fix ${n} (#${n})` }));
    const heads = commits
      .filter((_, n) => n % 4 !== 0)
      .map((commit, index) => ({
        id: `head-${index}`,
        parents: ['c-0'],
        at: commit.at,
        author: ana,
        message: `wip ${index}`,
      }));
    const numbers = commits.flatMap((_, n) => (n % 4 === 0 ? [] : [n]));
    const requests = Object.fromEntries(numbers.map((number, index) => [number, `head-${index}`]));
    const flow = await flowOf({ commits: [...commits, ...heads], branches: { main: 'c-39' }, requests });
    // What lies before the first change that a ref knows may have had a request whose ref was never kept.
    expect(flow).toMatchObject({ byRequest: 30, direct: 9, unmarked: 1, mayBeRequests: 1 });
  });

  test('numbers of issues that people write are no marks', async () => {
    const byHand = await flowOf({
      commits: line('c', 20, (n) => ({ message: `Fix ${n} (#${n})` })),
      branches: { main: 'c-19' },
    });
    expect(byHand).toMatchObject({ byRequest: 0, unmarked: 20, mayBeRequests: 20 });
    const repeated = line('c', 20, (n) => ({ message: `Fix ${n} (#${n % 5})`, committer: github }));
    expect(await flowOf({ commits: repeated, branches: { main: 'c-19' } })).toMatchObject({
      byRequest: 0,
      unmarked: 20,
    });
  });

  test("a request's head on the line itself may have been promoted from it, so it tells nothing", async () => {
    const commits = line('c', 40, (n) => ({ message: n < 30 ? `Fix ${n} (#${n})` : `Push ${n}` }));
    const heads = commits
      .slice(0, 30)
      .map((commit, n) => ({ id: `head-${n}`, parents: ['c-0'], at: commit.at, author: ana, message: `wip ${n}` }));
    const requests = Object.fromEntries([...heads.map((head, n) => [n, head.id] as const), [99, 'c-35'] as const]);
    const flow = await flowOf({ commits: [...commits, ...heads], branches: { main: 'c-39' }, requests });
    expect(flow).toMatchObject({ byRequest: 30, direct: 9, unmarked: 1 });
  });

  test('a rebased request leaves no mark but its twin', async () => {
    const commits = line('c', 20, (n) => ({ message: `Fix ${n}`, authoredAt: daysAgo(300 - n) }));
    const heads = commits.map((commit, n) => ({
      id: `head-${n}`,
      parents: [],
      at: daysAgo(200 - n),
      authoredAt: daysAgo(300 - n),
      author: ana,
      message: commit.message ?? '',
    }));
    const requests = Object.fromEntries(heads.map((head, n) => [n + 1, head.id]));
    const flow = await flowOf({ commits: [...commits, ...heads], branches: { main: 'c-19' }, requests });
    expect(flow).toMatchObject({ byRequest: 20, unmarked: 0 });
  });

  test('where only merging and squashing are allowed, a change without a mark was pushed', async () => {
    const commits = line('c', 12, (n) => ({ message: `Fix ${n}` }));
    const flow = await flowOf({ commits, branches: { main: 'c-11' }, mergeMethods: ['merge', 'squash'] });
    expect(flow).toMatchObject({ direct: 12, unmarked: 0 });
  });

  test("updating bots are left out and counted, a bot's merge of people's work is theirs", async () => {
    const commits = [
      ...line('c', 30, (n) =>
        n % 2 === 0 ? { message: `Fix ${n} (#${n})` } : { author: renovate, message: `Bump ${n}` },
      ),
      { id: 'topic', parents: ['c-29'], at: daysAgo(0.9), author: ben, message: 'Work' },
      {
        id: 'merge',
        parents: ['c-29', 'topic'],
        at: daysAgo(0.5),
        author: 'bors[bot] <b@example.org>',
        message: 'Merge #77',
      },
    ];
    const flow = await flowOf({ commits, branches: { main: 'merge' } });
    expect(flow).toMatchObject({ changes: 16, updateBotChanges: 15, botMergedChanges: 1, byTopicMerge: 1 });
  });

  test('a pull of the same branch is no topic merge', async () => {
    const commits = [
      ...line('c', 12, (n) => ({ message: `Fix ${n}` })),
      { id: 'theirs', parents: ['c-11'], at: daysAgo(0.9), author: ben, message: 'Theirs' },
      {
        id: 'pull',
        parents: ['c-11', 'theirs'],
        at: daysAgo(0.5),
        author: ana,
        message: "Merge branch 'main' of example.org:acme/shop",
      },
    ];
    expect(await flowOf({ commits, branches: { main: 'pull' } })).toMatchObject({ byTopicMerge: 0, unmarked: 13 });
  });

  test('the window is stretched until thirty changes are seen, and a dormant trunk is judged on its last thirty', async () => {
    const slow = await flowOf({
      commits: line('c', 80, (n) => ({ message: `Fix ${n}` }), 20),
      branches: { main: 'c-79' },
    });
    expect(slow.changes).toBe(30);
    const asleep = memoryRepository({
      commits: line('c', 80, (n) => ({ message: `Fix ${n}` }), 60),
      branches: { main: 'c-79' },
    });
    const [trunk] = await readOne('git.trunk', asleep);
    expect(trunk).toMatchObject({ dormant: true, humanChanges: 30 });
  });

  test('a repository without commits has no trunk and no gap', async () => {
    const empty = memoryRepository({ headState: 'unborn', commits: [], branches: {} });
    expect(await readOne('git.trunk', empty)).toEqual([]);
  });

  test('a shallow clone is refused with the line to add', async () => {
    const shallow = memoryRepository({ shallow: true, commits: line('c', 3, () => ({})), branches: { main: 'c-2' } });
    await expect(readOne('git.flow', shallow)).rejects.toMatchObject({
      reason: 'shallow',
      mend: expect.stringContaining('fetch-depth: 0'),
    });
  });
});
