import { expect, test } from 'vitest';
import { ci } from '../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

test('files too many to look into are a gap, never passed over in silence', async () => {
  const paths = Array.from({ length: 130 }, (_, n) => [`.azuredevops/part-${n}.yml`, 'variables: []\n']);
  const findings = await ci.reads['ci.pipeline']?.(memoryRepository({ files: Object.fromEntries(paths) }));
  expect(findings?.gaps).toMatchObject([{ reason: 'too_large', detail: expect.stringContaining('30 more files') }]);
});
