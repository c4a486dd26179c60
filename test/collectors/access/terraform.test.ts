import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const backend = { 'live/backend.tf': 'terraform {\n  backend "s3" {\n    bucket = "state-of-infra"\n  }\n}\n' };
const role = (trust: string): string => `resource "aws_iam_role" "a" {\n  assume_role_policy = ${trust}\n}\n`;
const json = (principal: string, condition = '{}'): string =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal}, Condition = ${condition} }] })`;

describe('a file of Terraform', () => {
  test.each([
    ['a service', json('{ Service = "lambda.amazonaws.com" }'), 'no', 'yes'],
    ['a federation of people', json('{ Federated = "arn:aws:iam::210987654329:saml-provider/azure" }'), 'yes', 'no'],
    [
      'a forge',
      json(
        '{ Federated = aws_iam_openid_connect_provider.github.arn }',
        '{ StringLike = { "x:sub" = "repo:acme-org/app:*" } }',
      ),
      'unknown',
      'yes',
    ],
    ['an account', json('{ AWS = var.account }'), 'unknown', 'unknown'],
    ['a service and an account', json('{ Service = "ec2.amazonaws.com", AWS = var.account }'), 'unknown', 'yes'],
    [
      'whoever has a second factor',
      json('{ AWS = var.account }', '{ Bool = { "aws:MultiFactorAuthPresent" = true } }'),
      'yes',
      'unknown',
    ],
    ['a federation that is not told', json('{ Federated = var.provider }'), 'unknown', 'unknown'],
    [
      'a text with a value put in',
      `<<EOF\n{"Statement": [{"Principal": {"AWS": "arn:aws:iam::\${var.a}:root", "Service": "ec2.amazonaws.com"}}]}\nEOF`,
      'unknown',
      'yes',
    ],
    ['what is not written here', 'var.trust', 'unknown', 'unknown'],
  ])('tells for whom a role is that trusts %s', async (_, trust, people, workloads) => {
    expect(await only('live/role.tf', role(trust), backend)).toMatchObject({
      system: 'aws_iam',
      rules: 1,
      own: 'yes',
      people,
      workloads,
    });
  });

  test('finds the trust of a role in another file of its folder, and leaves out statements that refuse', async () => {
    const data = `data "aws_iam_policy_document" "trust" {
  statement {
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
  statement {
    effect = "Deny"
    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}
`;
    const item = await only('live/role.tf', role('data.aws_iam_policy_document.trust.json'), {
      ...backend,
      'live/data.tf': data,
    });
    expect(item).toMatchObject({ people: 'no', workloads: 'yes' });
  });

  test.each([
    ['resource "github_team_membership" "a" {}', 'github_organisation', 'yes', 'no'],
    ['resource "aws_ssoadmin_account_assignment" "a" {}', 'aws_identity_center', 'yes', 'no'],
    ['resource "azurerm_role_assignment" "a" { principal_type = "Group" }', 'azure_role', 'yes', 'no'],
    [
      'resource "azurerm_role_assignment" "a" { principal_id = data.azuread_group.team.object_id }',
      'azure_role',
      'yes',
      'no',
    ],
    [
      'resource "azurerm_role_assignment" "a" { principal_id = azurerm_user_assigned_identity.app.principal_id }',
      'azure_role',
      'no',
      'yes',
    ],
    ['resource "azurerm_role_assignment" "a" { principal_id = var.who }', 'azure_role', 'unknown', 'unknown'],
    ['resource "azurerm_role_definition" "a" {}', 'azure_role', 'unknown', 'unknown'],
    ['resource "google_project_iam_member" "a" { member = "group:team@acme.uk" }', 'gcp_iam', 'yes', 'no'],
    [`resource "google_project_iam_member" "a" { member = "serviceAccount:\${var.sa}" }`, 'gcp_iam', 'no', 'yes'],
    ['resource "google_project_iam_member" "a" { member = each.value }', 'gcp_iam', 'unknown', 'unknown'],
    [
      'resource "google_storage_bucket_iam_binding" "a" { members = ["user:a@b.uk", "serviceAccount:c"] }',
      'gcp_iam',
      'yes',
      'yes',
    ],
    ['resource "vault_kubernetes_auth_backend_role" "a" {}', 'vault', 'no', 'yes'],
    ['resource "vault_jwt_auth_backend_role" "a" { role_type = "oidc" }', 'vault', 'yes', 'no'],
    ['resource "postgresql_grant" "a" {}', 'database', 'unknown', 'unknown'],
    [
      'module "a" { source = "terraform-aws-modules/iam/aws//modules/iam-github-oidc-role" }',
      'aws_iam',
      'unknown',
      'yes',
    ],
    ['module "a" {\n  source  = "./modules/team"\n  members = ["ada", "grace"]\n}', 'roster', 'yes', 'no'],
  ])('%s is of %s, for people: %s, for programs: %s', async (text, system, people, workloads) => {
    expect(await only('live/a.tf', `${text}\n`, backend)).toMatchObject({ system, people, workloads, own: 'yes' });
  });

  test('policies alone are for whom the roles of their folder are', async () => {
    const policy = 'resource "aws_iam_role_policy" "a" {}\n';
    expect(await only('live/policy.tf', policy, backend)).toMatchObject({ people: 'unknown', workloads: 'unknown' });
    const beside = { ...backend, 'live/role.tf': role(json('{ Service = "lambda.amazonaws.com" }')) };
    expect(await only('live/policy.tf', policy, beside)).toMatchObject({ people: 'no', workloads: 'yes', rules: 1 });
  });

  test('says of a text that is cut short no more than it holds', async () => {
    const text = `${role(json('{ Service = "lambda.amazonaws.com" }'))}resource "aws_iam_role" "b" {\n`;
    expect(await only('live/a.tf', text, backend)).toMatchObject({ people: 'unknown', workloads: 'yes' });
  });

  test('says nothing of resources that grant nothing', async () => {
    expect(await itemsIn({ ...backend, 'live/a.tf': 'resource "datadog_monitor" "a" {}\n' })).toEqual([]);
  });
});

describe('a configuration is the source’s own', () => {
  const team = 'resource "github_team" "a" {}\n';
  test.each([
    ['where its state has a place', 'live/a.tf', backend, 'yes'],
    ['in an environment', 'environments/prod/a.tf', {}, 'yes'],
    [
      'where its state has a place that is to be filled in',
      'live/a.tf',
      { 'live/b.tf': 'terraform {\n  backend "s3" { bucket = "<your-bucket>" }\n}\n' },
      'unknown',
    ],
    ['where nothing tells', 'live/a.tf', {}, 'unknown'],
    ['not as a module alone', 'modules/teams/a.tf', {}, 'unknown'],
    [
      'as a module that such a root takes in',
      'modules/teams/a.tf',
      { ...backend, 'live/m.tf': 'module "t" {\n  source = "../modules/teams"\n}\n' },
      'yes',
    ],
    ['not as something kept aside', 'archive/a.tf', { 'archive/backend.tf': backend['live/backend.tf'] }, 'unknown'],
  ])('%s', async (_, path, beside, own) => {
    expect(await only(path, team, beside)).toMatchObject({ own });
  });

  test('where it trusts repositories of its owner, but not in a sample', async () => {
    const files = {
      'a.tf': role(json('{ Federated = var.p }', '{ StringLike = { "x:sub" = "repo:acme-org/app:*" } }')),
    };
    expect(await itemsIn(files)).toMatchObject([{ own: 'yes' }]);
    expect(await itemsIn(files, 'other/infra')).toMatchObject([{ own: 'unknown' }]);
    expect(await itemsIn(files, 'acme-org/infra-template')).toMatchObject([{ own: 'unknown' }]);
  });
});
