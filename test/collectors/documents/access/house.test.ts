import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../../collectors/documents/access/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function told(text: string, path = 'docs/access.md') {
  const { items } = await readAccess(memoryRepository({ files: { [path]: text } }));
  return items[0];
}

const roles = `# Roles and permissions

We keep our roles simple. Our team designed four.

| Role | Permissions |
|---|---|
| Owner | Everything, including billing and deleting the workspace |
| Admin | Invite and remove members, connect GitHub and Slack |
| Member | Create and edit cards |
| Guest | View boards |

Owners must approve admin access. When someone leaves your team, an admin removes them from the workspace.
`;

describe('what users of a product may do is no access of those who make it', () => {
  test.each([
    ['a table of roles', roles],
    [
      'a table that names systems it is joined to',
      roles.replace('connect GitHub and Slack', 'manage GitHub and Slack'),
    ],
    [
      'a list of roles',
      '# Roles and permissions\n\nOur team kept our roles simple.\n\n- **Owner**: may remove members and set up the GitHub organisation\n- **Admin**: can invite members\n\nOnly owners can approve access. Members must have a role.\n',
    ],
    [
      'sign-in',
      '# User access\n\nOur team added roles. In our app users sign in with Google Workspace or through GitHub.\n\nOnly administrators may give users access. Access must be approved by an owner.\n',
    ],
    [
      'what it runs on',
      '# User permissions\n\nOur team runs it on AWS, and our data is hosted in AWS in London.\n\nOnly administrators may give users access. Members must have a role.\n',
    ],
    [
      'what it needs of others',
      '# Access control\n\nOur scanner reads what our team taught it. Our app needs read access to GitHub.\n\nOnly administrators of your AWS account may grant access. We never ask for write access to your GitHub organisation. Members must have a role.\n',
    ],
    [
      'what its users need in systems of theirs',
      '# Permissions and roles\n\nOur team recommends least privilege, as our users told us.\n\nUsers must have the ReadOnly role in AWS. Members of an organisation must be given access to GitHub.\n',
    ],
    [
      'who is taken over from other systems',
      '# Team permissions\n\nOur team designed our permissions around teams.\n\nOnly admins may add the GitHub organisation. Members are added automatically from Okta. When somebody is removed from Okta through SCIM, they lose access. Only owners can approve access.\n',
    ],
    [
      'a bot in a channel',
      '# Team permissions\n\nOur bot posts to Slack. We ask for few scopes.\n\nOnly members of the Slack workspace may run commands. Admins must approve access to the channel. Our team never reads messages.\n',
    ],
    [
      'services that are taken on',
      '# Onboarding\n\nOur team will onboard your service.\n\n1. Ask in Slack for access\n2. We add your team to our GitHub organisation\n3. We give you access to the sandbox account in AWS\n',
    ],
    [
      'developers who use it',
      '# Getting access\n\nOur team answers within a day. We check each request.\n\nDevelopers must request production access by a ticket to our team. Developers get SSO accounts. Developers need an account in GitHub.\n',
    ],
    [
      'what it asks for when it is sold',
      '# Getting access\n\nTo request access, e-mail our support team and we will open an account. We give you access to the sandbox first. Users must keep API keys secret. Production access is granted by our team after certification on AWS Marketplace.\n',
    ],
    [
      'those who take a service',
      "# Onboarding to Payments\n\nOur team will set your service up. Ask for access in our Slack channel #payments-help and we will create an account for you.\n\n- Add your service's IP addresses to the allow list\n- Request an admin account for your finance team\n- We remove accounts that nobody uses\n",
    ],
    [
      'partners',
      '# Getting access\n\nOur team gives partners access to our AWS account. Partners must request access by a ticket. Merchants are given a role in our AWS account.\n',
    ],
  ])('%s', async (_, text) => {
    expect(await told(text)).toMatchObject({ isOwn: 'unknown' });
  });

  test('a form of the forge for those who take a service', async () => {
    const form =
      '---\nname: Request access\nabout: Get API access for your service\n---\n\nWe answer in Slack. Which role do you need?\n\n- [ ] Users of your service were told\n';
    expect(await told(form, '.github/ISSUE_TEMPLATE/access.md')).toMatchObject({ isOwn: 'unknown' });
  });
});

describe('what people of the house may reach is its own', () => {
  test.each([
    [
      'a table of systems',
      '# Roles and permissions\n\nWe keep our roles simple. Our team has four.\n\n| Role | Permissions |\n|---|---|\n| Lead | Owner of the GitHub organisation |\n| Developer | Write access to GitHub, read access to AWS |\n',
    ],
    [
      'rules',
      '# User access\n\nOur team signs in through GitHub.\n\nOnly engineers on our rota may have access to the production environment. Members of the team must use MFA for AWS.\n',
    ],
    [
      'how to ask',
      '# Getting access\n\nTo request access, ask in our Slack channel, and we will add you to our GitHub organisation. We give read access to production to developers first.\n',
    ],
    [
      'a table of systems and teams',
      '# Who has access\n\nOur systems and who may use them. We review this each quarter.\n\n| System | Who | Role |\n|---|---|---|\n| AWS production | Platform team | Admin |\n| GitHub | Everyone | Write |\n',
    ],
    [
      'people of ours in another sentence',
      '# Getting access\n\nAsk in #ops on Slack for access to Jenkins and Grafana. We will add you to the group. Admin rights are only given to members of our ops team.\n',
    ],
    [
      'joiners',
      '# Onboarding to the Payments team\n\nOur team will set you up. Ask for access in our Slack channel #payments-help.\n\n- Add them to GitHub\n- Request an AWS account for them\n- We remove accounts that nobody uses\n',
    ],
    [
      'systems with roles of their own',
      '# Access control\n\nOur team runs Grafana and Jenkins.\n\n- Only our engineers have admin access to Grafana\n- Developers may have read access to Jenkins\n',
    ],
  ])('%s', async (_, text) => {
    expect(await told(text)).toMatchObject({ isOwn: 'yes' });
  });
});

describe('a text that hardly says we', () => {
  const prose = `# Access control

Production access is limited to members of the \`tram-prod\` group in Azure AD. Membership is approved by the product owner and lasts 90 days.

Support staff get read-only access to the admin site. Contractors never get access to the production database. We go through the list of members on the first Monday of each quarter.
`;
  test('is its own where it names a group for what runs in production', async () => {
    expect(await told(prose)).toMatchObject({ isOwn: 'yes', ownBecause: 'names_team', statesRules: 'yes' });
  });
  test.each([
    ['a group of a product', prose.replace('Production access', 'Access to the board')],
    ['a group without a name of its own', prose.replace('`tram-prod`', 'right')],
    ['readers of another house', `${prose}\nYou can change the group in the settings.\n`],
    ['nobody', prose.replace('We go', 'Somebody goes')],
    ['a product', prose.replace('the product owner', 'those who bought the product')],
  ])('is in doubt where it speaks of %s', async (_, text) => {
    expect(await told(text)).toMatchObject({ isOwn: 'unknown' });
  });
});
