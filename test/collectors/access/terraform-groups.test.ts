import { describe, expect, test } from 'vitest';
import { only } from './reading.ts';

const backend = 'terraform {\n  backend "s3" {\n    bucket = "barclay-state"\n  }\n}\n';
const resource = (type: string, name: string, ...lines: readonly string[]) =>
  `resource "${type}" "${name}" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const told = async (text: string) => {
  const { people, workloads } = (await only('live/a.tf', `${backend}${text}`)) as Record<string, unknown>;
  return { people, workloads };
};
const people = { people: 'yes', workloads: 'no' };
const programs = { people: 'no', workloads: 'yes' };
const open = { people: 'unknown', workloads: 'unknown' };

describe('groups and memberships are for whom they put in', () => {
  test.each([
    [
      'an app',
      resource('azuread_group_member', 'a', 'member_object_id = azurerm_linux_web_app.a.identity[0].principal_id'),
      programs,
    ],
    [
      'an identity',
      resource('azuread_group', 'sql', 'members = [azurerm_user_assigned_identity.shop.principal_id]'),
      programs,
    ],
    [
      'an identity, of admins by name',
      resource('azuread_group', 'sql_admins', 'members = [module.shop_app.principal_id]'),
      open,
    ],
    [
      'a service account',
      resource(
        'google_cloud_identity_group_membership',
        'm',
        'preferred_member_key { id = google_service_account.a.email }',
      ),
      programs,
    ],
    [
      'an account by its address',
      resource(
        'google_cloud_identity_group_membership',
        'm',
        'preferred_member_key { id = "shop@p1.iam.gserviceaccount.com" }',
      ),
      programs,
    ],
    [
      'a service principal',
      resource('databricks_group_member', 'm', 'member_id = databricks_service_principal.ci.id'),
      programs,
    ],
    [
      'an application',
      resource('azuread_group_member', 'm', 'member_object_id = azuread_service_principal.a.object_id'),
      programs,
    ],
    ['identifiers', resource('azuread_group', 'readers', 'members = ["1f2e3d4c-0000-4000-8000-123456789abc"]'), open],
    [
      'whoever runs it',
      resource('azuread_group', 'readers', 'members = [data.azuread_client_config.current.object_id]'),
      open,
    ],
    ['nobody', resource('azuread_group', 'readers', 'display_name = "shop-readers"'), open],
    ['customers', resource('keycloak_group', 'g', 'name = "customers"'), open],
    ['customers of admins', resource('keycloak_group', 'g', 'name = "customer-admins"'), open],
    [
      'who sends mail',
      resource('aws_iam_group', 'ses', 'name = "ses-smtp-users"') +
        resource(
          'aws_iam_user_group_membership',
          'm',
          'user = aws_iam_user.smtp.name',
          'groups = [aws_iam_group.ses.name]',
        ),
      open,
    ],
    [
      'one account in a group of no name',
      resource('aws_iam_user_group_membership', 'm', 'user = "export"', 'groups = ["s3-write"]'),
      open,
    ],
    ['what a variable gives', resource('azuread_group', 'g', 'members = var.object_ids'), open],
    ['identities of a variable', resource('azuread_group', 'g', 'members = var.app_users_identity_ids'), open],
  ])('%s', async (_, text, expected) => {
    expect(await told(text)).toEqual(expected);
  });

  test.each([
    ['users', resource('azuread_group_member', 'a', 'member_object_id = data.azuread_user.ada.object_id')],
    ['users of a list', resource('azuread_group', 'a', 'members = data.azuread_users.team.object_ids')],
    ['user ids of a variable', resource('azuread_group', 'a', 'members = var.user_ids')],
    [
      'each of a variable',
      resource('azuread_group_member', 'a', 'for_each = toset(var.members)', 'member_object_id = each.value'),
    ],
    [
      'addresses of a local',
      'locals {\n  team = ["ada@corp.io", "ben@corp.io"]\n}\n' +
        resource(
          'google_cloud_identity_group_membership',
          'm',
          'for_each = toset(local.team)',
          'preferred_member_key { id = each.key }',
        ),
    ],
    ['names in a list', resource('aws_iam_group_membership', 'm', 'users = ["ada", "ben"]')],
    [
      'one name in a group of staff',
      resource(
        'aws_iam_user_group_membership',
        'm',
        'user = aws_iam_user.ada.name',
        'groups = [aws_iam_group.developers.name]',
      ),
    ],
    ['nobody, a group of staff', resource('aws_iam_group', 'a', 'name = "Developers"')],
    ['nobody, a group of staff in one word', resource('azuread_group', 'a', 'display_name = "PlatformEngineers"')],
    [
      'whom a rule takes in',
      resource('azuread_group', 'a', 'dynamic_membership {', '  rule = "user.department -eq \\"IT\\""', '}'),
    ],
    ['what is granted to staff', resource('aws_iam_group_policy_attachment', 'a', 'group = "admins"')],
    [
      'members of Workspace',
      resource('googleworkspace_group_members', 'a', 'members {', '  email = "ada@corp.io"', '  role = "MEMBER"', '}'),
    ],
  ])('people: %s', async (_, text) => {
    expect(await told(text)).toEqual(people);
  });

  test('a group that holds people and programs is for both', async () => {
    const members = 'members = [azuread_user.ada.object_id, azurerm_user_assigned_identity.shop.principal_id]';
    expect(await told(resource('azuread_group', 'a', members))).toEqual({ people: 'yes', workloads: 'yes' });
  });

  test('a role for a group is for whom the group holds, and for people where nobody is told', async () => {
    const role = resource('azurerm_role_assignment', 'r', 'principal_id = azuread_group.sql.object_id');
    const group = resource('azuread_group', 'sql', 'members = [azurerm_user_assigned_identity.shop.principal_id]');
    const beside = { 'live/group.tf': group };
    expect(await only('live/a.tf', backend + role, beside)).toMatchObject(programs);
    expect(await only('live/a.tf', backend + role)).toMatchObject(people);
  });
});

describe('accounts and gates', () => {
  test.each([
    [
      'a bot that is told to be one',
      resource('gitlab_user', 'b', 'username = "svc-deploy"', 'is_bot = true'),
      programs,
    ],
    ['an account with a program’s name', resource('gitlab_user', 'b', 'username = "svc-deploy"'), open],
    ['an account of a person', resource('gitlab_user', 'b', 'username = "ada"', 'name = "Ada Hill"'), people],
    ['a bot in a team', resource('github_team_membership', 'b', 'username = "corp-ci-bot"'), open],
    ['an address of a bot', resource('googleworkspace_user', 'b', 'primary_email = "ci-bot@corp.io"'), open],
    ['an address of a person', resource('googleworkspace_user', 'b', 'primary_email = "ada@corp.io"'), people],
    ['an account of a service', resource('azuread_user', 'b', 'user_principal_name = "svc-backup@corp.io"'), open],
    [
      'bots with what they may do in blocks',
      resource('github_repository_collaborators', 'c', 'repository = "shop"', 'user { username = "renovate-bot" }'),
      open,
    ],
    [
      'a person beside a bot',
      resource('github_repository_collaborators', 'c', 'user { username = "ada" }', 'user { username = "shop-bot" }'),
      people,
    ],
    [
      'a team of bots and what it may do',
      `${resource('github_team', 'b', 'name = "shop-bots"')}${resource('github_team_repository', 'r', 'team_id = github_team.b.id')}`,
      open,
    ],
    [
      'a team of a pipeline and its token',
      `${resource('tfe_team', 'ci', 'name = "github-actions"')}${resource('tfe_team_access', 'ci', 'team_id = tfe_team.ci.id')}${resource('tfe_team_token', 'ci', 'team_id = tfe_team.ci.id')}`,
      { people: 'unknown', workloads: 'yes' },
    ],
    ['a team of people who look after bots', resource('github_team', 'b', 'name = "bot-maintainers"'), people],
    ['a team that is called like what it makes', resource('github_team', 'ci', 'name = "payments-api"'), people],
    ['a team of what learns', resource('github_team', 'a', 'name = "machine-learning"'), people],
    [
      'a person in a team of bots',
      `${resource('github_team', 'b', 'name = "shop-bots"')}${resource('github_team_membership', 'm', 'team_id = github_team.b.id', 'username = "ada"')}`,
      { people: 'yes', workloads: 'unknown' },
    ],
    [
      'who may use an account of a program',
      resource('grafana_service_account_permission', 'p', 'service_account_id = 1'),
      open,
    ],
    [
      'an application for customers',
      `${resource('okta_group', 'c', 'name = "Customers"')}${resource('okta_app_group_assignment', 'a', 'group_id = okta_group.c.id')}`,
      open,
    ],
    [
      'several groups, of customers as well',
      `${resource('okta_group', 'c', 'name = "Customers"')}${resource('okta_app_group_assignments', 'a', 'group { id = okta_group.c.id }', 'group { id = okta_group.staff.id }')}`,
      { people: 'yes', workloads: 'unknown' },
    ],
    ['an application for people', resource('okta_app_group_assignment', 'a', 'group_id = okta_group.c.id'), people],
    ['whoever joins a realm', resource('keycloak_default_groups', 'd', 'group_ids = ["staff"]'), open],
    [
      'a token',
      resource(
        'cloudflare_access_policy',
        'p',
        'decision = "non_identity"',
        'include { service_token = [cloudflare_access_service_token.x.id] }',
      ),
      programs,
    ],
    [
      'a token by the other form',
      resource(
        'cloudflare_zero_trust_access_policy',
        'p',
        'decision = "allow"',
        'include = [{ service_token = { token_id = "x" } }]',
      ),
      programs,
    ],
    [
      'everybody',
      resource('cloudflare_access_policy', 'p', 'decision = "bypass"', 'include { everyone = true }'),
      open,
    ],
    [
      'a domain of mail',
      resource('cloudflare_access_policy', 'p', 'decision = "allow"', 'include { email_domain = ["corp.io"] }'),
      people,
    ],
    [
      'addresses',
      resource('cloudflare_zero_trust_access_group', 'p', 'include = [{ email = { email = "ada@corp.io" } }]'),
      people,
    ],
  ])('%s', async (_, text, expected) => {
    expect(await told(text)).toEqual(expected);
  });
});
