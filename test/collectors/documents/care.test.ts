import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../collectors/documents/access/index.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const table = `| Area | Responsible |
|---|---|
| Patching of hosts | AWS |
| Backups | Payments team |
| Keys | Payments team |
`;
const spoken = 'We run our services on AWS.';

async function split(text: string, path = 'docs/responsibilities.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.map(({ isOwn, splits }) => `${isOwn} ${splits}`);
}
const opened = (words: string): string => `# Who is responsible for what\n\n${words}\n\n${spoken}\n\n${table}`;
const above = (words: string): string => `# Who is responsible for what\n\n${spoken}\n\n${words}\n\n${table}`;
const ended = (words: string): string => `# Who is responsible for what\n\n${spoken}\n\n${table}\n\n${words}\n`;
const boxed = (words: string): string =>
  `# Who is responsible for what\n\n${spoken}\n\n> [!NOTE]\n> ${words.replaceAll('\n', '\n> ')}\n\n${table}`;
const tight = (words: string): string => `# Who is responsible for what\n${words}\n\n${spoken}\n\n${table}`;
const ruled = (words: string): string =>
  `Who is responsible for what\n===========================\n${words}\n\n${spoken}\n\n${table}`;
const places = { opened, above, ended, boxed, tight, ruled };

describe('what is supposed, or asked, withdraws nothing', () => {
  test.each([
    'If this page is out of date, please open a pull request.',
    'Tell us if this page is out of date.',
    'Please tell the hosting team when this page is no longer current.',
    'Raise an issue if something on this page is out of date.',
    'Contact us if this page is out of date.',
    'Is this page out of date? Tell us.',
    'If something is missing, tell us in #hosting.',
    'If you think that this table is wrong, ask in #hosting.',
    'Something wrong or missing? Open an issue.',
    'Tell us about anything on this page that is out of date.',
    'Let the hosting team know whether\nthis page is still current, or if any of it is outdated.',
    'Should this table no longer be correct, the hosting team will mend it.',
  ])('%s', async (words) => {
    for (const [place, text] of Object.entries(places))
      expect([place, ...(await split(text(words)))]).toEqual([place, 'yes yes']);
  });

  test.each([
    'This page is out of date.',
    'This page is out of date. If you need help, ask in #hosting.',
    'If you need help, ask us: this page is out of date.',
    'We do not know whether this page is still agreed; it is out of date.',
    'Why is this page out of date? Nobody follows it.',
    'It is unclear if this page is no longer current.',
    'This table has not been agreed, if you ask me.',
    'When you read this, remember that this document is\ndeprecated.',
  ])('but: %s', async (words) => {
    for (const [place, text] of Object.entries(places))
      expect([place, ...(await split(text(words)))]).toEqual([place, 'unknown yes']);
  });
});

describe('what a text is kept with care by leaves it in force', () => {
  const good = [
    'We review this page every six months; suggestions are welcome.',
    'Changes to this page need to be agreed with the service teams.',
    'Changes to this table must be approved by the hosting team.',
    'This page does not cover the data centre.',
    'This does not apply to sandbox accounts.',
    'This does not apply to contractors.',
    'It was not always clear who looks after what, so we agreed on this table in June.',
    'Until 2025 we ran our own servers. Since then we are on AWS.',
    'The examples below are from our own services.',
    'Please suggest changes by pull request.',
    'This list is not exhaustive.',
    'Please do not edit this table without asking the hosting team.',
    'If you are not sure who looks after something, ask in #hosting.',
    'Anything not listed in this table is looked after by the hosting team.',
  ];
  test.each(good)('%s', async (words) => {
    for (const [place, text] of Object.entries(places))
      expect([place, ...(await split(text(words)))]).toEqual([place, 'yes yes']);
  });

  const rules =
    'Engineers of the Payments team must request access to AWS in Slack. Access to production AWS is granted by our team lead only.';
  const access = async (words: string) => {
    const files = { 'docs/access.md': `# Access policy\n\nWe keep to this.\n\n${words}\n\n${rules}\n` };
    return (await readAccess(memoryRepository({ files }))).items.map(({ isOwn }) => isOwn);
  };
  test.each(good)('of access, too: %s', async (words) => {
    expect(await access(words)).toEqual(['yes']);
  });

  const bad = [
    'Suggestions welcome: this is a proposal.',
    'This does not apply to us.',
    'This table does not apply to our teams.',
    'See the examples below.',
    'This is not yet agreed with AWS.',
    'This page does not cover what we do.',
    'Nobody agreed to it, so we wrote this table as a proposal.',
    'Until 2021 we ran on AWS. Since then we are on Azure.',
    'The examples below are from our training.',
    'Changes to this page are welcome, as it is only a draft.',
  ];
  test.each(bad)('but: %s', async (words) => {
    for (const text of [opened, above]) expect(await split(text(words))).not.toContain('yes yes');
  });
});

test('blanks in another part of a long text leave the rules of access in force', async () => {
  const own = async (runs: number, blank: string) => {
    const jobs = `## Daily jobs\n\n${'Look at the logs of the job.\n\n'.repeat(runs)}Name the file <current date>-<file name>.csv.`;
    const rules = `## Access rules\n\nWe keep to this.\n\n| Role | System | Permissions | Who |\n|---|---|---|---|\n| Developer | AWS | Read production | Our payments team${blank} |\n| Lead | AWS | Admin of production | Our payments lead${blank} |\n\nAccess to AWS must be removed by our team within 14 days.`;
    const files = { 'docs/all.md': `# All about our service\n\n${jobs}\n\n${rules}\n` };
    return (await readAccess(memoryRepository({ files }))).items.map(({ ownBecause }) => ownBecause);
  };
  expect(await own(500, '')).toEqual(['speaks_as_we']);
  expect(await own(5, '')).toEqual(['to_fill_in']);
  expect(await own(500, ' <name>')).toEqual(['to_fill_in']);
});

test('what words alone set aside stays in doubt, and what lies with what was set aside stays out', async () => {
  expect(await split(opened('This page is out of date.'))).toEqual(['unknown yes']);
  expect(await split(opened('').replace('# Who', '# Deprecated: who'))).toEqual(['unknown yes']);
  expect(await split(opened(''), 'docs/archive/responsibilities.md')).toEqual([]);
});
