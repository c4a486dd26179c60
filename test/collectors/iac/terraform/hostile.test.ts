import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Files, provider, s3, terraformIn } from './reading.ts';

const fill = (count: number, make: (at: number) => readonly [string, string]): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => make(at)));

describe('hostile input', () => {
  test.each<[string, Files]>([
    ['blocks in blocks without end', { 'a.tf': 'a {\n'.repeat(100_000) }],
    ['a module that takes itself in', { 'a/main.tf': `${s3()}module "a" {\n  source = "./"\n}\n` }],
    [
      'modules that each take in two',
      fill(60, (at) => [
        `m${at}/main.tf`,
        `${at === 0 ? s3() : ''}module "a" {\n  source = "../m${at + 1}"\n}\nmodule "b" {\n  source = "../m${at + 1}"\n}\n`,
      ]),
    ],
    [
      'locals that lead to each other',
      { 'a.tf': `${s3()}locals {\n  a = local.b\n  b = local.a\n}\nmodule "m" {\n  source = local.a\n}\n` },
    ],
    [
      'a unit that includes itself',
      { 'a/terragrunt.hcl': 'include {\n  path = "terragrunt.hcl"\n}\nterraform {\n  source = "./"\n}\n' },
    ],
    [
      'units that include each other',
      {
        'a/terragrunt.hcl': 'include {\n  path = "../b/terragrunt.hcl"\n}\n',
        'b/terragrunt.hcl': 'include {\n  path = "../a/terragrunt.hcl"\n}\n',
      },
    ],
    [
      'names that each stand twice for the next',
      {
        'a/terragrunt.hcl': `locals {\n${Array.from({ length: 40 }, (_, at) => `  a${at} = "\${local.a${at + 1}}\${local.a${at + 1}}"`).join('\n')}\n  a40 = "x"\n}\nterraform {\n  source = local.a0\n}\n`,
      },
    ],
    [
      'a stack that is made of itself',
      { 'a/terragrunt.stack.hcl': 'stack "a" {\n  source = "../a"\n  path = "a"\n}\n' },
    ],
    [
      'paths that lead out',
      {
        'a.tf': `${s3()}module "m" {\n  source = "../../../../etc"\n}\n`,
        'b/terragrunt.hcl': `terraform {\n  source = "\${get_repo_root()}/../../x"\n}\n`,
      },
    ],
    [
      'names of prototypes',
      {
        'constructor/__proto__.tf': `${s3()}locals {\n  __proto__ = { dev = 1 }\n  a = local.__proto__[terraform.workspace]\n}\n`,
      },
    ],
  ])('%s ends', async (_, files) => {
    const found = await terraformIn(files);
    expect(found.roots.length).toBeLessThanOrEqual(100);
  });

  test('a root that reaches more than can be followed does not tell that it makes nothing', async () => {
    const files = fill(300, (at) => [
      `m${at}/main.tf`,
      `${at === 0 ? s3() : ''}module "a" {\n  source = "../m${at + 1}"\n}\n`,
    ]);
    const { roots } = await terraformIn({ ...files, 'm300/main.tf': 'output "a" {}\n' });
    expect(roots).toMatchObject([{ path: 'm0', creates: 'unknown' }]);
  });

  test('more roots than a report can hold are a gap', async () => {
    const { roots, gaps } = await terraformIn(fill(2005, (at) => [`r${at}/main.tf`, s3()]));
    expect(roots).toHaveLength(2000);
    expect(gaps).toMatchObject([{ reason: 'too_large' }]);
  });

  test('no credential of a source, and no sign that steers a terminal, is told', async () => {
    const name = 'a\u001b[31m\u202e';
    const source = 'git::https://user:ghp_0123456789abcdefghijklmnopqrstuvwxyz@acme.org/net.git';
    const found = await terraformIn({ [`${name}/main.tf`]: `${s3()}module "m" {\n  source = "${source}"\n}\n` });
    // Where a fact stands is told by the path as it is: it is made plain with all others.
    const told = JSON.stringify(found, (key, value: unknown) => (key === 'at' ? undefined : value));
    expect(told).not.toMatch(/ghp_|\\u001b|\u202e/);
  });

  test('whatever is done to a text, nothing is thrown, and lines lie within it', async () => {
    const seed = `${s3()}${provider}locals {\n  a = { dev = 1 }[terraform.workspace]\n}\nmodule "m" {\n  source = "../m"\n}\nresource "aws_ecr_repository" "r" {\n  name = "\${var.x}"\n}\nresource "aws_organizations_policy" "p" {\n  content = <<E\n{"Effect": "Deny"}\nE\n}\n`;
    const unit = `include "r" {\n  path = find_in_parent_folders("root.hcl")\n}\nterraform {\n  source = "\${local.a}//x?ref=\${b}"\n}\nremote_state {\n  backend = "s3"\n  config = merge({}, local.c)\n}\n`;
    const edit = fc.record({
      at: fc.nat(700),
      cut: fc.nat(30),
      put: fc.constantFrom('', '{', '}', '"', `\${`, '<<E\n', '[', '\n', '=', 'a', '\0', '/*', '#'),
    });
    const changed = (text: string, edits: readonly { at: number; cut: number; put: string }[]): string =>
      edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), fc.array(edit, { maxLength: 4 }), async (edits, others) => {
        const files = {
          'a/main.tf': changed(seed, edits),
          'prod/u/terragrunt.hcl': changed(unit, others),
          'root.hcl': changed(unit, edits),
        };
        const { roots } = await terraformIn(files);
        for (const { at } of roots) {
          const text = files[at.path as keyof typeof files] ?? '';
          expect(at.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a file with an error in it', () => {
  const rest = `resource "aws_s3_bucket" "a" {\n  tags = <<EOT\nx\nEOT\n}\n${s3()}`;

  test('gives what was read, and tells that there may be more', async () => {
    const { roots, gaps } = await terraformIn({
      'live/main.tf': `${provider}resource "x" {{\n}\n${rest}`,
      'live/b.tf': s3(),
    });
    expect(roots.map(({ path }) => path)).toEqual(['live']);
    expect(gaps).toMatchObject([
      { reason: 'malformed', detail: '1 Terraform file could be read in part only: live/main.tf' },
    ]);
  });

  test('is told apart from one that is whole, and from one that is too large', async () => {
    expect((await terraformIn({ 'live/main.tf': s3() + rest })).gaps).toEqual([]);
    const large = `${provider}${'# filling\n'.repeat(60_000)}`;
    expect((await terraformIn({ 'live/main.tf': large })).gaps.map(({ reason }) => reason)).toEqual(['too_large']);
    const { gaps } = await terraformIn({ 'live/main.tf': '{{{ ]] %% no configuration' });
    expect(gaps.map(({ reason }) => reason)).toEqual(['malformed']);
  });
});
