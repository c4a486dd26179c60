import { describe, expect, test } from 'vitest';
import { documents } from '../../../collectors/documents/index.ts';
import { quoted } from '../../../collectors/documents/quoted.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

/** What the facts quote, by the place of each. */
async function quotes(
  kind: 'docs.access' | 'docs.decision' | 'docs.document' | 'docs.template',
  path: string,
  text: string,
) {
  const found = await documents.reads[kind]?.(memoryRepository({ files: { [path]: text } }));
  return found?.items.map(({ at, said }) => [at.line, said]);
}

const decision = `---
status: accepted
---
# Use a managed database

We run PostgreSQL on Amazon RDS. Ask dba@example.org or @acme/dba for a seat.
`;

describe('the line that a fact quotes', () => {
  test('is the first that says something where a whole text is meant', async () => {
    expect(await quotes('docs.decision', 'docs/adr/0001-database.md', decision)).toEqual([
      [4, '# Use a managed database'],
    ]);
  });

  test.each([
    ['is the first row that says who does something', 'AWS', 'Payments team', [8, '|Patching |AWS']],
    ['is past a row that is left open', 'TBD', 'Payments team', [9, '|Backups |Payments team']],
    ['is the header, past its rule, where no row says so', 'TBD', 'TBD', [6, '|Area |Responsible']],
  ])('of a table %s', async (_, first, second, shown) => {
    const table = `|===\n|Area |Responsible\n\n|Patching |${first}\n|Backups |${second}\n|Keys |${second}\n|===\n`;
    const found = await documents.reads['docs.responsibility']?.(
      memoryRepository({ files: { 'docs/split.adoc': `= Shared responsibility\n\nWe tell our split.\n\n${table}` } }),
    );
    expect(found?.items.map(({ at, said }) => [at.line, said])).toEqual([shown]);
  });

  test.each([
    ['the password: hunter, and so on', 'the password: …, and so on'],
    ['the secret is hunter2xyz, and so on', 'the secret: …, and so on'],
    ['the password is kept by us', 'the password is kept by us'],
    ['call 07700 900123', 'call …'],
    ['call +44 (0)20 7946 0018', 'call …'],
    ['call 555-123-4567', 'call …'],
    ['since 01-05-2026', 'since 01-05-2026'],
    ['since 2026-05-01, in 10.0.0.0/16 of 123456789012', 'since 2026-05-01, in 10.0.0.0/16 of 123456789012'],
  ])('holds nothing that lets anybody in or calls somebody: %s', async (told, shown) => {
    const rule = 'Only members of the Payments team may have access to AWS';
    const found = await quotes('docs.access', 'docs/access.md', `# Access policy\n\n${rule}, ${told}.\n`);
    expect(found?.map(([, said]) => said)).toEqual([`${rule}, ${shown}.`]);
  });

  test('is the rule itself in a text of rules', async () => {
    const text = '# Access policy\n\nIntroduction.\n\nOnly members of the Payments team may have access to AWS.\n';
    expect(await quotes('docs.access', 'docs/access.md', text)).toEqual([
      [5, 'Only members of the Payments team may have access to AWS.'],
    ]);
  });

  test('is the statement by which a guide rules or asks for review, also in the middle of a paragraph', async () => {
    const text =
      '# Contributing\n\nWe are glad that you are here. This is\na small house.\nYou must sign your commits, and\nkeep them small.\n';
    expect(await quotes('docs.document', 'CONTRIBUTING.md', text)).toEqual([[5, 'You must sign your commits, and']]);
    const asked = '## What\n\nSay what it does.\n\n- Another person has to approve this change.\n';
    expect(await quotes('docs.template', '.github/pull_request_template.md', asked)).toEqual([
      [5, '- Another person has to approve this change.'],
    ]);
  });

  test('names nobody, holds no credential and is cut short', async () => {
    const token = `ghp_${'a1'.repeat(18)}`;
    const long = `# Access: ask ana@example.org, @acme/admins or use ${token} ${'and so on '.repeat(80)}`;
    const text = `# Access policy\n\n${long.replace('# Access: ask', 'Only we grant access to staff: ask')}\n\nWe grant access to production to on-call engineers only. Joiners must ask the platform team for access.\n`;
    const said = (await quotes('docs.access', 'docs/access-policy.md', text))?.flat().join(' ') ?? '';
    expect(said).toContain('access');
    expect(said).not.toMatch(/example\.org|acme|ghp_/);
    expect(said.length).toBeLessThan(200);
  });
});

test('a key that only opens what stands below it is not quoted', async () => {
  const files = { 'component.json': '{\n  "component-definition": {\n    "title": "Payments on AWS"\n  }\n}\n' };
  const at = { commit: null, path: 'component.json', line: 2 };
  const told = { items: [{ ref: 'a', at }], gaps: [] } as never;
  const { items } = await quoted<'docs.access'>(memoryRepository({ files }), told);
  expect(items.map(({ said, at: { line } }) => [line, said])).toEqual([[3, '"title": "Payments on AWS"']]);
});
