import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const group = `extension microsoftGraphV1
resource devs 'Microsoft.Graph/groups@v1.0' = {
  displayName: 'devs'
  members: {
    relationships: ['x']
  }
}
`;
const assigned = (principal: string): string => `resource a 'Microsoft.Graph/appRoleAssignedTo@v1.0' = {
  appRoleId: 'r'
  principalId: ${principal}
}
`;

describe('Microsoft Graph in Bicep', () => {
  test('groups are people’s', async () => {
    expect(await only('main.bicep', group)).toEqual({
      system: 'entra',
      path: 'main.bicep',
      rules: 1,
      own: 'unknown',
      people: 'yes',
      workloads: 'no',
    });
  });

  test('what is assigned is for whom it names in the same file, else nobody can tell', async () => {
    const identity = `resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {\n  name: 'a'\n}\n`;
    const own = `${identity}${assigned('app.properties.principalId')}`;
    expect(await only('main.bicep', own)).toMatchObject({ rules: 1, people: 'no', workloads: 'yes' });
    expect(await only('main.bicep', `${group}${assigned('devs.id')}`)).toMatchObject({ rules: 2, people: 'yes' });
    for (const principal of ['principal', "'00000000-0000'", 'elsewhere.id'])
      expect(await only('main.bicep', assigned(principal))).toMatchObject({ people: 'unknown', workloads: 'unknown' });
  });

  test('a role of Azure is for a group of the same file', async () => {
    const role = `resource ra 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  properties: {\n    principalId: devs.id\n  }\n}\n`;
    expect(await itemsIn({ 'main.bicep': `${group}${role}` })).toMatchObject([
      { system: 'azure_role', people: 'yes' },
      { system: 'entra', people: 'yes' },
    ]);
  });

  test('trust in pipelines may be for anybody', async () => {
    const text = `resource f 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = {\n  name: 'a'\n}\n`;
    expect(await only('main.bicep', text)).toMatchObject({ people: 'unknown', workloads: 'yes' });
  });

  test('a template of Azure that was made of it says the same', async () => {
    const text = '{"resources": {"devs": {"type": "Microsoft.Graph/groups@v1.0", "properties": {}}}}';
    expect(await only('main.json', text)).toMatchObject({ system: 'entra', people: 'yes' });
  });

  test.each([
    ['a group that is there already', group.replace("' = {", "' existing = {")],
    [
      'an application',
      "// Microsoft.Graph/groups\nresource a 'Microsoft.Graph/applications@v1.0' = {\n  name: 'a'\n}\n",
    ],
  ])('%s is no rule', async (_, text) => {
    expect(await itemsIn({ 'main.bicep': text })).toEqual([]);
  });
});
