import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Assessment, QuestionResult, Score } from '../../src/core/assessment.ts';
import type { ClaimVerdict } from '../../src/core/claims.ts';
import { claimedAmong, claimSummary } from '../../src/reporters/claims.ts';
import { csv } from '../../src/reporters/csv.ts';
import { html } from '../../src/reporters/html/index.ts';
import { columnsOf } from '../../src/reporters/layout.ts';
import { markdown } from '../../src/reporters/markdown/index.ts';
import { terminal } from '../../src/reporters/terminal.ts';
import { saved } from '../contract/reporter.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };

const mixed = saved('mixed');
const [some] = mixed.questions;
if (some === undefined) throw new Error('no question');

type Shown = Partial<Pick<Score, 'status' | 'level' | 'ceiling'>>;

function question(title: string, level: number | null, verdict: ClaimVerdict, shown: Shown): QuestionResult {
  const score = { ...(some as QuestionResult).score, status: 'assessed' as const, level: 3, ceiling: 3, ...shown };
  return { ...(some as QuestionResult), title, score, claim: { level, verdict } };
}

const claimed = (questions: readonly QuestionResult[]): Assessment => ({ ...mixed, questions: [...questions] });

const unapplicable = { status: 'not_applicable', level: null, ceiling: null } as const;
const whole = claimed([
  question('How are version control and branches used?', 3, 'agrees', {}),
  question('How are policies applied and enforced?', 5, 'over_claimed', {}),
  question('How are environments managed?', 4, 'cannot_tell', { ceiling: 5 }),
  question('How are cloud services provisioned?', 2, 'under_claimed', { level: 4, ceiling: 5 }),
  question('What happens to what is built?', 3, 'cannot_tell', { level: null, ceiling: 4 }),
  question('Who may do what, and is it kept up to date and told?', null, 'not_claimed', {}),
  question('Who looks after which part of cloud security?', 3, 'cannot_tell', unapplicable),
]);

/** The section of the terminal's report. */
const section = (assessment: Assessment, more = {}) =>
  terminal.render(assessment, { ...options, ...more }).split('What is claimed, and what evidence shows\n')[1] ?? null;

describe('claims beside what is shown', () => {
  test('take one line each', async () => {
    await expect(section(whole)).toMatchFileSnapshot('../../fixtures/reports/claims.golden.txt');
  });

  test.each([40, 60, 80, 100])('fit %i columns', (width) => {
    const lines = section(whole, { width })?.split('\n') ?? [];
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    expect(lines.filter((line) => line.includes('claims too much'))).toHaveLength(1);
  });

  test('are no section of any report where nothing is claimed', () => {
    for (const reporter of [terminal, markdown, html]) {
      expect(reporter.render(mixed, options)).not.toContain('What is claimed');
    }
  });

  test('can be told in ASCII, without control characters', () => {
    const hostile = '\u001b[31m\u202eevil\n日本語の長い名前日本語の長い名前日本語の長い名前日本語の長い名前';
    const told = section(claimed([question(hostile, 3, 'agrees', {})]), { ascii: true });
    expect(told).toMatch(/^[\n\u0020-\u007e]+$/);
  });

  test('are counted in words', () => {
    expect(claimSummary(claimedAmong(whole.questions))).toMatch(
      /^6 of 7 questions have a claimed level: 1 shown by evidence, 1 higher/,
    );
    const none = claimedAmong([question('a', null, 'not_claimed', {})]);
    expect(claimSummary(none)).toMatch(/^No level is claimed/);
  });

  test('stand in Markdown, on the page and in the table, too, with names made harmless', () => {
    const nasty = claimed([question('<b>|@all</b>', 5, 'over_claimed', {})]);
    expect(markdown.render(nasty, options)).toContain(
      '| &lt;b&gt;&#124;@&#8203;all&lt;/b&gt; | 5 | 3 | claims too much |',
    );
    const page = html.render(nasty, options);
    expect(page).toContain('>&lt;b&gt;|@all&lt;/b&gt;</a></th><td>5</td><td>3</td><td>claims too much</td>');
    expect(page).toContain('Claimed: level 5; what to make of it: claims too much.');
    const rows: Record<string, string>[] = parse(csv.render(nasty, options), { columns: true, bom: true });
    expect(rows[0]).toMatchObject({ claimed_level: '5', claim: 'over_claimed' });
  });
});
