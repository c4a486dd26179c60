import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { platformsIn, stacksIn } from './reading.ts';

const mib = 1024 * 1024;

describe('hostile input', () => {
  test.each([
    ['a template of 7 MB', 'a.yaml', `AWSTemplateFormatVersion: a\n${'- a\n'.repeat(1.8 * mib)}`],
    ['deep JSON', 'a.json', `{"AWSTemplateFormatVersion": ${'['.repeat(mib / 4)}`],
    ['deep Bicep', 'a.bicep', '{'.repeat(mib / 2)],
    ['strings within strings of Bicep', 'a.bicep', "'${".repeat(mib / 4)],
    ['one line of Bicep', 'a.bicep', `param a string = '${'a'.repeat(mib / 2)}'\n`],
    [
      'blanks without end in JSON',
      'a.json',
      `{"$schema": "x/schemas/2019-04-01/deploymentTemplate.json"${' '.repeat(mib / 2)}`,
    ],
    [
      'references without end',
      'serverless.yml',
      `service: a\nprovider: {name: aws}\na: "${'${file('.repeat(100_000)}"\n`,
    ],
    ['constructions without end', 'cdk.json', `{"app": "${'bin/'.repeat(100_000)}app.ts"}`],
    ['variables without end', 'manifest.yml', `applications:\n- name: "${'(('.repeat(200_000)}"\n`],
    [
      'an alias bomb',
      'a.yaml',
      `Resources: &a {A: {Type: 'AWS::S3::Bucket'}}\n${Array.from({ length: 99 }, (_, at) => `b${at}: [*a, *a]`).join('\n')}`,
    ],
    ['a long line of TOML', 'fly.toml', `app = "${'a'.repeat(20_000)}"`],
  ])('%s ends, and throws nothing', async (_, path, text) => {
    const files = { [path]: text, 'bin/app.ts': `new A(app,${' '.repeat(mib / 2)}` };
    for (const found of [await stacksIn(files), await platformsIn(files)])
      expect(found.roots.length).toBeLessThanOrEqual(1);
  });

  test('more templates than are looked into are a gap', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2001 }, (_, at) => [`${at}.json`, '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}']),
    );
    const { roots, gaps } = await stacksIn(files);
    expect(roots).toHaveLength(2000);
    expect(gaps).toMatchObject([{ reason: 'too_large', detail: expect.stringContaining('1 file') }]);
  });

  test('templates that take in each other end', async () => {
    const nested = (url: string) =>
      `Resources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ${url}}\n`;
    const { roots, modules } = await stacksIn({
      'a.yaml': nested('b.yaml'),
      'b.yaml': nested('a.yaml'),
      'c.bicep': "module c './c.bicep' = {}\n",
    });
    expect(roots).toEqual([]);
    expect(modules.map(({ path }) => path)).toEqual(['a.yaml', 'b.yaml', 'c.bicep']);
  });

  const seeds: readonly (readonly [string, string])[] = [
    [
      't.yaml',
      "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Env: {AllowedValues: [dev, prod]}\nMappings:\n  M: {dev: {a: b}, prod: {a: c}}\nResources:\n  A:\n    Type: AWS::ECR::Repository\n    Properties: {ImageTagMutability: IMMUTABLE}\n",
    ],
    [
      't.json',
      '{"$schema": "https://a/schemas/2019-04-01/deploymentTemplate.json#", "parameters": {"env": {"allowedValues": ["dev", "prod"]}}, "resources": [{"type": "Microsoft.Resources/deployments", "properties": {"templateLink": {"uri": "a.json"}}}]}',
    ],
    ['main.bicep', "targetScope = 'subscription'\nparam env string\nmodule a './a.bicep' = {\n  name: 'x'\n}\n"],
    [
      'serverless.yml',
      `service: a\nprovider: {name: aws, stage: dev}\nparams: {dev: {a: 1}}\ncustom: \${file(a.yml)}\n`,
    ],
    ['cdk.json', '{"app": "app.py", "context": {"environments": {"dev": {}, "prod": {}}}}'],
    ['Pulumi.yaml', 'name: a\nruntime: yaml\nbackend: {url: "s3://a"}\nresources: {a: {type: "aws:s3:Bucket"}}\n'],
    ['samconfig.toml', '[prod.deploy.parameters]\nstack_name = "a"\n'],
    ['manifest.yml', 'applications:\n- name: a-((env))\n  routes: [{route: a.b.uk}]\n'],
    ['fly.toml', 'app = "a"\n[env]\n'],
    ['app.json', '{"buildpacks": [], "environments": {"review": {}}}'],
  ];

  test('files that are cut, mixed and changed make nothing throw', async () => {
    const change = fc.record({
      seed: fc.nat(seeds.length - 1),
      from: fc.nat(400),
      length: fc.nat(40),
      put: fc.oneof(
        fc.constantFrom(
          '',
          '{',
          '}',
          '[',
          '\n',
          '- ',
          ': ',
          '!Ref ',
          '${',
          '__proto__',
          '\u0000',
          '\uD800',
          'null',
          '"',
          "'",
        ),
        fc.string({ maxLength: 4 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const files = new Map(seeds);
        for (const { seed, from, length, put } of changes) {
          const [path] = seeds[seed] ?? ['t.yaml'];
          const text = files.get(path) ?? '';
          files.set(path, text.slice(0, from) + put + text.slice(from + length));
        }
        const told = Object.fromEntries(files);
        for (const { roots } of [await stacksIn(told), await platformsIn(told)])
          for (const { environment } of roots)
            expect(environment === null || (environment !== '' && environment.length <= 100)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
