import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const backend = { 'live/backend.tf': 'terraform {\n  backend "s3" {\n    bucket = "shop-state"\n  }\n}\n' };
const call = (source: string): string => `module "a" {\n  source = "${source}"\n  name   = "iam"\n}\n`;

describe('a module elsewhere whose name alone tells of access', () => {
  test.each([
    ['git@github.com:tideco/terraform-aws-team-role.git//iam?ref=v1', 'aws_iam'],
    ['git::https://github.com/tideco/modules.git//github-teams?ref=v2', 'github_organisation'],
    ['app.terraform.io/tideco/rbac/azurerm', 'other'],
  ])('%s is a rule of %s for nobody that is told', async (source, system) => {
    expect(await only('live/a.tf', call(source), backend)).toMatchObject({
      system,
      people: 'unknown',
      workloads: 'unknown',
    });
  });

  test.each([
    ['of other things', 'terraform-aws-modules/security-group/aws'],
    ['of the repository itself', '../modules/iam'],
    ['with a name that only begins so', 'git@github.com:tideco/modules.git//diamond'],
    ['of an organisation whose lists are called so', 'git@github.com:tideco/iam-modules.git//vpc'],
  ])('is not one %s', async (_, source) => {
    const here = { 'modules/iam/main.tf': 'variable "name" {}\n' };
    expect(await itemsIn({ ...backend, ...here, 'live/a.tf': call(source) })).toEqual([]);
  });
});

const given = (source: string, args: string): string => `module "a" {\n  source = "${source}"\n  ${args}\n}\n`;
const user = 'arn:aws:iam::482910375566:user/ada';

describe('a module that is given whom it lets in', () => {
  test.each([
    ['terraform-aws-modules/eks/aws', `access_entries = { ada = { principal_arn = "${user}" } }`, 'kubernetes_rbac'],
    [
      'terraform-aws-modules/eks/aws//modules/aws-auth',
      `aws_auth_roles = [{ rolearn = "${user}" }]`,
      'kubernetes_rbac',
    ],
    ['terraform-aws-modules/eks/aws', 'map_roles = local.roles', 'kubernetes_rbac'],
    ['Azure/avm-res-keyvault-vault/azurerm', 'role_assignments = { a = { principal_id = "x" } }', 'azure_role'],
    ['Azure/avm-res-authorization-roleassignment/azurerm', 'name = "a"', 'other'],
    ['tideco/queue/aws', 'admins = ["ada@tideco.org"]', 'other'],
  ])('%s %s', async (source, args, system) => {
    expect(await only('live/a.tf', given(source, args), backend)).toMatchObject({
      ...{ system, people: 'unknown', workloads: 'unknown' },
    });
  });

  test.each([
    [
      'git::https://github.com/tideco/fabric//modules/project',
      'iam = { "roles/owner" = ["group:a@tideco.org"] }',
      'yes',
    ],
    ['./project', 'iam_by_principals = { "serviceAccount:a@b.iam.gserviceaccount.com" = ["roles/viewer"] }', 'no'],
    ['./project', 'iam_bindings = { a = { role = "roles/viewer", members = var.members } }', 'unknown'],
  ])('tells of Google Cloud by its members: %s', async (source, args, people) => {
    expect(await only('live/a.tf', given(source, args), backend)).toMatchObject({ system: 'gcp_iam', people });
  });

  test('tells of people where it maps users or assigns a role to a group', async () => {
    const text = `${given('./eks', `map_users = [{ userarn = "${user}" }]`)}${given('./vault', 'role_assignments = { a = { principal_type = "Group" } }')}`;
    expect(await itemsIn({ ...backend, 'live/a.tf': text })).toMatchObject([
      { system: 'azure_role', people: 'yes' },
      { system: 'kubernetes_rbac', people: 'yes' },
    ]);
  });

  test.each([
    ['nothing', './eks', 'access_entries = {}'],
    ['no members', './project', 'iam = {}'],
    ['a switch', './project', 'iam = true'],
    ['another thing by that name', './queue', 'bindings = ["orders.created"]'],
    ['machines', './pool', 'members = ["10.0.0.1"]'],
    ['whom to tell', './alarm', 'emails = ["ada@tideco.org"]'],
    ['labels', './bucket', 'owners = ["ada@tideco.org"]'],
  ])('is none where it is given %s', async (_, source, args) => {
    expect(await itemsIn({ ...backend, 'live/a.tf': given(source, args) })).toEqual([]);
  });
});

describe('a module of this repository that is not there', () => {
  test('is in doubt where its folder is for people', async () => {
    expect(await only('live/a.tf', call('../modules/users'), backend)).toMatchObject({ people: 'unknown' });
  });

  test.each([
    ['is for other things', '../modules/network', {}],
    ['is there', '../modules/users', { 'modules/users/main.tf': 'resource "aws_sqs_queue" "a" {}\n' }],
  ])('is none where it %s', async (_, source, beside) => {
    expect(await itemsIn({ ...backend, ...beside, 'live/a.tf': call(source) })).toEqual([]);
  });
});
