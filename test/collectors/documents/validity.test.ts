import { describe, expect, test } from 'vitest';
import { factOf } from './fact-of.ts';

const now = '2026-11-23';

const table = `| Task | AWS | Our team |
|---|---|---|
| Patching of RDS | R | |
| Backups and restore tests | | R |
| Keys in KMS | | R |
`;
const people =
  'Our on-call engineers have admin access to our AWS production account. Everybody else in our team has read-only access.';

/** Whether both a division and rules of access still prove something in a text that says this at its head. */
async function proves(said: string, place = 'docs/p.md'): Promise<boolean[]> {
  const split = await factOf(
    'docs.responsibility',
    place,
    `# Who does what\n\n${said}\n\nWe run our ledger with AWS and we split the work.\n\n${table}`,
    now,
  );
  const access = await factOf('docs.access', place, `# Access to AWS\n\n${said}\n\n${people}\n\n${table}`, now);
  return [split?.isOwn === 'yes' && split.splits === 'yes', access?.isOwn === 'yes' && access.statesRules === 'yes'];
}

describe('a text that was in force once proves nothing', () => {
  test.each([
    '> [!WARNING]\n> Outdated. Our accounts were closed in 2024.',
    '> [!CAUTION]\n> Out of date.',
    '> **Warning:** Obsolete since 2023.',
    '> This is no longer maintained.',
    '> This information may be outdated.',
    '> Our AWS accounts were closed in 2024.',
    '!!! warning "Outdated"',
    '⚠️ **OUTDATED**',
    'Historical: see the wiki.',
    'This page may no longer apply.',
  ])('by a box or a first line that warns of its age: %s', async (said) => {
    expect(await proves(said)).toEqual([false, false]);
  });
  test.each([
    '> [!WARNING]\n> Outdated keys are removed within a day.',
    '> [!NOTE]\n> Accounts of leavers are closed on their last day.',
    'Our old accounts were closed, and we keep one.',
    'Deprecated services are switched off by our team.',
    '> This page is reviewed each spring.',
  ])('but not by one that tells of other things: %s', async (said) => {
    expect(await proves(said)).toEqual([true, true]);
  });

  test.each([
    'Valid until 31 December 2022.',
    'This policy is valid until 2022-12-31.',
    '**Valid until:** 31 December 2022',
    '- Valid until: end of 2022',
    'In force until March 2024.',
    'Valid from 1 January 2021 to 31 December 2022.',
    'Validity: 2019–2021',
    'Expires on 1 May 2025.',
    'This agreement ended in 2022.',
    '> Valid until 22 November 2026.',
    '| Valid until | 31 December 2022 |\n|---|---|\n| Owner | Payments team |',
  ])('by a day that is over: %s', async (said) => {
    expect(await proves(said)).toEqual([false, false]);
  });
  test.each([
    'Valid until 31 December 2027.',
    'Valid until further notice.',
    'Valid until the end of 2026.',
    'Valid until 23 November 2026.',
    'Valid from 1 January 2021.',
    'Validity: from 1 January 2021',
    'Valid from 1 January 2021 to 31 December 2027.',
    'In force since 2021.',
    'This agreement ends on 1 May 2027.',
    'It applies to all accounts made in 2021.',
    'A password is valid until its owner leaves.',
    '| Valid until | 31 December 2027 |\n|---|---|\n| Owner | Payments team |',
  ])('but not by one to come, or by another: %s', async (said) => {
    expect(await proves(said)).toEqual([true, true]);
  });

  test.each([
    'This page describes the state before our move to Azure in 2023.',
    'This page describes the state before we moved to Azure.',
    'The table shows our set-up prior to the migration.',
    'This documents how our team worked before 2021.',
    'This page describes the old split.',
    'The table shows the situation as of 2019.',
  ])('by a state that it tells of: %s', async (said) => {
    expect(await proves(said)).toEqual([false, false]);
  });
  test.each([
    'This page describes the state before our move to Azure in 2028.',
    'This page describes the process to follow before a release.',
    'This page describes our split as of March 2026.',
    'This page describes what our teams do before we deploy.',
    'This is our split until the end of 2027.',
    'This page describes the state of our platform.',
  ])('but not by the present one: %s', async (said) => {
    expect(await proves(said)).toEqual([true, true]);
  });

  test.each([
    'docs/bak/p.md',
    'docs/backup/p.md',
    'docs/bck/p.md',
    'docs.bak/docs/p.md',
    'docs/2019/p.md',
    'docs/2019/05/p.md',
    'docs/2021-22/p.md',
    'docs/2023/p.md',
  ])('by its folder: %s', async (place) => {
    expect(await proves('As of today.', place)).toEqual([false, false]);
  });
  test.each(['docs/2024/p.md', 'docs/2022-26/p.md', 'docs/2026/p.md', 'docs/back-office/p.md', 'docs/20190/p.md'])(
    'but not by another: %s',
    async (place) => {
      expect(await proves('As of today.', place)).toEqual([true, true]);
    },
  );

  test('but a decision stays in force in the folder of its year, unless it says up to when', async () => {
    const told = (end: string) =>
      `# 7. Use RDS\n\n## Status\n\nAccepted\n\n## Decision\n\nWe will use Amazon RDS. AWS patches the engine and takes the backups; the payments team rotates the keys and monitors the queries, as they do today.${end}\n`;
    const split = async (end: string) =>
      (await factOf('docs.decision', 'docs/adr/2019/0007-rds.md', told(end), now))?.isOwn;
    expect(await split('')).toBe('yes');
    expect(await split(' This decision is valid until 2027.')).toBe('yes');
    expect(await split('\n\nValid until 31 December 2022.')).toBe('unknown');
  });
});

test('rules in a folder of rules end, too', async () => {
  const own = async (said: string) => {
    const text = `# Access\n\n${said}\n\n- All changes must be reviewed by the payments team.\n- Everybody must use multi-factor authentication.\n`;
    return (await factOf('docs.document', 'policies/access.md', text, now))?.isOwn;
  };
  expect(await own('Valid until 31 December 2022.')).toBe('unknown');
  expect(await own('Valid until 31 December 2027.')).toBe('yes');
});
