import { describe, expect, test } from 'vitest';
import { items, pageFactOf, table } from './claims.ts';

/** Whether a division and rules of access still count as the house's own in a text that says this at its head, or end. */
async function own(said: string, fields = '', end = ''): Promise<boolean[]> {
  const head = fields === '' ? '' : `---\n${fields}\n---\n`;
  const split = await pageFactOf('docs.responsibility', `${head}# Who looks after what\n${said}\n\n${table}\n${end}\n`);
  const access = await pageFactOf('docs.access', `${head}# Access control\n${said}\n\n${items}\n${end}\n`);
  return [split?.isOwn === 'yes', access?.isOwn === 'yes'];
}

describe('a text that holds from a day to come proves nothing yet', () => {
  test.each([
    'In force from 1 January 2027.',
    'Valid from: 2027-01-01',
    'Effective: 1 February 2027',
    '**Effective date:** 1 February 2027',
    'Version 2, owned by the platform team.\nEffective from: January 2027',
    '| Effective date | 1 February 2027 |\n|---|---|\n| Owner | Platform team |',
    'This page takes effect on 1 December 2026.',
    'These rules apply from 1 December 2026 on.',
    'The new split starts on 4 January 2027.',
    '> Will only be valid from 4 January 2027.',
    'Applies from next quarter.',
    'The table is what we will sign with AWS in January.',
    'The new model starts when the board has agreed.',
    'The vote on this text is on 3 December 2026.',
    'When this policy is approved, it replaces the mail of May.',
    'This text will be voted on in December.',
  ])('%s', async (said) => {
    expect(await own(said)).toEqual([false, false]);
  });

  test('nor where its end says so', async () => {
    expect(await own('', '', 'In force from 1 January 2027.')).toEqual([false, false]);
  });

  test.each([
    'effective: 2027-02-01',
    'effective_date: 2027-02-01',
    'valid_from: "2027-01-01"',
    'in_force_from: 1 January 2027',
  ])('by a field: %s', async (fields) => {
    expect(await own('', fields)).toEqual([false, false]);
  });
});

describe('a text that holds since a day that is over is in force', () => {
  test.each([
    ['In force from 1 January 2026.', ''],
    ['Effective: 1 February 2026', ''],
    ['Valid from 2025-01-01 to 2027-12-31', ''],
    ['Effective date: 2026-11-01. Next review: 2027-11-01.', ''],
    ['The new split holds since 4 January 2026, and is reviewed in 2027.', ''],
    ['This policy will be approved by our board every year, next on 2 March 2027.', ''],
    ['Our contract with AWS starts anew on 1 January 2027.', ''],
    ['The board approved this text on 3 December 2025.', ''],
    ['This process starts when the manager has approved the request.', ''],
    ['This page shows how we will give engineers access to AWS.', ''],
    ['Our rules apply in production.', ''],
    ['', 'effective_date: 2026-02-01'],
    ['', 'valid_from: 2025-01-01\nvalid_until: 2027-01-01'],
    ['', 'start: 2027-01-01'],
  ])('%s %s', async (said, fields) => {
    expect(await own(said, fields)).toEqual([true, true]);
  });

  test('also where a role or an account starts later', async () => {
    expect(await own('', '', 'Access starts when the lead has agreed. It is valid from the first day.')).toEqual([
      true,
      true,
    ]);
  });
});
