import { describe, expect, test } from 'vitest';
import { parseGitConfig } from '../../../src/sources/repository/config-file.ts';
import { webAddress } from '../../../src/sources/repository/web-address.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();
const web = (url: string) => webAddress(parseGitConfig(`[remote "origin"]\n\turl = "${url}"\n`));

describe('the web address of a repository', () => {
  test.each([
    ['https://github.com/Acme/Shop.git', 'https://github.com/Acme/Shop'],
    ['https://ana:s3cret@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://github.com/acme/shop?token=s3cret#x', 'https://github.com/acme/shop'],
    ['http://github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://git.example.org:8443/group/sub/shop', 'https://git.example.org:8443/group/sub/shop'],
    ['git@GitHub.com:acme/shop.git', 'https://github.com/acme/shop'],
    ['ssh://git@ssh.github.com:443/acme/shop.git', 'https://github.com/acme/shop'],
    ['ssh://git@git.example.org:2222/group/sub/shop.git', 'https://git.example.org/group/sub/shop'],
    ['git@ssh.dev.azure.com:v3/acme/till/shop', 'https://dev.azure.com/acme/till/_git/shop'],
    ['https://acme@dev.azure.com/acme/till/_git/shop', 'https://dev.azure.com/acme/till/_git/shop'],
  ])('is that of its remote, without what is nobody’s business: %s', (url, address) => {
    expect(web(url)).toBe(address);
  });

  test.each([
    '',
    '/srv/git/acme/shop.git',
    'file:///srv/git/acme/shop.git',
    'C:/git/acme/shop.git',
    'git@work:acme/shop.git',
    'http://git.example.org:8080/acme/shop',
    'https://[::1]/acme/shop',
    'https://github.com/shop',
    'https://github.com/acme/a%40b',
    'javascript:alert/1',
    'user:pass/word@example.org:acme/shop',
    `https://github.com/acme/ghp_${'x1'.repeat(18)}`,
  ])('is not told by %s', (url) => {
    expect(web(url)).toBeNull();
  });

  test('stands in the description of the target', async () => {
    const folder = shop.init('shop');
    shop.git(folder, 'config', 'remote.origin.url', 'https://ana:s3cret@github.com/acme/shop.git');
    const repository = await shop.open(folder);
    try {
      expect((await repository.describe()).target.web).toBe('https://github.com/acme/shop');
    } finally {
      await repository.close();
    }
  });
});
