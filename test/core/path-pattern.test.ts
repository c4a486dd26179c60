import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathPattern } from '../../src/core/path-pattern.ts';

describe('a pattern as GitHub reads it', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['*', ['a', 'a/b/c.js'], []],
    ['*.js', ['a.js', 'x/y/a.js'], ['a.jsx']],
    ['/build/logs/', ['build/logs/a', 'build/logs/x/y'], ['x/build/logs/a', 'build/logs']],
    ['docs/*', ['docs/a.md'], ['docs/x/a.md', 'y/docs/a.md']],
    ['apps/', ['apps/a', 'x/apps/y/a'], ['apps', 'myapps/a']],
    ['/docs/', ['docs/a'], ['x/docs/a']],
    ['/apps/github', ['apps/github', 'apps/github/a/b'], ['apps/githubs']],
    ['**/logs', ['logs/a', 'x/logs/y', 'x/y/logs'], ['blogs/a']],
    ['a/**/b', ['a/b', 'a/x/y/b', 'a/x/b/c'], ['b', 'a/bb']],
    ['docs/**', ['docs/a', 'docs/x/a'], ['docs', 'x/docs/a']],
    ['my\\ folder/', ['my folder/a'], ['my/folder/a']],
    ['\\#x', ['#x'], ['x']],
    ['a?c*', ['abc', 'x/abcd/e'], ['ac', 'a/c']],
    ['/*', ['a'], ['a/b']],
  ])('%s', (pattern, hits, misses) => {
    const is = pathPattern(pattern, 'github');
    for (const path of hits) expect([path, is(path)]).toEqual([path, 'yes']);
    for (const path of misses) expect([path, is(path)]).toEqual([path, 'no']);
  });
});

describe('a pattern as GitLab reads it', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['*', ['a', 'a/b'], []],
    ['docs/x', ['docs/x', 'y/docs/x'], ['docs/x/z']],
    ['/docs', ['docs'], ['docs/a']],
    ['docs/', ['docs/a/b', 'x/docs/a'], ['docs']],
    ['/docs/*', ['docs/a'], ['docs/a/b']],
    ['/docs/**/*.md', ['docs/a.md', 'docs/x/y.md'], ['docs/a']],
  ])('%s', (pattern, hits, misses) => {
    const is = pathPattern(pattern, 'gitlab');
    for (const path of hits) expect([path, is(path)]).toEqual([path, 'yes']);
    for (const path of misses) expect([path, is(path)]).toEqual([path, 'no']);
  });

  test('with two stars at its end may mean one level or all', () => {
    const is = pathPattern('/docs/**', 'gitlab');
    expect([is('docs/a'), is('docs/a/b'), is('x/a')]).toEqual(['yes', 'unknown', 'no']);
  });
});

test('a set of letters, a bare slash and a letter that was lost leave it open', () => {
  expect(pathPattern('[a-z].js', 'gitlab')('a.js')).toBe('unknown');
  expect(pathPattern('/', 'github')('a')).toBe('unknown');
  expect(pathPattern('/a\uFFFD', 'github')('a')).toBe('unknown');
});

test('a pattern of stars is done with a long path in bounded steps', () => {
  const hostile = pathPattern(`${'*a'.repeat(95)}b`, 'github');
  expect(hostile('a'.repeat(900))).toBe('no');
  const folders = pathPattern(`${'**/a/'.repeat(39)}b`, 'github');
  expect(folders(Array.from({ length: 450 }, () => 'a').join('/'))).toBe('no');
});

test('any pattern gives an answer for any path, and a path without wildcards matches itself', () => {
  const plain = fc.stringMatching(/^[a-z.]{1,5}(\/[a-z.]{1,5}){0,4}$/);
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), plain, fc.constantFrom('github', 'gitlab'), (pattern, path, dialect) => {
      expect(['yes', 'no', 'unknown']).toContain(pathPattern(pattern, dialect)(path));
      expect(pathPattern(`/${path}`, dialect)(path)).toBe('yes');
    }),
  );
});
