import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

describe('lists of people and teams', () => {
  test.each([
    [
      'orgs/org.yaml',
      'orgs:\n  acme:\n    admins: [ada]\n    members:\n    - grace\n    - joan\n',
      'github_organisation',
      3,
    ],
    ['permissions/plugin-a.yml', 'name: a\ndevelopers:\n- "ada"\n- "@core"\n', 'roster', 2],
    ['org/teams/infra.toml', '[people]\nleads = ["ada"]\nmembers = [\n  "ada",\n  "grace",\n]\n', 'roster', 3],
    ['repos/teams.toml', '[access.teams]\ninfra = "admin"\n', 'github_organisation', 1],
    ['toc/working-groups/web.md', '# Web\n\n```yaml\ntechnical_leads:\n- name: Ada\n  github: ada\n```\n', 'roster', 1],
    ['groups/a.yaml', 'spec:\n  whoCanJoin: INVITED\n  members: [a@acme.uk]\n', 'google_group', 1],
    [
      'environments/app.json',
      '{"environments": [{"access": [{"sso_group_name": "devs", "level": "developer"}]}]}',
      'aws_identity_center',
      1,
    ],
    [
      '.github/settings.yml',
      'collaborators:\n  - username: ada\n    permission: push\nlabels:\n  - name: x\n',
      'github_organisation',
      1,
    ],
  ])('%s', async (path, text, system, rules) => {
    expect(await only(path, text)).toEqual({ path, system, rules, own: 'yes', people: 'yes', workloads: 'no' });
  });

  test('accounts of programs are told apart', async () => {
    const text = 'members: [ada]\nbots: [ci-bot]\n';
    expect(await only('teams/a.yaml', text)).toMatchObject({ people: 'yes', workloads: 'yes', rules: 2 });
  });

  test.each([
    ['an application’s own data', 'src/teams/a.yaml', 'members: [ada]\n'],
    ['a file about something else', 'config/app.yaml', 'members: [ada]\n'],
    ['sentences', 'teams/a.yaml', 'members:\n- Ada Lovelace is one\n'],
    ['names of teams without what they may do', 'teams/a.yaml', 'teams: [red, blue]\n'],
    ['nobody', 'teams/a.yaml', 'members: []\n'],
    ['a pipeline', 'access/ci.yaml', 'jobs: {}\nusers: [a]\n'],
    ['packages of a workspace', 'access/Cargo.toml', '[workspace]\nmembers = ["a", "b"]\n'],
    ['a document of a product', 'docs/teams/a.yaml', 'members: [ada]\n'],
  ])('%s is no list of members', async (_, path, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });

  test('a sample’s members are nobody’s for certain', async () => {
    expect(await itemsIn({ 'teams/a.yaml': 'members: [ada]\n' }, 'acme/org-template')).toMatchObject([
      { own: 'unknown' },
    ]);
  });

  test('logins to hosts are people’s where they name somebody', async () => {
    expect(await only('group_vars/all.yml', 'users:\n  - name: ada\n    ssh_keys: [ssh-ed25519 AAAA]\n')).toMatchObject(
      { system: 'ssh', own: 'yes', people: 'yes' },
    );
    expect(await only('play/a.yml', '- authorized_key:\n    user: "{{ item }}"\n    key: x\n')).toMatchObject({
      own: 'unknown',
      people: 'unknown',
    });
    expect(await only('play/a.yml', '- authorized_key:\n    user: deploy\n    key: x\n')).toMatchObject({
      people: 'unknown',
    });
  });

  test('no name, address or number of an account stands in a fact', async () => {
    const text = 'members: [secret-handle, someone@acme.uk]\n';
    expect(JSON.stringify(await itemsIn({ 'teams/a.yaml': text }))).not.toMatch(/secret|someone/);
  });
});

describe('engines that decide', () => {
  test.each([
    ['authz.rego', 'package app.authz\n\ndefault allow := false\n\nallow if input.admin\n', 'rego', 2],
    ['a.cedar', 'permit (principal in Group::"a", action, resource);\n', 'cedar', 1],
    ['model.fga', 'model\n  schema 1.1\ntype doc\n  relations\n    define viewer: [user]\n', 'openfga', 1],
    ['rbac_policy.csv', 'p, alice, data1, read\ng, alice, admin\n', 'casbin', 2],
    ['grants.sql', 'GRANT SELECT ON a TO b;\nSELECT 1;\n', 'database', 1],
    ['vault/app.hcl', 'path "secret/*" {\n  capabilities = ["read"]\n}\n', 'vault', 1],
    ['realm.json', '{"realm": "a", "sslRequired": "all", "roles": {"realm": [{"name": "x"}]}}', 'keycloak', 1],
  ])('%s', async (path, text, system, rules) => {
    expect(await only(path, text)).toEqual({
      path,
      system,
      rules,
      own: 'unknown',
      people: 'unknown',
      workloads: 'unknown',
    });
  });

  test.each([
    ['a rule for admission', 'a.rego', 'package admission\n\ndeny contains "x" if true\n'],
    ['a test', 'authz_test.rego', 'package app.authz\n\nallow if true\n'],
    ['what runs in an engine of its own', 'policy-areas.csv', 'a,b\n'],
  ])('%s is none', async (_, path, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });
});
