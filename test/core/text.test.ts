import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLossy, plain, plainText, plural } from '../../src/core/text.ts';

test.each([
  ['line breaks and tabs become spaces', 'a\r\nb\tc\u2028d', 'a  b c d'],
  ['terminal sequences lose their escape', '\u001b]0;x\u0007', '\ufffd]0;x\ufffd'],
  ['text that would run backwards shows a mark', 'user\u202etxt.exe', 'user\ufffdtxt.exe'],
  ['lone surrogates become a mark', 'a\udc00', 'a\ufffd'],
  ['letters of any script stay', 'naïve 東京 שלום 😀', 'naïve 東京 שלום 😀'],
])('%s', (_, text, expected) => {
  expect(plainText(text)).toBe(expected);
});

test('one is counted in words of its own', () => {
  expect([0, 1, 2].map((count) => plural(count, 'day'))).toEqual(['0 days', '1 day', '2 days']);
  expect([1, 2].map((count) => plural(count, 'person', 'people'))).toEqual(['1 person', '2 people']);
});

test('plain text stays as it is, and any text becomes plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = plainText(text);
      expect(once.isWellFormed()).toBe(true);
      expect(once).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(plainText(once)).toBe(once);
    }),
  );
});

test('keys and nested values are made plain, all else is kept', () => {
  expect(plain({ 'a\n': [1, null, true, { b: 'c\u0000' }] })).toEqual({ 'a ': [1, null, true, { b: 'c\ufffd' }] });
});

test('text that a decoder could not keep is known', () => {
  expect(['a', 'a\ufffd', '\ud800'].map(isLossy)).toEqual([false, true, true]);
});
