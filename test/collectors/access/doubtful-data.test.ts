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
