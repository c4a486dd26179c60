import { describe, expect, test } from 'vitest';
import { isReleaseBranch, isVersionTag, nameHint } from '../../src/lexicon/branch-names.ts';

describe('hints of branch names', () => {
  test.each([
    ['develop', 'integration'],
    ['dev', 'integration'],
    ['production', 'environment'],
    ['env/staging', 'environment'],
    ['release-1.2', 'version'],
    ['16-0-stable', 'version'],
    ['v2', 'version'],
    ['4.x', 'version'],
    ['support/3.1', 'version'],
    ['fix-prod-login', null],
    ['issue-123', null],
    ['123-fix', null],
    ['topic', null],
    ['', null],
  ])('%s: %s', (name, hint) => {
    expect(nameHint(name)).toBe(hint);
  });

  test('GitFlow names its releases and hotfixes', () => {
    expect(['release/1.2', 'hotfix-login', 'rc/2'].map(isReleaseBranch)).toEqual([true, true, true]);
    expect(['feature/release-notes', 'prerelease', 'fix'].map(isReleaseBranch)).toEqual([false, false, false]);
  });

  test.each(['v1.2.3', '1.0', 'app-maven-plugin-1.6.0', 'release-42', '2024-05-01', 'shop/v3', 'v1.0.0-rc.1'])(
    '%s is a version',
    (name) => {
      expect(isVersionTag(name)).toBe(true);
    },
  );

  test.each(['latest', 'before-the-big-merge-2', 'deadbeef', 'release'])('%s is none', (name) => {
    expect(isVersionTag(name)).toBe(false);
  });
});
