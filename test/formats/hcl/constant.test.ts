import { expect, test } from 'vitest';
import { constant, type HclValue, parseHcl } from '../../../src/formats/hcl/index.ts';

/** What `out` is, where every other attribute is a name in scope. */
async function out(text: string): Promise<string | null> {
  const { attributes = new Map() } = (await parseHcl(text)) ?? {};
  const scope = new Map<string, HclValue>([...attributes].map(([name, { value }]) => [`local.${name}`, value]));
  const value = scope.get('local.out');
  if (value === undefined) throw new Error('not read');
  return constant(value, scope);
}

test.each([
  ['out = "a"', 'a'],
  ['out = 12', '12'],
  ['out = true', 'true'],
  ['out = local.a\na = "b"', 'b'],
  [`out = "\${local.a}-y"\na = "x"`, 'x-y'],
  [`out = "\${local.a}"\na = local.b\nb = 3`, '3'],
  ['out = format("%s-%d%%-%v", local.a, 2, true)\na = "x"', 'x-2%-true'],
  ['out = format("a")', 'a'],
  ['out = join("/", ["a", local.b], local.c)\nb = "x"\nc = ["y"]', 'a/x/y'],
  ['out = join(",", [])', ''],
  ['out = <<X\na\nX', 'a\n'],
])('%j is known', async (text, expected) => {
  expect(await out(text)).toBe(expected);
});

test.each([
  'out = null',
  'out = []',
  'out = local.none',
  'out = var.a',
  `out = "\${local.none}-y"`,
  'out = local.a.b\na = "x"',
  'out = local.a[local.b]\na = ["x"]\nb = 0',
  'out = local.a ? "b" : "c"\na = true',
  'out = "%{ if true }a%{ endif }"',
  'out = upper("a")',
  'out = join(",")\n',
  'out = join(",", "a")',
  'out = join(local.none, ["a"])',
  'out = format("%s")',
  'out = format("%s", "a", "b")',
  'out = format("%05d", 1)',
  'out = format("%d", "x")',
  'out = format("%s", null)',
  'out = format("50%")',
  'out = 1000000000000000000000000',
  'out = local.out',
  `out = "\${local.a}"\na = "\${local.out}"`,
])('%j is not known', async (text) => {
  expect(await out(text)).toBeNull();
});

test('join without lists is the empty text only with none in them', async () => {
  expect(await out('out = join(",", local.a)\na = local.b\nb = ["x", "y"]')).toBe('x,y');
  expect(await out('out = join(",", local.a)\na = local.a')).toBeNull();
});

test('names that double at each step are given up', async () => {
  const steps = Array.from({ length: 30 }, (_, at) => `a${at} = "$\{local.a${at + 1}}$\{local.a${at + 1}}"`);
  expect(await out(`out = local.a0\n${steps.join('\n')}\na30 = "x"\n`)).toBeNull();
});
