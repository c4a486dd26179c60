import { expect, test } from 'vitest';
import { readReminders } from '../../../collectors/documents/reminder.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const workflow = (run: string, step = '') =>
  `on:\n  schedule:\n    - cron: '0 9 * * 1'\njobs:\n  remind:\n    runs-on: x\n    steps:\n      - run: |\n${run.replace(/^/gm, '          ')}\n${step}`;
const runs = async (files: Readonly<Record<string, string>>) =>
  (await readReminders(memoryRepository({ files }))).items.map(({ tool, runs: told }) => `${tool}: ${told}`);
const at = '.github/workflows/r.yml';

test('a script that looks for dates and opens an issue reminds', async () => {
  expect(await runs({ [at]: workflow('grep -r last_reviewed_on docs\ngh issue create --title due') })).toEqual([
    'a script of its own: yes',
  ]);
});

test('what is only said in a comment, or printed, does nothing', async () => {
  const looks = 'grep -r last_reviewed_on docs';
  expect(await runs({ [at]: workflow(`true # last_reviewed_on\ngh issue create --title due`) })).toEqual([]);
  expect(await runs({ [at]: workflow(`${looks}\necho gh issue create`) })).toEqual(['a script of its own: unknown']);
  expect(await runs({ [at]: workflow(`${looks}\n# gh issue create`) })).toEqual(['a script of its own: unknown']);
});

test('a step that is switched off does nothing', async () => {
  const step = '      - if: false\n        run: gh issue create\n';
  expect(await runs({ [at]: workflow('grep -r last_reviewed_on docs', step) })).toEqual([
    'a script of its own: unknown',
  ]);
});

test('what is printed into a program is handed to it', async () => {
  const piped = 'grep -r last_reviewed_on docs\necho due | sendmail team';
  expect(await runs({ [at]: workflow(piped) })).toEqual(['a script of its own: yes']);
});

test.each(['0 9 30 2 *', '0 9 31 4 *', '0 9 1 13 *'])(
  'a schedule whose day never comes reminds nobody: %s',
  async (cron) => {
    const told = workflow('grep -r last_reviewed_on docs\ngh issue create --title due').replace('0 9 * * 1', cron);
    expect(await runs({ [at]: told })).toEqual(['a script of its own: unknown']);
  },
);

test.each(['0 9 29 2 *', '0 9 30 2 1', '0 9 1 */3 *', '@daily'])('one whose day comes does: %s', async (cron) => {
  const told = workflow('grep -r last_reviewed_on docs\ngh issue create --title due').replace('0 9 * * 1', cron);
  expect(await runs({ [at]: told })).toEqual(['a script of its own: yes']);
});
