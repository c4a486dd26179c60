import { expect, test } from 'vitest';
import { ci } from '../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const included = 'include:\n  - project: acme/templates\n    file: /ci.yml\nbuild:\n  script: [make]\n';

async function read(kind: keyof typeof ci.reads, files: Readonly<Record<string, string>>) {
  const found = await ci.reads[kind]?.(memoryRepository({ files }));
  if (found === undefined) throw new Error(`ci reads no ${kind}`);
  return found;
}

test.each([
  ['an include that lies elsewhere', { '.gitlab-ci.yml': included }, 'unresolved_include'],
  ['a definition that cannot be read', { '.gitlab-ci.yml': 'a: [' }, 'malformed'],
])('%s may deploy, and hides what else its jobs do', async (_, files, reason) => {
  const deployments = await read('ci.deployment', files);
  expect(deployments.items).toMatchObject([{ job: '', does: 'unknown', onTrunkPush: 'unknown', after: null }]);
  const capabilities = await read('ci.capability', files);
  expect(capabilities.items).toContainEqual(expect.objectContaining({ job: '', unresolved: reason }));
  for (const kind of ['ci.identity', 'ci.dependency'] as const) {
    expect((await read(kind, files)).gaps).toMatchObject([{ reason }]);
  }
});

test('a copy that nobody runs hides nothing', async () => {
  const files = { '.github/workflows/old/ci.yml': 'a: [' };
  expect(await read('ci.deployment', files)).toEqual({ items: [], gaps: [] });
  expect((await read('ci.identity', files)).gaps).toEqual([]);
});
