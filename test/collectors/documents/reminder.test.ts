import { describe, expect, test } from 'vitest';
import { readReminders } from '../../../collectors/documents/reminder.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const runs = async (files: Readonly<Record<string, string>>) =>
  (await readReminders(memoryRepository({ files }))).items.map((item) => `${item.at.path} ${item.tool}: ${item.runs}`);

const at = '.github/workflows/pages.yml';
const workflow = (on: string, more = '') =>
  `on:\n  ${on}\njobs:\n  remind:\n    runs-on: x\n${more}    steps:\n      - uses: acme/tech-docs-monitor@v1\n`;

describe('a reminder', () => {
  test('runs by itself where its workflow has a schedule', async () => {
    expect(await runs({ [at]: workflow("schedule:\n    - cron: '0 9 * * 1'") })).toEqual([
      `${at} tech-docs-monitor: yes`,
    ]);
    expect(await runs({ [at]: workflow('workflow_dispatch:') })).toEqual([`${at} tech-docs-monitor: no`]);
    expect(await runs({ [at]: workflow('push:') })).toEqual([`${at} tech-docs-monitor: unknown`]);
    expect(await runs({ [at]: workflow("schedule:\n    - cron: '0 9 * * 1'", '    if: false\n') })).toEqual([
      `${at} tech-docs-monitor: no`,
    ]);
  });
  test('does not run where it stands in a comment, or in a folder that no forge looks into', async () => {
    const commented =
      "on:\n  schedule:\n    - cron: '0 9 * * 1'\njobs:\n  a:\n    steps:\n      # - uses: acme/tech-docs-monitor@v1\n      - run: make\n";
    expect(await runs({ [at]: commented })).toEqual([`${at} tech-docs-monitor: no`]);
    const copy = '.github/workflows/old/pages.yml';
    expect(await runs({ [copy]: workflow("schedule:\n    - cron: '0 9 * * 1'") })).toEqual([
      `${copy} tech-docs-monitor: unknown`,
    ]);
  });
  test('that a text only speaks of may run elsewhere', async () => {
    expect(await runs({ 'docs/a.md': 'Daniel the manual spaniel tells us.' })).toEqual([
      'docs/a.md daniel-the-manual-spaniel: unknown',
    ]);
  });
  test('may be a script that reads the dates of reviews and tells somebody', async () => {
    const script = 'import sys\nprint(page["last_reviewed_on"])\npost(slack)\n';
    const caller =
      "on:\n  schedule:\n    - cron: '0 9 * * 1'\njobs:\n  a:\n    steps:\n      - run: python scripts/check_reviews.py\n";
    const path = 'scripts/check_reviews.py';
    expect(await runs({ [path]: script, [at]: caller })).toEqual([`${path} a script of its own: yes`]);
    expect(await runs({ [path]: script })).toEqual([`${path} a script of its own: unknown`]);
    expect(await runs({ [path]: script.replace('slack', 'x'), [at]: caller })).toEqual([
      `${path} a script of its own: unknown`,
    ]);
  });
  test('is none of a page that states when it was reviewed', async () => {
    expect(
      await runs({ 'docs/a.md': '---\nlast_reviewed_on: 2026-01-01\n---\n', [at]: 'on: push\njobs: {}\n' }),
    ).toEqual([]);
  });
});
