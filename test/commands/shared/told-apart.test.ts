import { expect, test } from 'vitest';
import { toldApart } from '../../../src/commands/shared/told-apart.ts';
import { saved } from '../../contract/reporter.ts';

const mixed = saved('mixed');
const called = (name: string) => ({ ...mixed, targets: mixed.targets.map((target) => ({ ...target, name })) });

/** The names under which targets called `shop` (or as given) are shown. */
const names = (given: readonly string[], own = given.map(() => 'shop')) =>
  toldApart(own.map(called), given, '/home/ana').map(({ targets }) => targets.map(({ name }) => name).join());

test('targets of different names keep them', () => {
  expect(names(['a/shop', 'till'], ['shop', 'till'])).toEqual(['shop', 'till']);
});

test('targets of one name are called by the folder or owner they lie in as well', () => {
  expect(names(['old/shop', '.', 'https://example.org/acme/shop.git', 'git@example.org:other/shop'])).toEqual([
    'old/shop',
    'home/ana',
    'acme/shop',
    'other/shop',
  ]);
  expect(names(['a/shop', 'b/shop', 'till'], ['shop', 'shop', 'till'])).toEqual(['a/shop', 'b/shop', 'till']);
});

test('targets that even so look the same are called as they were given', () => {
  expect(names(['x/a/shop', 'y/a/shop'])).toEqual(['x/a/shop', 'y/a/shop']);
});
