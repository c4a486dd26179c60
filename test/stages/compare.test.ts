import { describe, expect, test } from 'vitest';
import type { Assessment, Outcome } from '../../src/core/assessment.ts';
import type { Change } from '../../src/core/verdict.ts';
import { compare } from '../../src/stages/compare.ts';
import { saved } from '../contract/reporter.ts';

const mixed = saved('mixed');

/** The assessment with its first question alone, whose first criterion has another outcome. */
function withOutcome(outcome: Outcome, changes: Partial<Assessment> = {}): Assessment {
  const [question] = mixed.questions;
  if (question === undefined) throw new Error('no question');
  const [first, ...others] = question.criteria;
  if (first === undefined) throw new Error('no criterion');
  return { ...mixed, ...changes, questions: [{ ...question, criteria: [{ ...first, outcome }, ...others] }] };
}

describe('two assessments', () => {
  test.each<[Outcome, Outcome, Change]>([
    ['met', 'unmet', 'new'],
    ['unknown', 'unmet', 'new'],
    ['unmet', 'met', 'fixed'],
    ['unmet', 'not_applicable', 'fixed'],
    ['met', 'unknown', 'now_unknown'],
    ['unmet', 'unknown', 'now_unknown'],
    ['unknown', 'met', 'now_known'],
    ['met', 'not_applicable', 'other'],
    ['unmet', 'unmet', 'unchanged'],
  ])('of which one says %s and the next %s: %s', (before, after, change) => {
    const [first, ...others] = compare(withOutcome(before), withOutcome(after)).criteria;
    expect(first).toMatchObject({ before, after, change });
    expect(new Set(others.map((each) => each.change))).toEqual(new Set(['unchanged']));
  });

  test('say whether evidence, rules or tool are others', () => {
    expect(compare(mixed, mixed).because).toEqual({ evidence: false, rules: [], tool: false });
    const other = {
      ...mixed,
      evidenceDigest: 'f'.repeat(64),
      tool: { ...mixed.tool, version: '9.9.9' },
      models: mixed.models.map((model) => ({ ...model, digest: 'e'.repeat(64) })),
    };
    expect(compare(mixed, other).because).toEqual({
      evidence: true,
      rules: mixed.models.map(({ id }) => id),
      tool: true,
    });
  });

  test('of which the rules differ have criteria that were added and removed', () => {
    const [question] = mixed.questions;
    const [first, ...others] = question?.criteria ?? [];
    if (question === undefined || first === undefined) throw new Error('nothing to compare');
    const renamed = { ...mixed, questions: [{ ...question, criteria: [{ ...first, id: 'l2_other' }, ...others] }] };
    const found = compare(mixed, renamed).criteria.filter(({ change }) => change !== 'unchanged');
    expect(found.map(({ criterion, change }) => [criterion, change])).toEqual([
      ['l2_other', 'added'],
      [first.id, 'removed'],
    ]);
  });

  test('of which only the earlier asked a question cannot tell whether it still holds', () => {
    const proven = mixed.questions.find(({ score }) => score.level !== null);
    const none = { ...mixed, questions: [] };
    const verdicts = compare(mixed, none).questions;
    expect(verdicts.find(({ question }) => question === proven?.id)?.verdict).toBe('unknown');
    expect(compare(none, mixed).questions.every(({ verdict }) => verdict === 'held')).toBe(true);
    expect(compare(none, mixed).criteria).toEqual([]);
  });
});
