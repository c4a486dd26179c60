import { describe, expect, test } from 'vitest';
import { documents } from '../../../collectors/documents/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const table = `
| Area | Responsible |
|---|---|
| Patching | AWS |
| Backups | Payments team |
| Keys | Payments team |
`;

/** Whose the split is that a text tells, and whether it is concrete. */
async function split(intro: string, rows = table) {
  const text = `# Shared responsibility\n\n${intro}\n${rows}`;
  const found = await documents.reads['docs.responsibility']?.(memoryRepository({ files: { 'docs/split.md': text } }));
  return (found?.items ?? []).map(({ isOwn, concrete }) => `${isOwn} ${concrete}`);
}

describe('a text that takes back what it tells', () => {
  const spoken = 'We run our services on AWS.';
  test.each([
    'We ran on AWS until 2021; this was our split then. It is kept here for history.',
    'We look after it. WARNING: We never agreed to this; it is out of date.',
    'Exercise 3: find the mistakes in our split below. We wrote it wrong on purpose.',
    'Is this who does what? We do not know; we are asking our architects.',
    'Our competitor publishes this split on their site. We find it funny.',
    'This is a made-up split for a made-up company. We need it for our tests.',
    'We looked at how others do it for inspiration; our own split is still missing.',
    `${spoken} We no longer work like this. We have moved on.`,
    `${spoken} This table is a bad example. Nobody follows it.`,
    `${spoken} We reject the following proposal.`,
    `${spoken} Draft for discussion; not agreed.`,
    `${spoken} The following is taken from the AWS documentation.`,
    `The list below is what we refused. ${spoken}`,
    `${spoken} We look after our part.\n\n> [!WARNING]\n> This page is outdated.\n`,
    `${spoken} We look after our part.\n\n> This document is deprecated.\n`,
  ])('is in doubt: %s', async (intro) => {
    for (const told of await split(intro)) expect(told).not.toMatch(/^yes/);
  });

  test.each([
    `${spoken} We look after our part.`,
    'Who does what? We run on AWS, and this is how we divide the work.',
    'We do not run servers of our own. We run on AWS, which does a part of the work.',
  ])('is not, where it only says what is so: %s', async (intro) => {
    expect(await split(intro)).toEqual(['yes yes']);
  });
});

describe('rules of access that are not in force', () => {
  const rules =
    'Engineers of the Payments team must request access to AWS in Slack. Access to production AWS is granted by our team lead only.';
  const own = async (words: string) => {
    const files = { 'docs/access.md': `# Access policy\n\n${words}\n\n${rules}\n` };
    const found = await documents.reads['docs.access']?.(memoryRepository({ files }));
    return found?.items.map(({ isOwn }) => isOwn);
  };
  test.each([
    'In our opinion a good policy would read like this. We have none.',
    'An applicant wrote this in our interview. We liked it.',
    'We asked a language model for a policy of ours, and this is what came.',
    'We no longer have one. Old text:',
    'From January we will work as follows, if the board agrees.',
    'We make OvalCloud. Our customers read this before we give them access.',
  ])('are no claim: %s', async (words) => {
    expect(await own(words)).toEqual(['unknown']);
  });
  test('are one where they are', async () => {
    expect(await own('We keep to this, and we look at it once a year.')).toEqual(['yes']);
  });
});

test('a table with one row about security tells of other work', async () => {
  const kitchen = `
| Area | Responsible |
|---|---|
| Updating dependencies of the coffee machine and key rotation for the fridge | Supplier |
| Backup milk | Payments team |
| Access to the snack cupboard | Payments team |
`;
  expect(await split('We share our kitchen with our hosting supplier.', kitchen)).toEqual(['unknown unknown']);
});
