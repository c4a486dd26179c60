import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSections, readCodeowners } from '../../../collectors/owners/codeowners.ts';
import { owners } from '../../../collectors/owners/index.ts';
import { readRules } from '../../../collectors/owners/rule.ts';
import { type MemoryRepository, memoryRepository } from '../../../fixtures/memory-repository.ts';
import { Unreadable } from '../../../src/core/errors.ts';
import { testCollector } from '../../contract/collector.ts';

type Files = NonNullable<MemoryRepository['files']>;
const rulesOf = async (files: Files, more: MemoryRepository = {}) =>
  (await readRules(memoryRepository({ files, ...more }))).items;
/** Path and whether it is read, of the first rule of each file. */
const activity = async (files: Files, more: MemoryRepository = {}) =>
  Object.fromEntries((await rulesOf(files, more)).map(({ at, active }) => [at.path, active]));

describe('CODEOWNERS as GitHub reads it', () => {
  const read = (text: string) =>
    readCodeowners(text, 'github').map(({ pattern, owners: n, line }) => [pattern, n, line]);

  test('is a rule per line, with its owners counted once each', () => {
    expect(read('# all\n*  @acme/crew @ana ben@shop.uk @ana\n\n/docs/\t@ben\n')).toEqual([
      ['*', 3, 2],
      ['/docs/', 1, 4],
    ]);
  });

  test('takes paths out again where nobody is named, and leaves comments behind a rule alone', () => {
    expect(read('/apps/ @ana # and @ben\n/apps/github\n')).toEqual([
      ['/apps/', 1, 1],
      ['/apps/github', 0, 2],
    ]);
  });

  test('names nobody where a sample was left to be filled in', () => {
    expect(read('* @your-org/your-team\n/x @org/team-name @ana')).toEqual([
      ['*', 0, 1],
      ['/x', 1, 2],
    ]);
  });

  test('passes over lines that GitHub cannot read', () => {
    expect(read('*.js nobody\n!x @ana\n[a-z].js @ana\n*.go @ana somebody\nx @\n*.ts @ana')).toEqual([['*.ts', 1, 6]]);
  });

  test('keeps a blank that is escaped in its pattern', () => {
    expect(read('my\\ folder/ @ana')).toEqual([['my\\ folder/', 1, 1]]);
  });
});

describe('CODEOWNERS as GitLab reads it', () => {
  const read = (text: string) => readCodeowners(text, 'gitlab').map(({ pattern, owners: n }) => [pattern, n]);

  test('hands the owners of a heading to rules below that name none', () => {
    const text = '* @all\n[Docs][2] @a @b\ndocs/\nREADME.md @c\n^[Optional]\nx/\n[ Two words ] @@maintainers\ny/';
    expect(read(text)).toEqual([
      ['*', 1],
      ['docs/', 2],
      ['README.md', 1],
      ['x/', 0],
      ['y/', 1],
    ]);
  });

  test('passes over words that are no owners, and takes paths out by an exclamation mark', () => {
    expect(read('*.rb backend @ana\n!vendor/ @ana\n!\n')).toEqual([
      ['*.rb', 1],
      ['vendor/', 0],
    ]);
  });

  test('is told by its headings, and a pattern in brackets is none', () => {
    expect(hasSections('* @a\n[Docs] @b\n')).toBe(true);
    expect(hasSections('^[Docs]\n')).toBe(true);
    expect(hasSections('# [Docs]\n[a-z]*.rb @b\n[]\n[x][y]\n[a] b\n')).toBe(false);
  });
});

