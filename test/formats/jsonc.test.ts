import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonc } from '../../src/formats/jsonc.ts';
import { get, lineOf, text, texts } from '../../src/formats/nodes.ts';
import type { Yaml } from '../../src/formats/yaml.ts';

function plain(node: Yaml): unknown {
  if (node.type === 'scalar') return node.value;
  return node.type === 'list' ? node.items.map(plain) : [...node.entries].map(([key, value]) => [key, plain(value)]);
}

describe('JSON with comments', () => {
  test('has lines, comments and commas at the end of lists', () => {
    const node = jsonc.parse('\uFEFF{ // head\n  "a": [1, "two",],\n  /* b\n */ "c": {"d": null}\n}\n');
    expect(node).not.toBeNull();
    if (node === null) return;
    expect(texts(get(node, 'a'))).toEqual(['1', 'two']);
    expect(lineOf(node, 'c')).toBe(4);
  });

  test('takes a text over several lines as one, and counts them', () => {
    const node = jsonc.parse('{"a": "[concat(\n\'b\')]",\n"c": 1}');
    expect(text(get(node ?? undefined, 'a'))).toBe("[concat(\n'b')]");
    expect(node === null ? null : lineOf(node, 'c')).toBe(3);
  });

  test.each(['', '{', '{"a"}', '{"a": 1 "b": 2}', '[1] [2]', '{"a": 1, "a": 2}', '{a: 1}', 'nul', '/* a', '"a', '01x'])(
    '%j is none',
    (written) => expect(jsonc.parse(written)).toBeNull(),
  );

  test('too deep a text is none', () => {
    expect(jsonc.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeNull();
  });

  test('keys of prototypes are keys like any other', () => {
    expect(text(get(jsonc.parse('{"__proto__": "a"}') ?? undefined, '__proto__'))).toBe('a');
  });

  test('reads what JSON reads, and nothing else throws', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (written) => {
        const node = jsonc.parse(written);
        const entriesOf = (value: unknown): unknown =>
          Array.isArray(value)
            ? value.map(entriesOf)
            : value === null || typeof value !== 'object'
              ? value
              : Object.entries(value).map(([key, inner]) => [key, entriesOf(inner)]);
        const sorted = (value: unknown): string => JSON.stringify(value).split('').sort().join('');
        expect(node === null ? null : sorted(plain(node))).toBe(sorted(entriesOf(JSON.parse(written))));
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '//', '/*', '*/', '\n', '1', '\\', 'null')),
        (pieces) => {
          jsonc.parse(pieces.join(''));
        },
      ),
    );
  });
});
