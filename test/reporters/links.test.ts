import { describe, expect, test } from 'vitest';
import type { Target } from '../../src/core/evidence.ts';
import { commitLink, linkOf, webOf } from '../../src/reporters/links.ts';

const commit = '7ecf5c20a1b2c3d4e5f60718293a4b5c6d7e8f90';
const target = (web: string | null): Target => ({
  ...{ id: 'repository', class: 'repository', name: 'shop', web, commit, branch: 'main', trunk: 'main' },
  related: [{ name: 'acme/templates', commit }],
});
const link = (web: string | null, path: string | null = 'a b/ci.yml', line: number | null = 3, at = commit) =>
  linkOf({ at: { commit: at, path, line } }, target(web));

describe('the link of a fact', () => {
  test.each([
    ['https://github.com/acme/shop', `/blob/${commit}/a%20b/ci.yml#L3`, `/commit/${commit}`],
    ['https://github.example.org/acme/shop', `/blob/${commit}/a%20b/ci.yml#L3`, `/commit/${commit}`],
    ['https://acme.ghe.com/acme/shop', `/blob/${commit}/a%20b/ci.yml#L3`, `/commit/${commit}`],
    ['https://gitlab.com/group/sub/shop', `/-/blob/${commit}/a%20b/ci.yml#L3`, `/-/commit/${commit}`],
    ['https://gitlab.example.org:8443/acme/shop', `/-/blob/${commit}/a%20b/ci.yml#L3`, `/-/commit/${commit}`],
    ['https://bitbucket.org/acme/shop', `/src/${commit}/a%20b/ci.yml#lines-3`, `/commits/${commit}`],
    ['https://codeberg.org/acme/shop', `/src/commit/${commit}/a%20b/ci.yml#L3`, `/commit/${commit}`],
    [
      'https://dev.azure.com/acme/till/_git/shop',
      `?path=/a%20b/ci.yml&version=GC${commit}&line=3&lineEnd=4&lineStartColumn=1&lineEndColumn=1`,
      `/commit/${commit}`,
    ],
  ])('leads to the line at the commit, or to the commit: %s', (web, file, only) => {
    expect(link(web)).toBe(web + file);
    expect(link(web, null, null)).toBe(web + only);
    expect(link(web, 'a#b?.md', null)).toContain('a%23b%3F.md');
  });

  test('leads to the lines of a page, not to the page', () => {
    expect(link('https://github.com/acme/shop', 'README.md')).toBe(
      `https://github.com/acme/shop/blob/${commit}/README.md?plain=1#L3`,
    );
  });

  test.each([
    null,
    'https://git.example.org/acme/shop',
    'https://notgithub.com/acme/shop',
    'http://github.com/acme/shop',
    'https://github.com/shop',
    'https://user:pass@github.com/acme/shop',
    'https://github.com/acme/shop?x=y',
    'https://github.com/acme/"><script>',
    'javascript:alert(1)//https://github.com/acme/shop',
  ])('is none where nobody can tell how it is shown: %s', (web) => {
    expect(link(web)).toBeNull();
  });

  test.each([
    '',
    'a\ufffd.yml',
    'a\ud800.yml',
    'a/[redacted-12ab]/x',
    'acme/templates:ci.yml',
    'Acme/Templates:ci.yml',
    '../ci.yml',
    'a/./ci.yml',
    '/etc/passwd',
  ])('is none where the place is not told exactly, or lies in another repository: %s', (path) => {
    expect(link('https://github.com/acme/shop', path)).toBeNull();
  });

  test('is none without a commit, or without the target', () => {
    expect(link('https://github.com/acme/shop', 'a', 1, 'main')).toBeNull();
    expect(linkOf({ at: { commit, path: 'a', line: 1 } }, undefined)).toBeNull();
    expect(commitLink(null, target('https://github.com/acme/shop'))).toBeNull();
    expect(commitLink(commit, target('https://github.com/acme/shop'))).toBe(
      `https://github.com/acme/shop/commit/${commit}`,
    );
  });

  test('has an address only where the target has one of a forge', () => {
    expect(webOf(target('https://git.example.org/acme/shop'))).toBe('https://git.example.org/acme/shop');
    expect(webOf(target('javascript:alert(1)//https://github.com/acme/shop'))).toBeNull();
    expect(webOf(target(null))).toBeNull();
  });
});
