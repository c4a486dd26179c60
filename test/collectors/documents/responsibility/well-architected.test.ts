import { expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const filler =
  'We went through the pillars with our people in the order of the framework, each with those who know the service best, and wrote down for each what we saw, why it matters to those who use it and what we are to do about it before the year is over.';
const record = (found: string, intro = filler) =>
  `# Well-Architected review\n\nDate: 2026-03-01\n\n${intro} ${filler}\n\n## Findings\n\n${found}\n`;

async function reviews(text: string) {
  const { items } = await readResponsibilities(memoryRepository({ files: { 'docs/review.md': text } }));
  return items.filter(({ form, isOwn }) => form === 'review' && isOwn === 'yes').length;
}

test('a review that took place tells what was found', async () => {
  expect(await reviews(record('- Backups of the database are never restored.'))).toBe(1);
  expect(await reviews(record('| Risk | Level |\n|---|---|\n| One zone only | high |'))).toBe(1);
});

test.each([
  ['is to be held', record('- One zone only.', 'We will hold our review next spring.')],
  ['looked at nothing', record('- One zone only.', 'Nothing was reviewed so far.')],
  ['is still to be written', record('To be written after our meeting.')],
  ['found nothing so far', record('None so far.')],
])('one that %s is none', async (_, text) => {
  expect(await reviews(text)).toBe(0);
});
