import { expect, test } from 'vitest';
import { readDecisions } from '../../../collectors/documents/decision.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

test('a record that was copied is no further decision', async () => {
  const text = '# Use Amazon RDS\n\n## Status\n\nAccepted\n';
  const files = {
    'docs/adr/0001.md': text,
    'docs/adr/0002.md': `${text}\n`,
    'docs/adr/0003.md': text.replace('RDS', 'SQS'),
  };
  const { items } = await readDecisions(memoryRepository({ files }));
  expect(items.map(({ ref }) => ref)).toEqual(['docs/adr/0001.md', 'docs/adr/0003.md']);
});
