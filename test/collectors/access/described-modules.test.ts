import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

describe('a module of Bicep that is told whom to let in', () => {
  const module = (source: string, params: string): string =>
    `module kv '${source}' = {\n  name: 'kv'\n  params: {\n    ${params}\n  }\n}\n`;
  const vault = 'br/public:avm/res/key-vault/vault:0.6.0';

  test.each([
    [vault, "roleAssignments: [\n      { principalId: 'a', principalType: 'Group' }\n    ]", 'yes'],
    [vault, 'roleAssignments: assignments', 'unknown'],
    ['br/public:avm/ptn/authorization/role-assignment:0.2.0', "principalId: 'a'", 'unknown'],
  ])('%s', async (source, params, people) => {
    expect(await only('infra/main.bicep', module(source, params))).toMatchObject({ system: 'azure_role', people });
  });

  test.each([
    [vault, 'roleAssignments: []'],
    [vault, 'roleAssignments: null'],
    [vault, "// roleAssignments: [{ principalId: 'a' }]"],
    ['./role-assignment.bicep', "principalId: 'a'"],
  ])('%s is none with %s', async (source, params) => {
    expect(await itemsIn({ 'infra/main.bicep': module(source, params) })).toEqual([]);
  });
});

describe('members in files of which projects are made', () => {
  test.each([
    ['iam:\n  roles/owner:\n    - group:admins@tideco.org\n', 'yes', 'yes'],
    ['iam_by_principals:\n  group:admins@tideco.org:\n    - roles/owner\n', 'yes', 'yes'],
    [
      'iam_bindings_additive:\n  a:\n    role: roles/viewer\n    member: serviceAccount:a@b.iam.gserviceaccount.com\n',
      'no',
      'yes',
    ],
    ['iam:\n  roles/owner:\n    - $iam_principals:admins\n', 'unknown', 'unknown'],
  ])('%s', async (text, people, own) => {
    expect(await only('projects/data.yaml', text)).toMatchObject({ system: 'gcp_iam', people, own });
  });

  test.each(['iam:\n  roles/owner: []\n', 'iam:\n  path: roles/owner\n', 'iam: roles/owner\n'])(
    'are none in %s',
    async (text) => {
      expect(await itemsIn({ 'projects/data.yaml': text })).toEqual([]);
    },
  );
});

describe('accounts of hosts in a group that may administer them', () => {
  const path = 'group_vars/all/users.yml';

  test.each([
    ['users:\n  - name: ada\n    groups: [sudo]\n  - name: ben\n    groups: adm,wheel\n', 2, 'yes'],
    ['users:\n  ada:\n    groups:\n      - sudo\n  ben:\n    groups:\n      - docker\n', 1, 'yes'],
    ['users:\n  - name: deploy\n    groups: [sudo]\n', 1, 'unknown'],
  ])('%s', async (text, rules, people) => {
    expect(await only(path, text)).toMatchObject({ system: 'ssh', own: 'yes', rules, people });
  });

  test.each([
    ['another group', 'users:\n  - name: ada\n    groups: [docker]\nadmins: [sudo]\n'],
    ['one who is gone', 'users:\n  - name: ada\n    groups: [sudo]\n    state: absent\n'],
    ['no list of people', 'packages:\n  - name: ada\n    groups: [sudo]\n'],
  ])('are none with %s', async (_, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });
});
