import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../../src/commands/ask.ts';
import type { Context } from '../../src/commands/shared/context.ts';
import type { Assessment } from '../../src/core/assessment.ts';
import { readAssessment } from '../../src/core/documents.ts';

const saved = new URL('../../fixtures/assessments/mixed.json', import.meta.url);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
  writeFileSync(join(folder, 'saved.json'), JSON.stringify(withOpen(readAssessment(readFileSync(saved, 'utf8')))));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The same with one criterion that people can answer. */
function withOpen(assessment: Assessment): Assessment {
  const [question, ...others] = assessment.questions;
  const [first, ...rest] = question?.criteria ?? [];
  if (question === undefined || first === undefined) throw new Error('the fixture has no question');
  const open = { outcome: 'unknown', own: 'unknown', error: null, attested: null, missing: ['docs.document'] } as const;
  const criteria = [{ ...first, ...open, missing: [...open.missing], evidence: [] }, ...rest];
  return { ...assessment, questions: [{ ...question, criteria }, ...others] };
}

/** What was asked and told while these lines were answered to whatever was asked. */
async function answered(lines: readonly string[], options: Parameters<typeof ask>[1] = {}) {
  const [asked, notes, waiting]: [string[], string[], string[]] = [[], [], [...lines]];
  const context: Context = {
    ...{ cwd: folder, env: {}, signal: new AbortController().signal, color: false, ascii: false, width: 80 },
    ...{ isWatched: false, print: () => {}, readStdin: async () => '' },
    note: (line) => notes.push(line),
    ask: async (question) => {
      asked.push(question);
      return waiting.shift() ?? null;
    },
  };
  const outcome = await ask('saved.json', options, context).catch((error: Error) => error.message);
  return { outcome, asked, notes };
}

const answers = ['y', 'in the wiki', 'Ana'];

test('writes what was answered into the configuration', async () => {
  expect((await answered(answers)).outcome).toBe(0);
  expect(readFileSync(join(folder, 'tidemark.yaml'), 'utf8')).toContain('statement: in the wiki');
});

test('asks nothing where the configuration is a link that nobody named, and writes nothing through it', async () => {
  writeFileSync(join(folder, 'theirs'), '# theirs\n');
  symlinkSync('theirs', join(folder, 'tidemark.yaml'));
  expect(await answered(answers)).toMatchObject({
    outcome: 'cannot read tidemark.yaml: it is a symbolic link',
    asked: [],
  });
  expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe('# theirs\n');
  expect(readdirSync(folder).sort()).toEqual(['saved.json', 'theirs', 'tidemark.yaml']);
  expect((await answered(answers, { config: 'tidemark.yaml' })).outcome).toBe(0);
  expect(readFileSync(join(folder, 'theirs'), 'utf8')).toContain('statement: in the wiki');
});

test('asks nothing where the configuration cannot be read, so that no answer is lost', async () => {
  writeFileSync(join(folder, 'tidemark.yaml'), 'targets: [\n');
  const { outcome, asked } = await answered(answers);
  expect(outcome).toMatch(/^tidemark\.yaml:\d+:\d+: /);
  expect(asked).toEqual([]);
  expect(readFileSync(join(folder, 'tidemark.yaml'), 'utf8')).toBe('targets: [\n');
});

test('asks nothing that the configuration answers already', async () => {
  expect((await answered(answers)).outcome).toBe(0);
  const { asked, notes } = await answered(answers);
  expect([asked, notes]).toEqual([[], ['Nothing is open that people could answer.']]);
});
