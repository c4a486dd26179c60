import { expect, test } from 'vitest';
import { placeIn } from '../../../../collectors/ci/follow/lines.ts';
import type { Step } from '../../../../collectors/ci/model.ts';

const never = { changeRequest: 'no', trunkPush: 'no', schedule: 'no', tag: 'no', manual: 'no' } as const;
const script = { type: 'script', text: 'a\nb\nc', shell: 'errexit', directory: '' } as const;
const step = (doing: Step['doing']): Step => ({
  name: null,
  at: { path: 'ci.yml', line: 10 },
  runs: never,
  sees: never,
  blocking: 'yes',
  doing,
  via: [],
});

test('lines of a script put together from several places are told where they stand', () => {
  const lines = [
    { line: 1, at: { path: 'base.yml', line: 3 } },
    { line: 2, at: { path: 'ci.yml', line: 40 } },
  ];
  const found = [10, 11, 12].map((line) => placeIn(step({ ...script, lines }), { path: 'ci.yml', line }));
  expect(found).toEqual([
    { path: 'base.yml', line: 3 },
    { path: 'ci.yml', line: 40 },
    { path: 'ci.yml', line: 41 },
  ]);
});

test('lines of one block, and of other files, stay where they are', () => {
  expect(placeIn(step(script), { path: 'ci.yml', line: 12 })).toEqual({ path: 'ci.yml', line: 12 });
  const lines = [{ line: 1, at: { path: 'base.yml', line: 3 } }];
  expect(placeIn(step({ ...script, lines }), { path: 'x.sh', line: 12 })).toEqual({ path: 'x.sh', line: 12 });
});
