import { describe, expect, test } from 'vitest';
import { readHosts } from '../../../../collectors/iac/hosts/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { sweepOf } from '../../../../src/formats/sweep.ts';

async function read(files: Readonly<Record<string, string>>) {
  const source = memoryRepository({ files });
  return readHosts(source, await sweepOf(source));
}
const units = async (files: Readonly<Record<string, string>>) =>
  (await read(files)).roots.map(({ path, environment }) => `${path}@${environment}`);

const web = '- hosts: web\n  roles: [common]\n';
const inventory = (...groups: readonly string[]) => groups.map((one) => `[${one}]\n${one}-1.acme.gov.uk\n`).join('');

describe('a unit', () => {
  test('is a playbook in each environment whose inventory holds hosts for it', async () => {
    const files = {
      'ansible/site.yml': web,
      'ansible/db.yml': '- hosts: db\n  tasks: []\n',
      'ansible/inventories/prod/hosts': inventory('web', 'db'),
      'ansible/inventories/staging/hosts.ini': inventory('web'),
      'ansible/roles/common/tasks/main.yml': '- apt: {name: ntp}\n',
    };
    expect(await units(files)).toEqual(['ansible/db.yml@prod', 'ansible/site.yml@prod', 'ansible/site.yml@staging']);
    const { roots, modules } = await read(files);
    expect(roots[1]).toMatchObject({
      tool: 'ansible',
      production: 'yes',
      purpose: 'workload',
      own: 'yes',
      creates: 'no',
      declarative: 'no',
      state: 'unknown',
      selectors: ['ansible/inventories/prod/hosts', 'prod'],
      serves: 'ansible/site.yml',
      uses: [{ path: 'ansible/roles/common', form: 'role', origin: 'local', pin: 'local' }],
      at: { path: 'ansible/site.yml', line: 1 },
    });
    expect(modules.map(({ path }) => path)).toEqual(['ansible/roles/common']);
  });

  test('is the playbook that imports others, and does what they do', async () => {
    const { roots } = await read({
      'site.yml': '- import_playbook: playbooks/cloud.yml\n- ansible.builtin.import_playbook: playbooks/web.yml\n',
      'playbooks/cloud.yml': '- hosts: localhost\n  tasks:\n    - amazon.aws.ec2_instance: {name: a}\n',
      'playbooks/web.yml': web,
    });
    expect(roots).toMatchObject([{ path: 'site.yml', creates: 'yes', environment: null, own: 'unknown' }]);
  });

  test('ends where playbooks import each other', async () => {
    expect(await units({ 'a.yml': '- import_playbook: b.yml\n', 'b.yml': '- import_playbook: a.yml\n' })).toEqual([]);
  });

  test('is one without environment where no inventory names one', async () => {
    const { roots } = await read({ 'site.yml': web, hosts: inventory('web') });
    expect(roots).toMatchObject([{ environment: null, production: 'unknown', own: 'yes' }]);
  });

  test('stands in the environments that are groups of hosts, for plays of all hosts', async () => {
    const files = {
      'group_vars/staging.yml': 'a: 1\n',
      'group_vars/production/main.yml': 'a: 1\n',
      'group_vars/all.yml': '',
    };
    expect(await units({ ...files, 'site.yml': '- hosts: all\n  tasks: []\n' })).toEqual([
      'site.yml@production',
      'site.yml@staging',
    ]);
    expect(await units({ ...files, 'site.yml': web })).toEqual(['site.yml@null']);
  });

  test('is not made of an inventory that shows how one might look', async () => {
    expect(await units({ 'site.yml': web, 'inventories/dev-example/hosts': inventory('web') })).toEqual([
      'site.yml@null',
    ]);
  });

  test('does not take the inventories of another project', async () => {
    expect(
      await units({
        'tools/laptop.yml': '- hosts: all\n  tasks: []\n',
        'deploy/inventories/prod/hosts': inventory('web'),
      }),
    ).toEqual(['tools/laptop.yml@null']);
  });

  test('may be anywhere where a cloud is asked for the hosts', async () => {
    expect(await units({ 'site.yml': web, 'inventory/prod.aws_ec2.yml': 'plugin: amazon.aws.aws_ec2\n' })).toEqual([
      'site.yml@prod',
    ]);
  });
});

describe('what is no unit', () => {
  test.each([
    ['an ingress that lists hosts', { 'ingress.yml': 'spec:\n  tls:\n    - hosts: [a]\n      secretName: b\n' }],
    ['a list that has hosts and no tasks', { 'targets.yml': '- hosts: a\n  port: 1\n' }],
    ['a playbook of molecule', { 'roles/a/molecule/default/converge.yml': web }],
    ['a playbook of vagrant', { 'vagrant/site.yml': web }],
    ['a playbook in examples', { 'examples/site.yml': web }],
    ['tasks of a role', { 'roles/a/tasks/main.yml': '- name: x\n  hosts: web\n  tasks: []\n' }],
  ])('is %s', async (_, files) => {
    expect((await read(files)).roots).toEqual([]);
  });
});

