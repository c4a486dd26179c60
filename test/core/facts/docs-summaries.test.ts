import { expect, test } from 'vitest';
import { docsFacts } from '../../../src/core/facts/docs.ts';
import { ownInWords } from '../../../src/core/facts/documents-own.ts';
import { ownersFacts } from '../../../src/core/facts/owners.ts';

test('a text in doubt for what it tells is not said to be of another house', () => {
  expect(ownInWords({ isOwn: 'unknown', ownBecause: 'unread' })).toMatch(/^; perhaps none of it: /);
  expect(ownInWords({ isOwn: 'unknown', ownBecause: 'other_work' })).toMatch(/^; perhaps none of it: /);
  expect(ownInWords({ isOwn: 'unknown', ownBecause: 'other_house' })).toMatch(/^; perhaps not its own: /);
});

test('an own text about access says where its rules are not known', () => {
  const text = {
    form: 'rules',
    isOwn: 'yes',
    ownBecause: 'speaks_as_we',
    statesRules: 'unknown',
    tellsHowToAsk: 'unknown',
    tellsOfChanges: 'unknown',
    said: null,
    reviewDue: 'none',
    reviewedAgeDays: null,
  } as const;
  const { summary } = docsFacts['docs.access'];
  expect(summary(text as never)).toContain('not told in a form that is read as rules');
  expect(summary({ ...text, statesRules: 'yes' } as never)).not.toContain('read as rules');
});

test('an entry of a catalog speaks of one entity', () => {
  const rule = { owners: 1, groups: 1, active: 'yes', meetsFiles: 'yes' } as const;
  const { summary } = ownersFacts['owners.rule'];
  const all = { ...rule, pattern: '**', isCatchAll: true };
  expect(summary({ ...all, form: 'catalog' } as never)).toBe('an entity of the catalog: 1 owner');
  expect(summary({ ...all, form: 'github' } as never)).toBe('everything: 1 owner');
});
