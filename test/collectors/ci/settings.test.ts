import { expect, test } from 'vitest';
import { ci } from '../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

async function blockingOf(command: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const workflow = `on: pull_request\njobs:\n  scan:\n    steps:\n      - run: ${command}\n`;
  const source = memoryRepository({ files: { '.github/workflows/ci.yml': workflow, ...files } });
  const { items } = (await ci.reads['ci.capability']?.(source)) ?? { items: [] };
  return items.map(({ blocking }) => blocking);
}

test.each<[string, string, Record<string, string>, string]>([
  ['checkov', 'checkov -d .', {}, 'yes'],
  ['checkov whose own file softens it', 'checkov -d .', { '.checkov.yml': 'soft-fail: true' }, 'unknown'],
  ['checkov whose own file softens it for some', 'checkov -d .', { '.checkov.yaml': 'soft-fail-on: [LOW]' }, 'unknown'],
  ['checkov whose own file does not', 'checkov -d .', { '.checkov.yaml': 'soft-fail: false\nquiet: true' }, 'yes'],
  ['checkov whose own file cannot be read', 'checkov -d .', { '.checkov.yaml': 'a: [' }, 'unknown'],
  ['trivy', 'trivy config .', {}, 'no'],
  ['trivy whose own file makes it fail', 'trivy config .', { 'trivy.yaml': 'exit-code: 1' }, 'unknown'],
  ['another tool beside such a file', 'conftest test .', { '.checkov.yml': 'soft-fail: true' }, 'yes'],
])('%s', async (_, command, files, expected) => {
  expect(await blockingOf(command, files)).toEqual([expected]);
});

test.each<[string, string]>([
  ['checkov $F -d .', 'unknown'],
  ['checkov -d $DIR', 'yes'],
  ['checkov $' + '{{ inputs.soft }} -d .', 'unknown'],
  ['opa eval --fail -d p data.main.deny', 'unknown'],
  ['trivy image --download-db-only', ''],
])('%s', async (command, expected) => {
  expect((await blockingOf(command, {})).join()).toBe(expected);
});

test('a scanner whose file lies in the folder that it scans', async () => {
  expect(await blockingOf('checkov -d infra', { 'infra/.checkov.yaml': 'soft-fail: true' })).toEqual(['unknown']);
});
