import { describe, expect, test } from 'vitest';
import type { Score } from '../../../src/core/assessment.ts';
import { glanceLines } from '../../../src/reporters/terminal/glance.ts';
import { painter } from '../../../src/reporters/terminal/page.ts';
import { saved } from '../../contract/reporter.ts';

const mixed = saved('mixed');
const [question] = mixed.questions;

/** The lines for questions with these scores. */
function lines(scores: readonly Partial<Score>[]): readonly string[] {
  if (question === undefined) throw new Error('the saved assessment has no question');
  const questions = scores.map((score) => ({
    ...question,
    title: 'Is it so?',
    score: { ...question.score, ...score },
  }));
  return glanceLines({ width: 80, paint: painter(false), assessment: { ...mixed, questions } });
}

describe('in short', () => {
  test('each question has a line with what is proven and what is possible', () => {
    const scores: Partial<Score>[] = [
      { status: 'assessed', level: 3, ceiling: 4 },
      { status: 'assessed', level: 1, ceiling: 1 },
      { status: 'assessed', level: null, ceiling: 5 },
      { status: 'not_assessed', level: null, ceiling: null },
      { status: 'not_applicable', level: null, ceiling: null },
    ];
    expect(lines(scores).map((line) => line.slice(13))).toEqual([
      '',
      '',
      'level 3, maybe 4  Is it so?',
      'level 1           Is it so?',
      'none proven yet   Is it so?',
      'not assessed      Is it so?',
      'does not apply    Is it so?',
    ]);
  });

  test('a single question, which is in view, is not said again', () => {
    expect(lines([{ level: 3 }])).toEqual([]);
  });
});
