import { expect, test } from 'vitest';
import { openQuestions } from '../../../src/commands/shared/open-questions.ts';
import type { Attestation } from '../../../src/core/declared.ts';
import { saved } from '../../contract/reporter.ts';

const mixed = saved('mixed');
const [question] = mixed.questions;
const [pattern] = question?.criteria ?? [];

/** What is asked of a question with one unknown criterion of each level from 2 to 5, of which no more than `ceiling` is possible. */
function asked(ceiling: number | null, stated: readonly Attestation[] = []): string[] {
  if (question === undefined || pattern === undefined) throw new Error('the saved assessment has no question');
  const unknown = { ...pattern, outcome: 'unknown' as const, missing: ['docs.document'], attested: null, error: null };
  const criteria = [2, 3, 4, 5].map((level) => ({ ...unknown, id: `l${level}`, level })).reverse();
  const score = { ...question.score, level: null, ceiling };
  const assessment = { ...mixed, questions: [{ ...question, score, criteria }] };
  return openQuestions(assessment, stated).map(({ criterion }) => criterion);
}

test('what is open is asked from the lowest level on, at most three of a question', () => {
  expect(asked(5)).toEqual(['l2', 'l3', 'l4']);
  expect(asked(null)).toEqual(['l2', 'l3', 'l4']);
});

test('nobody is asked what cannot raise a level', () => {
  expect(asked(3)).toEqual(['l2', 'l3']);
  expect(asked(1)).toEqual([]);
});

test('nobody is asked what was stated since, by the whole name of a question or its end', () => {
  const about = { answer: 'yes', statement: 's', owner: 'o', made: '2026-01-01', expires: '2026-02-01' } as const;
  const whole = question?.id ?? '';
  const end = whole.split('.').at(-1) ?? '';
  const stated = [
    { ...about, question: whole, criterion: 'l2' },
    { ...about, question: end, criterion: 'l3' },
    { ...about, question: `x${end}`, criterion: 'l4' },
  ];
  expect(asked(5, stated)).toEqual(['l4', 'l5']);
});
