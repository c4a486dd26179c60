import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const told = async (text: string) =>
  (await readResponsibilities(memoryRepository({ files: { 'docs/who.md': text } }))).items;
/** What of a text counts as a split. */
const splits = async (text: string) =>
  (await told(text)).filter((one) => one.splits === 'yes' || one.concrete === 'yes');

const we = 'We at the Ledger team wrote this page for our people.';
const doers = [
  'AWS patches RDS and the Lambda runtime.',
  'The hosting team manages the network and the firewall.',
  'Ledger team rotates the secrets.',
  'Ledger team tests the backups every quarter.',
];
const list = (items: readonly string[]) => items.map((item) => `- ${item}\n`).join('');
const page = (items: readonly string[], title = 'Who does what', above = we) =>
  `# ${title}\n\n${above}\n\n${list(items)}`;

describe('items that each begin with who does it', () => {
  const split = { form: 'list', isOwn: 'yes', splits: 'yes', concrete: 'yes', parts: 4 };
  test.each([
    ['a title', page(doers)],
    [
      'a title in front matter',
      `---\ntitle: Who does what\n---\n\n# <%= current_page.data.title %>\n\n${we}\n\n${list(doers)}`,
    ],
    ['a heading', `# Ledger\n\n${we}\n\n## Shared responsibilities\n\n${list(doers)}`],
    ['a sentence', page(doers, 'Ledger', `${we}\n\nThis is who does what:`)],
    ['a title, with names set off', page(doers.map((one) => one.replace(/^(AWS|Ledger team)/, '**$1**')))],
  ])('tell a split below %s that says so', async (_, text) => {
    expect(await told(text)).toMatchObject([split]);
  });

  test('leave out who keeps the page', async () => {
    const above = 'We at the Ledger team keep this page for our on-call staff.';
    expect(await told(page(doers, 'Who does what', above))).toMatchObject([split]);
    expect(await told(page([...doers, 'The DNS team reviews this page.']))).toMatchObject([split]);
  });

  test('are not known to tell one elsewhere', async () => {
    expect(await told(page(doers, 'Ledger'))).toMatchObject([{ splits: 'unknown', isOwn: 'unknown', parts: 0 }]);
    const second = `${we}\n\nThis is who does what:\n\nWe hear more of it soon.`;
    expect(await splits(page(doers, 'Ledger', second))).toEqual([]);
  });

  test.each([
    ['are to be ticked off', doers.map((one) => `[ ] ${one}`)],
    ['were ticked off', doers.map((one) => `[x] ${one}`)],
    ['ask', doers.map((one) => one.replace('.', '?'))],
    [
      'tell what will be',
      doers.map((one) => one.replace(/ (patches|manages|rotates|tests)/, ' will $1').replace(/e?s /, ' ')),
    ],
    ['tell what should be', doers.map((one) => one.replace(/ (patch|manage|rotate|test)e?s/, ' should $1'))],
    ['tell what is not so', doers.map((one) => one.replace(/ (patches|manages|rotates|tests)/, ' never $1'))],
    ['tell of later', doers.map((one) => one.replace('.', ' from next year.'))],
    ['tell of a condition', doers.map((one) => one.replace('.', ' once we have moved.'))],
    ['tell what others say', doers.map((one) => `Our auditors say that ${one}`)],
    ['name what is used', ['Patching with AWS', 'Secrets for Ledger team', 'Backups through AWS', 'Network by cable']],
    [
      'are about nothing of security',
      ['AWS hosts the shop.', 'Ledger team runs the fair.', 'Ledger team owns the cups.'],
    ],
  ])('tell none where they %s', async (_, items) => {
    expect(await splits(page(items))).toEqual([]);
  });

  test.each([
    'Who will do what',
    'Who does what?',
    'Who does what: next steps',
    'Shared responsibility: goals',
    'We have no RACI',
  ])('tell none below the title %s', async (title) => {
    expect(await splits(page(doers, title))).toEqual([]);
  });

  test.each(['To-do', 'Roadmap', 'Open questions', 'Wish list', 'Ideas', 'From next year', 'Planned', 'Example'])(
    'tell none below the heading %s',
    async (heading) => {
      const text = (deep: string) => `# Who does what\n\n${we}\n\n## ${heading}\n\n${deep}${list(doers)}`;
      expect(await splits(text(''))).toEqual([]);
      expect(await splits(text('### Accounts\n\n'))).toEqual([]);
    },
  );

  test.each(['Next steps:', 'What we want:', 'Our wish list:', 'Not so yet:', 'From January on:'])(
    'tell none behind %s',
    async (intro) => {
      expect(await splits(page(doers, 'Who does what', `${we}\n\n${intro}`))).toEqual([]);
    },
  );
});
