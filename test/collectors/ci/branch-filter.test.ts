import { describe, expect, test } from 'vitest';
import { admits, admitsOthers } from '../../../collectors/ci/branch-filter.ts';

describe('filter patterns', () => {
  test.each([
    [['main'], 'main', 'yes'],
    [['main'], 'main2', 'no'],
    [['*'], 'main', 'yes'],
    [['*'], 'release/1', 'no'],
    [['**'], 'release/1', 'yes'],
    [['release/**'], 'release/1/2', 'yes'],
    [['v[0-9]+'], 'v12', 'yes'],
    [['v[0-9].[0-9]'], 'v1x2', 'no'],
    [['colou?r'], 'color', 'yes'],
    [['**', '!release/**'], 'release/1', 'no'],
    [['**', '!release/**', 'release/2'], 'release/2', 'yes'],
    [['!main'], 'main', 'no'],
    [[], 'main', 'no'],
    [['a.b'], 'axb', 'no'],
    [['['], 'main', 'unknown'],
    [['x'.repeat(1000)], 'main', 'unknown'],
    [['main'], null, 'unknown'],
    [['**'], null, 'yes'],
    [['**', '!main'], null, 'unknown'],
  ] as const)('%j on %s: %s', (patterns, branch, expected) => {
    expect(admits(patterns, branch)).toBe(expected);
  });

  test('a pattern may stand for branches nobody has named, a name does not', () => {
    expect([['main'], ['feature/**'], ['main', '!x*']].map(admitsOthers)).toEqual([false, true, false]);
  });
});
