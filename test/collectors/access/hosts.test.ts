import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const path = 'roles/users/tasks/main.yml';
const task = (module: string, values: string): string => `- name: accounts\n  ${module}:\n    ${values}\n`;
const user = (values: string): string => task('ansible.builtin.user', values);

describe('accounts of hosts that a task puts in groups', () => {
  test.each([
    ['a person who administers', user('name: karen\n    groups: sudo'), 'yes', 'no'],
    ['by the short name', task('user', 'name: karen\n    groups: [docker, wheel]'), 'yes', 'no'],
    ['in a play', '- hosts: all\n  tasks:\n    - user: {name: karen, groups: "adm,sudo"}\n', 'yes', 'no'],
    ['somebody named later', user('name: "{{ item }}"\n    groups: sudo'), 'unknown', 'unknown'],
    ['a machine', user('name: deploy\n    groups: sudo'), 'unknown', 'unknown'],
    ['an account with a group of a program', user('name: prometheus\n    groups: adm'), 'unknown', 'unknown'],
    ['a system’s account', user('name: grafana\n    system: true\n    groups: sudo'), 'no', 'yes'],
    ['one that cannot log in', user('name: app\n    shell: /usr/sbin/nologin\n    groups: tls'), 'no', 'yes'],
  ])('%s', async (_, text, people, workloads) => {
    expect(await only(path, text)).toEqual({ system: 'other', path, rules: 1, own: 'unknown', people, workloads });
  });

  test.each([
    ['an account without groups', path, user('name: karen\n    shell: /bin/bash')],
    ['an account that goes', path, user('name: karen\n    groups: sudo\n    state: absent')],
    ['a user of a product', 'config/app.yml', 'app:\n  user:\n    name: karen\n    groups: [sudo]\n'],
    ['an example of an interface', 'config/app.yml', 'items:\n  - user:\n      name: karen\n      groups: [sudo]\n'],
    ['whom a container runs as', 'compose.yaml', 'services:\n  a:\n    user: karen\n    groups: [sudo]\n'],
  ])('%s is none', async (_, where, text) => {
    expect(await itemsIn({ [where]: text })).toEqual([]);
  });
});

describe('who may act as whom on a host', () => {
  const copy = (values: string): string => task('ansible.builtin.copy', `dest: /etc/sudoers.d/ops\n    ${values}`);

  test.each([
    ['a group', copy('content: "%ops ALL=(ALL) ALL"'), 'yes', 'no'],
    ['what another file says', copy('src: ops'), 'unknown', 'unknown'],
    ['a line', task('lineinfile', 'path: /etc/sudoers\n    line: "%wheel ALL=(ALL) NOPASSWD: ALL"'), 'yes', 'no'],
    ['a single command', copy('content: "zabbix ALL=(root) NOPASSWD: /usr/bin/a"'), 'unknown', 'unknown'],
    ['what is put in later', copy('content: "{{ sudoers }}"'), 'unknown', 'unknown'],
    ['somebody named later', copy('content: "{{ item }} ALL=(ALL) ALL"'), 'unknown', 'unknown'],
  ])('a task that writes it tells: %s', async (_, text, people, workloads) => {
    expect(await only(path, text)).toMatchObject({ system: 'other', rules: 1, people, workloads });
  });

  test.each([
    ['files/sudoers.d/ops', '# ours\n%ops ALL=(ALL:ALL) ALL\n', 'yes'],
    ['etc/sudoers', 'Defaults env_reset\nroot ALL=(ALL) ALL\nkaren ALL=(ALL) ALL\n', 'yes'],
    ['roles/a/files/sudoers.j2', '{{ user.name }} ALL=(ALL) NOPASSWD: ALL\n', 'unknown'],
    ['files/sudoers.d/all.j2', '{{ sudo_rules }}\n', 'unknown'],
    ['sudoers.d/ci', 'nagios ALL=(ALL) NOPASSWD: ALL\n', 'unknown'],
    ['sudoers', 'User_Alias ADMINS = karen\nADMINS ALL=(ALL) ALL\n', 'unknown'],
  ])('a file of it does: %s', async (where, text, people) => {
    expect(await only(where, text)).toMatchObject({ system: 'other', rules: 1, people });
  });

  test.each([
    ['what every host has', 'etc/sudoers', 'Defaults env_reset\nroot ALL=(ALL) ALL\n#karen ALL=(ALL) ALL\n'],
    ['a text on it', 'sudoers.d/README.md', '%ops ALL=(ALL) ALL\n'],
    ['a folder that is made', path, task('file', 'path: /etc/sudoers.d\n    state: directory')],
    [
      'a line that is taken away',
      path,
      task('lineinfile', 'path: /etc/sudoers\n    line: "%a ALL=ALL"\n    state: absent'),
    ],
    ['a file beside it', path, task('copy', 'dest: /etc/motd\n    content: "%ops ALL=(ALL) ALL /etc/sudoers"')],
  ])('%s is none', async (_, where, text) => {
    expect(await itemsIn({ [where]: text })).toEqual([]);
  });

  test('takes time in the length of its text alone', async () => {
    const long = `%ops ALL=(ALL) ALL\n${'{{'.repeat(100_000)}\n${'a '.repeat(100_000)}=\n`;
    expect(await only('sudoers', long)).toMatchObject({ people: 'yes' });
  });
});
