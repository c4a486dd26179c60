import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function told(text: string, path = 'docs/hosting.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.map(({ ownBecause, splits, isOwn }) => ({ ownBecause, splits, isOwn }));
}
const unread = { ownBecause: 'unread', splits: 'unknown', isOwn: 'unknown' };
const table = (heads: string, title = 'Hosting') =>
  `# ${title}\n\n| ${heads} |\n|---|---|---|\n| Patching | x | |\n| Backups | | x |\n| Keys | | x |\n`;

describe('a name of whom nothing is told, beside the own side', () => {
  test.each([
    ['in columns', table('Area | Brightline | Us')],
    ['in columns of firms', table('Part | Brightline Ltd | Ledger team')],
    [
      'in columns of HTML',
      '# Hosting\n\n<table><tr><th>Area</th><th>Brightline</th><th>Us</th></tr><tr><td>Patching</td><td>x</td><td></td></tr><tr><td>Keys</td><td></td><td>x</td></tr></table>\n',
    ],
    [
      'in prose',
      '# Payments\n\nBrightline Ltd, our supplier, looks after the servers, their patches and the backups. We look after the containers and the keys.\n',
    ],
    [
      'in prose with a team',
      '# Payments\n\nBrightline Ltd looks after the servers. The payments team looks after the containers, the keys and the backups.\n',
    ],
    [
      'in prose with passive voice',
      '# Operations\n\nPatches and certificates are looked after by Brightline. Alerts come to us.\n',
    ],
    ['in one sentence', '# Operations\n\nBrightline patches the hosts; we hold the keys.\n'],
    ['in a list', '# Operations\n\n- Brightline takes a backup every night\n- We rotate the keys\n'],
    [
      'with people of theirs',
      '# Hosting\n\nThe machines stand in the Leeds data centre, which Brightline runs for us. Their people patch the hosts on the first Tuesday and take a backup every night. What runs in the containers is ours: we update images and hold the keys.\n',
    ],
    [
      'in headings',
      '# Hosting\n\n## Brightline\n\nPatches the hosts.\nKeeps backups for 30 days.\n\n## The payments team\n\nPatches images, rotates keys, grants access.\n',
    ],
  ])('may be a supplier %s', async (_, text) => {
    expect(await told(text)).toEqual([unread]);
  });

  test.each([
    ['a program', '# Operations\n\nVelero takes a backup every night. We rotate the keys.\n'],
    ['a program, by which it is done', '# Operations\n\nKeys are rotated by Vault. We test the backups.\n'],
    ['nobody', '# Operations\n\nEverybody keeps their keys safe. We test the backups.\n'],
    [
      'another thing',
      '# Operations\n\nBrightline hosts a party every year. We rotate the keys and test the backups.\n',
    ],
    ['one side alone', '# Operations\n\nBrightline patches the hosts and takes the backups.\n'],
    ['a plan', '# Operations\n\nBrightline could patch the hosts. We might rotate the keys.\n'],
    ['a question', '# Operations\n\nBrightline patches the hosts? We rotate the keys?\n'],
    ['columns of other things', table('Area | Notes | Us')],
    ['columns of a comparison', table('Area | Brightline | Us', 'Why we are better')],
    ['columns of two names', table('Area | Brightline | Northgate')],
    [
      'headings of work',
      '# Hosting\n\n## Setup\n\nRun the backups.\n\n## Our team\n\nPatches images and rotates keys.\n',
    ],
  ])('is none: %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });

  test('is none where it is the name of what stands beside its page', async () => {
    const text = '# Reloader\n\nReloader rotates the keys of your pods. We test the backups of it.\n';
    expect(await told(text, 'README.md')).toEqual([]);
  });
});

describe('a supplier that is told of', () => {
  test('is known, whatever the next clause speaks of', async () => {
    const rows =
      '| | Brightline | Ledger team |\n|---|---|---|\n| Operating system patches | Installs monthly | |\n| Backups | Takes nightly | Tests restores twice a year |\n| Database users | | Creates and removes them |\n| Certificates | Renews | |\n';
    const intro = 'Brightline, our hosting supplier, runs the machines; the ledger team runs what is on them.';
    expect(await told(`# Hosting\n\n${intro}\n\n${rows}`)).toMatchObject([{ splits: 'yes' }]);
  });
});
