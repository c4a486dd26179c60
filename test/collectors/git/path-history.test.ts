import { describe, expect, test } from 'vitest';
import { readPathHistory } from '../../../collectors/git/path-history.ts';
import {
  type MemoryRepository,
  memoryRepository,
  oidOf,
  type PlainCommit,
} from '../../../fixtures/memory-repository.ts';

const workflow = '.github/workflows/ci.yml';
const bot = 'renovate[bot] <bot@example.org>';

/** A line of commits on `main`, the last one of them its tip. */
function repositoryOf(commits: readonly Omit<PlainCommit, 'parents'>[], more: MemoryRepository = {}) {
  const line = commits.map((commit, n) => ({ ...commit, parents: n === 0 ? [] : [commits[n - 1]?.id ?? ''] }));
  return memoryRepository({
    files: { [workflow]: 'on: push', 'README.md': 'x' },
    commits: [...line, ...(more.commits ?? [])],
    branches: { main: commits.at(-1)?.id ?? '' },
    ...more,
  });
}

const itemsOf = async (repository: ReturnType<typeof memoryRepository>) => (await readPathHistory(repository)).items;

describe('the history of governed files', () => {
  test('counts changes, those of people, their authors and quarters', async () => {
    const repository = repositoryOf([
      { id: 'a', at: '2024-01-01', author: 'Ana Diaz <ana@example.org>', changed: [workflow] },
      { id: 'b', at: '2025-08-01', author: 'Ana Diaz <ana@work.example>', changed: [workflow], message: 'b (#1)' },
      { id: 'c', at: '2026-01-15', author: bot, changed: [workflow] },
      { id: 'd', at: '2026-02-01', author: 'Ben Ode <ben@example.org>', changed: ['README.md'] },
      { id: 'e', at: '2026-05-30', author: 'Ben Ode <ben@example.org>', changed: [workflow, 'README.md'] },
    ]);
    expect(await itemsOf(repository)).toEqual([
      {
        ref: 'ci',
        at: { commit: oidOf('e'), path: null, line: null },
        group: 'ci',
        paths: 1,
        changes: 4,
        humanChanges: 3,
        authors: 2,
        firstChangeAgeDays: 882,
        lastChangeAgeDays: 2,
        windowChanges: 3,
        windowByRequest: 0,
        quarters: [1, 0, 0, 1],
      },
    ]);
  });

  test('looks back two years at infrastructure, and at all of the rest', async () => {
    const both = [workflow, 'infra/main.tf'];
    const repository = repositoryOf(
      [
        { id: 'a', at: '2020-01-01', author: 'Ana Diaz <ana@example.org>', changed: both },
        { id: 'b', at: '2024-07-01', author: 'Ana Diaz <ana@example.org>', changed: both },
        { id: 'c', at: '2026-05-30', author: 'Ben Ode <ben@example.org>', changed: both },
      ],
      { files: { [workflow]: 'on: push', 'infra/main.tf': 'x' } },
    );
    const items = await itemsOf(repository);
    expect(items.map(({ group, changes, authors }) => [group, changes, authors])).toEqual([
      ['ci', 3, 2],
      ['infrastructure', 2, 2],
    ]);
    const old = repositoryOf([{ id: 'a', at: '2020-01-01', changed: ['infra/main.tf'] }], {
      files: { 'infra/main.tf': 'x' },
    });
    expect(await itemsOf(old)).toMatchObject([{ group: 'infrastructure', changes: 0, lastChangeAgeDays: null }]);
  });

  test('tells which changes in the window came by change request', async () => {
    const forge = 'GitHub <noreply@github.com>';
    const repository = repositoryOf([
      { id: 'a', at: '2026-01-01', changed: [workflow] },
      { id: 'b', at: '2026-02-01', changed: [workflow], message: 'Squashed (#7)', committer: forge },
      { id: 'c', at: '2026-03-01', changed: [workflow], message: 'Of an issue (#8)' },
    ]);
    expect(await itemsOf(repository)).toMatchObject([{ windowChanges: 3, windowByRequest: 1 }]);
  });

  test('leaves changes before the window out of it', async () => {
    const recent = Array.from({ length: 40 }, (_, n) => ({ id: `r${n}`, at: '2026-03-01', changed: ['README.md'] }));
    const repository = repositoryOf([{ id: 'a', at: '2020-01-01', changed: [workflow] }, ...recent]);
    expect(await itemsOf(repository)).toMatchObject([
      { changes: 1, humanChanges: 1, windowChanges: 0, quarters: [0, 0, 0, 0] },
    ]);
  });

  test('says nothing of when people changed what only bots did', async () => {
    const repository = repositoryOf([{ id: 'a', at: '2026-01-01', author: bot, changed: [workflow] }]);
    expect(await itemsOf(repository)).toMatchObject([
      { changes: 1, humanChanges: 0, authors: 0, firstChangeAgeDays: null, lastChangeAgeDays: null },
    ]);
  });

  test('has an item for files that trunk does not know yet', async () => {
    const repository = repositoryOf([{ id: 'a', at: '2026-01-01', changed: [] }]);
    expect(await itemsOf(repository)).toMatchObject([
      { paths: 1, changes: 0, firstChangeAgeDays: null, at: { commit: oidOf('a') } },
    ]);
  });

  test('has an item for each group that has files, and none for the others', async () => {
    const files = {
      CODEOWNERS: '',
      'policies/a.rego': '',
      'policies/a_test.rego': '',
      '.trivyignore': '',
      'CONTRIBUTING.md': '',
      'vendor/x/OWNERS': '',
      'src/index.ts': '',
    };
    const repository = repositoryOf([{ id: 'a', at: '2026-01-01', changed: Object.keys(files) }], { files });
    expect((await itemsOf(repository)).map(({ group, paths, changes }) => [group, paths, changes])).toEqual([
      ['documents', 1, 1],
      ['owners', 1, 1],
      ['policy', 1, 1],
      ['waivers', 1, 1],
    ]);
  });

  test('is read where the work is done, on the branch that feeds trunk', async () => {
    const topic = (n: number): PlainCommit[] => [
      { id: `t${n}`, parents: [`m${n - 1}`], at: `2026-0${n}-01` },
      {
        id: `m${n}`,
        parents: [`m${n - 1}`, `t${n}`],
        at: `2026-0${n}-02`,
        changed: [workflow],
        message: `Merge branch 'f${n}'`,
      },
    ];
    const develop = [{ id: 'm0', at: '2025-12-01' }, ...[1, 2, 3, 4, 5].flatMap(topic)];
    const release = (n: number, from: string, parent: string): PlainCommit => ({
      id: `rel${n}`,
      parents: [parent, from],
      at: `2026-0${n}-10`,
      changed: [workflow],
      message: "Merge branch 'develop'",
    });
    const repository = memoryRepository({
      files: { [workflow]: '' },
      commits: [...develop, release(1, 'm1', 'm0'), release(3, 'm3', 'rel1'), release(5, 'm5', 'rel3')],
      branches: { main: 'rel5', develop: 'm5' },
    });
    expect(await itemsOf(repository)).toMatchObject([{ group: 'ci', changes: 5, humanChanges: 5 }]);
  });

  test('leaves a gap for names that git cannot be asked about', async () => {
    const files = { [workflow]: '', '.github/workflows/a\uFFFD.yml': '' };
    const { gaps, items } = await readPathHistory(repositoryOf([{ id: 'a', at: '2026-01-01' }], { files }));
    expect(gaps).toMatchObject([{ reason: 'unsupported' }]);
    expect(items).toMatchObject([{ paths: 2 }]);
  });

  test('is Unreadable where the clone is shallow or the changes cannot be read, and empty without commits', async () => {
    const commits = [{ id: 'a', at: '2026-01-01', changed: [workflow] }];
    await expect(readPathHistory(repositoryOf(commits, { shallow: true }))).rejects.toMatchObject({
      reason: 'shallow',
    });
    const denied = repositoryOf(commits, { unreadable: ['pathHistory'] });
    await expect(readPathHistory(denied)).rejects.toMatchObject({ reason: 'denied' });
    expect(await readPathHistory(memoryRepository({ headState: 'unborn' }))).toEqual({ items: [], gaps: [] });
  });
});
