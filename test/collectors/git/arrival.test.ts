import { expect, test } from 'vitest';
import { readFileHistory } from '../../../collectors/git/file-history.ts';
import { memoryRepository, type PlainCommit } from '../../../fixtures/memory-repository.ts';

const path = 'docs/access.md';

async function historyOf(steps: readonly Omit<PlainCommit, 'parents'>[]) {
  const commits = steps.map((step, n) => ({ ...step, parents: n === 0 ? [] : [steps[n - 1]?.id ?? ''] }));
  const source = memoryRepository({ commits, branches: { main: steps.at(-1)?.id ?? '' } });
  const [item] = (await readFileHistory({ source, files: [{ kind: 'docs.access', path, own: 'unknown' }] })).items;
  return [item?.revisionsInYear, item?.revisedAgeDays];
}

test('that a file came in, or was moved, is no revision of it', async () => {
  const arrival = { id: 'a', at: '2026-02-01', author: 'Ana <a@example.org>', changed: [path], brought: [path] };
  expect(await historyOf([arrival])).toEqual([0, null]);
  const change = { id: 'b', at: '2026-05-01', author: 'Ben <b@example.org>', changed: [path] };
  expect(await historyOf([arrival, change])).toEqual([1, 31]);
});
