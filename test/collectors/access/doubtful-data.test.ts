import { describe, expect, test } from 'vitest';
import { itemsIn, only, readAccess } from './reading.ts';

const inDoubt = { system: 'roster', own: 'unknown', people: 'unknown', workloads: 'unknown', rules: 1 };

describe('a list of people in a form that nobody knows', () => {
  test.each([
    ['access/users.csv', 'email,role\nada@tideco.org,admin\nben@tideco.org,read\n'],
    ['directory/groups.csv', 'group,email\nadmins@tideco.org,ada@tideco.org\n'],
    ['config/admins.toml', '[console]\nlogins = "ada@tideco.org ben@tideco.org"\nrole = "admin"\n'],
    ['iam/console.yaml', 'console:\n  admin: arn:aws:iam::482910375566:user/ada, arn:aws:iam::482910375566:user/ben\n'],
    ['environments/test/users.csv', 'email,role\nada@tideco.org,admin\nben@tideco.org,read\n'],
    ['permissions.hujson', '{\n  // who\n  "grant": "user:ada and group:ops",\n}\n'],
    ['ops/sudo/rights.yml', 'wheel: "@ada @ben"\n'],
    ['access/numbers.csv', 'email,role\nada@163.com,admin\nben@4tide.org.uk,read\n'],
    ['access/vpn.yaml', 'vpn:\n  admins:\n    - ada@tideco.org\n    - mail: ben@tideco.org\n'],
    [
      'access/vpn.json',
      '{"vpn": [{"email": "ada@tideco.org", "role": "admin"}, {"email": "ben@tideco.org", "role": "read"}]}',
    ],
    ['iam/people.yaml', 'ada@tideco.org: admin\nben@tideco.org:\n  roles: [auditor]\n'],
    ['people/list.yaml', 'people:\n  ada@tideco.org:\n  ben@tideco.org:\n'],
    ['users/a.yaml', 'kind: Tunnel\napiVersion: tide.org/v1\nspec:\n  users: "ada@tideco.org, ben@tideco.org"\n'],
    ['access/map.yaml', 'data:\n  users.csv: |\n    email,role\n    ada@tideco.org,admin\n    ben@tideco.org,read\n'],
    ['access/roles/ops.yaml', 'members: "ada@tideco.org; ben@tideco.org"\n'],
    ['bastion-access.yaml', '{{ if prod }}\ngroup: ada@tideco.org, ben@tideco.org\n{{ end }}\n'],
  ])('%s is left in doubt', async (path, text) => {
    expect(await only(path, text)).toEqual({ ...inDoubt, path });
  });

  const list = 'email,role\nada@tideco.org,admin\nben@tideco.org,read\n';

  test.each([
    [
      'in a folder of a program',
      { 'src/access/users.csv': list, 'app/users.csv': list, 'web/frontend/users.csv': list },
    ],
    [
      'to try a program with',
      {
        'cypress/users.csv': list,
        'db/users.csv': list,
        'mocks/users.csv': list,
        'a/mock-users.csv': list,
        'users-test.csv': list,
      },
    ],
    ['of an example', { 'users.example.csv': list, 'workshop/users.csv': list, 'examples/users.csv': list }],
    ['by another name', { 'contacts.csv': list, 'superusers-guide.csv': list, 'steam/a.csv': list }],
    ['of one person', { 'access/users.csv': 'email,role\nada@tideco.org,admin\n' }],
    ['who are given nothing', { 'users/hosts.yaml': 'mail:\n  to: ada@tideco.org\n  cc: ben@tideco.org\n' }],
    ['of nobody', { 'access/users.csv': list.replaceAll('tideco.org', 'example.com') }],
    ['in comments', { 'access/a.toml': '# ada@tideco.org and ben@tideco.org\nrole = "a"\n' }],
    ['of a product', { 'users.csv': `${list.replace('role', 'role,password')}` }],
    ['of an interface', { 'users.yaml': `openapi: 3.0.0\nrole: admin\na: ada@tideco.org\nb: ben@tideco.org\n` }],
    ['of those to ask', { 'contacts/people.csv': 'name,email,team\nAda,ada@tideco.org,ops\nBen,ben@tideco.org,dev\n' }],
    [
      'of those to wake',
      {
        'monitoring/teams/pay.yaml':
          'route:\n  group_by: [a]\nreceivers:\n  - name: pay\n    email_configs:\n      - to: ada@tideco.org\n      - to: ben@tideco.org\ninhibit_rules:\n  - equal: [team]\n',
        'monitoring/access-logs.yaml':
          'groups:\n  - name: logs\n    rules:\n      - labels:\n          team: edge\n        annotations:\n          notify: ada@tideco.org, ben@tideco.org\n',
        'oncall/staff.yaml': 'rotation: [ada@tideco.org, ben@tideco.org]\nescalation:\n  group: platform\n',
      },
    ],
    [
      'of an object that somebody looks after',
      {
        'services/users/values.yaml': 'labels:\n  role: id\ncontacts: [ada@tideco.org, ben@tideco.org]\n',
        'apps/users/kustomization.yaml':
          'commonAnnotations:\n  owner: ada@tideco.org\n  oncall: ben@tideco.org\ncommonLabels: {group: a}\n',
        'k8s/groups/topics.yaml':
          'apiVersion: a/v1\nkind: Topic\nmetadata:\n  name: groups\n  annotations:\n    owner: ada@tideco.org\n    contact: ben@tideco.org\n',
        'gateway/admins.yaml':
          'routes:\n  - path: /admin\n    role: admin\n    owner: ada@tideco.org\n    backup: ben@tideco.org\n',
        'teams/a/service.yaml': 'name: a\nteam: a\noncall: ada@tideco.org\nproduct_owner: ben@tideco.org\n',
        'group/teams.yaml': 'teams:\n  - name: a\n    email: ada@tideco.org\n  - name: b\n    email: ben@tideco.org\n',
      },
    ],
    [
      'of a role of hosts',
      {
        'ansible/roles/postfix/vars/main.yml':
          'aliases:\n  root: ada@tideco.org\n  postmaster: ben@tideco.org\nfiles:\n  - path: /etc/a\n    owner: root\n    group: root\n',
        'roles/mail/templates/a.toml': 'group = "ada@tideco.org ben@tideco.org"\n',
      },
    ],
    [
      'of what is said to users',
      {
        'users/messages.en.json':
          '{"role": "Role", "contact": "ada@tideco.org", "help": "ben@tideco.org", "group": "Group"}',
        'users/texts.yaml': 'users:\n  admin: Ask ada@tideco.org or ben@tideco.org\n  roles: Roles\n',
        'users/notes.yaml': 'description: |\n  Ask ada@tideco.org or ben@tideco.org\n  of the group: ops\n',
      },
    ],
    ['of packages', { 'teams/package.json': '{"role": "a", "authors": "ada@tideco.org ben@tideco.org"}' }],
    ['of names of packages', { 'access/pins.yaml': 'group: "@types/node @angular/core"\n' }],
    [
      'of versions',
      { 'access/tools.yaml': 'group: a\nuses: [slack@4.12.5, checkout@v4.1.1, npm:zod@3.22.4-rc.next]\n' },
    ],
    ['of pictures', { 'users/icons.json': '{"group": "a", "icons": ["logo@2x.png", "mark@3x.png"]}' }],
    ['of addresses of code', { 'access/pins.yaml': 'group: git@github.com, git@gitlab.tideco.org\n' }],
    [
      'of those who made a package',
      {
        'services/users/pubspec.yaml': 'authors: [ada@tideco.org, ben@tideco.org]\ndependencies:\n  group: ^1\n',
        'services/users/deno.json': '{"permissions": {"read": true}, "author": "ada@tideco.org ben@tideco.org"}',
        'access/pnpm-lock.yaml': 'group: ada@tideco.org ben@tideco.org\n',
      },
    ],
    [
      'of a pipeline',
      {
        'access/.circleci/config.yml': 'group: ada@tideco.org, ben@tideco.org\n',
        'services/access/azure-pipelines.yml': 'group: ada@tideco.org, ben@tideco.org\n',
        'access/action.yml': 'group: ada@tideco.org, ben@tideco.org\n',
      },
    ],
    ['in an address of a database', { 'access/urls.yaml': 'group: "pg://user:a@db.tideco.org"\n' }],
  ])('is none %s', async (_, files) => {
    expect(await itemsIn(files)).toEqual([]);
  });

  test('is told by its own reader where there is one', async () => {
    const text = 'team: ops\nmembers:\n  - ada@tideco.org\n  - ben@tideco.org\n';
    expect(await only('access/ops.yaml', text)).toMatchObject({ people: 'yes', rules: 2 });
  });

  test('is none in a repository to begin from', async () => {
    expect(await itemsIn({ 'access/users.csv': list }, 'tideco/infra-template')).toEqual([]);
  });

  test('ends for names without end, and hides no other', async () => {
    const long = `${'a'.repeat(200_000)}@${'b.'.repeat(100_000)}\n${'user:'.repeat(50_000)}\n${'@a '.repeat(50_000)}role\n`;
    const { items } = await readAccess({ files: { 'access/a.csv': long, 'access/users.csv': list } });
    expect(items.map(({ path }) => path)).toContain('access/users.csv');
  });
});
