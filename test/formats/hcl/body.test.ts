import { expect, test } from 'vitest';
import { parseHcl } from '../../../src/formats/hcl/index.ts';
import { hclLimits } from '../../../src/formats/hcl/model.ts';
import { told } from './plain.ts';

test('blocks have labels, with quotes or without, and stand in each other', async () => {
  expect(
    await told('resource "aws_x" main {\n  a = 1\n  dynamic "rule" {\n    content {}\n  }\n}\nlocals {}\n'),
  ).toEqual({
    blocks: [
      ['resource', 'aws_x', 'main', { a: 1, blocks: [['dynamic', 'rule', { blocks: [['content', {}]] }]] }],
      ['locals', {}],
    ],
  });
});

test('a block may stand on one line', async () => {
  expect(await told('variable "a" { default = "b" }')).toEqual({ blocks: [['variable', 'a', { default: 'b' }]] });
});

test('comments of three kinds are left out', async () => {
  expect(await told('# a = 1\n// b = 2\n/* c = 3\n*/ d = 4 # e\n')).toEqual({ d: 4 });
});

test.each([
  ['CRLF', 'a = 1\r\nb {\r\n  c = "d"\r\n}\r\n', { a: 1, blocks: [['b', { c: 'd' }]] }],
  ['a byte order mark', '\ufeffa = 1\n', { a: 1 }],
  ['no last line break', 'a = <<X\nb\nX', { a: 'b\n' }],
  ['nothing', '', {}],
  ['comments alone', '# a\n', {}],
  ['names beyond ASCII', 'é = 1\nx "日本" {}\n', { é: 1, blocks: [['x', '日本', {}]] }],
])('a text with %s is read', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected);
});

test('lines are those of the text, from 1', async () => {
  const text =
    '\ufeff# x\r\na = [\r\n  1,\r\n  {\r\n    b = "c"\r\n  },\r\n]\r\nd "e" {\r\n  f = <<X\n\ng\nX\n  h = i.j\n}\n';
  const body = await parseHcl(text);
  const list = body?.attributes.get('a');
  const block = body?.blocks[0];
  expect([list?.line, block?.line]).toEqual([2, 8]);
  expect(list?.value).toMatchObject({
    line: 2,
    items: [{ line: 3 }, { line: 4, entries: [{ line: 5, key: { line: 5 }, value: { line: 5 } }] }],
  });
  expect([...(block?.body.attributes.values() ?? [])].map(({ line }) => line)).toEqual([9, 13]);
});

test.each([
  ['a name twice', 'a = 1\na = 2\nb = 3\n', { a: { other: [1, 2] }, b: 3, broken: true }],
  ['an expression left out', 'a = 1\nb = \n\nc = 3\n', { a: 1, broken: true }],
  ['a string left open', 'a = 1\nb = "c\nd = "e"\n', { a: 1, broken: true }],
  ['a template left open', `a = 1\nb = "\${c}\nd = "e"\n`, { a: 1, broken: true }],
  ['a heredoc left open', 'a = 1\nb = <<X\nc = 2\n', { a: 1, broken: true }],
  ['a word too many', 'a = 1\nb = c d\ne = 2\n', { a: 1, broken: true }],
  ['a number that the grammar does not know', 'a = 1\nb = 1e5\nc = 2\n', { a: 1, broken: true }],
  [
    'a key in brackets after a bare name, which the grammar takes for a call',
    'a = 1\nb = {\n c = d\n (e) = f\n}\n',
    { a: 1, broken: true },
  ],
  ['a block left open', 'a = 1\nb "c" {\n  d = 1\n', { a: 1, blocks: [['b', 'c', { broken: true }]], broken: true }],
])('of a text with %s, what stands before is kept and the rest is not guessed', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected);
});

