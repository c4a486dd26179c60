import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bicep } from '../../src/formats/bicep.ts';

describe('a file of Bicep', () => {
  test('tells its scope, parameters, modules and resources by line', () => {
    const text = [
      "targetScope = 'subscription' // where",
      '',
      '@allowed([',
      "  'dev'",
      "  'prod'",
      '])',
      "@description('which')",
      "param env string = 'dev'",
      "module net './net.bicep' = {",
      `  name: 'net-\${env}'`,
      '}',
      "module acr 'br/public:avm/res/container-registry/registry:0.1.0' = if (env == 'prod') { name: 'acr' }",
      "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {",
      "  name: 'v'",
      '}',
      "resource old 'Microsoft.Web/sites@2022-03-01' existing = { name: 'x' }",
    ].join('\n');
    const found = bicep.parse(text);
    expect(found?.targetScope).toBe('subscription');
    expect(found?.parameters).toEqual([{ name: 'env', line: 8, allowed: ['dev', 'prod'] }]);
    expect(found?.modules).toMatchObject([
      { source: './net.bicep', line: 9 },
      { source: 'br/public:avm/res/container-registry/registry:0.1.0', line: 12 },
    ]);
    expect(found?.resources).toMatchObject([{ type: 'Microsoft.KeyVault/vaults', line: 13 }]);
  });

  test('of parameters names its template', () => {
    expect(bicep.parse("using './main.bicep'\nparam env = 'prod'\n")).toMatchObject({
      using: './main.bicep',
      parameters: [{ name: 'env', line: 2 }],
    });
    expect(bicep.parse('using none\n')?.using).toBeNull();
  });

  test.each([
    ['a comment', "// module a './a.bicep' = {}\n/* module b './b.bicep' = {\n} */\n"],
    ['a long string', "var text = '''\nmodule a './a.bicep' = {}\n'''\n"],
    ['a string with brackets', `var text = 'module a { \${toUpper('x')} \\' {'\n`],
  ])('declares nothing within %s', (_, text) => {
    const found = bicep.parse(`${text}param after string\n`);
    expect(found?.modules).toEqual([]);
    expect(found?.parameters.map(({ name }) => name)).toEqual(['after']);
  });

  test.each([
    ['a bracket', 'param a object = {\n'],
    ['a comment', '/* a\n'],
    ['a long string', "var a = '''\n"],
    ['too many brackets in strings', `var a = ${"'${".repeat(200)}`],
  ])('that never ends %s is malformed', (_, text) => {
    expect(bicep.parse(text)).toBeNull();
  });

  test('never makes the reader throw, whatever it holds', () => {
    const piece = fc.constantFrom(
      "'",
      "'''",
      '${',
      '}',
      '{',
      '[',
      ']',
      '//',
      '/*',
      '*/',
      '\n',
      '\\',
      'module a ',
      'param b',
      "'x.bicep'",
      '@allowed(',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }), (pieces) => {
        bicep.parse(pieces.join(''));
      }),
    );
  });
});
