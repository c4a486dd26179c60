import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../../collectors/documents/access/index.ts';
import { readTemplates } from '../../../../collectors/documents/template.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function access(text: string, path = 'docs/access.md') {
  const { items } = await readAccess(memoryRepository({ files: { [path]: text } }));
  return items[0];
}

const policy = `---
last_reviewed_on: 2026-05-01
review_in: 1 year
---
# Access policy

Our team looks after this.

Only members of the Payments team have access to the AWS production account.
Access must be removed on the day when an engineer leaves. We announce changes to this policy in Slack.

To get access, raise a pull request that adds you to the team.
`;

describe('a text about access', () => {
  test('states rules, tells how to ask and how people hear of changes', async () => {
    expect(await access(policy)).toEqual({
      ref: 'docs/access.md',
      at: { commit: expect.any(String), path: 'docs/access.md', line: 9 },
      form: 'rules',
      isOwn: 'yes',
      ownBecause: 'speaks_as_we',
      statesRules: 'yes',
      tellsHowToAsk: 'yes',
      tellsOfChanges: 'yes',
      reviewDue: 'current',
      reviewedAgeDays: 31,
    });
  });

  test('for joiners and leavers is told by its steps', async () => {
    const text = `# Removing a team member

When somebody leaves the team:

- Remove them from the GitHub team
- Remove their AWS account
- Rotate the credentials that they had
`;
    expect(await access(text, 'docs/leavers.md')).toMatchObject({
      form: 'joiners_leavers',
      isOwn: 'yes',
      statesRules: 'yes',
    });
    const template = `---\nname: Offboard\nabout: A team member leaves\n---\n\n- [ ] Remove them from Slack\n- [ ] Revoke their GitHub access\n`;
    expect(await access(template, '.github/ISSUE_TEMPLATE/offboard-team-member.md')).toMatchObject({
      form: 'joiners_leavers',
      isOwn: 'yes',
      statesRules: 'yes',
    });
  });

  test('may be a part of another text', async () => {
    const text = `# Contributing

Be kind to each other, and keep your changes small.

## Requesting access

Our AWS account is run by us. Ask an administrator of the Payments team in Slack for access.

## Tests

Run them.
`;
    expect(await access(text, 'CONTRIBUTING.md')).toMatchObject({
      form: 'request_guide',
      at: { line: 7 },
      isOwn: 'yes',
      tellsHowToAsk: 'yes',
    });
  });

  test('is a record of a review where it has a date and what came out', async () => {
    const text = `# Access review

Date: 2026-04-01

We went through our AWS accounts.

| Who | Role | Still needed |
| --- | --- | --- |
| The payments team | Admin | yes |
| Contractors | Read | removed |
`;
    expect(await access(text, 'docs/reviews/a.md')).toMatchObject({ form: 'review', isOwn: 'yes', statesRules: 'yes' });
    expect(await access(text.replace('Date: 2026-04-01', ''), 'docs/reviews/a.md')).toMatchObject({ form: 'rules' });
  });

  test('of a product is not known to be its own', async () => {
    const text = `# User access

We built this for you. We think that it is simple.

Administrators can grant users access to projects. Only members of a group may see its projects. You must add a role to each user.
`;
    expect(await access(text, 'docs/user-access.md')).toMatchObject({ isOwn: 'unknown' });
    expect(await access(text.replace('projects.', 'projects in GitHub.'), 'docs/user-access.md')).toMatchObject({
      isOwn: 'unknown',
    });
  });

  test.each([
    ['of tokens', '# Access tokens\n\nOur team must keep them. Access must be removed by us from AWS.\n'],
    [
      'of projects that are taken on',
      '# Onboarding a project\n\nAdd your project to our list. Add the team of AWS to it.\n',
    ],
    ['that is denied', '# There is no access policy\n\nOur team has none for AWS. Access must be removed.\n'],
    ['of a heading alone', '# Service\n\nWe.\n\n## Access policy\n'],
    ['of a plan alone', '# Service\n\nWe.\n\n## Access policy\n\nWe plan to write one for our AWS account.\n'],
    [
      'of an option',
      '# Why\n\nWe.\n\n## Option B: strong access controls\n\nUsers must have access. Only members may have access.\n',
    ],
    ['that was set aside', `---\nstatus: deprecated\n---\n${policy.slice(policy.indexOf('# Access'))}`],
  ])('is none %s', async (_, text) => {
    expect(await access(text, 'docs/a.md')).toBeUndefined();
  });

  test('is about people by its own words, unless it is for those who come or leave', async () => {
    const text =
      '---\nowner: "#payments"\n---\n# User access\n\nAccess to AWS must be reviewed. AWS roles must be limited.\n';
    expect(await access(text, 'docs/user-access.md')).toMatchObject({ ownBecause: 'no_system' });
    const leaver = text.replace('User access', 'Leavers');
    expect(await access(leaver, 'docs/leavers.md')).toMatchObject({ ownBecause: 'owner_field' });
  });

  test('claims nothing by questions, quotations and what is left open', async () => {
    const text = `# Access policy

Our team looks after AWS.

Who must have access? Should members of the team have access?

> Only members of the Payments team have access.

TBD: access must be removed. Access to AWS is to be decided.
`;
    expect(await access(text)).toMatchObject({
      statesRules: 'unknown',
      tellsHowToAsk: 'unknown',
      tellsOfChanges: 'unknown',
    });
  });
});

describe('a template', () => {
  const asks = async (path: string, text: string) => {
    const { items } = await readTemplates(memoryRepository({ files: { [path]: text } }));
    return items[0]?.asksForAccess;
  };
  test('for asking for access says so at its head', async () => {
    expect(
      await asks(
        '.github/ISSUE_TEMPLATE/access.md',
        '---\nname: Request access\n---\n\nWhich team do you want to join?',
      ),
    ).toBe('yes');
    const form =
      'name: Access request\ndescription: For joiners\nbody:\n  - type: input\n    attributes:\n      label: Which role do you need\n';
    expect(await asks('.github/ISSUE_TEMPLATE/5-request.yml', form)).toBe('yes');
    expect(await asks('.gitlab/issue_templates/Offboarding.md', '- [ ] Remove from the group')).toBe('yes');
  });
  test('of another sort does not', async () => {
    const bug =
      'What went wrong with it, and what did you want to see in the place of it? Tell us the version that you have and use.';
    expect(await asks('.github/ISSUE_TEMPLATE/bug.md', bug)).toBe('no');
    expect(await asks('.github/ISSUE_TEMPLATE/bug.md', `${bug} Do you have access to the logs?`)).toBe('unknown');
    expect(
      await asks('.github/ISSUE_TEMPLATE/onboard-app.md', '---\nname: Onboard an application\n---\n\nWhich team?'),
    ).not.toBe('yes');
  });
});
