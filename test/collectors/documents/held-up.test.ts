import { describe, expect, test } from 'vitest';
import { factOf } from './fact-of.ts';

const told = 'We use Amazon RDS. AWS is responsible for patching. The payments team is responsible for backups.';
const adr = (decision: string, status = 'Accepted') => `# 7. Use RDS for the database

## Status

${status}

## Decision

${decision}

## Consequences

The records of the people who use it are kept, and nobody has to look after the machines by hand any more.
`;

describe('a decision', () => {
  const decides = async (text: string) => {
    const fact = await factOf('docs.decision', 'docs/adr/0007-use-rds.md', text);
    return fact?.isOwn === 'yes' && fact.status === 'accepted' && fact.saysWho === 'yes';
  };

  test.each([
    told,
    `From now on Google takes the backups, while our team looks after users and alerts.`,
    `${told}\n\nThe old cluster has been retired.`,
  ])('is one: %s', async (text) => {
    expect(await decides(adr(text))).toBe(true);
  });

  test.each([
    `Imagine we had written this: ${told}`,
    `We stay where we are.\n\n### Rejected: RDS\n\n${told}`,
    `${told}\n\nJust kidding. None of it is true.`,
    `${told}\n\nThis has been postponed indefinitely.`,
    `*From the AWS shared responsibility page:*\n\n${told}`,
    `This is what the ministry decided. ${told} We did the opposite.`,
    `${told}\n\nUpdate: we never got round to it.`,
    `${told}\n\nThe board stopped this in May.`,
    `~~${told}~~`,
    `<!-- ${told} -->`,
  ])('is none: %s', async (text) => {
    expect(await decides(adr(text))).toBe(false);
  });

  test('that is held back is not known to be in force', async () => {
    const status = async (said: string) => (await factOf('docs.decision', 'docs/adr/7.md', adr(told, said)))?.status;
    expect(await status('Accepted, but on hold')).toBe('unknown');
    expect(await status('Accepted; not yet implemented')).toBe('unknown');
    expect(await status('Accepted and implemented')).toBe('accepted');
  });
});

describe('a table of who does what', () => {
  const rows = `| Area | Responsible |
|---|---|
| Patching | AWS |
| Backups | Payments team |
| Keys | Payments team |
`;
  const page = (title: string, before: string, after = '') =>
    `# ${title}\n\nWe run on AWS and our team wrote this.\n\n${before}\n\n${rows}\n${after}\n`;
  const splits = async (text: string) => {
    const fact = await factOf('docs.responsibility', 'docs/split.md', text);
    return fact?.isOwn === 'yes' && fact.splits === 'yes';
  };

  test.each([
    ['Shared responsibility', 'We look at it each spring.', ''],
    ['Shared responsibility', '## Who does what', 'The laptops have been retired.'],
  ])('is one’s own: %s, %s %s', async (...told) => {
    expect(await splits(page(...told))).toBe(true);
  });

  test.each([
    ['Shared responsibility', '## Example of a shared responsibility matrix', ''],
    ['Target operating model', '## Shared responsibility', ''],
    ['Who will do what after the migration', '', ''],
    ['Shared responsibility', 'Before the merger we split it with AWS as below.', ''],
    ['Shared responsibility', 'We expect our candidates to answer:', ''],
    ['Shared responsibility', '', 'The table above is fiction.'],
    ['Shared responsibility', '', 'We wish it were so.'],
  ])('claims nothing: %s, %s %s', async (...told) => {
    expect(await splits(page(...told))).toBe(false);
  });

  test('names its sides in unusual words', async () => {
    const ours = `# Who looks after what

We buy our hosting from UKCloud.

| What | Theirs | Ours |
|---|---|---|
| Patching of hosts | ✓ | |
| Backups | | ✓ |
| Encryption keys | | ✓ |
`;
    expect(await factOf('docs.responsibility', 'docs/split.md', ours)).toMatchObject({ splits: 'yes', parts: 3 });
    const falls = '# Running it\n\nWe share it. Patching falls to Amazon. Backups fall to our Payments team.\n';
    expect(await factOf('docs.responsibility', 'docs/run.md', falls)).toMatchObject({ splits: 'yes', parts: 2 });
  });
});

describe('rules of access', () => {
  const rules = `- Engineers of the Payments team must request access to AWS in #access.
- Access to production AWS is granted by our team lead only.
`;
  const states = async (before: string, after = '') => {
    const text = `# Access policy\n\nWe in the Payments Team run on AWS.\n\n${before}\n\n${rules}\n${after}\n`;
    const fact = await factOf('docs.access', 'docs/access-policy.md', text);
    return fact?.isOwn === 'yes' && fact.statesRules === 'yes';
  };

  test('are stated', async () => {
    expect(await states('We keep to these:', 'Requests expire after a week.')).toBe(true);
  });

  test.each([
    ['In this module you learn how we write a policy.', ''],
    ['What our policy should say, once we have one:', ''],
    ['If only we had rules like these:', ''],
    ['We have been told to put this here. It is not what we do.', ''],
    ['Auditors asked, so we invented something:', ''],
    ['How we worked when the team still existed:', ''],
    ['', 'None of these rules is enforced.'],
    ['', 'This policy expired in 2019.'],
    ['', 'These rules are suspended until further notice.'],
  ])('are not: %s %s', async (...told) => {
    expect(await states(...told)).toBe(false);
  });

  test('are read from the rows of a table, and from what is done when somebody leaves', async () => {
    const table = `# Who has access to what

We in the Payments Team keep this list.

| Role | AWS | GitHub |
|---|---|---|
| Developer | read only | write |
| Lead | admin | admin |
`;
    expect(await factOf('docs.access', 'docs/access.md', table)).toMatchObject({ isOwn: 'yes', statesRules: 'yes' });
    const leavers =
      'When somebody joins the Payments Team, add them to the GitHub team. When they leave, remove them from GitHub and revoke their access to AWS.';
    expect(await factOf('docs.access', 'docs/joiners.md', leavers)).toMatchObject({ isOwn: 'yes', statesRules: 'yes' });
  });
});
