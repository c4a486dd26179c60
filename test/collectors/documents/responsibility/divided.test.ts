import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function told(text: string, path = 'docs/hosting.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.map(({ ownBecause, isOwn, splits, concrete }) => ({ ownBecause, isOwn, splits, concrete }));
}
const unread = { ownBecause: 'unread', isOwn: 'unknown', splits: 'unknown', concrete: 'unknown' };
const divided = { ownBecause: 'speaks_as_we', isOwn: 'yes', splits: 'yes', concrete: 'yes' };

const rows = [
  'Hosts | patches | ',
  'Postgres engine | patches | chooses the window',
  'Backups | takes | restores once a quarter',
  'Keys | keeps | rotates',
  'Images | | patches',
];
const table = (heads: string, body: readonly string[]) =>
  `| ${heads} |\n|${' --- |'.repeat(heads.split('|').length)}\n${body.map((row) => `| ${row} |\n`).join('')}`;
const page = (heads: string, body: readonly string[] = rows, title = 'Hosting', above = 'We run the ledger on AWS.') =>
  `# ${title}\n\n${above}\n\n${table(heads, body)}`;

describe('a table whose rows say what each side does for security', () => {
  test.each([
    ['a part', page('Part | AWS | Us')],
    ['an area', page('Area | AWS | Our team')],
    ['nothing', page(' | AWS | We')],
    ['what there is', page('What | Hosting provider | We')],
    ['a title of what both do', page('Part | AWS | Us', rows, 'What AWS does and what we do')],
    ['a sentence', page('Part | AWS | Us', rows, 'Hosting', 'We run the ledger on AWS. Our part and theirs:')],
  ])('needs no word of responsibility where its first column is of %s', async (_, text) => {
    expect(await told(text)).toEqual([divided]);
  });

  test('names those who use a platform and those who run it', async () => {
    const cells = [
      'Control plane | Upgrades | | Runs',
      'Nodes | Patch every week | | ',
      'Image vulnerabilities | Report | Fix | ',
      'RDS backups | Turn on | Check that they suit you | Take and keep',
      'Secrets | Run the store | Rotate | ',
    ];
    const above = 'The cloud platform team runs the cluster. Your team runs its service.';
    const text = page(' | Cloud platform team | Your team | AWS', cells, 'What we do and what you do', above);
    expect(await told(text)).toMatchObject([{ splits: 'yes', concrete: 'yes' }]);
  });

  test('is read in AsciiDoc, too', async () => {
    const cells = rows.map((row) => `|${row.replace(/(?:^|\|) (?=\||$)/g, '$&-')}`).join('\n');
    const text = `= Hosting\n\nWe run the ledger on AWS.\n\n|===\n|Part |AWS |Us\n\n${cells}\n|===\n`;
    expect(await told(text, 'docs/hosting.adoc')).toEqual([divided]);
  });

  test.each([
    ['marks', ['Patching | x | ', 'Backups | x | ', 'Keys | | x', 'Alerts | | x']],
    [
      'words of another kind',
      ['Patching | each Sunday | each week', 'Backups | every night | none', 'Keys | KMS store | our vault'],
    ],
  ])('is there and unknown where its cells hold %s', async (_, cells) => {
    expect(await told(page('Area | AWS | Us', cells))).toEqual([unread]);
  });

  test.each([
    ['compares features', page('Feature | AWS | Us')],
    ['compares', page('Part | AWS | Us', rows, 'AWS versus our own servers')],
    ['weighs offers', page('Part | AWS | Us', rows, 'Hosting options')],
    ['says why', page('Part | AWS | Us', rows, 'Why customers choose us')],
    ['is a wish', page('Part | AWS | Us', rows, 'Vision of our hosting')],
    ['is to come', page('Part | AWS | Us', rows, 'Roadmap')],
    ['tells of next year', page('Part | AWS | Us', rows, 'Hosting from next year')],
    ['tells prices', page('Part | AWS | Us', ['Backups | 0.10 $ per GB | 0.20 $ per GB', 'Keys | 1 $ | 2 $'])],
    ['tells figures', page('Part | AWS | Us', ['Backups | kept 365 days | kept 180 days', 'Keys | 4096 bits | 2048'])],
    ['tells states', page('Part | AWS | Us', ['Backups | done | open', 'Keys | open | done'])],
    ['has dates', page('Part | AWS | Us | Due', ['Backups | takes | checks | May', 'Keys | keeps | rotates | May'])],
    ['is of a product and its user', page('Part | AWS | You')],
    ['is of a provider and its customers', page('Part | AWS | Customer')],
    ['is of two providers', page('Part | AWS | Azure')],
    ['is of other work', page('Part | AWS | Us', ['Menus | prints | writes', 'Tables | sets | clears'])],
    ['is of one part alone', page('Part | AWS | Us', ['Backups | takes | restores', 'Menus | prints | writes'])],
  ])('tells no split where it %s', async (_, text) => {
    for (const { splits, concrete } of await told(text)) expect([splits, concrete]).toEqual(['unknown', 'unknown']);
  });

  test.each([
    ['of a form', page('Part | AWS | Us', ['Backups | | ', 'Keys | TBD | TBD'])],
    ['of features', page('Feature | AWS | Us', ['Backups | ✓ | ✓', 'Keys | ✓ | '])],
    ['of prices', page('Part | AWS | Us', ['Backups | 10 € | 20 €', 'Keys | 10 € | 20 €'])],
    ['of a provider and its customers', page('Part | AWS | You')],
  ])('is not there where it is one %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe('a column that asks who does it', () => {
  const body = [
    'Kubernetes cluster (EKS) | AWS (control plane), Platform team (nodes) | Mira Holt',
    'Backups | Platform team | Jon Abbey',
    'Patching images | the team that owns the service | team lead',
    'Encryption keys | Security | Sana Rees',
  ];
  test.each(['What | Who fixes it | Who decides', 'Part | Who patches | Contact', 'Area | Who runs it | Contact'])(
    'tells whose it is: %s',
    async (heads) => {
      const text = page(heads, body, 'Ownership', 'We keep this for our people.');
      expect(await told(text)).toEqual([divided]);
    },
  );
  test.each([
    ['of tasks with a date', page('What | Who fixes it | Due', body, 'Ownership')],
    ['of actions', page('What | Who fixes it | Contact', body, 'Post-mortem: action items')],
    ['left open', page('What | Who fixes it', ['Backups | TBD', 'Keys | ?', 'Patching | tbc'])],
    ['of other things', page('What | Who fixes it', ['Coffee | Ann Lee', 'Lamps | Bo Lee'])],
  ])('tells no split in a table %s', async (_, text) => {
    for (const { splits, concrete } of await told(text)) expect([splits, concrete]).toEqual(['unknown', 'unknown']);
  });
});

describe('both sides at work without a word of whose it is', () => {
  test.each([
    [
      'a provider and us in one paragraph',
      '# Security\n\nWe run the ledger on AWS. AWS patches the hosts and takes a snapshot each night. We patch our images every week and rotate our keys.\n',
    ],
    [
      'a firm, and they',
      '# Hosting\n\nBrightline Ltd hosts our servers. They patch the operating system every month and take backups. We manage the users and renew the certificates.\n',
    ],
    [
      'teams of services',
      `# Services\n\n${table('Service | Team | Contact', ['shop | Payments | #p', 'search | Find | #f'])}`,
    ],
  ])('is there and unknown: %s', async (_, text) => {
    expect(await told(text)).toEqual([unread]);
  });

  test.each([
    ['a product on a cloud', '# Security\n\nWe run on AWS. AWS encrypts the disks.\n'],
    ['a question', '# Hosting\n\nBrightline Ltd hosts our servers. Do they patch? We rotate our keys.\n'],
    ['people and what they like', '# Team\n\nAnn and Bo run the fair. They like backups. We have keys.\n'],
    ['who may enter', `# Access\n\n${table('System | Who', ['shop | Payments', 'search | Find'])}`],
    ['tables of people', `# People\n\n${table('Name | Team', ['Ann | Payments', 'Bo | Find'])}`],
  ])('is not there: %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });
});
