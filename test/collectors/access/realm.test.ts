import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const users = '"users": [{"username": "karen", "enabled": true, "groups": ["/devs"]}]';

describe('a realm of Keycloak', () => {
  test.each([
    ['users', `{"realm": "staff", "enabled": true, ${users}}`, 1, 'yes'],
    ['groups', '{"realm": "staff", "groups": [{"name": "devs", "realmRoles": ["dev"]}]}', 1, 'yes'],
    ['roles', '{"realm": "staff", "roles": {"realm": [{"name": "dev"}, {"name": "ops"}]}}', 2, 'unknown'],
    [
      'all of them',
      `{"realm": "a", ${users}, "groups": [{"name": "b"}], "roles": {"realm": [{"name": "c"}]}}`,
      3,
      'yes',
    ],
  ])('is one by its name and its %s, and no list of members', async (_, text, rules, people) => {
    const path = 'keycloak/staff-realm.json';
    expect(await only(path, text)).toMatchObject({ system: 'keycloak', path, rules, people, own: 'unknown' });
  });

  test('may be YAML, and kept for an environment', async () => {
    const text = 'realm: staff\ngroups:\n  - name: devs\nusers:\n  - username: karen\n';
    expect(await only('environments/prod/realm.yaml', text)).toMatchObject({
      ...{ system: 'keycloak', rules: 2, people: 'yes', own: 'yes' },
    });
  });

  test('accounts of its programs are none of people', async () => {
    const text = '{"realm": "a", "users": [{"username": "service-account-b", "serviceAccountClientId": "b"}]}';
    expect(await itemsIn({ 'realm.json': text })).toEqual([]);
  });

  test('a list of members that names a realm stays one', async () => {
    const text = 'realm: west\nmembers:\n  - karen\n  - liam\n';
    expect(await only('teams/guild.yaml', text)).toMatchObject({ system: 'roster', rules: 2 });
  });

  test.each([
    ['what a client needs to log in', '{"realm": "a", "auth-server-url": "https://b", "resource": "c", "users": 3}'],
    ['a document of something else', '{"realm": {"x": 1}, "users": [{"username": "karen"}]}'],
  ])('%s is none', async (_, text) => {
    expect(await itemsIn({ 'config/a.json': text })).toEqual([]);
  });
});
