import { describe, expect, test } from 'vitest';
import { s3, terraformIn } from './reading.ts';

const beside = async (text: string) => terraformIn({ 'org/main.tf': s3() + text });

describe('guardrails', () => {
  const document = (effect: string) =>
    `data "aws_iam_policy_document" "d" {\n  statement {\n    effect = "${effect}"\n  }\n}\n`;
  const policy = 'resource "aws_organizations_policy" "p" {\n  content = data.aws_iam_policy_document.d.json\n}\n';
  const attached =
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.p.id\n}\n';
  const azure = (inside: string) => `resource "azurerm_subscription_policy_assignment" "a" {\n${inside}\n}\n`;
  const definition = (effect: string) =>
    `resource "azurerm_policy_definition" "d" {\n  policy_rule = jsonencode({ then = { effect = "${effect}" } })\n}\n`;
  const google = (inside: string) =>
    `resource "google_org_policy_policy" "a" {\n  parent = "organizations/1"\n${inside}\n}\n`;

  test.each([
    [document('Deny') + policy + attached, 'organisation', 'yes'],
    [document('Deny') + policy, 'organisation', 'unknown'],
    [document('Allow') + policy + attached, 'organisation', 'unknown'],
    [`${document('Deny')}${policy.replace('{\n', '{\n  count = var.n\n')}${attached}`, 'organisation', 'unknown'],
    [
      `resource "aws_organizations_policy" "p" {\n  content = <<JSON\n{"Effect": "Deny"}\nJSON\n}\n${attached}`,
      'organisation',
      'yes',
    ],
    [
      'resource "aws_organizations_policy" "p" {\n  type = "TAG_POLICY"\n  content = "Deny"\n}\n',
      'organisation',
      'unknown',
    ],
    ['resource "aws_config_organization_managed_rule" "r" {}\n', 'organisation', 'no'],
    ['resource "aws_controltower_control" "r" {}\n', 'organisation', 'unknown'],
    [azure('parameters = jsonencode({ effect = { value = "Deny" } })'), 'account', 'yes'],
    [azure('parameters = jsonencode({ effect = { value = "Audit" } })'), 'account', 'no'],
    [azure('parameters = <<P\n{ "effect": { "value": "Deny" } }\nP'), 'account', 'yes'],
    [azure('enforce = false\nparameters = jsonencode({ effect = { value = "Deny" } })'), 'account', 'no'],
    [azure('parameters = jsonencode({ effect = { value = var.effect } })'), 'account', 'unknown'],
    [azure('policy_definition_id = azurerm_policy_definition.d.id') + definition('deny'), 'account', 'yes'],
    [
      azure('policy_definition_id = azurerm_policy_definition.d.id') + definition("[parameters('effect')]"),
      'account',
      'unknown',
    ],
    [azure('policy_definition_id = "/providers/x"'), 'account', 'unknown'],
    [google('spec {\n rules {\n enforce = "TRUE"\n }\n}'), 'organisation', 'yes'],
    [google('spec {\n rules {\n enforce = "FALSE"\n }\n}'), 'organisation', 'no'],
    [google('dry_run_spec {\n rules {\n enforce = "TRUE"\n }\n}'), 'organisation', 'no'],
    [
      'resource "google_project_organization_policy" "a" {\n boolean_policy {\n enforced = true\n }\n}\n',
      'account',
      'yes',
    ],
  ])('%s', async (text, scope, denies) => {
    const { guardrails } = await beside(text);
    expect(guardrails).toMatchObject([{ tool: 'terraform', path: 'org', scope, denies }]);
  });

  test.each([
    'resource "aws_organizations_policy" "p" {\n  count = 0\n}\n',
    'resource "aws_organizations_policy" "p" {\n  type = "BACKUP_POLICY"\n}\n',
    'resource "github_repository_ruleset" "p" {}\n',
  ])('%s is none', async (text) => {
    expect((await beside(text)).guardrails).toEqual([]);
  });

  test('what nobody is seen to run shows nothing', async () => {
    expect(
      (await terraformIn({ 'main.tf': 'resource "aws_config_organization_managed_rule" "r" {}\n' })).guardrails,
    ).toEqual([]);
  });

  test('a module that a root takes in counts as the root’s', async () => {
    const { guardrails } = await terraformIn({
      'live/main.tf': `${s3()}module "m" {\n  source = "../m"\n}\n`,
      'm/main.tf': 'resource "aws_config_organization_managed_rule" "r" {}\n',
      'unused/main.tf': 'resource "aws_config_organization_managed_rule" "r" {}\n',
    });
    expect(guardrails).toMatchObject([{ path: 'm', at: { path: 'm/main.tf', line: 1 } }]);
  });
});

