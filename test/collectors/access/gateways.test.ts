import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

describe('who reaches what through a network', () => {
  const policy = (source: string): string => `{
  // who reaches what
  "groups": {"group:eng": ["ada@tideco.org"]},
  "acls": [{"action": "accept", "src": ["${source}"], "dst": ["*:*"]}],
}
`;

  test.each([
    ['group:eng', 'yes', 'no'],
    ['ada@tideco.org', 'yes', 'no'],
    ['tag:shop', 'no', 'yes'],
    ['*', 'unknown', 'unknown'],
  ])('%s', async (source, people, workloads) => {
    const told = { system: 'other', own: 'yes', people, workloads, rules: 1 };
    expect(await only('network/policy.hujson', policy(source))).toMatchObject(told);
  });

  test('is nobody’s for certain without a name', async () => {
    const text = '{"grants": [{"src": ["autogroup:member"], "dst": ["tag:shop"], "ip": ["*"]}]}';
    expect(await only('acl.json', text)).toMatchObject({ own: 'unknown', people: 'yes' });
  });

  test.each([
    ['no list of rules', '{"acls": {"group:eng": "x"}}'],
    ['rules of something else', '{"grants": [{"src": "a", "to": "group:b"}], "acls": ["group:a"]}'],
    ['no JSON', '{"acls": [group:'],
  ])('is not told by %s', async (_, text) => {
    expect(await itemsIn({ 'policy.hujson': text })).toEqual([]);
  });
});

describe('resources of a gateway', () => {
  const resource = (kind: string, version = 'v7'): string =>
    `kind: ${kind}\nversion: ${version}\nmetadata:\n  name: a\nspec:\n  allow:\n    logins: [root]\n`;

  test.each([
    ['role', 'unknown'],
    ['user', 'unknown'],
    ['github', 'yes'],
  ])('%s', async (kind, people) => {
    expect(await only('gateway/a.yaml', resource(kind))).toMatchObject({ system: 'other', people, own: 'unknown' });
  });

  test.each([
    ['another kind', resource('node')],
    ['an object of a cluster', `apiVersion: a.tideco.org/v1\n${resource('role')}`],
    ['another version', resource('role', '"1.0"')],
  ])('are none for %s', async (_, text) => {
    expect(await itemsIn({ 'gateway/a.yaml': text })).toEqual([]);
  });
});
