import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const backend = { 'live/backend.tf': 'terraform {\n  backend "s3" {\n    bucket = "shop-state"\n  }\n}\n' };
const resource = (type: string, body = 'name = "a"'): string => `resource "${type}" "a" {\n  ${body}\n}\n`;
const inDoubt = { people: 'unknown', workloads: 'unknown', rules: 1 };

describe('a resource of a type that no table names', () => {
  test.each([
    'aws_lakeformation_permissions',
    'aws_quicksight_group_membership',
    'aws_quicksight_user',
    'azuredevops_group_membership',
    'azurerm_cosmosdb_sql_role_assignment',
    'bitbucket_repository_user_permission',
    'buildkite_team_member',
    'confluent_role_binding',
    'google_bigquery_dataset_access',
    'hcp_organization_iam_binding',
    'jumpcloud_user_group',
    'oci_identity_policy',
    'opensearch_roles_mapping',
    'pagerduty_team_membership',
    'sonarqube_group',
    'twingate_user',
    'yandex_resourcemanager_folder_iam_member',
  ])('%s says by its last words that it grants something', async (type) => {
    expect(await only('live/a.tf', resource(type), backend)).toMatchObject({ ...inDoubt, system: 'other', own: 'yes' });
  });

  test.each([
    'aws_autoscaling_group',
    'aws_cloudwatch_event_permission',
    'aws_cloudfront_origin_access_control',
    'aws_cloudwatch_log_group',
    'aws_cognito_user_group',
    'aws_db_instance_role_association',
    'aws_db_parameter_group',
    'aws_eks_node_group',
    'aws_elasticache_user',
    'aws_guardduty_member',
    'aws_kms_grant',
    'aws_lambda_permission',
    'aws_lb_target_group',
    'aws_rds_cluster_role_association',
    'aws_s3_bucket_acl',
    'aws_security_group',
    'azurerm_resource_group',
    'azurerm_resource_group_policy_assignment',
    'github_actions_organization_permissions',
    'github_actions_runner_group',
    'google_gke_hub_membership',
    'openstack_lb_member_v2',
    'openstack_networking_secgroup_v2',
  ])('%s grants nobody anything', async (type) => {
    expect(await itemsIn({ ...backend, 'live/a.tf': resource(type) })).toEqual([]);
  });

  test('is none where nothing of it is made', async () => {
    expect(await itemsIn({ ...backend, 'live/a.tf': resource('pagerduty_team', 'count = 0') })).toEqual([]);
  });

  test('ends for names without end', async () => {
    const text = `${'"aws_'.repeat(50_000)}\n${`"aws_${'a_'.repeat(100_000)}"`}\n${' users '.repeat(50_000)}`;
    expect(await itemsIn({ 'live/a.tf': text, 'live/a.tfvars': text })).toEqual([]);
  });
});

describe('a policy of a service', () => {
  const policy = (identifier: string): string =>
    `${resource('aws_s3_bucket_policy', 'policy = data.aws_iam_policy_document.a.json')}
data "aws_iam_policy_document" "a" {
  statement {
    principals {
      type        = "AWS"
      identifiers = ["${identifier}"]
    }
  }
}
`;
  const written = (who: string): string =>
    resource('aws_sqs_queue_policy', `policy = jsonencode({ Statement = [{ Principal = { AWS = "${who}" } }] })`);
  const user = 'arn:aws:iam::482910375566:user/ada';

  test.each([
    policy(user),
    written(user),
    `resource "aws_kms_key" "a" {\n  policy = <<E\n{"Statement": [{"Principal": {"AWS": "${user}"}}]}\nE\n}\n`,
  ])('lets in a user of an account', async (text) => {
    expect(await only('live/a.tf', text, backend)).toMatchObject({ ...inDoubt, system: 'aws_iam' });
  });

  test.each([
    policy('cloudfront.amazonaws.com'),
    policy('arn:aws:iam::482910375566:root'),
    written('arn:aws:iam::482910375566:role/shop'),
    // What users may do for themselves names them as what it is done with.
    'data "aws_iam_policy_document" "a" {\n  statement {\n    resources = ["arn:aws:iam::*:user/ada"]\n  }\n}\n',
  ])('lets in no person', async (text) => {
    expect(await itemsIn({ ...backend, 'live/a.tf': text })).toEqual([]);
  });
});

