import { describe, expect, test } from 'vitest';
import { factOf } from './fact-of.ts';

const items = `We grant access to our AWS accounts and to GitHub by role.

- Access to production must be approved by the team lead of the payments team.
- Admin access is only for members of the platform team.
- All users must use multi-factor authentication.
`;
const table = `We run our payments service on AWS. Our users are councils.

| Responsibility | Owner |
|---|---|
| Hypervisor and hardware | AWS |
| Patching of container images | Payments team |
| Backups of the database | Payments team |
| Encryption keys | Payments team |
`;
const rules = async (intro: string, after = '', title = 'Access policy') => {
  const fact = await factOf('docs.access', 'docs/access.md', `# ${title}\n\n${intro}\n\n${items}\n${after}\n`);
  return fact?.isOwn === 'yes' && fact.statesRules === 'yes';
};
const split = async (intro: string, after = '', title = 'Responsibilities') => {
  const fact = await factOf('docs.responsibility', 'docs/split.md', `# ${title}\n\n${intro}\n\n${table}\n${after}\n`);
  return fact?.isOwn === 'yes' && fact.splits === 'yes';
};

const before = [
  '> [!WARNING]\n> Work in progress. Nothing here has been agreed.',
  '> **Note**\n> This policy has been replaced by the group policy on the intranet.',
  '> This is what we are working towards.',
  ':warning: Moved to Confluence, see https://wiki.example.org/x/12. Do not edit here.',
  'Certainly! Below is what your team may use:',
  'From the AWS web site.',
  'For comparison, here is how HMRC does it. Our own policy is in Confluence.',
  'This is how the Home Office splits our kind of work. We keep it here to compare.',
  'The following was sent to us by our hosting partner and describes their other client.',
  'Based on the handbook of GitLab. We like it.',
  'From April 2027 the following will hold.',
  'Goals for next year:',
];
const after = [
  'Superseded by [the new one](https://wiki.example.org/new).',
  'This document has been replaced by our [intranet page](https://intra.example.org).',
  '## Changelog\n\n- 2024-05-01: policy withdrawn\n- 2021-01-01: first version',
  '---\n**Note:** since the reorganisation in 2024 the platform team does not exist any more.',
  'We have not started yet.',
  '_Generated with ChatGPT_',
  'Let me know if you would like me to adjust it.',
  '*Source: [AWS documentation](https://docs.aws.amazon.com/)*',
  '(c) 2024 Amazon Web Services, Inc. or its affiliates. All rights reserved.',
  'Nobody in our team removes access when people leave.',
  'Today everyone has access.',
];
const inForce: readonly (readonly [intro: string, after: string])[] = [
  ['', 'Access will be removed within one day, and nobody approves their own request.'],
  ['', 'The next review of this page is due in March 2027.'],
  ['', 'From 2027 we will review this page twice a year.'],
  ['Since 2020 the following holds.', ''],
  ['> Least privilege is what everybody gets.', ''],
  ['', '## History\n\n- 2021: this page replaced the rules of the council\n- 2024: the keys moved to KMS'],
  ['', '## Alternatives\n\nWe looked at a shared admin account, and did not take it.'],
  ['', 'If a team no longer exists, its access is removed by the platform team.'],
  ['', 'Keys are replaced by the payments team, and moved to the new vault.'],
  ['', 'Code that was written with Copilot must be reviewed, too.'],
  ['', 'See the AWS documentation for how to sign in. Nobody approves access without a ticket.'],
  ['', 'We do not have a separate policy for contractors.'],
  ['Our rules are based on the guidance of the NCSC.', ''],
];

describe('a text that is not in force, or not its own, proves nothing', () => {
  test.each(before)('by what stands before: %s', async (intro) => {
    expect(await rules(intro)).toBe(false);
    if (!intro.endsWith(':')) expect(await split(intro)).toBe(false);
  });
  test.each(after)('by what stands at its end: %s', async (end) => {
    expect(await rules('', end)).toBe(false);
    expect(await split('', end)).toBe(false);
  });
  test.each(inForce)('and one that is in force proves: %s %s', async (intro, end) => {
    expect(await rules(intro, end)).toBe(true);
    expect(await split(intro, end)).toBe(true);
  });

  test.each(['Access management roadmap', 'Access policy (migration plan)', 'Access management 101'])(
    'by its title: %s',
    async (title) => {
      expect(await rules('', '', title)).toBe(false);
    },
  );
  test('by its owner alone', async () => {
    const told = (head: string, intro: string) =>
      factOf('docs.responsibility', 'docs/split.md', `${head}# Responsibilities\n\n${intro}\n\n${table}`);
    expect((await told('---\nowner: payments\n---\n', 'From the AWS web site.'))?.isOwn).toBe('unknown');
    expect((await told('---\nowner: payments\n---\n', 'As of today.'))?.isOwn).toBe('yes');
  });
  test('in a folder of rules', async () => {
    const own = async (end: string) =>
      (await factOf('docs.document', 'policies/access.md', `# Access\n\n${items}\n${end}\n`))?.isOwn;
    expect(await own('Superseded by [another](x.md).')).toBe('unknown');
    expect(await own('Access will be removed within one day.')).toBe('yes');
  });
});

