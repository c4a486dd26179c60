import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const tasks = 'roles/users/tasks/main.yml';

describe('keys of people on hosts', () => {
  test.each([
    ['authorized_key', 'authorized_key:\n    user: karen\n    key: ssh-ed25519 AAAA\n'],
    ['the name of its collection', 'ansible.posix.authorized_key:\n    user: karen\n    key: ssh-ed25519 AAAA\n'],
    ['any collection', 'community.general.authorized_key:\n    user: karen\n    key: ssh-ed25519 AAAA\n'],
    ['one line', 'ansible.posix.authorized_key: user=karen key="ssh-ed25519 AAAA"\n'],
  ])('a task tells whom they are for: %s', async (_, task) => {
    expect(await only(tasks, `- name: key\n  ${task}`)).toEqual({
      system: 'ssh',
      path: tasks,
      rules: 1,
      own: 'unknown',
      people: 'yes',
      workloads: 'no',
    });
  });

  test.each([
    ['takes the key away', '- ansible.posix.authorized_key:\n    user: karen\n    state: absent\n'],
    ['does so in one line', '- ansible.posix.authorized_key: user=karen key=x state=absent\n'],
    ['is no module but the text of one', '- debug:\n    msg: "ansible.posix.authorized_key: user"\n'],
  ])('a task that %s grants nothing', async (_, text) => {
    expect(await itemsIn({ [tasks]: text })).toEqual([]);
  });

  test('nobody can tell whom a key is for that is filled in later, or a machine’s', async () => {
    for (const user of ['"{{ item }}"', 'deploy']) {
      const text = `- ansible.posix.authorized_key:\n    user: ${user}\n    key: x\n`;
      expect(await only(tasks, text)).toMatchObject({ people: 'unknown', workloads: 'unknown' });
    }
    expect(await only(tasks, '- authorized_key: user={{ item }} key=x\n')).toMatchObject({ people: 'unknown' });
  });
});

describe('lists of users of hosts', () => {
  const path = 'ansible/group_vars/all/ssh_users.yml';

  test('those in a list for it may log in, without those who are gone', async () => {
    const text = `ssh_users:
  - name: alice
    groups: [sudo]
    key: ssh-ed25519 AAAA
  - name: bob
    state: absent
`;
    expect(await only(path, text)).toMatchObject({ system: 'ssh', rules: 1, own: 'yes', people: 'yes' });
    expect(await only(path, 'ssh_users: [alice, bob]\n')).toMatchObject({ rules: 2, people: 'yes' });
    expect(await only(path, 'users:\n  - name: alice\n    key: ssh-ed25519 AAAA\n')).toMatchObject({ people: 'yes' });
  });

  test.each([
    ['all are gone', 'ssh_users:\n  - name: bob\n    state: absent\n'],
    ['nobody is in it', 'ssh_users: []\n'],
    ['a switch bears the name', 'ssh_users: true\n'],
    [
      'a key is none of SSH',
      'users:\n  - name: alice\n    key: "ssh-like name"\napi_users:\n  - name: a\n    key: abc\n',
    ],
    ['hosts are known by theirs', 'known_hosts:\n  - name: forge.acme.uk\n    key: ssh-ed25519 AAAA\n'],
  ])('none where %s', async (_, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });
});
