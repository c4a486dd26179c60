import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const claim = (version: string, kind: string, spec: string): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata:\n  name: a\nspec:\n  forProvider: ${spec}\n`;
const trust = (principal: string): string =>
  `{assumeRolePolicy: '{"Statement": [{"Effect": "Allow", "Principal": ${principal}}]}'}`;

describe('resources of a cloud that a cluster makes', () => {
  test.each([
    ['iam.aws.upbound.io/v1beta1', 'UserGroupMembership', '{user: karen, groups: [devs]}', 'aws_iam', 'yes', 'no'],
    ['iam.aws.m.upbound.io/v1beta1', 'GroupPolicyAttachment', '{group: devs}', 'aws_iam', 'yes', 'no'],
    ['iam.aws.crossplane.io/v1beta1', 'Group', '{}', 'aws_iam', 'yes', 'no'],
    ['iam.aws.upbound.io/v1beta1', 'RolePolicyAttachment', '{role: app}', 'aws_iam', 'unknown', 'unknown'],
    ['iam.aws.upbound.io/v1beta1', 'User', '{}', 'aws_iam', 'unknown', 'unknown'],
    ['iam.aws.upbound.io/v1beta1', 'Role', trust('{"Service": "ec2.amazonaws.com"}'), 'aws_iam', 'no', 'yes'],
    ['iam.aws.upbound.io/v1beta1', 'Role', trust('{"AWS": "*"}'), 'aws_iam', 'unknown', 'unknown'],
    ['iam.aws.upbound.io/v1beta1', 'Role', '{assumeRolePolicy: "{"}', 'aws_iam', 'unknown', 'unknown'],
    ['ssoadmin.aws.upbound.io/v1beta1', 'AccountAssignment', '{}', 'aws_identity_center', 'yes', 'no'],
    ['cloudplatform.gcp.upbound.io/v1beta1', 'ProjectIAMMember', '{member: "group:a@acme.uk"}', 'gcp_iam', 'yes', 'no'],
    [
      'cloudplatform.gcp.upbound.io/v1beta1',
      'ProjectIAMMember',
      '{member: "serviceAccount:a@p.iam.gserviceaccount.com"}',
      'gcp_iam',
      'no',
      'yes',
    ],
    ['storage.gcp.upbound.io/v1beta1', 'BucketIAMMember', '{memberSelector: {}}', 'gcp_iam', 'unknown', 'unknown'],
    ['authorization.azure.upbound.io/v1beta1', 'RoleAssignment', '{principalType: Group}', 'azure_role', 'yes', 'no'],
    [
      'authorization.azure.upbound.io/v1beta1',
      'RoleAssignment',
      '{principalId: x}',
      'azure_role',
      'unknown',
      'unknown',
    ],
    ['groups.azuread.upbound.io/v1beta1', 'Member', '{}', 'entra', 'yes', 'no'],
  ])('%s %s %s', async (version, kind, spec, system, people, workloads) => {
    expect(await only('crossplane/a.yaml', claim(version, kind, spec))).toMatchObject({
      ...{ system, rules: 1, people, workloads },
    });
  });

  test('are the source’s own where a reconciler takes them in', async () => {
    const text = claim('iam.aws.upbound.io/v1beta1', 'UserGroupMembership', '{user: karen, groups: [devs]}');
    expect(await only('crossplane/a.yaml', text)).toMatchObject({ own: 'unknown' });
    const flux = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  path: ./crossplane\n';
    expect(await only('crossplane/a.yaml', text, { 'flux.yaml': flux })).toMatchObject({ own: 'yes' });
  });

  test('are found in what holds them, and in what is filled in first', async () => {
    const held = `apiVersion: apiextensions.crossplane.io/v1
kind: Composition
spec:
  resources:
    - base:
        apiVersion: iam.aws.upbound.io/v1beta1
        kind: UserGroupMembership
        spec: {forProvider: {user: karen}}
`;
    expect(await only('a.yaml', held)).toMatchObject({ rules: 1, people: 'yes', own: 'unknown' });
    const inline = `apiVersion: apiextensions.crossplane.io/v1
kind: Composition
spec:
  pipeline:
    - input:
        inline:
          template: |
            apiVersion: iam.aws.upbound.io/v1beta1
            kind: Role
            spec: {{ .spec }}
`;
    expect(await only('a.yaml', inline)).toMatchObject({ rules: 1, people: 'unknown', workloads: 'unknown' });
    const chart = `{{- if .Values.iam }}\napiVersion: iam.aws.upbound.io/v1beta1\nkind: Group\n{{- end }}\n`;
    expect(await only('app/templates/a.yaml', chart, { 'app/Chart.yaml': 'name: app\n' })).toMatchObject({
      people: 'yes',
      own: 'unknown',
    });
  });

  test.each([
    ['stands for a bucket', claim('s3.aws.upbound.io/v1beta1', 'Bucket', '{}')],
    ['stands for a profile of machines', claim('iam.aws.upbound.io/v1beta1', 'InstanceProfile', '{}')],
    [
      'is only looked at',
      'apiVersion: iam.aws.upbound.io/v1beta1\nkind: Group\nspec: {managementPolicies: [Observe], forProvider: {}}\n',
    ],
    ['sets a provider up', 'apiVersion: pkg.crossplane.io/v1\nkind: Provider\nspec: {package: "x/provider-aws-iam"}\n'],
    ['tells of such objects', 'note: "iam.aws.upbound.io/v1beta1 has Group"\nkind: Group\n'],
  ])('an object that %s grants nothing', async (_, text) => {
    expect(await itemsIn({ 'crossplane/a.yaml': text })).toEqual([]);
  });
});
