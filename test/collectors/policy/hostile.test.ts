import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../src/core/errors.ts';
import { itemsIn, readPolicy } from './reading.ts';

const mib = 1024 * 1024;
const kinds = ['policy.file', 'policy.branch_rule', 'policy.test', 'policy.waiver'] as const;

describe('hostile input', () => {
  test.each([
    ['a YAML file of 7 MB', 'a.yaml', `apiVersion: kyverno.io/v1\n${'- a\n'.repeat(1.8 * mib)}`],
    ['quotes without end on one line', 'a.tf', `# checkov:skip=CKV_1\n${'"\\"'.repeat(mib)}`],
    ['comments without end on one line', 'a.js', `// NOSONAR\n${'/**/'.repeat(mib)}`],
    ['comments that open and never close', 'a.tf', `github_branch_protection${'/*'.repeat(mib / 4)}`],
    ['one mark after another', 'a.tf', `#${'tfsec:ignore:aws-a '.repeat(200_000)}`],
    ['here-documents without end', 'a.tf', `github_branch_protection\n${'<<A\n'.repeat(mib / 8)}`],
    ['deep JSON', 'scp/a.json', `{"Statement":${'['.repeat(mib / 4)}${']'.repeat(mib / 4)}}`],
    ['deep HCL', 'a.tf', `github_branch_protection\n${'a {\n'.repeat(100_000)}`],
    ['deep brackets in TOML', '.gitleaks.toml', `[allowlist]\npaths = ${`${'['.repeat(8000)}\n`.repeat(100)}`],
    [
      'quotes without end in TOML',
      '.gitleaks.toml',
      `[allowlist]\npaths = [\n${`${'"\\'.repeat(4000)}\n`.repeat(100)}`,
    ],
    ['open strings in Rego', 'a.rego', `package a\n${'"\\"`#'.repeat(mib / 8)}`],
    [
      'an alias bomb',
      'a.yaml',
      `a: &a [kyverno.io/v1]\n${Array.from({ length: 99 }, (_, i) => `b${i}: [*a, *a]`).join('\n')}`,
    ],
    ['one long line', 'a.yaml', `policies: [${'{resource: a},'.repeat(50_000)}]`],
  ])('%s ends, and throws nothing', async (_, path, text) => {
    for (const kind of kinds) {
      const { items, gaps } = await readPolicy(kind, { files: { [path]: text } });
      expect(items.length).toBeLessThanOrEqual(5000);
      for (const { detail } of gaps) expect(detail).not.toBe('');
    }
  });

  test('what is too large to be parsed and holds words of policies is a gap', async () => {
    const text = `kind: a # kyverno.io/\n${'# a\n'.repeat(mib / 2)}`;
    const { items, gaps } = await readPolicy('policy.file', { files: { 'a.yaml': text } });
    expect(items).toEqual([]);
    expect(gaps).toMatchObject([{ reason: 'too_large', detail: expect.stringContaining('a.yaml') }]);
  });

  test('a large file without such words is none', async () => {
    const files = { 'a.yaml': '- a\n'.repeat(mib / 2), 'b.tf': '# a\n'.repeat(mib / 2) };
    for (const kind of kinds) expect(await readPolicy(kind, { files })).toEqual({ items: [], gaps: [] });
  });

  test('files that are not here are gaps where they might have held something', async () => {
    const gone = new Unreadable('absent', 'not here', 'fetch it');
    const files = { 'a.tf': gone, 'b.yaml': gone, 'c.png': gone, 'docs/d.tf': gone };
    expect((await readPolicy('policy.waiver', { files })).gaps).toMatchObject([
      { reason: 'absent', detail: 'a.tf and 1 more file were not in this clone' },
    ]);
    expect((await readPolicy('policy.file', { files })).gaps).toMatchObject([
      { reason: 'absent', detail: 'b.yaml was not in this clone' },
    ]);
    expect((await readPolicy('policy.test', { files })).gaps).toEqual([]);
  });

  test('more waivers than a report can hold are a gap, and the first are kept', async () => {
    const text = '#tfsec:ignore:aws-a\n'.repeat(3000);
    const { items, gaps } = await readPolicy('policy.waiver', { files: { 'a.tf': text, 'b.tf': text } });
    expect(items).toHaveLength(5000);
    expect(gaps).toMatchObject([
      { reason: 'too_large', detail: 'there are more than 5000 waivers: those beyond were left out' },
    ]);
  });

  test('links and submodules are not followed', async () => {
    const told = { symlinks: ['a.rego', '.trivyignore'], submodules: ['policy'] };
    for (const kind of kinds) expect(await readPolicy(kind, told)).toEqual({ items: [], gaps: [] });
  });

  test('keys of prototypes are keys like any other', async () => {
    const text = '{"__proto__": {"policyRule": {"then": {"effect": "deny"}}}, "constructor": 1}';
    expect(await itemsIn('policy.file', { 'a.json': text })).toEqual([]);
    const settings = 'branches:\n- name: __proto__\n  protection: {__proto__: {enforce_admins: true}}\n';
    expect(await itemsIn('policy.branch_rule', { '.github/settings.yml': settings })).toMatchObject([
      { bypass: 'unknown' },
    ]);
  });

  test('text in UTF-16 is read where its mark says so', async () => {
    const letters = [...'\uFEFF# nosec B101\n'].flatMap((letter) => [
      letter.charCodeAt(0) & 255,
      letter.charCodeAt(0) >> 8,
    ]);
    expect(await itemsIn('policy.waiver', { 'a.py': new Uint8Array(letters) })).toHaveLength(1);
  });
});
