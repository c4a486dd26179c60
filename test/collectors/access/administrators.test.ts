import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const inDoubt = { system: 'roster', own: 'unknown', people: 'unknown', workloads: 'unknown', rules: 1 };

describe('values in which those who may administer a program are listed', () => {
  test.each([
    ['k8s/values.yaml', 'rbac:\n  adminGroups:\n    - platform\n'],
    ['k8s/values.yaml', 'oidc: {admin_users: [ada@tideco.org]}\n'],
    ['config/live.json', '{"auth": {"superadminUsers": ["ada"]}}'],
  ])('%s are left in doubt: %s', async (path, text) => {
    expect(await only(path, text)).toEqual({ ...inDoubt, path });
  });

  test.each([
    ['nobody', 'rbac:\n  adminGroups: []\n'],
    ['somebody to be filled in', 'rbac:\n  adminGroups:\n    - <your-group>\n'],
    ['one name', 'auth:\n  adminUser: [root]\n  adminUsers: root\n'],
    ['no YAML', 'adminGroups:\n  - a\n b: [\n'],
  ])('hold %s', async (_, text) => {
    expect(await itemsIn({ 'k8s/values.yaml': text })).toEqual([]);
  });

  test('are nobody’s in a chart or an example', async () => {
    const text = 'adminGroups:\n  - platform\n';
    const files = { 'a/Chart.yaml': 'name: a\n', 'a/values.yaml': text, 'values.example.yaml': text };
    expect(await itemsIn(files)).toEqual([]);
  });
});

test('settings of repositories may stand in a folder of their own', async () => {
  const text = 'teams:\n  - name: core\n    permission: admin\n';
  const path = '.github/safe-settings/repos/shop.yml';
  expect(await only(path, text)).toMatchObject({ system: 'github_organisation', people: 'yes' });
});

describe('settings in which it stands whom a program lets in', () => {
  const eksctl = 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n';
  const mapping = 'iamIdentityMappings:\n  - arn: arn:aws:iam::482913375610:user/ada\n    groups: [system:masters]\n';
  const entry = 'accessConfig:\n  accessEntries:\n    - principalARN: arn:aws:iam::482913375610:role/Developers\n';

  test.each([
    ['mappings of a cluster', `${eksctl}${mapping}`, 'kubernetes_rbac', 1],
    ['entries of a cluster', `${eksctl}${mapping}${entry}`, 'kubernetes_rbac', 2],
    [
      'roles of Jenkins',
      'jenkins:\n  authorizationStrategy:\n    roleBased:\n      roles:\n        global:\n          - name: admin\n            entries: [{user: ada}]\n',
      'other',
      1,
    ],
    [
      'a matrix of Jenkins',
      'jenkins:\n  authorizationStrategy:\n    globalMatrix:\n      permissions: ["Overall/Administer:ada"]\n',
      'other',
      1,
    ],
  ])('%s are left in doubt', async (_, content, system, rules) => {
    const told = { own: 'unknown', people: 'unknown', workloads: 'unknown' };
    expect(await itemsIn({ 'eks/cluster.yaml': content })).toEqual([
      { ...told, system, rules, path: 'eks/cluster.yaml' },
    ]);
  });

  test.each([
    ['of another object', mapping],
    ['for nobody', `${eksctl}iamIdentityMappings: []\naccessConfig:\n  authenticationMode: API\n`],
    ['for whoever has logged in', 'jenkins:\n  authorizationStrategy:\n    loggedInUsersCanDoAnything: {}\n'],
    ['that are not set', 'jenkins:\n  authorizationStrategy: unsecured\n'],
    ['of another program', 'shop:\n  authorizationStrategy:\n    roleBased: {roles: {}}\n'],
  ])('%s they are none', async (_, content) => {
    expect(await itemsIn({ 'eks/cluster.yaml': content })).toEqual([]);
  });
});
