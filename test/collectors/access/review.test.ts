import { describe, expect, test } from 'vitest';
import { readAccess } from './reading.ts';

describe('what a file says of its reviews', () => {
  test.each([
    ['nothing', '', 'none', null],
    ['a last review', '# Last reviewed: 2026-05-01\n', 'none', 31],
    ['a last review and when to repeat it', '# last_reviewed_on: 2026-05-01\n# review_in: 6 months\n', 'current', 31],
    [
      'a last review that should have been repeated',
      '# Last reviewed: 1 May 2025\n# review-in: 6 months\n',
      'overdue',
      396,
    ],
    ['a day that has passed', 'review_by: 2026-01-31\n', 'overdue', null],
    ['the same day', 'review_by: 2026-06-01\n', 'current', null],
    ['a day to come', '# Next review: December 24, 2026\n', 'current', null],
    ['no such day', '# review-by: 2026-02-31\n', 'unknown', null],
    ['a review to come as the last one', '# Last reviewed: 2027-01-01\n', 'unknown', null],
    ['a day in a generation', '# Next review: 2090-01-01\n', 'unknown', null],
    ['a day after a review to come', '# Last reviewed: 2027-01-01\n# Next review: 2027-06-01\n', 'unknown', null],
    ['a cycle of a century', '# last_reviewed_on: 2026-05-01\n# review_in: 100 years\n', 'unknown', 31],
    ['an interval without a beginning', '# review_in: 6 months\n', 'unknown', null],
  ])('%s', async (_, head, reviewDue, reviewedAgeDays) => {
    const { items } = await readAccess({ files: { 'teams/a.yaml': `${head}members: [ada]\n` } });
    expect(items).toMatchObject([{ reviewDue, reviewedAgeDays }]);
  });

  test('a date of one entry is none of the file', async () => {
    const text = 'members:\n- github: ada\n  review_after: 2020-01-01\n';
    expect((await readAccess({ files: { 'teams/a.yaml': text } })).items).toMatchObject([{ reviewDue: 'none' }]);
  });
});