describe('what a playbook does to a cloud', () => {
  const creates = async (files: Readonly<Record<string, string>>) => (await read(files)).roots[0]?.creates;

  test('is found in the roles that it takes in, and those that they do', async () => {
    expect(
      await creates({
        'site.yml': '- hosts: web\n  roles: [a]\n',
        'roles/a/meta/main.yml': 'dependencies:\n  - role: b\n',
        'roles/b/tasks/main.yml': '- block:\n    - include_role: {name: c}\n',
        'roles/c/tasks/main.yml': '- hetzner.hcloud.server: {name: a}\n',
      }),
    ).toBe('yes');
  });
  test('is found in files of tasks', async () => {
    expect(
      await creates({
        'site.yml': '- hosts: web\n  tasks:\n    - include_tasks: tasks/vm.yml\n',
        'tasks/vm.yml': '- azure_rm_virtualmachine: {name: a}\n',
      }),
    ).toBe('yes');
  });
  test('is nothing where it only looks', async () => {
    expect(await creates({ 'site.yml': '- hosts: web\n  tasks:\n    - amazon.aws.ec2_instance_info: {}\n' })).toBe(
      'no',
    );
  });
  test('is not known of a command that runs a tool of infrastructure', async () => {
    expect(await creates({ 'site.yml': '- hosts: web\n  tasks:\n    - shell: cd x && terraform apply\n' })).toBe(
      'unknown',
    );
  });
  test('is not known of roles of others that run on the machine of whoever starts it', async () => {
    expect(await creates({ 'site.yml': '- hosts: localhost\n  roles: [acme.cloud]\n' })).toBe('unknown');
    expect(await creates({ 'site.yml': '- hosts: web\n  roles: [geerlingguy.ntp]\n' })).toBe('no');
  });
  test('is not known of a playbook whose path a variable decides', async () => {
    expect(await creates({ 'site.yml': '- import_playbook: "{{ which }}.yml"\n' })).toBe('unknown');
  });
});

test('roles of others are fixed as requirements.yml says', async () => {
  const { roots } = await read({
    'site.yml': '- hosts: web\n  roles: [a.exact, b.range, c.none, d.branch, e.untold, {role: f.coll.role}]\n',
    'requirements.yml': `roles:
  - {name: a.exact, version: 1.2.3}
  - {name: b.range, version: ">=1.0"}
  - name: c.none
  - {src: https://github.com/x/d.branch.git, version: main}
collections:
  - {name: f.coll, version: 2.0.0}
`,
  });
  expect(roots[0]?.uses.map(({ path, pin, origin }) => `${path} ${pin} ${origin}`)).toEqual([
    'a.exact exact remote',
    'b.range range remote',
    'c.none none remote',
    'd.branch branch remote',
    'e.untold unknown remote',
    'f.coll.role exact remote',
  ]);
});

test('a playbook for the machine of a developer is perhaps not the own', async () => {
  const { roots } = await read({
    'workstation.yml': '- hosts: localhost\n  tasks: [{apt: {name: vim}}]\n',
    hosts: '[local]\nlocalhost ansible_connection=local\n',
  });
  expect(roots).toMatchObject([{ own: 'unknown', creates: 'no', environment: null }]);
});

test('a playbook that cannot be read is a root by its name, else a gap', async () => {
  const broken = '- hosts: [\n  tasks: }\n';
  const { roots, gaps } = await read({ 'site.yml': broken, 'other.yml': broken });
  expect(roots).toMatchObject([{ path: 'site.yml', own: 'unknown', creates: 'unknown' }]);
  expect(gaps).toMatchObject([{ reason: 'malformed', detail: expect.stringContaining('other.yml') }]);
});

test('a playbook that only looks at a cluster by a command makes nothing in it', async () => {
  const play = (command: string) => `- hosts: web\n  tasks:\n    - command: ${command}\n`;
  const creates = async (command: string) => (await read({ 'site.yml': play(command) })).roots[0]?.creates;
  expect(await creates('kubectl get nodes')).toBe('no');
  expect(await creates('"kubectl apply -f {{ file }}"')).toBe('unknown');
});

test('an inventory that a plugin of its own reads may hold anything', async () => {
  const { roots } = await read({ 'site.yml': web, 'inventory.yml': 'hosts:\n  - aws:\n      - a: {ip: 1}\n' });
  expect(roots).toMatchObject([{ own: 'unknown', selectors: ['inventory.yml'] }]);
});