describe('an object of a cluster that a configuration makes', () => {
  const binding = (value: string): string => resource('kubernetes_manifest', `manifest = ${value}`);
  const object = `{
    apiVersion = "rbac.authorization.k8s.io/v1"
    kind       = "ClusterRoleBinding"
    subjects   = [{ kind = "Group", name = "platform" }]
  }`;
  const yaml = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: \${var.name}
subjects:
  - kind: Group
    name: platform
`;

  test.each([
    binding(object),
    binding(`yamldecode(<<E\n${yaml}E\n)`),
    resource('kubectl_manifest', `yaml_body = <<E\n${yaml}E`),
  ])('is read as one that stands by itself', async (text) => {
    expect(await only('live/a.tf', text, backend)).toMatchObject({
      system: 'kubernetes_rbac',
      people: 'yes',
      rules: 1,
    });
  });

  test.each([['{ apiVersion = "v1", kind = "ConfigMap" }'], ['yamldecode(file("a.yaml"))'], ['local.manifest']])(
    'is none of %s',
    async (value) => {
      expect(await itemsIn({ ...backend, 'live/a.tf': binding(value) })).toEqual([]);
    },
  );

  const settings = (name: string, data: string): string =>
    resource('kubernetes_config_map_v1_data', `metadata {\n    name = "${name}"\n  }\n  data = ${data}`);

  test.each([
    ['{ mapUsers = yamlencode([{ userarn = "a" }]) }', 'yes'],
    ['{ mapRoles = yamlencode(local.roles) }', 'unknown'],
    ['local.auth', 'unknown'],
  ])('lets into a cluster of EKS: %s', async (data, people) => {
    const item = await only('live/a.tf', settings('aws-auth', data), backend);
    expect(item).toMatchObject({ system: 'kubernetes_rbac', people });
  });

  test.each([
    ['aws-auth', '{ mapUsers = yamlencode([]) }'],
    ['shop', '{ mapUsers = "arn:aws:iam::482910375566:user/ada" }'],
  ])('lets nobody in: %s %s', async (name, data) => {
    expect(await itemsIn({ ...backend, 'live/a.tf': settings(name, data) })).toEqual([]);
  });
});

describe('values of variables', () => {
  test.each([
    ['live/people.auto.tfvars', 'admins = ["ada@tideco.org", "ben@tideco.org"]\n'],
    ['live/live.tfvars', 'team_members = ["ada", "ben"]\n'],
    ['live/live.tfvars', 'users = {\n  ada = { email = "ada@tideco.org" }\n}\n'],
    ['live/live.tfvars.json', '{"map_users": [{"userarn": "arn:aws:iam::482910375566:user/ada"}]}\n'],
  ])('in which people are listed: %s', async (path, text) => {
    expect(await only(path, text, backend)).toEqual({ ...inDoubt, path, system: 'other', own: 'unknown' });
  });

  test.each([
    ['nobody', 'admins = []'],
    ['whom to tell', 'alert_emails = ["ada@tideco.org"]'],
    ['machines', 'members = ["10.0.0.1", "10.0.0.2"]'],
    ['programs', 'database_users = ["shop", "orders"]'],
    ['a number', 'max_users = 100'],
    ['owners of images', 'owners = ["099720109477"]'],
  ])('in which %s stand', async (_, text) => {
    expect(await itemsIn({ ...backend, 'live/a.tfvars': `${text}\n` })).toEqual([]);
  });
});
