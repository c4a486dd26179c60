import { expect, test } from 'vitest';
import type { Target } from '../../src/core/evidence.ts';
import { sameSystem } from '../../src/stages/same-system.ts';
import { saved } from '../contract/reporter.ts';

const mixed = saved('mixed');
const [repository] = mixed.targets;
if (repository === undefined) throw new Error('no target');
const web = 'https://github.com/acme/shop';
const of = (changes: Partial<Target>) => ({
  ...mixed,
  targets: [{ ...repository, class: 'repository' as const, name: 'shop', web: null, ...changes }],
});

test.each<[string, Partial<Target>, Partial<Target>, 'yes' | 'no' | 'unknown']>([
  ['one address', { web, firstCommits: ['a'] }, { web: `${web.toUpperCase()}.git`, firstCommits: ['b'] }, 'yes'],
  [
    'a shared beginning under other names',
    { web, firstCommits: ['a', 'b'] },
    { name: 'x', firstCommits: ['b'] },
    'yes',
  ],
  ['a shared beginning at two addresses', { web, firstCommits: ['a'] }, { web: `${web}2`, firstCommits: ['a'] }, 'yes'],
  ['other beginnings and names', { firstCommits: ['a'] }, { name: 'till', firstCommits: ['b'] }, 'no'],
  ['other beginnings and addresses', { web, firstCommits: ['a'] }, { web: `${web}2`, firstCommits: ['b'] }, 'no'],
  ['a rewritten history of one name', { firstCommits: ['a'] }, { firstCommits: ['b'] }, 'unknown'],
  ['other names and nothing else', {}, { name: 'till' }, 'unknown'],
  ['other addresses and nothing else', { web }, { web: `${web}2` }, 'unknown'],
  ['one name and nothing else', {}, { firstCommits: ['a'] }, 'yes'],
])('by %s', (_, before, after, same) => {
  expect(sameSystem(of(before), of(after))).toBe(same);
  expect(sameSystem(of(after), of(before))).toBe(same);
});

test('without a repository only where neither has one', () => {
  const none = { ...mixed, targets: [] };
  expect([sameSystem(none, none), sameSystem(none, mixed)]).toEqual(['yes', 'unknown']);
});
