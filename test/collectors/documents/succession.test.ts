import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../../collectors/documents/decision.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const old = `# 5. Use RDS for the database

Date: 2025-12-03

## Status

Accepted

## Decision

We will use Amazon RDS. AWS is responsible for patching and backups. We own the users and the keys. The payments team is responsible for retention.
`;
const later = (status: string, decision = '', head = '') => `${head}# 9. Move to our own servers

Date: 2026-05-03

## Status

${status}

## Decision

${decision} We leave the provider and run PostgreSQL in our data centre, for the price has doubled and we have the people now.
`;
const at = 'docs/adr/0005-rds.md';

async function statusOf(files: Readonly<Record<string, string>>, path = at) {
  const { items } = await readDecisions(memoryRepository({ files: { [at]: old, ...files } }));
  return items.find(({ ref }) => ref === path)?.status;
}
const beside = (text: string) => statusOf({ 'docs/adr/0009-own.md': text });

describe('an accepted record takes another back', () => {
  test.each([
    'Accepted\n\nSupersedes [5. Use RDS](0005-rds.md)',
    'Accepted\n\nSupersedes [the first choice](./0005-rds.md#decision)',
    'Accepted. Supersedes ADR 5.',
    'Accepted, supersedes 5',
    'Accepted\n\nSupersedes ADR-0005',
    'Accepted\n\nSupercedes [0005](0005-rds.md)',
    'Accepted\n\n* Supersedes: #5',
    'Accepted\n\nReplaces ADRs 3, 4 and 5',
    'Accepted\n\nReplaces: ADR-0005',
    'Accepted\n\nObsoletes 0005-rds.md',
    'Accepted\n\nSupersedes [[0005-rds]]',
    'Accepted\n\nSupersedes “Use RDS for the database”',
    'Accepted\n\nSupersedes: ADR 5\nRelated: ADR 7',
  ])('by its status: %j', async (status) => {
    expect(await beside(later(status))).toBe('superseded');
  });

  test.each([
    'This supersedes ADR 5.',
    'We hereby withdraw decision 5.',
    'ADR 5 is superseded by this record.',
    'With this, [ADR 5](0005-rds.md) no longer applies.',
    'This record replaces the choice of\nADR-0005 for good.',
  ])('by what it decides: %j', async (decision) => {
    expect(await beside(later('Accepted', decision))).toBe('superseded');
  });

  test('by its front matter, or a heading', async () => {
    for (const field of ['supersedes: 5', 'supersedes: [3, 5]', 'supersedes:\n  - 0005-rds.md', 'replaces: ADR-0005'])
      expect(await beside(later('Accepted', '', `---\n${field}\n---\n`))).toBe('superseded');
    expect(await beside(later('Accepted\n\n## Supersedes\n\n- 5'))).toBe('superseded');
  });

  test('in other markups', async () => {
    const asciidoc = `= 9. Own servers\n\n== Status\n\nAccepted. Supersedes xref:0005-rds.md[5. Use RDS].\n`;
    expect(await statusOf({ 'docs/adr/0009-own.adoc': asciidoc })).toBe('superseded');
    const restructured = `9. Own servers\n==============\n\nStatus\n------\n\nAccepted. Supersedes \`5. Use RDS <0005-rds.md>\`_.\n`;
    expect(await statusOf({ 'docs/adr/0009-own.rst': restructured })).toBe('superseded');
  });

  test('and the one that was taken back says nothing of who does what', async () => {
    const told = async (files: Readonly<Record<string, string>>) =>
      (await readResponsibilities(memoryRepository({ files: { [at]: old, ...files } }))).items.map(({ ref }) => ref);
    expect(await told({ 'docs/adr/0009-own.md': later('Accepted') })).toHaveLength(1);
    expect(await told({ 'docs/adr/0009-own.md': later('Accepted. Supersedes ADR 5.') })).toEqual([]);
  });
});

