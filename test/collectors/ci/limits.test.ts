import { expect, test } from 'vitest';
import { ci } from '../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Repository } from '../../../src/core/source.ts';

const workflow =
  'on: [push, pull_request]\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4\n      - run: go test ./...\n';

/** Many workflow files of one content, and how often it was asked for. */
function manyOf(content: string, count: number): { source: Repository; reads: () => number } {
  const files = Object.fromEntries(Array.from({ length: count }, (_, n) => [`.github/workflows/${n}.yml`, content]));
  const source = memoryRepository({ files });
  let reads = 0;
  const counted: Repository = {
    ...source,
    files: async () => (await source.files()).map((file) => ({ ...file, oid: 'a'.repeat(40) })),
    read: (...asked) => {
      reads++;
      return source.read(...asked);
    },
  };
  return { source: counted, reads: () => reads };
}

const find = async (source: Repository) => (await ci.reads['ci.pipeline']?.(source)) ?? { items: [], gaps: [] };

test('one content is read and parsed once, however many definitions hold it', async () => {
  const { source, reads } = manyOf(workflow, 300);
  const { items } = await find(source);
  expect(items).toHaveLength(300);
  expect(new Set(items.map(({ checksPushes }) => checksPushes))).toEqual(new Set(['yes']));
  expect(reads()).toBe(1);
});

test('definitions beyond the limit are a gap', async () => {
  const { items, gaps } = await find(manyOf(workflow, 520).source);
  expect(items).toHaveLength(500);
  expect(gaps).toMatchObject([{ reason: 'too_large', detail: expect.stringContaining('20 pipeline definitions') }]);
});

test('definitions beyond the budget of letters are items of unknowns', async () => {
  const padded = (n: number): string => `# ${'x'.repeat(1_000_000)}${n}\n${workflow}`;
  const numbers = Array.from({ length: 68 }, (_, n) => n + 10);
  const files = Object.fromEntries(numbers.map((n) => [`.github/workflows/${n}.yml`, padded(n)]));
  const { items } = await find(memoryRepository({ files }));
  expect(items[0]).toMatchObject({ checksPushes: 'yes' });
  expect(items.at(-1)).toMatchObject({ checksPushes: 'unknown', onTrunkPush: 'unknown' });
});
