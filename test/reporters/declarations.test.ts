import { expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assessment.ts';
import { attestationWords, waiverWords } from '../../src/reporters/declarations.ts';
import { saved } from '../contract/reporter.ts';

/** The mixed assessment with one outcome for all criteria of a question. */
function judged(outcome: Assessment['questions'][number]['criteria'][number]['outcome']) {
  const mixed = saved('mixed');
  const questions = mixed.questions.map((question) => ({
    ...question,
    criteria: question.criteria.map((criterion) => ({ ...criterion, outcome })),
  }));
  const [question] = questions;
  const about = {
    question: question?.id ?? '',
    criterion: question?.criteria[0]?.id ?? '',
    owner: 'Ana',
    by: 'a file',
  };
  const attestation = {
    ...about,
    answer: 'yes' as const,
    statement: 'We do.',
    made: '2026-01-01',
    expires: '2027-01-01',
  };
  const waiver = { ...about, reason: 'It goes.', expires: '2027-01-01' };
  const assessment = { ...mixed, questions };
  return [attestationWords(assessment, attestation), waiverWords(assessment, waiver)];
}

test('what people say of a question is not used where evidence decides, or where it does not apply', () => {
  expect(judged('unknown')).toEqual(['in force', 'not used: nothing was shown not to be so']);
  expect(judged('met')).toEqual(['not used: evidence decides', 'not used: nothing was shown not to be so']);
  expect(judged('unmet')).toEqual(['not used: evidence decides', 'in force']);
  const other = 'not used: this does not apply to what was scanned';
  expect(judged('not_applicable')).toEqual([other, other]);
});

test('a statement that runs for more than a year is told to', () => {
  const mixed = saved('mixed');
  const words = (expires: string) =>
    attestationWords(mixed, {
      ...{ question: 'a.b.c', criterion: 'l2_a', answer: 'yes', statement: 'We do.', owner: 'Ana' },
      ...{ made: '2026-01-01', expires },
    });
  expect(words('2027-01-02')).toBe('in force');
  expect(words('2027-01-03')).toBe('in force; it runs for more than a year');
});
