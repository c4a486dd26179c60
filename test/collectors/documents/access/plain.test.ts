import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../../collectors/documents/access/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function told(text: string, readme = '# ledger\n', path = 'docs/access.md') {
  const { items } = await readAccess(memoryRepository({ files: { 'README.md': readme, [path]: text } }));
  return items[0];
}

describe('plain words of a house are rules of access', () => {
  test.each([
    [
      'of those who come and go',
      '# Access\n\nJoiners: the line manager opens a request in ServiceNow. The platform team adds the person to the right Entra group.\n\nLeavers: we remove accounts on the last day.\n',
    ],
    [
      'with a channel and a manager',
      '# Access to AWS\n\nEngineers sign in through IAM Identity Center. Ask in #platform-help; a platform engineer adds you to the group after your manager has agreed.\n\nOnly platform engineers have access to production.\n',
    ],
    [
      'of what is done when somebody comes or goes',
      '# Joiners and leavers\n\nWhen somebody joins, the team lead opens a ticket and we add them to GitHub, Slack and AWS. When somebody leaves, we remove them on the day and rotate what they knew.\n',
    ],
    [
      'of what becomes of access',
      '# Production access\n\nLast reviewed: 2025-09-01\n\nOnly the on-call engineers may log in to production servers, through the bastion. Access is removed after eight hours.\n',
    ],
    [
      'with people who are named',
      '# Access management\n\nWe follow least privilege.\n\n- Requests are approved by the product owner in Okta\n- Reviews: Sana Rees goes through the groups every quarter\n- Leavers: HR closes the Okta account on the last day\n',
    ],
    [
      'of a formal policy that names no supplier',
      '# Access control policy\n\nVersion 2.1, approved by the CTO on 2 July 2025.\n\n## Granting access\n\n2.1 Access must be requested by the line manager and approved by the owner of the system.\n\n## Removal\n\n4.1 Access must be removed within one working day of a person leaving.\n',
    ],
    [
      'of a team called like the repository',
      '# Access\n\nAccess to production is restricted to the ledger team’s three senior engineers. We remove people from the group the day they leave.\n',
    ],
  ])('%s', async (_, text) => {
    expect(await told(text)).toMatchObject({ isOwn: 'yes', statesRules: 'yes' });
  });

  test('in a table of systems and people, quoted by its first row', async () => {
    const table =
      '# Who has access to what\n\nReviewed by Jon Abbey on 2025-10-06.\n\n| System | People | Given by |\n|---|---|---|\n| AWS production | Platform team | Mira Holt |\n| GitHub | All engineers | Jon Abbey |\n';
    expect(await told(table)).toMatchObject({ isOwn: 'yes', statesRules: 'yes', at: { line: 7 } });
  });

  test('also where one alone stands below a heading, in doubt', async () => {
    const readme = '# shop\n\nRun `make`.\n\n## Access\n\nDevelopers have read access to production logs.\n';
    const { items } = await readAccess(memoryRepository({ files: { 'README.md': readme } }));
    expect(items).toMatchObject([{ isOwn: 'unknown', statesRules: 'unknown' }]);
  });
});

test('a list to tick that names the organisation of its repository is the house’s own', async () => {
  const list =
    '# Joiners and leavers\n\n## Joiners\n\n- [ ] Add to the GitHub organisation corpio\n- [ ] Give AWS access\n\n## Leavers\n\n- [ ] Remove from GitHub\n- [ ] Remove from AWS\n';
  const read = async (fullName: string) => {
    const source = memoryRepository({ files: { 'docs/joiners-leavers.md': list }, fullName });
    return (await readAccess(source)).items[0]?.isOwn;
  };
  expect([await read('corpio/infra'), await read('other/infra')]).toEqual(['yes', 'unknown']);
});

describe('the same words show nothing', () => {
  test.each([
    [
      'with one sign alone',
      '# Access\n\nThe platform team grants access to AWS. Access is removed when somebody leaves the company. Engineers must use MFA.\n',
    ],
    [
      'of a product and those who buy it',
      '# Access\n\nWe built Fieldnote so that line managers can approve who may read. Ask in #fieldnote-help. HR removes users of your company from GitHub.\n\nOnly admins have access to production.\n',
    ],
    [
      'of the users of an application',
      '# Roles and permissions\n\nPeople sign in to the case service with SSO.\n\n| Role | Who | Permissions |\n|---|---|---|\n| Supervisor | Team leads | Assign cases |\n| Administrator | Our support team | Manage users |\n\nOnly administrators can add users. We remove users who leave the department.\n',
    ],
    [
      'of a hack day',
      '# New team members\n\nOur hack day team welcomes you! Get a GitHub account, and add yourself to the list of people. Someone from the team will invite you to the repo.\n',
      '# Hack day\n',
    ],
    [
      'where nobody is to rely on them',
      '# Access to AWS\n\n🚧 Work in progress, do not rely on this yet 🚧\n\nOnly members of our team have access to our AWS production account. Our tech lead approves who gets access.\n',
    ],
    [
      'of the house that was copied',
      '# Access Requests\n\nGitLab team members have access to production via Teleport. To request access, open an issue; your manager must approve it. Our security team removes leavers.\n',
      '# our-fork-of-gitlab-runbooks\n\nFork of https://gitlab.com/gitlab-com/runbooks, we only use the alert rules.\n',
    ],
    [
      'with blanks',
      '# Access to [SERVICE]\n\nWe grant access to AWS by [PROCESS]. Only our [TEAM] engineers have access to production. HR removes leavers from GitHub on the last day.\n',
    ],
  ])('%s', async (_, text, readme?: string) => {
    expect((await told(text, readme))?.isOwn).not.toBe('yes');
  });

  test('on the first page of a module for others', async () => {
    const page =
      '# terraform-aws-iam-roles\n\nA module that makes IAM roles. We use semver; our releases are on GitHub.\n\n## Access\n\nEngineers get read access to AWS by default. Only our admins have write access.\n\n';
    const usage = '```hcl\nmodule "roles" {\n  version = "1.2.0"\n  source  = "northmoor/iam-roles/aws"\n}\n```\n';
    const read = async (text: string) =>
      (await readAccess(memoryRepository({ files: { 'README.md': text } }))).items[0]?.isOwn;
    expect([await read(page), await read(page + usage)]).toEqual(['yes', 'unknown']);
  });

  test.each([
    'We removed the user from Okta. We rotated the keys of the account.',
    'From 1 April 2027 only members of our team have access to production. Our tech lead then approves who gets access.',
    'We plan to remove accounts of people who leave. We would like to review access every quarter.',
  ])('of what was or will be: %s', async (said) => {
    expect(await told(`# Access\n\nOur engineers use GitHub.\n\n${said}\n`)).toMatchObject({ statesRules: 'unknown' });
  });
});
