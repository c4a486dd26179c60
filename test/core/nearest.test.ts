import { expect, test } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

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

test('there is no nearest of none', () => {
  expect(nearest('scan', [])).toBeNull();
});