test('rules below a heading of what was are none', async () => {
  const told = async (heading: string) =>
    (await factOf('docs.access', 'docs/access.md', `# Access policy\n\nSee below.\n\n## ${heading}\n\n${items}`))
      ?.statesRules;
  expect(await told('Until 2023')).toBe('unknown');
  expect(await told('Since 2023')).toBe('yes');
});

test('what may be chosen divides nothing', async () => {
  const told = async (heading: string) => {
    const text = `# Hosting\n\nOur service.\n\n## ${heading}\n\nAWS is responsible for patching the database and for the backups. Our team is responsible for the keys and access.\n`;
    const fact = await factOf('docs.responsibility', 'docs/hosting.md', text);
    return fact?.isOwn === 'yes' && fact.splits === 'yes';
  };
  expect(await told('Option A: RDS')).toBe(false);
  expect(await told('Option A: RDS (chosen)')).toBe(true);
});

test('access of customers is none of the house', async () => {
  const text = (who: string) =>
    `# Onboarding\n\nHow we onboard a new ${who} to our team.\n\n- Create their user in AWS\n- Add their user to the admin group of our team\n- Invite them to GitHub\n`;
  expect((await factOf('docs.access', 'docs/onboarding.md', text('council')))?.isOwn).toBe('unknown');
  expect((await factOf('docs.access', 'docs/onboarding.md', text('engineer')))?.isOwn).toBe('yes');
});

describe('a decision', () => {
  const adr = (end: string, status = 'Accepted') =>
    `# 7. Use Amazon RDS\n\nDate: 2026-05-01\n\n## Status\n\n${status}\n\n## Decision\n\nWe will use Amazon RDS. AWS patches the engine and takes the backups; the payments team rotates the keys and monitors the queries.\n\n## Consequences\n\nIt costs more, but saves work. ${end}\n`;
  const told = async (end: string, status?: string) => factOf('docs.decision', 'docs/adr/7.md', adr(end, status));

  test('that was undone at its end is in doubt', async () => {
    expect((await told('Superseded by ADR 9.'))?.isOwn).toBe('unknown');
    expect((await told('\n\n## Update\n\nWe moved back to our own PostgreSQL in October.'))?.isOwn).toBe('unknown');
    expect((await told('It supersedes ADR 3. We moved away from our own machines.'))?.isOwn).toBe('yes');
  });
  test('is accepted only where no draft stands beside it', async () => {
    expect((await told('', 'Accepted (draft)'))?.status).toBe('unknown');
    expect((await told('', 'Accepted (2026-05-01, by the board)'))?.status).toBe('accepted');
  });
});

test('a review that is still to come found nothing', async () => {
  const review = (heading: string, intro: string) =>
    `# Well-Architected review\n\nDate: 2026-05-01\n\n${intro}\n\n## ${heading}\n\n| Pillar | Risk | Action |\n|---|---|---|\n| Security | Root user without MFA | Payments team to add MFA |\n| Reliability | Single AZ database | Payments team to move to multi AZ |\n\nWe and our colleagues of the platform team follow the actions up each month with the service owner, and write down here what was done and by whom, so that all can see it and bring their data, their questions and their doubts.\n`;
  const own = async (heading: string, intro: string) =>
    (await factOf('docs.responsibility', 'docs/well-architected-review.md', review(heading, intro)))?.form;
  expect(await own('Findings', 'We looked at our payments workload.')).toBe('review');
  expect(await own('Expected findings', 'We looked at our payments workload.')).not.toBe('review');
  expect(await own('Findings', 'Published by HMRC. We keep it because it is a good example.')).not.toBe('review');
});