describe('nobody knows whether a record holds', () => {
  test.each([
    'Proposed\n\nSupersedes ADR 5',
    'Under way\n\nSupersedes ADR 5',
    'Accepted\n\nPartially supersedes ADR 5',
    'Accepted\n\nAmends [5](0005-rds.md)',
    'Accepted\n\nMay replace ADR 5 once the contract ends.',
    'Superseded by [12](0012.md)\n\nSupersedes ADR 5',
  ])('where another says: %j', async (status) => {
    expect(await beside(later(status))).toBe('unknown');
  });

  test('where a list of records tells another status', async () => {
    const rows = (status: string) =>
      `| No | Title | Status |\n|---|---|---|\n${status}\n| 9 | Own servers | Accepted |\n`;
    for (const row of [
      '| 5 | [Use RDS](0005-rds.md) | Superseded by [9](0009-own.md) |',
      '| 5 | RDS | Superseded by 9 |',
      '| ADR-0005 | RDS | ~~Accepted~~ Deprecated |',
      '| | Use RDS for the database | Rejected |',
    ])
      expect(await statusOf({ 'docs/adr/README.md': rows(row) })).toBe('unknown');
    expect(
      await statusOf({ 'docs/adr/README.md': '- [5. Use RDS](0005-rds.md) (superseded by [9](0009-own.md))\n' }),
    ).toBe('unknown');
    expect(await statusOf({ 'docs/adr/index.md': '## Superseded\n\n- [5. Use RDS](0005-rds.md)\n' })).toBe('unknown');
    expect(
      await statusOf({
        'README.md':
          '| [Use RDS](docs/adr/0005-rds.md) | superseded |\n|---|---|\n| a | b |\n\n- [RDS](docs/adr/0005-rds.md): superseded by 9\n',
      }),
    ).toBe('unknown');
  });
});

describe('a record stays in force', () => {
  test.each([
    'Accepted',
    'Rejected\n\nSupersedes ADR 5',
    'Accepted\n\nSupersedes ADR 4, see also ADR 5',
    'Accepted\n\nSupersedes [4](0004-ec2.md). Builds on [5. Use RDS](0005-rds.md).',
    'Accepted\n\nSupersedes: none\nRelated: ADR 5',
    'Accepted. This does not supersede ADR 5.',
    'Accepted\n\nSupersedes ADR 50',
    'Accepted\n\nAs ADR 5 said, Heroku is deprecated.',
  ])('beside one that says: %j', async (status) => {
    expect(await beside(later(status))).toBe('accepted');
  });

  test.each([
    'This replaces 5 servers.',
    'It replaces the disks that ADR 5 names.',
    '### Considered options\n\nThis option supersedes ADR 5.\n\n### Outcome',
    'It retires the old cluster, as decided in ADR 5.',
  ])('beside one that decides: %j', async (decision) => {
    expect(await beside(later('Accepted', decision))).toBe('accepted');
  });

  test('beside records of another folder with the same number, and forms', async () => {
    expect(await statusOf({ 'services/web/adr/0009-own.md': later('Accepted. Supersedes ADR 5.') })).toBe('accepted');
    expect(await statusOf({ 'docs/adr/template.md': later('Accepted. Supersedes ADR 5.') })).toBe('accepted');
  });

  test('in lists that tell so', async () => {
    const rows =
      '| No | Title | Status |\n|---|---|---|\n| 5 | [Use RDS](0005-rds.md) | Accepted, supersedes [4](0004.md) |\n| 4 | EC2 | Superseded by [5](0005-rds.md) |\n';
    expect(await statusOf({ 'docs/adr/README.md': rows })).toBe('accepted');
    const list = '- [5. Use RDS](0005-rds.md)\n- [4. Use EC2](0004-ec2.md) (superseded by [5](0005-rds.md))\n';
    expect(await statusOf({ 'docs/adr/README.md': list })).toBe('accepted');
    expect(
      await statusOf({ 'docs/adr/README.md': '## Accepted\n\n- [5](0005-rds.md)\n\n## Superseded\n\n- 4\n' }),
    ).toBe('accepted');
  });

  test('where it took another back itself', async () => {
    expect(
      await statusOf({ 'docs/adr/0009-own.md': later('Accepted. Supersedes ADR 5.') }, 'docs/adr/0009-own.md'),
    ).toBe('accepted');
  });
});

test('many records that name many others are read at once', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      `docs/adr/${String(at).padStart(4, '0')}-a.md`,
      `# ${at}. Use thing number ${at} for it\n\n## Status\n\nAccepted\n\n${'Supersedes ADR 5, [6](0006-a.md) and [[[['.repeat(40)}\n`,
    ]),
  );
  const { items } = await readDecisions(memoryRepository({ files }));
  expect(items.find(({ ref }) => ref === 'docs/adr/0005-a.md')?.status).toBe('superseded');
});
