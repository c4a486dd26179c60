import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attestation } from '../../../src/core/declared.ts';
import { attest } from '../../../src/stages/score/attest.ts';
import { score } from '../../../src/stages/score/index.ts';
import { outcomes } from '../fakes.ts';

const scale = { floor: 1, top: 5 };
const today = '2026-06-01';

function questionOf(text: string) {
  const { question, decisions } = outcomes(text);
  return score(question, decisions, scale);
}

/** A statement about the first criterion of a level, unless the test says otherwise. */
function saying(level: number, over: Partial<Attestation> = {}): Attestation {
  const { id, criteria } = questionOf('2? 3? 4?');
  return {
    question: id,
    criterion: criteria.find((each) => each.level === level)?.id ?? '',
    answer: 'yes',
    statement: 'seen in the minutes of May',
    owner: 'platform team',
    made: '2026-05-01',
    expires: '2026-12-31',
    ...over,
  };
}

const attested = (text: string, ...said: readonly Attestation[]) => {
  const result = attest(questionOf(text), said, scale, today);
  return [result.score.level, result.score.ceiling, result.score.attestedLevel];
};

describe('what people attest', () => {
  test('stands beside the level where evidence decides nothing', () => {
    expect(attested('2m 3? 4?', saying(3))).toEqual([2, 4, 3]);
    expect(attest(questionOf('2m 3? 4?'), [saying(3)], scale, today).criteria[1]?.attested).toBe('yes');
  });

  test.each([
    ['a criterion that is unmet', '2m 3u 4?', saying(3)],
    ['a criterion that is met', '2m 3m 4?', saying(3)],
    ['another question', '2m 3? 4?', saying(3, { question: 'other.question.x' })],
    ['a time that is over', '2m 3? 4?', saying(3, { expires: '2026-05-31' })],
    ['a time that has not come', '2m 3? 4?', saying(3, { made: '2026-06-02' })],
    ['no more than a denial', '2m 3? 4?', saying(3, { answer: 'no' })],
  ])('has no effect on %s', (_, text, said) => {
    expect(attested(text, said)[2]).toBeNull();
  });

  test('holds on its first and on its last day', () => {
    expect(attested('2m 3? 4?', saying(3, { made: today, expires: today }))[2]).toBe(3);
  });

  test('the newest of two statements holds, and of one day the one that denies', () => {
    const older = saying(3, { made: '2026-04-01' });
    expect(attested('2m 3? 4?', older, saying(3, { answer: 'no' }))[2]).toBeNull();
    expect(attested('2m 3? 4?', saying(3), { ...older, answer: 'no' })[2]).toBe(3);
    expect(attested('2m 3? 4?', saying(3), saying(3, { answer: 'no' }))[2]).toBeNull();
  });

  test('never moves level or ceiling, and never claims less than is proven or more than is possible', () => {
    const text = fc
      .array(fc.tuple(fc.integer({ min: 2, max: 5 }), fc.constantFrom('m', 'u', '?', 'n')), { minLength: 1 })
      .map((parts) => parts.map(([level, outcome]) => `${level}${outcome}`).join(' '));
    fc.assert(
      fc.property(text, fc.array(fc.nat()), (shape, picks) => {
        const before = questionOf(shape);
        const said = picks.map((pick) =>
          saying(2, { criterion: before.criteria[pick % before.criteria.length]?.id ?? '' }),
        );
        const { level, ceiling, attestedLevel } = attest(before, said, scale, today).score;
        expect([level, ceiling]).toEqual([before.score.level, before.score.ceiling]);
        if (attestedLevel !== null && level !== null) expect(attestedLevel).toBeGreaterThanOrEqual(level);
        if (attestedLevel !== null && ceiling !== null) expect(attestedLevel).toBeLessThanOrEqual(ceiling);
      }),
    );
  });
});
