import { describe, expect, test } from 'vitest';
import { readAccessHistory } from '../../../collectors/git/access-history.ts';
import { readFileHistory } from '../../../collectors/git/file-history.ts';
import {
  type MemoryRepository,
  memoryRepository,
  oidOf,
  type PlainCommit,
} from '../../../fixtures/memory-repository.ts';
import type { Found } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Repository } from '../../../src/core/source.ts';

const ana = 'Ana Diaz <ana@example.org>';
const ben = 'Ben Osei <ben@example.org>';
const rules = 'access/team.yaml';
const guide = 'docs/roles.md';

type Step = Omit<PlainCommit, 'parents'> & { readonly parents?: readonly string[] };

function foundIn(steps: readonly Step[], more: MemoryRepository = {}): Found<Repository> {
  const commits = steps.map((step, n) => ({
    ...step,
    parents: step.parents ?? (n === 0 ? [] : [steps[n - 1]?.id ?? '']),
  }));
  const source = memoryRepository({ commits, branches: { main: steps.at(-1)?.id ?? '' }, ...more });
  return {
    source,
    files: [
      { kind: 'access.rule_file', path: rules, own: 'yes' },
      { kind: 'docs.responsibility', path: guide, own: 'unknown' },
    ],
  };
}

const revisionsOf = async (found: Found<Repository>) =>
  Object.fromEntries(
    (await readFileHistory(found)).items.map((item) => [
      item.path,
      [item.revisionsInYear, item.revisersInYear, item.revisedAgeDays],
    ]),
  );

describe('the history of files in which facts were found', () => {
  test('counts what people changed in the last year, who, and when last', async () => {
    const found = foundIn([
      { id: 'z', at: '2024-07-01', author: ana, changed: [rules, guide], brought: [rules, guide] },
      { id: 'a', at: '2024-08-01', author: ana, changed: [rules, guide] },
      { id: 'b', at: '2025-09-01', author: ana, changed: [rules] },
      { id: 'c', at: '2026-05-01', author: ben, changed: [rules] },
      { id: 'd', at: '2026-05-22', author: 'renovate[bot] <bot@example.org>', changed: [rules] },
    ]);
    expect(await revisionsOf(found)).toEqual({ [rules]: [2, 2, 31], [guide]: [0, 0, 669] });
  });

  test('does not look further back than two years', async () => {
    const found = foundIn([
      { id: 'a', at: '2020-01-01', author: ana, changed: [rules, guide] },
      { id: 'b', at: '2026-05-31', author: ana, changed: [rules] },
    ]);
    expect(await revisionsOf(found)).toEqual({ [rules]: [1, 1, 1], [guide]: [0, 0, null] });
  });

  test('takes a change of most files at once for no revision', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `docs/${n}.md`);
    const { source } = foundIn([
      { id: 'a', at: '2026-01-01', author: ana, changed: many },
      { id: 'b', at: '2026-05-31', author: ana, changed: many.slice(0, 1) },
    ]);
    const found = { source, files: many.map((path) => ({ kind: 'docs.decision', path, own: 'unknown' }) as const) };
    const items = (await readFileHistory(found)).items.map(({ revisionsInYear }) => revisionsInYear);
    expect(items.toSorted()).toEqual([...Array.from({ length: 11 }, () => 0), 1]);
  });

  test('counts only changes of what a file says', async () => {
    const table = '| Task | Owner |\n|---|---|\n| Keys | Ana |\n';
    const found = foundIn([
      { id: 'a', at: '2024-08-01', author: ana, changed: [guide], held: { [guide]: table } },
      { id: 'b', at: '2026-01-01', author: ben, changed: [guide], held: { [guide]: table.replaceAll('---', ' :-- ') } },
      { id: 'c', at: '2026-02-01', author: ana, changed: [guide], held: { [guide]: table.replace('Ana', 'Ben') } },
      { id: 'd', at: '2026-03-01', author: ben, changed: [guide], held: { [guide]: 'a'.repeat(300_000) } },
    ]);
    const item = (await readFileHistory(found)).items.find(({ path }) => path === guide);
    expect(item).toMatchObject({ revisionsInYear: 1, revisersInYear: 1, unsureInYear: 1, revisedAgeDays: 120 });
  });

  test('leaves in doubt what it does not compare', async () => {
    const steps = Array.from({ length: 60 }, (_, n) => ({
      id: `s${n}`,
      at: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(),
      author: ana,
      changed: [rules],
    }));
    const [item] = (await readFileHistory(foundIn(steps))).items;
    expect(item).toMatchObject({ revisionsInYear: 50, unsureInYear: 10 });
  });

  test('is silent where nothing was found', async () => {
    const { source } = foundIn([{ id: 'a', at: '2026-01-01', author: ana, changed: [rules] }]);
    expect(await readFileHistory({ source, files: [] })).toEqual({ items: [], gaps: [] });
    expect(
      await readAccessHistory({ source, files: [{ kind: 'docs.decision', path: guide, own: 'unknown' }] }),
    ).toEqual({
      items: [],
      gaps: [],
    });
  });
});

