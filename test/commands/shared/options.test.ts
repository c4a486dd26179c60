import { describe, expect, test } from 'vitest';
import { gathered, parseClasses, parseInstant, parseLevel } from '../../../src/commands/shared/options.ts';

describe('--at', () => {
  test.each([
    ['2026-06-01', '2026-06-01T23:59:59.000Z'],
    ['2026-06-01T01:30:00+02:00', '2026-05-31T23:30:00.000Z'],
    ['2026-06-01T12:30Z', '2026-06-01T12:30:00.000Z'],
    ['2026-06-01T12:30:15Z', '2026-06-01T12:30:15.000Z'],
    ['2024-02-29', '2024-02-29T23:59:59.000Z'],
  ])('%s is an instant', (text, instant) => {
    expect(parseInstant(text).toISOString()).toBe(instant);
  });

  test.each(['yesterday', '2026-02-30', '2026-6-1', '2026-06-01T12:30', '2026-06-01T25:00Z', ''])(
    '%j is refused with an example',
    (text) => {
      expect(() => parseInstant(text)).toThrow(
        expect.objectContaining({ code: 'usage', mend: expect.stringContaining('2026-06-01') }),
      );
    },
  );
});

describe('--min', () => {
  test('is one digit', () => {
    expect(parseLevel('3')).toBe(3);
    for (const text of ['', '-1', '3.5', '10', 'three', ' 3']) {
      expect(() => parseLevel(text), text).toThrow(expect.objectContaining({ code: 'usage' }));
    }
  });
});

test('an option that is given twice has both values', () => {
  expect(gathered('b', gathered('a', []))).toEqual(['a', 'b']);
});

describe('classes that a system has none of', () => {
  test('are named with commas between them, each once', () => {
    expect(parseClasses('kubernetes, aws', ['aws'])).toEqual(['aws', 'kubernetes']);
  });

  test('are known ones: another is told with the nearest', () => {
    expect(() => parseClasses('kubernets', [])).toThrow(expect.objectContaining({ code: 'unknown_name' }));
    expect(() => parseClasses('kubernets', [])).toThrow(/kubernets/);
  });
});
