import { describe, expect, test } from 'vitest';
import { reviewOf } from '../../../../collectors/documents/dates.ts';
import { markupOf } from '../../../../collectors/documents/markup.ts';
import { structureOf } from '../../../../collectors/documents/structure/index.ts';

const now = new Date('2026-11-23T12:00:00Z');
const fieldsOf = (line: string) =>
  structureOf(`# Access\n\n${line}\n\nOnly we have access.\n`, markupOf('docs/access.md')).fields;

describe('a sentence that tells of a review of the text', () => {
  test.each([
    ['Reviewed by Jon Abbey on 2026-10-06. Next review: 2027-01-06.', 'current', 48.5],
    ['Reviewed by Jon Abbey on 2024-10-06. Next review: 2025-03-06.', 'overdue', 778.5],
    ['Reviewed on 9 September 2026 by Mira Holt (platform) and Sana Rees.', 'none', 75.5],
    ['Reviewed 2026-09-18 with both suppliers.', 'none', 66.5],
    ['_Owner: platform team. Last reviewed 22 September 2026, next review March 2027._', 'current', 62.5],
    ['Last reviewed on 6 October 2026 by Jon.', 'none', 48.5],
    ['This page was last reviewed on 6 October 2026.', 'none', 48.5],
    ['Next review is due on 6 March 2026.', 'overdue', null],
  ])('%s is read', (line, reviewDue, age) => {
    const { reviewedAgeDays, ...rest } = reviewOf(fieldsOf(line), now);
    expect(rest).toEqual({ reviewDue });
    if (age === null) expect(reviewedAgeDays).toBeNull();
    else expect(reviewedAgeDays).toBeCloseTo(age, 1);
  });

  test('is also one that tells who approved it', () => {
    expect(fieldsOf('Version 2.1, approved by the CTO on 2 July 2026.').has('approved')).toBe(true);
  });

  test.each([
    'To be reviewed by 6 October 2026.',
    'Reviewed by nobody since 2024-10-06.',
    'The keys were last reviewed on 6 October 2026.',
    'Not approved by the CTO on 2 July 2026.',
    'Reviewed versions since 2.0 are from 2024.',
  ])('is none in: %s', (line) => {
    const fields = fieldsOf(line);
    expect([fields.has('reviewed'), fields.has('approved')]).toEqual([false, false]);
  });
});
