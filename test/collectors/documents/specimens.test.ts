import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../collectors/documents/access/index.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const table = `| Task | AWS | Us |
|---|---|---|
| Patching of RDS | R | |
| Backups and restore tests | | R |
| Keys in KMS | | R |
`;
const ours = 'We run our ledger with AWS and we split the work.';
const people =
  'Our on-call engineers have admin access to our AWS production account. Everybody else in our team has read-only access.';

/** Whether a text with a table of who does what below a sentence proves it. */
async function splits(said: string): Promise<boolean> {
  const text = `# Who does what\n\n${said}\n\n${ours}\n\n${table}`;
  const { items } = await readResponsibilities(memoryRepository({ files: { 'docs/p.md': text } }));
  return items.some((item) => item.isOwn === 'yes' && item.splits === 'yes');
}

/** Whether rules of access behind a sentence prove them. */
async function rules(said: string): Promise<boolean> {
  const text = `# Access to AWS\n\n${said}\n\n${people}\n`;
  const { items } = await readAccess(memoryRepository({ files: { 'docs/p.md': text } }));
  return items.some((item) => item.isOwn === 'yes' && item.statesRules === 'yes');
}

describe('a table that shows how tables look', () => {
  test.each([
    'We like texts that are short. A good text reads:',
    'We show our tables like this:',
    'Use tables to show who does what. We format all tables like this:',
    'A table looks like this:',
    'A clear responsibility matrix looks like this:',
    'Tables are shown as follows:',
  ])('divides nothing: %s', async (said) => {
    expect(await splits(said)).toBe(false);
  });
  test.each([
    'We show our split in the table below:',
    'The table below shows who does what:',
    'We split it like this:',
    'Our duties look like this:',
    'Our tables have captions.',
    'A good text is short.',
  ])('is not one that a sentence introduces: %s', async (said) => {
    expect(await splits(said)).toBe(true);
  });
});

describe('a sentence leaves open what a text tells', () => {
  test.each([
    'Draft for negotiation.',
    'First draft for the board.',
    'Our teams use it. [Legal to confirm]',
    'We get there by June.',
    'We are not there yet.',
    'At that time we worked like this.',
    'Back then, our team had one account.',
  ])('as not agreed, not reached, or over: %s', async (said) => {
    expect([await splits(said), await rules(said)]).toEqual([false, false]);
  });
  test.each([
    'Draft versions of our releases are for our team only.',
    'Our lead has to confirm (in writing).',
    'We are there by nine in the morning.',
    'When paged, the on-call engineer gets there within an hour.',
    'We meet at the time that our calendar says.',
  ])('but not by another: %s', async (said) => {
    expect([await splits(said), await rules(said)]).toEqual([true, true]);
  });
});
