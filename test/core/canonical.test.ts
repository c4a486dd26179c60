import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, digestOf } from '../../src/core/canonical.ts';

test('keys are sorted by code unit, numbers and letters written as RFC 8785 says, one newline at the end', () => {
  const document = {
    '\u20ac': 'Euro',
    '\r': 1e21,
    b: [-0, 0.002, 1e-27],
    a: { z: null, Z: true },
    '\ud83d\ude00': 'é',
  };
  expect(canonicalText(document)).toBe(
    '{"\\r":1e+21,"a":{"Z":true,"z":null},"b":[0,0.002,1e-27],"€":"Euro","😀":"é"}\n',
  );
});

test('what it writes reads back to the same bytes, for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalText(value);
      expect(canonicalText(JSON.parse(text))).toBe(text);
    }),
  );
});

test.each([
  ['NaN', Number.NaN],
  ['a lone surrogate', '\ud800'],
  ['nothing', undefined],
])('%s is refused', (_, value) => {
  expect(() => canonicalText(value)).toThrow();
});

test('a digest is the SHA-256 of the UTF-8 bytes', () => {
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(digestOf('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