test('any text at all gives rules with their lines, and patterns that stand in them', () => {
  const line = fc.stringMatching(/^[ \t^[\]!#*/@\\a-c.\d]{0,30}$/);
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('github', 'gitlab'), (lines, dialect) => {
      for (const entry of readCodeowners(lines.join('\n'), dialect)) {
        expect(lines[entry.line - 1]).toContain(entry.pattern);
        expect(entry.pattern).not.toBe('');
        expect(entry.owners).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

describe('which CODEOWNERS is read', () => {
  const rule = '* @ana\n';

  test('is the first of the places of the forge', async () => {
    expect(await activity({ '.github/CODEOWNERS': rule, CODEOWNERS: rule, 'docs/CODEOWNERS': rule })).toEqual({
      '.github/CODEOWNERS': 'yes',
      CODEOWNERS: 'no',
      'docs/CODEOWNERS': 'no',
    });
    expect(await activity({ CODEOWNERS: rule, 'docs/CODEOWNERS': rule })).toEqual({
      CODEOWNERS: 'yes',
      'docs/CODEOWNERS': 'no',
    });
    expect(await activity({ CODEOWNERS: rule, '.gitlab/CODEOWNERS': rule })).toEqual({
      CODEOWNERS: 'yes',
      '.gitlab/CODEOWNERS': 'no',
    });
    expect(await activity({ '.bitbucket/CODEOWNERS': rule })).toEqual({ '.bitbucket/CODEOWNERS': 'yes' });
  });

  test('is unknown where the files of two forges lie, which would read different ones', async () => {
    expect(await activity({ '.github/CODEOWNERS': rule, CODEOWNERS: rule, '.gitlab-ci.yml': '' })).toEqual({
      '.github/CODEOWNERS': 'unknown',
      CODEOWNERS: 'unknown',
    });
    expect(await activity({ CODEOWNERS: rule, '.gitlab-ci.yml': '', '.github/workflows/ci.yml': '' })).toEqual({
      CODEOWNERS: 'yes',
    });
    expect(await activity({ CODEOWNERS: rule, 'bitbucket-pipelines.yml': '' })).toEqual({ CODEOWNERS: 'unknown' });
    expect(await activity({ CODEOWNERS: rule, '.bitbucket/CODEOWNERS': rule })).toEqual({
      CODEOWNERS: 'no',
      '.bitbucket/CODEOWNERS': 'yes',
    });
  });

  test('is not told by what lies behind a link', async () => {
    const files = { CODEOWNERS: rule };
    expect(await activity(files, { symlinks: ['.github/CODEOWNERS'] })).toEqual({ CODEOWNERS: 'unknown' });
  });

  test('is unknown in Azure, which reads none by itself', async () => {
    const added = { '.azuredevops/CODEOWNERS': rule };
    expect(await activity(added)).toEqual({ '.azuredevops/CODEOWNERS': 'unknown' });
    expect((await rulesOf(added))[0]?.form).toBe('azure');
    expect(await activity({ CODEOWNERS: rule, '.azuredevops/pull_request_template.md': '' })).toEqual({
      CODEOWNERS: 'unknown',
    });
  });

  test('is unknown beside pipelines of Azure alone, which run for other forges as well', async () => {
    for (const path of ['azure-pipelines.yml', '.azure-pipelines/build.yml', 'ci/azure-pipelines-release.yaml'])
      expect(await activity({ CODEOWNERS: rule, [path]: '' })).toEqual({ CODEOWNERS: 'unknown' });
    for (const path of ['.github/dependabot.yml', '.gitlab-ci.yml'])
      expect(await activity({ CODEOWNERS: rule, 'azure-pipelines.yml': '', [path]: '' })).toEqual({
        CODEOWNERS: 'yes',
      });
  });

  test('is none in a folder where no forge looks', async () => {
    expect(await rulesOf({ 'vendor/x/CODEOWNERS': rule, 'src/CODEOWNERS': rule })).toEqual([]);
  });

  test('is written as its forge writes it', async () => {
    const forms = async (files: Files) => (await rulesOf(files)).map(({ form }) => form);
    expect(await forms({ CODEOWNERS: rule })).toEqual(['github']);
    expect(await forms({ CODEOWNERS: `[All] @ana\n${rule}` })).toEqual(['gitlab']);
    expect(await forms({ CODEOWNERS: rule, '.gitlab-ci.yml': '' })).toEqual(['gitlab']);
  });
});

describe('OWNERS as Prow reads it', () => {
  test('names who approves changes in its folder, with groups resolved', async () => {
    const files = {
      OWNERS: 'reviewers: [zoe]\napprovers:\n  - team\n  - Ana\n  - ana\n',
      OWNERS_ALIASES: 'aliases:\n  team: [ana, ben]\n',
      'pkg/OWNERS': 'filters:\n  ".*":\n    approvers: [ana]\n  "\\\\.go$": {approvers: [unknown-team, ben]}\n',
    };
    expect(
      (await rulesOf(files)).map(({ ref, pattern, owners: n, isCatchAll }) => [ref, pattern, n, isCatchAll]),
    ).toEqual([
      ['OWNERS:2', '**', 2, true],
      ['pkg/OWNERS:2', 'pkg/**', 1, false],
      ['pkg/OWNERS:4', 'pkg/\\.go$', 2, false],
    ]);
  });

  test('is read only where something says that Prow runs', async () => {
    const files = { OWNERS: 'approvers: [ana]' };
    expect(await activity(files)).toEqual({ OWNERS: 'unknown' });
    expect(await activity({ ...files, '.prow.yaml': '' })).toEqual({ OWNERS: 'yes' });
  });

  test('is no list of addresses, no text and nothing of a foreign tree', async () => {
    const files = { OWNERS: 'ana@example.org\nben@example.org\n', 'a/OWNERS': 'set noparent', 'b/OWNERS': ': [' };
    expect(await readRules(memoryRepository({ files: { ...files, 'vendor/OWNERS': 'approvers: [x]' } }))).toEqual({
      items: [],
      gaps: [],
    });
  });

  test('holds several rules in one line apart', async () => {
    const flow = '{approvers: [a], filters: {x: {approvers: [b]}, y: {approvers: [c]}}}';
    expect((await rulesOf({ OWNERS: flow })).map(({ ref }) => ref)).toEqual(['OWNERS:1', 'OWNERS:1#2', 'OWNERS:1#3']);
  });
});

describe('what cannot be read', () => {
  test('leaves a gap, and what lies beside it is read', async () => {
    const absent = new Unreadable('absent', 'not here', 'fetch it');
    const found = await readRules(memoryRepository({ files: { CODEOWNERS: absent, OWNERS: 'approvers: [a]' } }));
    expect(found.gaps).toMatchObject([{ reason: 'absent', detail: expect.stringContaining('CODEOWNERS') }]);
    expect(found.items).toHaveLength(1);
  });

  test('leaves a gap beyond two thousand rules', async () => {
    const text = Array.from({ length: 2_500 }, (_, n) => `/f${n} @ana`).join('\n');
    const found = await readRules(memoryRepository({ files: { CODEOWNERS: text } }));
    expect(found.items).toHaveLength(2_000);
    expect(found.gaps).toMatchObject([{ reason: 'too_large', detail: expect.stringContaining('500 rules') }]);
  });

  test('is a text with NUL; a byte order mark and line ends of another system are none', async () => {
    expect((await readRules(memoryRepository({ files: { CODEOWNERS: '* @a\0' } }))).gaps).toMatchObject([
      { reason: 'malformed' },
    ]);
    expect(await rulesOf({ CODEOWNERS: '\uFEFF* @a\r\n/x @b\r\n' })).toMatchObject([
      { pattern: '*', owners: 1 },
      { pattern: '/x', owners: 1 },
    ]);
  });

  test('is a line without end: it is passed over, and so is a name that is not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('/a'), 0xff, ...new TextEncoder().encode(' @ana\n')]);
    expect(await rulesOf({ CODEOWNERS: `${'x'.repeat(900_000)} @ana\n/y @ana` })).toMatchObject([{ pattern: '/y' }]);
    expect(await rulesOf({ CODEOWNERS: bytes })).toMatchObject([{ pattern: '/a\uFFFD', owners: 1 }]);
  });

  test('tells teams and roles from people, and from names that may be either', async () => {
    const text = '/a @acme/crew @ana\n/b @ana @ben\n/c ana@shop.uk';
    expect((await rulesOf({ CODEOWNERS: text })).map(({ owners, groups }) => [owners, groups])).toEqual([
      [2, 1],
      [2, 0],
      [1, 0],
    ]);
    const gitlab = { '.gitlab/CODEOWNERS': '[Core] @acme/crew\n/a\n/b @@maintainer @crew' };
    expect((await rulesOf(gitlab)).map(({ owners, groups }) => [owners, groups])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test('no handle or address enters a fact', async () => {
    const found = await readRules(memoryRepository({ files: { CODEOWNERS: '* @acme/crew ana@shop.uk' } }));
    expect(JSON.stringify(found)).not.toMatch(/acme|ana@/);
  });
});

testCollector('owners', owners, [
  { name: 'nothing there', source: () => memoryRepository({}) },
  {
    name: 'every form at once',
    source: () =>
      memoryRepository({
        files: {
          '.github/CODEOWNERS': '* @a\n/x @b\n',
          CODEOWNERS: '[S] @a\n* \u001b[31m@b\n/\u202e @c\n',
          '.gitlab/CODEOWNERS': `${'y'.repeat(5_000)} @a`,
          OWNERS: 'approvers: [a, b]\n',
          'MAINTAINERS.md': '- @ana \u202e\n- `k8s`: @b\u001b[31m',
          'catalog-info.yaml': 'apiVersion: backstage.io/v1\nkind: API\nspec: {owner: x}',
          'k8s/OWNERS': 'filters: {x: {approvers: [a]}, y: {approvers: [b]}}',
        },
      }),
  },
]);
