import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const store = `name: staff
model: |
  model
    schema 1.1
  type user
  type env
    relations
      define deployer: [user]
`;
const tuple = (user: string) => `- user: ${user}\n  relation: deployer\n  object: env:prod\n`;

describe('a store of OpenFGA', () => {
  test('tells its model and its tuples, and nothing says whose it is', async () => {
    const told = { system: 'openfga', rules: 2, own: 'unknown', people: 'yes', workloads: 'no' };
    expect(await only('authz/store.fga.yaml', `${store}tuples:\n${tuple('user:ann')}`)).toMatchObject(told);
  });

  test.each([
    ['a person', 'user:ann', 'yes', 'no'],
    ['members of a team', 'team:ops#member', 'yes', 'no'],
    ['a program', 'service_account:ci', 'no', 'yes'],
    ['everybody', '"user:*"', 'unknown', 'unknown'],
    ['something else', 'org:tideco', 'unknown', 'unknown'],
  ])('relates %s, also in a file of tuples', async (_, user, people, workloads) => {
    expect(await only('authz/tuples.yaml', tuple(user))).toMatchObject({
      system: 'openfga',
      rules: 1,
      people,
      workloads,
    });
  });

  test('has tuples beside it that are not read', async () => {
    const text = 'model_file: ./model.fga\ntuple_file: ./tuples.csv\n';
    expect(await only('a.fga.yaml', text)).toMatchObject({ rules: 1, people: 'unknown', workloads: 'unknown' });
  });

  test('may be a model or tuples in JSON', async () => {
    const model = '{\n  "schema_version": "1.1",\n  "type_definitions": [{"type": "user"}]\n}\n';
    expect(await only('model.json', model)).toMatchObject({ system: 'openfga', people: 'unknown' });
    const tuples = '[\n  {\n    "user": "user:ann",\n    "relation": "owner",\n    "object": "env:prod"\n  }\n]\n';
    expect(await only('authz/short.json', tuples.replaceAll(/\s/g, ''))).toMatchObject({ people: 'yes' });
    expect(await only('a.yaml', '- {user: user:ann, relation: owner, object: env:prod}\n')).toMatchObject({ rules: 1 });
    expect(await only('authz/tuples.json', tuples)).toMatchObject({ system: 'openfga', people: 'yes' });
  });

  test.each([
    [
      'its tests alone',
      'a.fga.yaml',
      `model_file: m.fga\ntests:\n  - name: a\n    tuples:\n${tuple('user:ann').replaceAll(/^/gm, '      ')}\n`,
    ],
    ['how its client is set up', '.fga.yaml', 'api-url: http://localhost:8080\n'],
    ['relations of other things', 'a.yaml', '- user: ann\n  relation: sister\n  object: eve\n'],
    ['a relation without what it is to', 'b.yaml', '- user: user:ann\n  relation: owner\n'],
    ['other types', 'c.json', '{\n  "type_definitions": [{"type": "user"}]\n}\n'],
  ])('grants nothing by %s', async (_, path, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });
});
