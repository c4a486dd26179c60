import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assessment.ts';
import { csv } from '../../src/reporters/csv.ts';
import { generateAssessment } from '../bench/reports/generate.ts';
import { saved, savedAssessments, testReporter } from '../contract/reporter.ts';
import { declaredAssessment } from './declared-assessment.ts';
import { nasty, saying } from './nasty.ts';

const render = (assessment: Assessment) =>
  csv.render(assessment, { color: false, ascii: false, width: 80, targets: {} });
/** Rows by another parser, as strict as RFC 4180. */
const rows = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' });
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

describe('the CSV report', () => {
  testReporter(csv, { isLineBounded: false, golden: 'csv', lineEnd: '\r\n' });

  test.each(savedAssessments)('of $name has a row for each criterion, each ended by CRLF', ({ assessment }) => {
    const text = render(assessment);
    const criteria = assessment.questions.flatMap((question) => question.criteria);
    expect(rows(text).map((row) => row.criterion)).toEqual(criteria.map(({ id }) => id));
    expect(text.split('\r\n')).toHaveLength(criteria.length + 2);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('says of each criterion what the assessment does', () => {
    expect(rows(render(saved('mixed')))[3]).toEqual({
      model: 'example',
      section: 'governance',
      question: 'example.governance.version_control',
      title: 'How are version control and branches used?',
      status: 'assessed',
      level: '3',
      ceiling: '4',
      criterion: 'l5_continuous',
      criterion_title: 'Every change goes through one line with checks, in small steps',
      criterion_level: '5',
      outcome: 'unmet',
      grade: 'executed',
      attested: '',
      waived_until: '',
      evidence: '3',
      first_location: '.github/workflows/ci.yml:3',
      remediation: 'Run the checks on every change request.',
      effort: 'L',
      actor: 'platform',
      claimed_level: '',
      claim: '',
    });
  });

  test('leaves empty what is not known, which is not nought', () => {
    const [unknown] = rows(render(saved('all-unknown')));
    expect([unknown?.status, unknown?.level, unknown?.ceiling]).toEqual(['not_assessed', '', '']);
  });

  test('says until when a criterion is waived, and what people state', () => {
    const told = rows(render(declaredAssessment())).filter(({ question }) => question?.endsWith('.policies'));
    expect(told.map((row) => row.waived_until)).toEqual(['2026-06-01', '', '', '', '']);
    expect(told.map((row) => row.attested)).toEqual(['', '', '', 'yes', '']);
  });

  test.each(nasty)('no cell calculates, and each stays one cell: %j', (name) => {
    for (const row of rows(render(saying(name)))) {
      expect(Object.keys(row)).toHaveLength(21);
      expect(Object.values(row).filter((cell) => formula.test(cell))).toEqual([]);
    }
  });

  test('no cell calculates where spreadsheets take semicolons for the ends of cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(';', ' ', '=', '+', '-', '@', 'a', '"', '\t'), { maxLength: 10 }),
        (parts) => {
          const [, first = ''] = render(saying(parts.join(''))).split('\r\n');
          expect(first.split(';').filter((cell) => formula.test(cell))).toEqual([]);
        },
      ),
    );
  });

  test('is bounded', () => {
    const text = render(generateAssessment({ questions: 50, criteria: 10_000, evidence: 20_000 }));
    expect(text.length).toBeLessThan(10_000 * 500);
    expect(render(saying('x'.repeat(50_000))).length).toBeLessThan(20 * 6 * 2_100 * 2);
  });
});
