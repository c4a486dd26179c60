import { describe, expect, test } from 'vitest';
import type { ClaimCheck } from '../../src/core/claims.ts';
import { claimRows, claimSummary, claimsText } from '../../src/reporters/claims.ts';
import { columnsOf } from '../../src/reporters/layout.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };
const check = (title: string, more: Partial<ClaimCheck>): ClaimCheck => ({
  ...{ question: `govuk.governance.${title}`, title, status: 'assessed', level: 3, ceiling: 3, claimed: 3 },
  verdict: 'agrees',
  ...more,
});

const checks: readonly ClaimCheck[] = [
  check('How are version control and branches used?', {}),
  check('How are policies applied and enforced?', { claimed: 5, verdict: 'over_claimed' }),
  check('How are environments managed?', { claimed: 4, ceiling: 5, verdict: 'cannot_tell' }),
  check('How are cloud services provisioned?', { claimed: 2, level: 4, ceiling: 5, verdict: 'under_claimed' }),
  check('What happens to what is built?', { level: null, ceiling: 4, verdict: 'cannot_tell' }),
  check('Who may do what, and is it kept up to date and told?', { claimed: null, verdict: 'not_claimed' }),
  check('Who looks after which part of cloud security?', {
    status: 'not_applicable',
    level: null,
    ceiling: null,
    verdict: 'cannot_tell',
  }),
];

describe('claims beside what is shown', () => {
  test('take one line each', async () => {
    await expect(claimsText(checks, options)).toMatchFileSnapshot('../../fixtures/reports/claims.golden.txt');
  });

  test.each([40, 60, 80, 100])('fit %i columns', (width) => {
    const lines = claimsText(checks, { ...options, width }).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    expect(lines.filter((line) => line.includes('claims too much'))).toHaveLength(1);
  });

  test('are no section where there is nothing to check', () => {
    expect(claimsText([], options)).toBe('');
  });

  test('can be told in ASCII, without control characters', () => {
    const hostile = [
      check('\u001b[31m\u202eevil\n日本語の長い名前日本語の長い名前日本語の長い名前日本語の長い名前', {}),
    ];
    expect(claimsText(hostile, { ...options, ascii: true })).toMatch(/^[\n\u0020-\u007e]*$/);
    expect(claimRows(hostile)[0]?.title).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  test('are counted in words', () => {
    expect(claimSummary(checks)).toMatch(/^6 of 7 questions have a claimed level: 1 shown by evidence, 1 higher/);
    expect(claimSummary([check('a', { claimed: null, verdict: 'not_claimed' })])).toMatch(/^No level is claimed/);
  });
});
