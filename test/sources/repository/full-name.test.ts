import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGitConfig } from '../../../src/sources/repository/config-file.ts';
import { fullNameOf, nameOnForge } from '../../../src/sources/repository/full-name.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

/** The name of a repository in `house/till` with these addresses, by remote. */
function named(remotes: Readonly<Record<string, string>>): string | null {
  const folder = shop.init('house/till');
  for (const [remote, url] of Object.entries(remotes)) shop.git(folder, 'config', `remote.${remote}.url`, url);
  return fullNameOf(folder);
}

describe('the full name of a repository', () => {
  test.each([
    ['https://example.org/Acme/Templates.git', 'acme/templates'],
    ['https://ana:s3cret@example.org/acme/templates/', 'acme/templates'],
    ['https://example.org/acme/templates?token=s3cret#x', 'acme/templates'],
    ['ssh://git@example.org:2222/group/sub/templates.git', 'group/sub/templates'],
    ['git@example.org:group/sub/templates.git', 'group/sub/templates'],
    ['example.org:acme/templates', 'acme/templates'],
  ])('is that of its remote: %s', (url, name) => {
    expect(named({ origin: url })).toBe(name);
    expect(named({ upstream: url })).toBe(name);
  });

  test.each([
    'https://example.org/templates.git',
    'https://example.org/acme/a%40b',
    'https://example.org/../..',
    '/srv/git/acme/templates.git',
    'file:///srv/git/acme/templates.git',
    '../templates',
    'user:pass/word@example.org:acme/templates',
    `https://example.org/acme/${'x'.repeat(5_000)}`,
  ])('is that of its place where the remote tells none: %s', (url) => {
    expect(named({ origin: url })).toBe('house/till');
  });

  test('is that of origin among several remotes, and of none of several others', () => {
    const [one, two] = ['https://example.org/acme/one', 'https://example.org/acme/two'];
    expect(named({ fork: one, origin: two })).toBe('acme/two');
    expect(named({ fork: one, upstream: two, 'origin.url.x': 'y' })).toBe('acme/two');
  });

  test('of a bare clone, a plain directory and a folder within a work tree', () => {
    const folder = shop.init('house/till');
    shop.git(shop.root, 'clone', '--quiet', '--bare', folder, join(shop.root, 'mirrors/Till.git'));
    expect(fullNameOf(join(shop.root, 'mirrors/Till.git'))).toBe('mirrors/till');
    mkdirSync(join(folder, 'src'));
    expect(fullNameOf(join(folder, 'src'))).toBe('house/till');
    expect(fullNameOf(join(folder, '.git'))).toBe('house/till');
    mkdirSync(join(shop.root, 'plain/folder'), { recursive: true });
    expect(fullNameOf(join(shop.root, 'plain/folder'))).toBe('plain/folder');
  });

  test('cannot be told of a place with strange letters', () => {
    mkdirSync(join(shop.root, 'two words/till'), { recursive: true });
    expect(fullNameOf(join(shop.root, 'two words/till'))).toBeNull();
    expect(fullNameOf('/')).toBeNull();
  });

  test('is not looked for where nothing is', () => {
    expect(() => fullNameOf(join(shop.root, 'nowhere'))).toThrow('no such path');
  });
});

test('the name on the forge is told by a remote alone, never by the folder', () => {
  const told = (url: string) => nameOnForge(parseGitConfig(`[remote "origin"]\n\turl = ${url}\n`));
  expect(told('https://example.org/Acme/Shop.git')).toBe('acme/shop');
  expect(told('git@example.org:acme/shop.git')).toBe('acme/shop');
  expect(told('/srv/git/acme/shop.git')).toBeNull();
  expect(nameOnForge(parseGitConfig(''))).toBeNull();
});
