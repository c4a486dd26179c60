import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

describe('sets of permissions that are assigned', () => {
  const one = (target: string) =>
    JSON.stringify({
      Assignments: [
        { PrincipalType: 'GROUP', PrincipalId: target, PermissionSetName: 'ReadOnly', Target: ['445566778899'] },
      ],
    });

  test('are for people, in JSON and YAML', async () => {
    const told = { system: 'aws_identity_center', people: 'yes', workloads: 'no', own: 'yes' };
    expect(await only('assignments/dev.json', one('Developers'))).toMatchObject({ ...told, rules: 1 });
    const yaml = `- account: pay
  permission_set: ReadOnly
  groups: [developers]
- account: pay
  permission_set: Admin
  group: platform
`;
    expect(await only('sso/assignments.yaml', yaml)).toMatchObject({ ...told, rules: 2 });
  });

  test('are nobody’s for certain in a sample', async () => {
    expect(await only('assignments/dev.json', one('<GroupName>'))).toMatchObject({ own: 'unknown' });
  });

  test('grant nothing where they are only described, or nobody is named', async () => {
    const described = JSON.stringify({ Name: 'ReadOnly', PermissionSets: ['a'], Description: 'x' });
    expect(
      await itemsIn({ 'sets/readonly.json': described, 'sets/b.json': '{"PermissionSetName": "x", "GroupName": ""}' }),
    ).toEqual([]);
  });
});

describe('policies of other engines in HCL', () => {
  test.each([
    ['vault/old.hcl', 'path "secret/*" {\n  policy = "write"\n}\n', 'vault'],
    ['nomad/ops.hcl', 'namespace "default" {\n  policy = "write"\n}\nnode {\n  policy = "read"\n}\n', 'other'],
    ['consul/agent.hcl', 'node_prefix "" {\n  policy = "read"\n}\n', 'other'],
  ])('%s are read, and tell neither whose they are nor for whom', async (path, text, system) => {
    expect(await only(path, text)).toMatchObject({ system, own: 'unknown', people: 'unknown', workloads: 'unknown' });
  });

  test('are none where a block has the name and no policy', async () => {
    expect(await itemsIn({ 'a.hcl': 'path "a" {\n  type = "policy"\n}\nservice "web" {\n  port = 80\n}\n' })).toEqual(
      [],
    );
  });
});

describe('identities as Terraform', () => {
  const backend = 'terraform {\n  backend "s3" {\n    bucket = "barclay-state"\n  }\n}\n';
  const resources = (...types: readonly string[]) =>
    backend + types.map((type) => `resource "${type}" "a" {\n  name = "a"\n}\n`).join('');

  test.each([
    ['okta', ['okta_group', 'okta_group_rule', 'okta_app_group_assignment', 'okta_policy_mfa'], 3, 'yes', 'no'],
    ['keycloak', ['keycloak_realm', 'keycloak_group', 'keycloak_group_memberships'], 2, 'yes', 'unknown'],
    ['keycloak', ['keycloak_role', 'keycloak_openid_client_service_account_role'], 2, 'no', 'yes'],
    ['entra', ['azuread_application', 'azuread_group', 'azuread_group_member'], 2, 'unknown', 'unknown'],
  ] as const)('%s: %s', async (system, types, rules, people, workloads) => {
    const told = await only('identity/main.tf', resources(...types));
    expect(told).toMatchObject({ system, rules, own: 'yes', people, workloads });
  });

  test('programs that are only registered are granted nothing', async () => {
    expect(await itemsIn({ 'main.tf': resources('azuread_application', 'azuread_service_principal') })).toEqual([]);
  });
});
