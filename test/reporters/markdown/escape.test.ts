import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { cell, code, linked, prose, text } from '../../../src/reporters/markdown/escape.ts';
import { nasty } from '../nasty.ts';
import { pageOf, references } from './page.ts';

/** Places where a text stands in the report. */
const places: readonly ((markdown: string) => string)[] = [
  (markdown) => markdown,
  (markdown) => `- ${markdown}\n  - ${markdown}`,
  (markdown) => `| a | b |\n| --- | --- |\n| ${markdown} | ${markdown} |`,
  (markdown) => `<details><summary>${markdown} <b>Level 3</b></summary>\n\n${markdown}\n\n</details>`,
];
const ours = ['b', 'details', 'li', 'p', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'];

const pieces = fc.constantFrom(
  ...['<', '>', '&', '#', '@', '!', '[', ']', '(', ')', '|', '`', '``', '*', '_', '~', '$', ':', '\\', '-', '+', '='],
  ...['/', '1', '.', '{', '}', '^', '%', '"', "'", ' ', 'a', 'www.', 'GH-', 'http://', 'é', '日', '\u0000', '&#64;'],
);
const sayings = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string(),
);
const shown = (page: string) => page.replaceAll('\u200b', '').trim();

describe('a text from outside in Markdown', () => {
  test.each(nasty)('is only text, wherever it stands: %j', (outside) => {
    for (const place of places) {
      const page = pageOf(place(text(outside)));
      expect(page.elements.filter((element) => !ours.includes(element))).toEqual([]);
      expect(page.addresses).toEqual([]);
      expect(page.comments).toEqual([]);
      expect(references(page.prose)).toEqual([]);
    }
  });

  test('reads as it was, whatever it is', () => {
    fc.assert(
      fc.property(sayings, (outside) => {
        const page = pageOf(`Seen: ${text(outside)}.`);
        expect(page.elements).toEqual(['p']);
        expect(shown(page.text)).toBe(`Seen: ${plainText(outside).trim()}.`);
        expect(references(page.prose)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('begins a line without beginning anything else', () => {
    fc.assert(
      fc.property(sayings, (outside) => {
        const page = pageOf(`- ${text(outside)}x\n`);
        expect(page.elements).toEqual(['li', 'ul']);
        expect(shown(page.text)).toBe(`${plainText(outside).trim()}x`.trim());
      }),
      { numRuns: 500 },
    );
  });

  test('never breaks a row of a table', () => {
    fc.assert(
      fc.property(sayings, (outside) => {
        const cell = text(outside);
        expect(pageOf(`| a | b |\n| --- | --- |\n| ${cell} | ${cell} |\n`).rows).toEqual([2, 2]);
      }),
      { numRuns: 300 },
    );
  });

  test('is cut where it is long', () => {
    expect(text('a'.repeat(1_000))).toBe(`${'a'.repeat(400)}…`);
  });

  test.each([
    ['0.1.0 of 2026-06-01', '0.1.0 of 2026-06-01'],
    ['main: 41 changes, 12 by request', 'main: 41 changes, 12 by request'],
    ['1. x', '&#49;. x'],
    ['@acme', '@&#8203;acme'],
    ['a @ b', 'a @ b'],
  ])('is left readable where nothing is in it: %j', (outside, written) => {
    expect(text(outside)).toBe(written);
  });
});

describe('code in Markdown', () => {
  test('reads as it was, whatever it is, and is nothing but code', () => {
    fc.assert(
      fc.property(
        sayings.filter((outside) => plainText(outside).trim() !== ''),
        (outside) => {
          const page = pageOf(`Seen: ${code(outside)}.`);
          expect(page.elements).toEqual(['code', 'p']);
          expect(page.text).toBe(`Seen: ${plainText(outside).trim()}.`);
          expect(page.prose).toBe('Seen: \ufffc.');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('stands in a cell of a table as it is, bars among it, and never ends the cell', () => {
    expect(cell('see: `a @b | c`')).toBe('see: `a @b \\| c`');
    expect(pageOf(`| a |\n| --- |\n| ${cell('see: `a @b | c`')} |\n`).text).toContain('see: a @b | c');
    expect(cell('see `a \\| b`')).not.toContain('`');
    const told = fc.oneof(
      sayings,
      fc.tuple(sayings, sayings).map(([before, within]) => `${before} \`${within}\``),
    );
    fc.assert(
      fc.property(told, (outside) => {
        const page = pageOf(`| a | b |\n| --- | --- |\n| ${cell(outside)} | ${cell(outside)} |\n`);
        expect(page.rows).toEqual([2, 2]);
        expect(references(page.prose)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('is marked by backticks in a text, and a lone one is itself', () => {
    expect(prose('fetch it: `git fetch *`, or `x`')).toBe('fetch it: `git fetch *`, or `x`');
    expect(prose('a ` b')).toBe('a &#96; b');
    fc.assert(
      fc.property(sayings, (outside) => {
        const page = pageOf(`- ${prose(outside)}\n`);
        expect(page.elements.filter((element) => !['code', 'li', 'ul'].includes(element))).toEqual([]);
        expect(references(page.prose)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('is linked only where there is an address', () => {
    expect(linked('`a`', null)).toBe('`a`');
    expect(pageOf(linked('`a`', 'https://github.com/a/b/blob/c/(x)_%3E%7C#L1')).addresses).toEqual([
      'https://github.com/a/b/blob/c/(x)_%3E%7C#L1',
    ]);
  });
});
