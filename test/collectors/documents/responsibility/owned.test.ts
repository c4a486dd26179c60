import { expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const tasks = ['Patching of hosts', 'Backups', 'Encryption keys', 'Monitoring'];
async function owned(text: string) {
  const { items } = await readResponsibilities(memoryRepository({ files: { 'docs/split.md': text } }));
  return items.map(({ parts, ownedParts, openParts }) => [parts, ownedParts, openParts]);
}
const page = (below: string) =>
  `# Shared responsibility\n\nWe run our service on AWS, and our team wrote this.\n\n${below}\n`;
const column = (owners: readonly string[]) =>
  page(`| Task | Responsible |\n|---|---|\n${owners.map((owner, at) => `| ${tasks[at]} | ${owner} |`).join('\n')}`);
const sides = (heads: string) =>
  page(`| Task | ${heads} |\n|---|---|---|\n| ${tasks[0]} | x | |\n| ${tasks[1]} | | x |\n| ${tasks[2]} | x | x |`);

test.each([
  ['runs itself', column(['AWS', 'Ingest team', 'Platform team', 'Ingest team']), [4, 4, 0]],
  ['runs itself, in a column of its own', sides('AWS | Ingest team'), [3, 3, 0]],
  [
    'runs itself, as items tell',
    page('- AWS patches the hosts.\n- Ingest team rotates the keys.\n- Ingest team tests the backups.'),
    [3, 3, 0],
  ],
])('a provider with a name is the owner of what it %s', async (_, text, counts) => {
  expect(await owned(text)).toEqual([counts]);
});

test.each([
  [
    'that has no name',
    column(['The hosting provider', 'Ingest team', 'Third-party supplier', 'Ingest team']),
    [4, 2, 0],
  ],
  ['beside whom nobody is named', sides('AWS | Us'), [3, 0, 0]],
  ['in every row', column(['AWS', 'AWS', 'AWS', 'AWS']), [4, 0, 0]],
  ['that shares it with "us"', column(['AWS and our team', 'Ingest team', 'Ingest team', 'Platform team']), [4, 3, 0]],
  ['where it is left open', column(['AWS', 'TBD', 'Ingest team', 'TBC']), [4, 2, 2]],
])('a provider is no owner %s', async (_, text, counts) => {
  expect(await owned(text)).toEqual([counts]);
});
