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
