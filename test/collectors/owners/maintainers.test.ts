import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMaintainers } from '../../../collectors/owners/maintainers.ts';
import { readRules } from '../../../collectors/owners/rule.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const places = new Map<string, 'file' | 'folder'>([
  ['pkg/api', 'folder'],
  ['Makefile', 'file'],
]);
const read = (text: string, path = 'MAINTAINERS.md') =>
  readMaintainers(path, text, (at) => places.get(at) ?? null).map(({ pattern, owners, line }) => [
    pattern,
    owners,
    line,
  ]);

describe('a list of maintainers', () => {
  test('names those of a table or a list, each once, and none of former times', () => {
    const table = [
      '# Maintainers',
      '| Name | GitHub | Company |',
      '|---|---|---|',
      '| Ana | [@ana](https://github.com/ana) | Shop |',
      '| Ben | [ben-x](https://github.com/ben-x) | Shop |',
      '## Emeritus',
      '### Of the first hour',
      '- Zoe (@zoe)',
      '## Reviewers',
      '* Cem <cem@shop.uk> (@cem)',
      '- Ana (@ana)',
    ].join('\n');
    expect(read(table)).toEqual([['**', 3, 4]]);
  });

  test('names people for paths that stand beside them, or in a heading above', () => {
    const text = '- `pkg/api/`: @ana, @ben\n- `no/such`: @cem\n## `Makefile`\n- @dan\n';
    expect(read(text)).toEqual([
      ['**', 1, 2],
      ['/pkg/api/', 2, 1],
      ['/Makefile', 1, 4],
    ]);
  });

  test('of plain lines takes names with an address, and no sentence', () => {
    expect(read('Ana Lee <ana@shop.uk>\n\nAna <ana@shop.uk>\nBen Doe (@ben)\n', 'MAINTAINERS')).toEqual([['**', 2, 1]]);
    expect(read('Write to @ana in case you wish to become one.\n```\n- @ben\n```\n')).toEqual([]);
  });

  test('in blocks names people for files, save where something is left out again', () => {
    const text = [
      'NETWORK',
      'M:\tAna <ana@shop.uk>',
      'M:\tBen <ben@shop.uk>',
      'S:\tMaintained',
      'F:\tnet/',
      'F:\tdocs/net.txt',
      '',
      'STORE',
      'M:\tCem <cem@shop.uk>',
      'F:\tstore/',
      'X:\tstore/old/',
    ].join('\n');
    expect(read(text, 'MAINTAINERS')).toEqual([
      ['/net/', 2, 5],
      ['/docs/net.txt', 2, 6],
    ]);
  });

  test('speaks for its folder; for the repository where forges look', () => {
    expect(read('- @ana', 'pkg/MAINTAINERS.md')).toEqual([['pkg/**', 1, 1]]);
    expect(read('- @ana', 'docs/MAINTAINERS.md')).toEqual([['**', 1, 1]]);
  });

  test('may be any text at all', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[-#|`*=@<>:MFX a/.]{0,40}$/)), (lines) => {
        for (const entry of readMaintainers('MAINTAINERS', lines.join('\n'), () => 'folder'))
          expect(entry.owners).toBeGreaterThan(0);
      }),
    );
  });
});

test('lists of maintainers are rules for people, in force where people look', async () => {
  const files = { 'MAINTAINERS.md': '- @ana', 'docs/MAINTAINERS': '- @ana', 'pkg/maintainers.txt': '- @ana' };
  const foreign = { 'vendor/x/MAINTAINERS': '- @zoe', 'examples/MAINTAINERS': '- @zoe' };
  const { items } = await readRules(memoryRepository({ files: { ...files, ...foreign } }));
  expect(items.map(({ ref, form, active, isCatchAll }) => [ref, form, active, isCatchAll])).toEqual([
    ['MAINTAINERS.md:1', 'maintainers', 'yes', true],
    ['docs/MAINTAINERS:1', 'maintainers', 'yes', true],
    ['pkg/maintainers.txt:1', 'maintainers', 'unknown', false],
  ]);
});
