import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../../collectors/documents/access/index.ts';
import { documents } from '../../../../collectors/documents/index.ts';
import { structureOf } from '../../../../collectors/documents/structure/index.ts';
import { linksIn } from '../../../../collectors/documents/structure/links.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { testCollector } from '../../../contract/collector.ts';

describe('the structure of a text', () => {
  test('is its headings with what stands below each', () => {
    const text = `---
title: Page
last_reviewed_on: 2026-05-01
---

# <%= current_page.data.title %>

Hello **you**, see [this](a.md).

- one
  goes on
  - two
- [ ] three

Under
-----

| A | B |
|---|---|
| \`x|y\` | z |

    code

> quoted
`;
    const { title, sections, fields } = structureOf(text, 'markdown');
    expect(title).toBe('Page');
    expect(fields.get('reviewed')).toBe('2026-05-01');
    expect(sections.map(({ heading, level, line }) => [heading, level, line])).toEqual([
      ['', 0, 1],
      ['', 1, 6],
      ['Under', 2, 15],
    ]);
    expect(sections[1]?.blocks).toEqual([
      { kind: 'paragraph', line: 8, text: 'Hello you, see this.' },
      { kind: 'item', line: 10, depth: 0, isTask: false, text: 'one goes on' },
      { kind: 'item', line: 12, depth: 1, isTask: false, text: 'two' },
      { kind: 'item', line: 13, depth: 0, isTask: true, text: 'three' },
    ]);
    expect(sections[2]?.blocks).toEqual([
      { kind: 'table', line: 18, header: ['A', 'B'], rows: [{ line: 20, cells: ['x|y', 'z'] }] },
    ]);
    expect(sections[2]?.within).toEqual([1]);
  });

  test('is the same in other markups', () => {
    const asciidoc = structureOf(
      '= Title\n:status: accepted\n\n== One\n\n* a\n** b\n\nText.\n\n----\ncode\n----\n',
      'asciidoc',
    );
    const restructured = structureOf(
      'Title\n=====\n\n:Status: accepted\n\nOne\n---\n\n* a\n\n  * b\n\nText.\n\n.. code::\n\n   code\n',
      'restructured',
    );
    for (const { title, sections, fields } of [asciidoc, restructured]) {
      expect(title).toBe('Title');
      expect(fields.get('status')).toBe('accepted');
      expect(sections.at(-1)?.heading).toBe('One');
      expect(sections.at(-1)?.blocks.map((block) => (block.kind === 'table' ? '' : block.text))).toEqual([
        'a',
        'b',
        'Text.',
      ]);
    }
  });

  test('keeps placeholders, and no tags', () => {
    const { sections } = structureOf('<b>The</b> <team> of {{owner}} and [name].\n', 'markdown');
    expect(sections[0]?.blocks).toMatchObject([{ text: 'The <team> of {{owner}} and [name].' }]);
  });

  test('leads elsewhere by its links', () => {
    expect(
      linksIn('[a](b.md) ![p](p.png)\n[x]: c.md "t"\n<a href="d.md">d</a>\n```\n[n](no.md)\n```\n', 'markdown'),
    ).toEqual(['b.md', 'p.png', 'c.md', 'd.md']);
    expect(linksIn('link:a.adoc[A] xref:b.adoc#x[B] <<c.adoc#y>>', 'asciidoc')).toEqual([
      'a.adoc',
      'b.adoc#x',
      'c.adoc#y',
    ]);
    expect(
      linksIn(
        '.. toctree::\n   :maxdepth: 1\n\n   one\n   Two <two>\n\nSee `x <three.rst>`_ and :doc:`four`.\n',
        'restructured',
      ),
    ).toEqual(['one', 'two', 'three.rst', 'four']);
  });
});

/** Enough that what grows faster than a text would not end. */
const LETTERS = 200_000;

const hostile: readonly (readonly [string, string])[] = [
  ['one line without end', 'responsible access '.repeat(50_000)],
  ['tables that never end', '| a | b |\n|---|---|\n'.repeat(40_000)],
  ['bars', '|'.repeat(900_000)],
  ['rows of bars', `|a|b|\n|-|-|\n${'|||||||||||||||||||||\n'.repeat(40_000)}`],
  ['tables of HTML', '<table><tr><td>'.repeat(60_000)],
  ['rulers of AsciiDoc', '|===\n'.repeat(180_000)],
  ['tables of AsciiDoc', '|===\n| a\n|===\n'.repeat(60_000)],
  ['grids', `+---+\n${'| a | b |\n'.repeat(90_000)}`],
  ['rulers of reStructuredText', '== ==\n'.repeat(150_000)],
  ['list tables', '.. list-table::\n   * - a\n'.repeat(30_000)],
  ['headings', '# a\n'.repeat(200_000)],
  [
    'deeper and deeper lists',
    Array.from({ length: 1000 }, (_, n) => `${' '.repeat(n)}- responsible for access`).join('\n'),
  ],
  ['brackets', '[a]('.repeat(220_000)],
  ['angles', '<a '.repeat(300_000)],
  ['marks of generators', '<%{%{{<'.repeat(120_000)],
  ['colons', 'a:: '.repeat(220_000)],
  ['roles', ':a:`b'.repeat(180_000)],
  ['front matter that never ends', `---\n${'a: b\n'.repeat(180_000)}`],
  ['fields', 'Status: x\n'.repeat(90_000)],
  ['teams', 'team '.repeat(190_000)],
];

describe('a hostile text', () => {
  test.each(hostile)('of %s is read in each markup', (_, whole) => {
    const text = whole.slice(0, LETTERS);
    for (const markup of ['markdown', 'asciidoc', 'restructured'] as const) {
      expect(structureOf(text, markup).sections.length).toBeGreaterThan(0);
      expect(linksIn(text, markup).length).toBeLessThanOrEqual(2000);
    }
  });

  test('is no reason to claim anything', async () => {
    for (const [, text] of hostile) {
      const files = { 'docs/access-policy.md': text.slice(0, LETTERS) };
      const { items } = await readAccess(memoryRepository({ files }));
      for (const item of items) expect(item.isOwn).not.toBe('yes');
    }
  });
});

testCollector('documents (who looks after what, and access)', documents, [
  {
    name: 'texts of each kind',
    source: () =>
      memoryRepository({
        files: {
          'README.md': '[a](docs/shared.md)',
          'docs/shared.md':
            '# Shared responsibility\n\nWe.\n\n| Area | AWS | Us \u202e |\n|---|---|---|\n| Patching \u001b[31m | x | |\n',
          'docs/adr/1.md': '# Use RDS\n\n## Status\n\nAccepted \u202e\n',
          'docs/access \u202e.md': '# Access policy\n\nOnly members of the team have access.\n',
          'config/ssp.json': '{"component-definition": []}',
          '.github/workflows/a.yml': 'on: [',
        },
      }),
  },
]);
