import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/core/nearest.ts';

const ids = ['govuk.governance.version_control', 'govuk.governance.ai', 'cncf.policy.creation'];

test.each([
  ['govuk.governance.version_contorl', ids[0]],
  ['version_control', ids[0]],
  ['version-control', ids[0]],
  ['Govuk.Governance.AI', ids[1]],
  ['creations', ids[2]],
  ['kubernetes', null],
  ['', null],
  ['x'.repeat(100_000), null],
])('%.40s means %s', (name, meant) => {
  expect(nearest(name, ids)).toBe(meant);
});

test('the first of equally near names wins, and a nearer one beats it', () => {
  expect(nearest('scam', ['scan', 'scab'])).toBe('scan');
  expect(nearest('scab', ['scan', 'scab'])).toBe('scab');
});

test.each([
  ['alhpa', 'alpha'],
  ['mian', 'main'],
  ['gti', 'git'],
])('two letters that changed places are one difference: %s', (name, meant) => {
  expect(nearest(name, ['beta', meant])).toBe(meant);
});

test('letters that are not neighbours are two', () => {
  expect(nearest('abc', ['cba'])).toBeNull();
});

test('asks after the nearest name, or says what there is', () => {
  expect(didYouMean('scam', ['scan', 'gate'])).toBe('did you mean scan?');
  expect(didYouMean('cheese', ['scan', 'gate'])).toBe('it has scan, gate');
  expect(didYouMean('cheese', [])).toBe('it has none');
  expect(didYouMean('cheese', ['scan'], 'ask for help')).toBe('ask for help');
});

test('there is no nearest of none', () => {
  expect(nearest('scan', [])).toBeNull();
});