describe('how access rules changed', () => {
  const steps: readonly Step[] = [
    { id: 'a', at: '2026-01-01', author: ana, changed: [rules] },
    { id: 'b', at: '2026-02-01', author: ana, changed: [guide] },
    { id: 't', at: '2026-02-02', author: ben, parents: ['b'], changed: [rules] },
    {
      id: 'm',
      at: '2026-02-03',
      author: ana,
      parents: ['b', 't'],
      message: 'Merge pull request #1 from ben/t',
      changed: [rules],
    },
    { id: 'u', at: '2026-03-02', author: ben, parents: ['m'], changed: [rules] },
    {
      id: 'n',
      at: '2026-03-03',
      author: ben,
      parents: ['m', 'u'],
      message: 'Merge pull request #2 from ben/u',
      changed: [rules],
    },
    {
      id: 's',
      at: '2026-04-01',
      author: ana,
      message: 'Add Cy (#3)',
      committer: 'GitHub <noreply@github.com>',
      changed: [rules],
    },
  ];

  test('tells requests, who merged them, and what is not known', async () => {
    expect((await readAccessHistory(foundIn(steps))).items).toEqual([
      {
        ref: 'access',
        of: 'own',
        at: { commit: oidOf('s'), path: null, line: null },
        files: 1,
        changes: 4,
        byRequest: 3,
        direct: 0,
        mayBeRequests: 1,
        mergedByOther: 1,
        mergerUnknown: 1,
        authors: 2,
      },
    ]);
  });

  test("counts what is known to be the source's own alone, and beside it what may be", async () => {
    const { source } = foundIn(steps);
    const file = (path: string, own: Tri) => ({ kind: 'access.rule_file', path, own }) as const;
    const read = async (...files: readonly ReturnType<typeof file>[]) =>
      (await readAccessHistory({ source, files })).items;
    const own = { ref: 'access', of: 'own', files: 1, changes: 1, byRequest: 0 };
    const all = { ref: 'perhaps', of: 'all', files: 2, changes: 5, byRequest: 3 };
    expect(await read(file(rules, 'unknown'), file(guide, 'yes'))).toMatchObject([own, all]);
    expect(await read(file(rules, 'no'), file(guide, 'yes'))).toMatchObject([own]);
    expect(await read(file(rules, 'unknown'))).toMatchObject([{ ref: 'perhaps', files: 1, changes: 4 }]);
    expect(await read(file(rules, 'no'))).toEqual([]);
  });

  test('where requests always leave a mark, a change without one was pushed', async () => {
    const [item] = (await readAccessHistory(foundIn(steps, { mergeMethods: ['merge', 'squash'] }))).items;
    expect(item).toMatchObject({ byRequest: 3, direct: 1, mayBeRequests: 0 });
  });
});
