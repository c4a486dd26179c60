import { describe, expect, test } from 'vitest';
import { told } from './plain.ts';

/** The value of an expression, told plainly. */
async function value(expression: string): Promise<unknown> {
  return ((await told(`a = ${expression}`)) as { a?: unknown } | null)?.a;
}

const ref = (path: string) => ({ ref: path });

describe('an expression', () => {
  test.each([
    ['"text"', 'text'],
    ['""', ''],
    ['"  spaces  "', '  spaces  '],
    ['"# no comment /* nor this */"', '# no comment /* nor this */'],
    ['"a\\n\\t\\r\\"\\\\\\u00e9\\U0001F600"', 'a\n\t\r"\\é😀'],
    [`"$\${a} %%{b} $ % $$"`, `\${a} %{b} $ % $$`],
    ['"日本語 👍"', '日本語 👍'],
    ['1', 1],
    ['-1.5', -1.5],
    ['1.5e3', 1500],
    ['true', true],
    ['false', false],
    ['null', null],
    ['nullable', ref('nullable')],
    ['[]', []],
    ['[1, "b", [true],]', [1, 'b', [true]]],
    ['[\n  1, # one\n  2, // two\n  /* none */\n]', [1, 2]],
    ['{}', { object: [] }],
    [
      '{ a = 1, "b" : 2\n c = 3 }',
      {
        object: [
          ['a', 1],
          ['b', 2],
          ['c', 3],
        ],
      },
    ],
    [
      `{ (var.k) = 1, "\${var.p}-x" = 2 }`,
      {
        object: [
          [ref('var.k'), 1],
          [{ template: [ref('var.p'), '-x'] }, 2],
        ],
      },
    ],
  ])('is a literal or a collection: %s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  test.each([
    ['var.env', 'var.env'],
    ['data.a.b[0].c', 'data.a.b[0].c'],
    ['local.x["k"].y', 'local.x["k"].y'],
    ['aws_x.y.*.id', 'aws_x.y[*].id'],
    ['aws_x.y[*].id', 'aws_x.y[*].id'],
    ['list.0.name', 'list[0].name'],
    ['module.m . out', 'module.m.out'],
    ['for_each', 'for_each'],
  ])('is a reference: %s', async (expression, path) => {
    expect(await value(expression)).toEqual(ref(path));
  });

  test('a step that is worked out is open, and what it is worked out of is there', async () => {
    expect(await value('a.b[each.key].c')).toEqual({ ref: 'a.b[?].c', inner: [ref('each.key')] });
  });

  test.each([
    ['f()', { call: 'f', args: [] }],
    ['join(",", [1], x...)', { call: 'join', args: [',', [1], ref('x')] }],
    ['provider::aws::arn_parse(x)', { call: 'provider::aws::arn_parse', args: [ref('x')] }],
    ['f(g(1),)', { call: 'f', args: [{ call: 'g', args: [1] }] }],
  ])('is a call: %s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  test.each([
    ['a ? b : "c"', [ref('a'), ref('b'), 'c']],
    ['!a', [ref('a')]],
    ['-a', [ref('a')]],
    ['a.b == "c"', [ref('a.b'), 'c']],
    ['a && f(b)', [ref('a'), { call: 'f', args: [ref('b')] }]],
    ['[for k, v in x : v.y if k]', [ref('x'), ref('v.y'), ref('k')]],
    ['{ for a in c : a => b... }', [ref('c'), ref('a'), ref('b')]],
    ['f(x).y[0]', [{ call: 'f', args: [ref('x')] }]],
  ])('is something else, with its values: %s', async (expression, inner) => {
    expect(await value(expression)).toEqual({ other: inner });
  });

  test('parentheses are seen through', async () => {
    expect(await value('((var.x))')).toEqual(ref('var.x'));
    expect(await value('("a")')).toBe('a');
  });
});

describe('a template', () => {
  test.each([
    [`"\${a}"`, { template: [ref('a')] }],
    [`"x \${ a } y"`, { template: ['x ', ref('a'), ' y'] }],
    [`"\${a} \${b}"`, { template: [ref('a'), ' ', ref('b')] }],
    [`"x \${~ a ~} y"`, { template: ['x', ref('a'), 'y'] }],
    [`"\${"\${a}-b"}"`, { template: [{ template: [ref('a'), '-b'] }] }],
    [`"\${f("x")}"`, { template: [{ call: 'f', args: ['x'] }] }],
    [`"%{ if a }y%{ else }\${b}%{ endif }z"`, { template: [{ other: [ref('a'), ref('b')] }, 'z'] }],
    [`"%{ for a in b }\${a}%{ endfor }"`, { template: [{ other: [ref('b'), ref('a')] }] }],
    [`"\\"\${a}\\n"`, { template: ['"', ref('a'), '\n'] }],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });
});

describe('a heredoc', () => {
  test.each([
    ['keeps its lines as they are', '<<EOT\n  a\n\n b\nEOT', '  a\n\n b\n'],
    ['is without the common indent if it asks for it', '<<-EOT\n    a\n\n      b\n    EOT', 'a\n\n  b\n'],
    ['may be empty', '<<EOT\nEOT', ''],
    ['knows no escapes but those of templates', `<<EOT\n\\n $\${a} "b\nEOT`, `\\n \${a} "b\n`],
    ['ends where its mark stands alone', '<<EOT\nEOTX\nEOT x\n  EOT', 'EOTX\nEOT x\n'],
    ['has expressions', `<<EOT\na \${b} c\nEOT`, { template: ['a ', ref('b'), ' c\n'] }],
    [
      'counts the indent before an expression',
      `<<-EOT\n    \${b}\n      c\n  EOT`,
      { template: [ref('b'), '\n  c\n'] },
    ],
    ['holds what looks like a block', '<<EOT\nresource "a" "b" {\n}\nEOT', 'resource "a" "b" {\n}\n'],
  ])('%s', async (_, expression, expected) => {
    expect(await value(expression)).toEqual(expected);
    expect(await value(`${expression}\n`)).toEqual(expected);
  });
});
