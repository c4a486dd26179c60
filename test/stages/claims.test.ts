import { describe, expect, test } from 'vitest';
import type { Assessment, Score } from '../../src/core/assessment.ts';
import { canonicalText } from '../../src/core/canonical.ts';
import { readAssessment } from '../../src/core/documents.ts';
import { govukQuestions } from '../../src/lexicon/govuk-assessment.ts';
import { readClaims, withClaims } from '../../src/stages/claims.ts';
import { saved } from '../contract/reporter.ts';

const id = 'govuk.governance.version_control';
const key = govukQuestions.find((question) => question.id === id)?.key ?? '';

/** An assessment with one question, of which this much is known. */
function assessed(level: number | null, ceiling: number | null, status: Score['status'] = 'assessed'): Assessment {
  const mixed = structuredClone(saved('mixed'));
  const [question] = mixed.questions;
  if (question === undefined) throw new Error('no question');
  return { ...mixed, questions: [{ ...question, id, score: { ...question.score, status, level, ceiling } }] };
}

const verdict = (claimed: number | null, assessment: Assessment) =>
  withClaims(assessment, new Map(claimed === null ? [] : [[id, claimed]])).questions[0]?.claim?.verdict;

describe('claims', () => {
  test('are the answers to our questions; "I don\'t know" and other keys claim nothing', () => {
    const [first, second] = govukQuestions;
    const governance = { [key]: 4, [first?.key ?? '']: 0, [second?.formerKeys[0] ?? '']: 2, [`f${key.slice(1)}`]: 5 };
    expect(readClaims(JSON.stringify({ governance, cost: { [key]: 1 } }))).toEqual(
      new Map([
        [second?.id, 2],
        [id, 4],
      ]),
    );
  });
});

describe('a claim', () => {
  test.each([
    [3, 3, 5, 'agrees'],
    [3, 3, 3, 'agrees'],
    [4, 3, 5, 'cannot_tell'],
    [5, 3, 5, 'cannot_tell'],
    [4, 3, 3, 'over_claimed'],
    [2, 3, 5, 'under_claimed'],
    [2, null, 5, 'cannot_tell'],
    [4, null, 3, 'over_claimed'],
    [null, 3, 5, 'not_claimed'],
  ] as const)('of %s where %s to %s is shown: %s', (claimed, level, ceiling, expected) => {
    expect(verdict(claimed, assessed(level, ceiling))).toBe(expected);
  });

  test.each(['not_assessed', 'not_applicable'] as const)('cannot be told of a question that is %s', (status) => {
    expect(verdict(5, assessed(null, null, status))).toBe('cannot_tell');
    expect(verdict(1, assessed(null, null, status))).toBe('cannot_tell');
  });

  test('stands in the document, which can be read again', () => {
    const claimed = withClaims(assessed(3, 5), new Map([[id, 4]]));
    expect(readAssessment(canonicalText(claimed))).toEqual(claimed);
    expect(claimed.questions[0]?.claim).toEqual({ level: 4, verdict: 'cannot_tell' });
  });

  test('is checked only where such a file can make it', () => {
    expect(withClaims(saved('mixed'), new Map([['example.governance.version_control', 4]]))).toEqual(saved('mixed'));
  });
});
