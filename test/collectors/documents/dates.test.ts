import { describe, expect, test } from 'vitest';
import { ageDays, dateAfter, dateIn, reviewOf } from '../../../collectors/documents/dates.ts';
import type { FieldRole } from '../../../src/lexicon/document-fields.ts';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const now = new Date('2026-06-01T12:00:00Z');

describe('a date', () => {
  test.each([
    ['2026-05-01', '2026-05-01'],
    ['2026-05-01T10:00:00Z', '2026-05-01'],
    ['2026/5/1', '2026-05-01'],
    ['1 May 2026', '2026-05-01'],
    ['1st of May 2026', '2026-05-01'],
    ['01-May-2026', '2026-05-01'],
    ['May 1st, 2026', '2026-05-01'],
    ['last reviewed on 3 Sept 2025', '2025-09-03'],
    ['31/12/2025', '2025-12-31'],
    ['12/31/2025', '2025-12-31'],
    ['05/05/2026', '2026-05-05'],
    ['2026-05-01.', '2026-05-01'],
    ['31/12/2025. It is done each year.', '2025-12-31'],
  ])('is read from %s', (text, expected) => {
    expect(day(dateIn(text))).toBe(expected);
  });
  test.each([
    '05/06/2026',
    'May 2026',
    '2026-02-30',
    '2026-13-01',
    '2026.05.01.2',
    'yesterday',
    '',
    '0001-01-01',
    '99 May 2026',
    'x'.repeat(100_000),
  ])('is not read from %s', (text) => {
    expect(dateIn(text)).toBeNull();
  });
  test('that is still to come has no age', () => {
    expect(ageDays(new Date('2026-05-31T12:00:00Z'), now)).toBe(1);
    expect(ageDays(new Date('2026-07-01'), now)).toBeNull();
  });
  test.each([
    ['6 months', '2026-07-15'],
    ['six months', '2026-07-15'],
    ['1 year', '2027-01-15'],
    ['every 2 weeks', '2026-01-29'],
    ['90 days', '2026-04-15'],
    ['quarterly', '2026-04-15'],
    ['now and then', null],
    ['0 months', null],
  ])('is followed by another after %s', (interval, expected) => {
    expect(day(dateAfter(new Date('2026-01-15'), interval))).toBe(expected);
  });
});

describe('what a text says of its reviews', () => {
  const review = (fields: Partial<Record<FieldRole, string>>) =>
    reviewOf(new Map(Object.entries(fields) as [FieldRole, string][]), now);
  test.each([
    [{}, 'none', null],
    [{ reviewed: '2026-05-01' }, 'none', 31.5],
    [{ reviewed: '2026-05-01', interval: '6 months' }, 'current', 31.5],
    [{ reviewed: '2025-05-01', interval: '6 months' }, 'overdue', 396.5],
    [{ reviewed: '2025-12-01', interval: '6 months' }, 'current', 182.5],
    [{ due: '2026-06-01' }, 'current', null],
    [{ due: '31 May 2026' }, 'overdue', null],
    [{ due: 'soon' }, 'unknown', null],
    [{ due: '2090-01-01' }, 'unknown', null],
    [{ reviewed: '2027-01-01', due: '2027-06-01' }, 'unknown', null],
    [{ reviewed: '2026-05-01', interval: '100 years' }, 'unknown', 31.5],
    [{ interval: '6 months' }, 'unknown', null],
    [{ reviewed: '2027-01-01', interval: '6 months' }, 'unknown', null],
    [{ reviewed: '2027-01-01' }, 'unknown', null],
    [{ reviewed: 'last week' }, 'unknown', null],
    [{ reviewed: '2026-05-01', interval: 'when needed' }, 'unknown', 31.5],
  ] as const)('%o is %s', (fields, reviewDue, reviewedAgeDays) => {
    expect(review(fields)).toEqual({ reviewDue, reviewedAgeDays });
  });
});
