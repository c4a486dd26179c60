import { describe, expect, test } from 'vitest';
import { items, pageFactOf, table } from './claims.ts';

/** Whether a division and rules of access still count as the house's own in a text of such fields, words and title. */
async function own(said: string, fields = '', title = ''): Promise<boolean[]> {
  const head = fields === '' ? '' : `---\n${fields}\n---\n`;
  const titled = (usual: string): string => `${head}# ${title.replace('*', usual) || usual}\n\n${said}\n\n`;
  const split = await pageFactOf('docs.responsibility', `${titled('Who looks after what')}${table}`);
  const access = await pageFactOf('docs.access', `${titled('Access control')}${items}`);
  return [split?.isOwn === 'yes', access?.isOwn === 'yes'];
}

describe('a draft proves nothing, however it is called one', () => {
  test.each([
    'labels: [draft]',
    'labels:\n  - access\n  - draft\nowner: platform-team',
    'tags: security, work-in-progress',
    'stage: consultation',
    'approval: pending',
    'approval_status: "awaiting"',
    'approved_by: TBD',
    'document status: draft',
    'version: 0.1',
  ])('by a field: %s', async (fields) => {
    expect(await own('', fields)).toEqual([false, false]);
  });

  test.each([
    '| Version | 0.2 |\n|---|---|\n| Approval | outstanding |\n| Author | Sana Rees |',
    '**Approval:** pending',
    'Version: 0.3',
    '> [!WARNING]\n> Awaiting sign-off by the security board.',
    '> 🚧 Under construction',
    'This page is still under construction.',
    'Pending approval.',
    'RFC 12, open for comments.',
    'This is open for discussion until December.',
    'Version 0.1 – first thoughts.',
    'To-be state.',
    'Target picture for 2027.',
    'This is how it should be; today it is different.',
    'Feedback wanted: we propose to divide the work as follows.',
    'My suggestion for our next team meeting.',
    'I copied this from my last job, it seemed a good start.',
    'Please do not use this page, see the intranet.',
    '**Do not use this page.** The rules are on the intranet.',
    'This page does not cover us any more.',
    'We wrote this for the auditors; things are done differently.',
  ])('by its words: %s', async (said) => {
    expect(await own(said)).toEqual([false, false]);
  });

  test.each(['🚧 *', '* (under construction)', ':construction: *', 'Target picture: *'])(
    'by its title: %s',
    async (title) => {
      expect(await own('', '', title)).toEqual([false, false]);
    },
  );
});

describe('a text in force may use the same words of something else', () => {
  test.each([
    ['', 'labels: [access, security]\nstage: live'],
    ['', 'tags:\n  - proposals\n  - drafting-team'],
    ['', 'approval: CTO, 2026-02-01\nversion: 1.0'],
    ['', 'version: 0.9\napproved: 2026-02-01'],
    ['| Version | 1.2 |\n|---|---|\n| Approval | Sana Rees |', ''],
    ['**Approval:** required from our team lead.', ''],
    ['Requests that are waiting for approval are listed in Okta.', ''],
    ['Our tool is at version 0.12.1 and reads this page.', ''],
    ['Do not use this page to ask for access.', ''],
    ['Do not use this list for contractors: they have their own.', ''],
    ['The desired state of our accounts is kept in Git.', ''],
    ['Our team keeps it like this. For contractors it is handled differently.', ''],
    ['Our team suggests no exceptions, and grants access according to role:', ''],
    ['This page tells how we should work with secrets.', ''],
    ['Our auditors read this page, too.', ''],
    ['Our engineers must never share keys. For example:', ''],
  ])('%s %s', async (said, fields) => {
    expect((await own(said, fields))[1]).toBe(true);
  });
});