test('a block with an error is cut short, and those after it are read', async () => {
  const body = await parseHcl('a "b" {\n  c = 1\n  d = = 2\n  e = 3\n}\n\nf "g" {\n  h = 4\n}\n');
  expect(body).toMatchObject({ broken: true, blocks: [{ line: 1, body: { broken: true } }, { line: 7 }] });
  expect(body?.blocks.map(({ body: { attributes } }) => [...attributes.keys()])).toEqual([['c'], ['h']]);
  expect(body?.blocks[1]).toMatchObject({
    body: { broken: false, attributes: new Map([['h', expect.objectContaining({ line: 8 })]]) },
  });
});

test('what follows an error is not read where it may be part of a text left open', async () => {
  const text = 'a = 1\nb {\n  c = <<X\nd "e" {\n}\n f "g" {\n}\n';
  expect(await told(text)).toMatchObject({ a: 1, broken: true });
  expect(JSON.stringify(await told(text))).not.toContain('"e"');
  expect(JSON.stringify(await told('a = 1\n/* b\n}\nd "e" {\n}\n'))).not.toContain('"e"');
});

test('what stands inside a block with an error is not taken for the top', async () => {
  const text = 'z = 1\na {\nb = = 1\nc {\n}\nd {\n}\n}\n';
  expect(await told(text)).toMatchObject({ z: 1, broken: true });
  expect(JSON.stringify(await told(text))).not.toContain('"d"');
});

test.each([
  ['prose', 'hello world\n'],
  ['JSON', '{"a": 1}'],
  ['NUL', 'a = 1\0\n'],
  ['a conflict', '<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> x\n'],
  ['too many letters', `a = 1\n${'#'.repeat(hclLimits.letters)}`],
  ['too many values', `a = [${'1,'.repeat(hclLimits.nodes)}]`],
  ['lists too deep', `a = ${'['.repeat(hclLimits.depth + 1)}${']'.repeat(hclLimits.depth + 1)}`],
  ['blocks too deep', 'a {'.repeat(hclLimits.depth + 1) + '}'.repeat(hclLimits.depth + 1)],
  ['brackets left open', `a = ${'('.repeat(200_000)}`],
  ['signs without end', `a = ${'-'.repeat(200_000)}b`],
])('%s is none', async (_, text) => {
  expect(await parseHcl(text)).toBeNull();
});

test('as deep as is allowed is read', async () => {
  const deep = hclLimits.depth;
  expect(await told(`a = ${'['.repeat(deep)}${']'.repeat(deep)}`)).not.toBeNull();
});

test('a long chain of operators is not deep', async () => {
  expect(await told(`a = ${'b || '.repeat(200)}c`)).toMatchObject({ a: { other: expect.anything() } });
});

const filled = (unit: string, before = '', after = '') =>
  before + unit.repeat((hclLimits.letters - 2 - before.length - after.length) / unit.length) + after;

test.each([
  ['strings on one line', filled('"x",', 'a=[', ']')],
  ['templates on one line', filled(`"\${x}",`, 'a=[', ']')],
  ['attributes on one line', filled('a=1 ')],
  ['blocks on one line', filled('a{} ')],
  ['errors', filled('a = = 1\n')],
  ['errors in blocks', filled('a {\n  b = = 1\n}\n')],
  ['heredocs left open', filled('a = <<X\n')],
  ['a heredoc of many lines', filled('x\n', 'a = <<X\n', 'X\n')],
  ['a flush heredoc of many lines', filled(' x\n', 'a = <<-X\n', 'X\n')],
  ['steps without end', filled('.b', 'a = a')],
  ['conditions without end', filled('a?b:', 'a = ')],
  ['comments left open', filled('/*', 'a = 1\n')],
  ['empty lines', filled('\n', 'a = 1\n')],
  ['space after an error', filled(`${' '.repeat(390)}b`, 'a = = {\n}', '\n')],
])('%s, as long as is allowed, end', async (_, text) => {
  expect(text.length).toBeLessThan(hclLimits.letters);
  const body = await parseHcl(text);
  expect(body === null || body.blocks.length >= 0).toBe(true);
});
