import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function told(text: string, path = 'docs/who.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.map(({ ownBecause, splits, isOwn }) => ({ ownBecause, splits, isOwn }));
}
const unread = { ownBecause: 'unread', splits: 'unknown', isOwn: 'unknown' };

describe('what may tell who does what and is in no form that is read', () => {
  test.each([
    ['a title in front matter alone', '---\ntitle: Who does what in our accounts\n---\n\nIt is shown in the hall.\n'],
    [
      'a title in front matter and a heading made from it',
      '---\ntitle: Who does what\n---\n\n# <%= current_page.data.title %>\n\nIt is shown in the hall.\n',
    ],
    [
      'owners of services',
      '# Service ownership\n\n| Service | Owning team | On call |\n|---|---|---|\n| payments-api | Payments | Payments |\n| ledger | Finance | Finance |\n',
    ],
    [
      'owners of services, read from reStructuredText',
      'Services\n========\n\n.. list-table::\n   :header-rows: 1\n\n   * - System\n     - Owner\n   * - payments\n     - Payments\n   * - ledger\n     - Finance\n',
    ],
    ['a doer below a heading of whose it is', '# Hosting\n\n## Responsibilities\n\n- Backups, by the hosting team\n'],
    ['both sides at work', '# Hosting\n\n- AWS patches the nodes.\n- The Ledger team rotates the secrets.\n'],
  ])('is there and unknown: %s', async (_, text) => {
    expect(await told(text, text.includes('====') ? 'docs/who.rst' : 'docs/who.md')).toEqual([unread]);
  });

  test.each([
    ['an empty text below the title', '---\ntitle: Who does what\n---\n'],
    ['a title that denies it', '---\ntitle: We have no RACI\n---\n\nIt is so.\n'],
    [
      'what is to be done once',
      '# Service owners\n\n| Service | Owner | Due |\n|---|---|---|\n| a | Ann | May |\n| b | Bo | May |\n',
    ],
    ['owners that are still open', '# Services\n\n| Service | Owner |\n|---|---|\n| a | TBD |\n| b | TBC |\n'],
    ['owners of other things', '# Tables\n\n| Field | Owner |\n|---|---|\n| name | Ann Lee |\n| size | Bo Lee |\n'],
    [
      'duties of people to each other',
      '# Code of conduct\n\n## Our Responsibilities\n\nMaintainers are responsible for clarifying the standards of behaviour.\n\n- Remove comments and commits\n',
    ],
    ['one side alone', '# Hosting\n\n- AWS patches the nodes.\n- AWS backs up the database.\n'],
    [
      'what is to be ticked off',
      '# Hosting\n\n- [ ] AWS patches the nodes.\n- [ ] The Ledger team rotates the secrets.\n',
    ],
    ['questions', '# Hosting\n\n- AWS patches the nodes?\n- The Ledger team rotates the secrets?\n'],
    ['next steps', '# Hosting\n\n## Next steps\n\n- AWS patches the nodes.\n- The Ledger team rotates the secrets.\n'],
  ])('is not there: %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe('a text too short to tell its language', () => {
  const foreign = { ...unread, ownBecause: 'other_language' };
  test.each([
    [
      'German',
      '# Zuständigkeiten\n\n| Aufgabe | Wer |\n|---|---|\n| Betriebssystem patchen | Plattformteam |\n| Schlüssel wechseln | Leitung |\n| Zugänge vergeben | Leitung |\n',
    ],
    ['French', '# Répartition\n\n- Mises à jour : hébergeur\n- Sauvegardes : équipe\n- Clés et accès : équipe\n'],
    ['Dutch', '# Taken\n\nHet hosten van de servers wordt gedaan voor ons, niet door ons.\n'],
  ])('is unknown: %s', async (_, text) => {
    expect(await told(text)).toEqual([foreign]);
  });

  test.each([
    [
      'a table of settings',
      '# Settings\n\n| Variable | Default |\n|---|---|\n| DEBUG | false |\n| PORT | 8080 |\n| HOST | localhost |\n',
    ],
    [
      'one name with an accent',
      '# People\n\n| Name | Room |\n|---|---|\n| Ann Müller | 12 |\n| Bo Lee | 14 |\n| Cy Day | 15 |\n',
    ],
    [
      'sentences with names',
      '# People\n\nAsk José or Zoë if you have any question on this, and they will help you with it.\n',
    ],
    ['next to nothing', '# Café Zoë\n'],
  ])('is not, where it is English: %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe('a sentence that begins with the name of a product', () => {
  const page = (intro: string) =>
    `# Hosting and responsibilities\n\n${intro}\n\n* patching of the images\n* the database servers and their backups\n\nWe look after:\n\n* rotating our credentials\n* monitoring and alerts\n`;
  test.each(['We host on cloud.gov. cloud.gov looks after:', 'We host on Heroku. Heroku looks after:'])(
    'gives it what stands below: %s',
    async (intro) => {
      expect(await told(page(intro))).toEqual([{ ownBecause: 'speaks_as_we', splits: 'yes', isOwn: 'yes' }]);
    },
  );
  test('is none behind an abbreviation', async () => {
    expect(await told(page('We host on a cloud, e.g. cloud.gov, and look after:'))).toEqual([]);
  });
});

describe('a heading that names both sides', () => {
  const items =
    '- Microsoft patches the Azure SQL servers and takes the backups.\n- We patch our virtual machines every Tuesday.\n- We grant and revoke access in Entra.\n- We rotate the keys in Key Vault.\n';
  test.each([
    'What Microsoft does and what we do',
    'Responsibilities of Microsoft and us',
    'What we do & what Azure does',
  ])('gives neither what stands below it: %s', async (heading) => {
    expect(await told(`# ${heading}\n\n${items}`)).toEqual([
      { ownBecause: 'speaks_as_we', splits: 'yes', isOwn: 'yes' },
    ]);
  });
  test('gives one side alone what stands below it', async () => {
    const text = `# Responsibilities\n\n## What Microsoft does\n\n- Patching\n- Backups\n\n## What we do\n\n- Access\n- Rotation of keys\n`;
    expect(await told(text)).toMatchObject([{ splits: 'yes' }]);
  });
});
