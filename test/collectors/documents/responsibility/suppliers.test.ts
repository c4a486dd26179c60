import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function told(text: string, path = 'docs/operations.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.map(({ isOwn, splits, concrete }) => ({ isOwn, splits, concrete }));
}
const rows = [
  ['Cluster and nodes', 'Runs and patches', '-'],
  ['Base images', '-', 'Rebuilds weekly'],
  ['Database backups', 'Takes nightly snapshots', 'Tests the restore every quarter'],
  ['TLS certificates', 'Issues', 'Installs and renews'],
];
const page = (intro: string, heads: string, title = 'Who looks after what') =>
  `# ${title}\n\n${intro}\n\n| Part | ${heads} |\n| --- | --- | --- |\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
const divided = { isOwn: 'yes', splits: 'yes', concrete: 'yes' };

describe('a column with the short name of a supplier', () => {
  test.each([
    ['We run on OpenShift of the national data centre (NDC). The NDC and we have agreed on this split:', 'NDC | Us'],
    ['Brightline Ltd hosts our servers, and we keep this table.', 'Brightline | Our team'],
    ['Our hosting supplier is Brightline. We keep this table.', 'Brightline | We'],
    ['Brightline is our hosting provider. We keep this table.', 'Brightline | Us'],
    ['We have a contract with North Lights for our servers.', 'North Lights | Us'],
    ['All our servers are rented from Brightline; we keep this table.', 'Brightline | Us'],
    ['Our hosting supplier is Brightline. The contract is renewed every year; we keep this table.', 'Brightline | Us'],
    ['Rackbird was our supplier until May. Now Brightline is our hosting supplier.', 'Brightline | Us'],
    ['Our servers are hosted by Brightline. We left Rackbird for them. We keep this table.', 'Brightline | Us'],
  ])('is theirs where the text says who they are: %s', async (intro, heads) => {
    expect(await told(page(intro, heads))).toEqual([divided]);
    expect(await told(page(intro, heads, 'Operations'))).toEqual([divided]);
  });

  test('is theirs in AsciiDoc, too', async () => {
    const body = rows.map((row) => `|${row.join(' |')}`).join('\n');
    const intro = 'The service runs on OpenShift of the national data centre (NDC). We have agreed with them:';
    const text = `= Operations\n\n== Who looks after what\n\n${intro}\n\n|===\n|Part |NDC |Records team\n\n${body}\n|===\n`;
    expect(await told(text, 'docs/operations.adoc')).toMatchObject([{ splits: 'yes', concrete: 'yes' }]);
  });

  test.each([
    ['says nothing of them', 'We keep this table.', 'Brightline | Us'],
    ['names a team', 'The Payments team is our provider of keys. We keep this table.', 'Payments | Us'],
    ['names a customer', 'Our customer Brightline has us as a provider. We keep this table.', 'Brightline | Us'],
    ['supplies them', 'We are the provider of Brightline. We keep this table.', 'Brightline | Us'],
    ['denies it', 'Brightline is not our supplier. We keep this table.', 'Brightline | Us'],
    ['plans it', 'Brightline might become our supplier. We keep this table.', 'Brightline | Us'],
    ['had them', 'Our supplier Brightline hosted the till for ten years. We keep this table.', 'Brightline | Us'],
    ['tried them', 'Brightline was our supplier in the trial. We keep this table.', 'Brightline | Us'],
    ['gave them up', 'Brightline is our hosting supplier. We gave it up in May.', 'Brightline | Us'],
    ['ended it', 'Our hosting supplier is Brightline. The contract ended in March.', 'Brightline | Us'],
    ['has not chosen them', 'Brightline is a supplier of hosting. We would get this from them.', 'Brightline | Us'],
    ['calls them a former one', 'We have all from Brightline, our former supplier.', 'Brightline | Us'],
    ['names nobody', 'A supplier gave us notes. We keep this table.', 'Notes | Us'],
  ])('is nobody known where the text %s', async (_, intro, heads) => {
    for (const { splits } of await told(page(intro, heads))) expect(splits).toBe('unknown');
  });

  test('is nobody known in a table of offers', async () => {
    const intro = 'Our supplier is Brightline. We keep this table.';
    for (const title of ['Hosting options', 'Care packages', 'Our support tiers'])
      for (const { splits } of await told(page(intro, 'Brightline | Us', title))) expect(splits).toBe('unknown');
    const compared = 'Our supplier is Brightline. We compare it with what we run.';
    for (const { splits } of await told(page(compared, 'Brightline | Us', 'Hosting'))) expect(splits).toBe('unknown');
  });
});

describe('a title of a move that is made once', () => {
  const intro = 'Brightline Ltd hosts our servers, and we keep this table.';
  test.each([
    'Cut-over to Brightline: who does what',
    'Go-live with Brightline: who does what',
    'Who does what: cutover',
  ])('is of a plan: %s', async (title) => {
    expect(await told(page(intro, 'Brightline | Us', title))).toMatchObject([{ isOwn: 'unknown' }]);
  });
  test.each(['Who does what since the cut-over', 'Who does what after go-live'])(
    'is of none where it is over: %s',
    async (title) => {
      expect(await told(page(intro, 'Brightline | Us', title))).toEqual([divided]);
    },
  );
});