describe('stores for artefacts', () => {
  const ecr = (inside = '') => `resource "aws_ecr_repository" "app" {\n  name = "app"\n${inside}\n}\n`;
  const rule = (status: string, days: number) =>
    `resource "aws_ecr_lifecycle_policy" "p" {\n  repository = aws_ecr_repository.app.name\n  policy = jsonencode({ rules = [{ selection = { tagStatus = "${status}", countType = "sinceImagePushed", countUnit = "days", countNumber = ${days} } }] })\n}\n`;
  const written = (status: string, days: number) =>
    `resource "aws_ecr_lifecycle_policy" "p" {\n  repository = aws_ecr_repository.app.name\n  policy = <<P\n{"rules": [{"selection": {\n"tagStatus": "${status}",\n"countType": "sinceImagePushed", "countNumber": ${days}}}]}\nP\n}\n`;
  const registry = (inside: string) =>
    `resource "google_artifact_registry_repository" "r" {\n  format = "DOCKER"\n${inside}\n}\n`;
  const lock = (name: string, mode: string) =>
    `resource "aws_s3_bucket_object_lock_configuration" "${name}" {\n  rule {\n    default_retention {\n      mode = "${mode}"\n    }\n  }\n}\n`;

  test.each([
    [ecr(), 'no', null],
    [ecr('image_tag_mutability = "IMMUTABLE"'), 'yes', null],
    [ecr('image_tag_mutability = var.mutability'), 'unknown', null],
    [ecr('image_tag_mutability = "IMMUTABLE"\ncount = var.n'), 'unknown', null],
    [ecr() + rule('any', 30), 'no', 30],
    [ecr() + rule('untagged', 7), 'no', null],
    [ecr() + written('any', 14), 'no', 14],
    [ecr() + written('untagged', 14), 'no', null],
    [registry('docker_config {\n immutable_tags = true\n}'), 'yes', null],
    [registry('dynamic "docker_config" {\n for_each = var.a\n content {}\n}'), 'unknown', null],
    [registry('cleanup_policies {\n action = "DELETE"\n condition {\n older_than = "2592000s"\n }\n}'), 'no', 30],
    [registry('cleanup_policies {\n action = "KEEP"\n condition {\n older_than = "30d"\n }\n}'), 'no', null],
    ['resource "google_artifact_registry_repository" "r" {\n  format = "NPM"\n}\n', 'unknown', null],
    ['resource "azurerm_container_registry" "r" {}\n', 'unknown', null],
    [lock('artifacts', 'COMPLIANCE'), 'yes', null],
    [lock('releases', 'GOVERNANCE'), 'unknown', null],
  ])('%s', async (text, immutable, expiryDays) => {
    expect((await beside(text)).stores).toMatchObject([{ immutable, expiryDays }]);
  });

  test('a locked bucket of logs is no store for artefacts', async () => {
    expect((await beside(lock('cloudtrail', 'COMPLIANCE'))).stores).toEqual([]);
  });
});

describe('drift', () => {
  const workspace = (inside: string) => `resource "tfe_workspace" "w" {\n  name = "org"\n${inside}\n}\n`;
  const told = (triggers: string) =>
    `resource "tfe_notification_configuration" "n" {\n  enabled = true\n  triggers = [${triggers}]\n  workspace_id = tfe_workspace.w.id\n}\n`;

  test.each([
    [workspace('working_directory = "org"\nassessments_enabled = true'), 'org', 'yes', 'unknown'],
    [workspace('assessments_enabled = true') + told('"assessment:drifted"'), 'org/main.tf', 'yes', 'yes'],
    [workspace('assessments_enabled = true') + told('"run:errored"'), 'org/main.tf', 'yes', 'unknown'],
    [workspace('assessments_enabled = var.on'), 'org/main.tf', 'unknown', 'unknown'],
    [workspace('assessments_enabled = false'), 'org/main.tf', 'no', 'unknown'],
  ])('%s', async (text, path, enabled, notifies) => {
    expect((await beside(text)).drifts).toMatchObject([{ form: 'health_assessment', path, enabled, notifies }]);
  });

  test('a workspace of which nothing is said, or of a folder that is not here, is none', async () => {
    expect((await beside(workspace(''))).drifts).toEqual([]);
    expect((await beside(workspace('assessments_enabled = true\nworking_directory = "gone"'))).drifts).toEqual([]);
  });

  test('a rule of the cloud that finds drift is one, and tells somebody where a target stands behind it', async () => {
    const rule =
      'resource "aws_config_config_rule" "d" {\n  source {\n    owner = "AWS"\n    source_identifier = "CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK"\n  }\n}\n';
    const event =
      'resource "aws_cloudwatch_event_rule" "e" {\n  event_pattern = jsonencode({ source = ["aws.config"] })\n}\n';
    const target = 'resource "aws_cloudwatch_event_target" "t" {\n  rule = aws_cloudwatch_event_rule.e.name\n}\n';
    expect((await beside(rule)).drifts).toMatchObject([{ form: 'drift_rule', enabled: 'yes', notifies: 'unknown' }]);
    expect((await beside(rule + event)).drifts).toMatchObject([{ notifies: 'unknown' }]);
    expect((await beside(rule + event + target)).drifts).toMatchObject([{ notifies: 'yes' }]);
  });
});
