import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, hanging, toAscii, wrap } from '../../src/reporters/layout.ts';

const words = fc.array(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((word) => word.replaceAll(' ', '')),
);

describe('layout', () => {
  test('wide characters take two columns, combining marks none', () => {
    expect(columnsOf('日本')).toBe(4);
    expect(columnsOf('e\u0301')).toBe(1);
    expect(columnsOf('✅')).toBe(2);
    expect(columnsOf('shop')).toBe(4);
  });

  test('wrapped lines fit, and joined they are the text again', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 100 }), (each, width) => {
        const text = each.filter((word) => word !== '').join(' ');
        const lines = wrap(text, width);
        expect(lines.every((line) => columnsOf(line) <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('later lines hang below the first', () => {
    expect(hanging('  → ', 'one two three four', 12)).toEqual(['  → one two', '    three', '    four']);
  });

  test('ASCII text keeps its width', () => {
    expect(toAscii('■ ✗ ◐ – … → é')).toBe('# x ~ - . > ?');
  });
});
