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
