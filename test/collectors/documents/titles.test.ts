import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const table = `| Task | AWS | Us |
|---|---|---|
| Patching of RDS | R | |
| Backups and restore tests | | R |
| Keys in KMS | | R |
`;
const told = 'We run our ledger with AWS and we split the work.';

/** By what the division in a text with this title is taken for the house's own, or not. */
async function becauseOf(title: string, below = '', path = 'docs/p.md'): Promise<string | undefined> {
  const text = `# ${title}\n\n${told}\n\n${table}${below}`;
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text }, now: '2026-11-23' }));
  return items[0]?.splits === 'yes' ? items[0].ownBecause : 'nothing';
}

describe('a title leaves open what a text tells', () => {
  test.each([
    'Goals for our team in 2027',
    'Our goals',
    'Team objectives 2026',
    'Our vision for the cloud',
    'How we run our ledger in 2028',
    'Schedule 2 — draft for negotiation',
    'Who does what, first draft',
    'Who does what - for discussion',
    'Who does what (draft v2)',
    'Who does what (outdated)',
    'OLD: who does what',
  ])('as a goal, a draft, or over: %s', async (title) => {
    expect(await becauseOf(title)).toBe('draft');
  });
  test.each(['Writing good docs', 'Content style guide', 'How to write runbooks', 'Table'])(
    'as one on texts: %s',
    async (title) => {
      expect(await becauseOf(title)).toBe('to_others');
    },
  );
  test.each([
    'Newsletter March 2021',
    'Team newsletter',
    'Weeknotes #12',
    'Release notes for May',
    'Incident 12 May 2024: lost database',
    'Incident 42',
    'Outage on 3 March',
    'INC-1234 lost database',
  ])('as news, or one event: %s', async (title) => {
    expect(await becauseOf(title)).toBe('account');
  });
  test('as one event, by two headings', async () => {
    expect(await becauseOf('Lost database', '\n## Timeline\n\nIt was late.\n\n## Root cause\n\nA disk.\n')).toBe(
      'account',
    );
    expect(await becauseOf('Lost database', '\n## Root cause\n\nWe look for it.\n')).toBe('speaks_as_we');
  });

  test.each([
    'Who does what',
    'Who does what to reach our goals',
    'Recovery time objectives',
    'Releases — draft releases and who makes them',
    'Who does what - drafting and publishing',
    'Who does what in 2026',
    'Who does what 2025–2027',
    'Who does what with old accounts',
    'Who writes our documentation',
    'Tables of our database',
    'Newsletter service: who does what',
    'Access to our newsletter service',
    'Incident response: who does what',
    'Incidents and who handles them',
  ])('but not another: %s', async (title) => {
    expect(await becauseOf(title)).toBe('speaks_as_we');
  });
});
