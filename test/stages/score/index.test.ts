import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision, Outcome } from '../../../src/core/assessment.ts';
import type { Criterion } from '../../../src/core/model.ts';
import { score } from '../../../src/stages/score/index.ts';
import { criterion, decision, outcomes, questionOf } from '../fakes.ts';

const scale = { floor: 1, top: 5 };

function scored(text: string, floor = 1) {
  const { question, decisions } = outcomes(text);
  return score(question, decisions, { floor, top: 5 });
}

function closed(criteria: readonly Criterion[], own: Record<string, Outcome>) {
  const decisions = new Map(Object.entries(own).map(([id, outcome]) => [id, decision(outcome)]));
  return score(questionOf(criteria), decisions, scale).criteria;
}

describe('the interval', () => {
  test.each([
    ['everything met is the top', '2m 3m 4m 5m', 1, 5, 5],
    ['an unmet criterion bounds both ends', '2m 3m 4u 5m', 1, 3, 3],
    ['an unknown criterion leaves the ceiling open', '2m 3? 4? 5?', 1, 2, 5],
    ['unknown below an unmet one is not proven', '2? 3m 4u', 1, null, 3],
    ['the floor is proven only by an unmet first rung', '2u 3? 4? 5?', 1, 1, 1],
    ['one stray level-5 criterion does not prove level 1', '2? 3? 4? 5m', 1, null, 5],
    ['a rung with nothing to judge is passed over', '2m 3n 4m', 1, 4, 4],
    ['a rung with nothing to judge is never claimed', '2m 3m 4m 5n', 1, 4, 4],
    ['nothing to lock: levels above are refuted', '2m 3m 3n 4n 4n 5u 5u', 1, 3, 3],
    ['documents unseen, code wired, one rung refuted', '1? 1? 2? 3m 3m 4u 5u', 0, null, 3],
    ['a first rung that is unmet proves level 0 where that is the floor', '1u 2? 3m', 0, 0, 0],
    ['levels without criteria are neither claimed nor reached', '2m', 1, 2, 2],
  ])('%s', (_, text, floor, level, ceiling) => {
    expect(scored(text, floor).score).toMatchObject({ status: 'assessed', level, ceiling });
  });

  test('no AI anywhere does not give AI level 5', () => {
    const { score: result } = scored('1n 2n 3n 4n 5n', 0);
    expect(result).toMatchObject({ status: 'not_applicable', level: null, ceiling: null, coverage: null });
    expect(new Set(result.cells.map(({ state }) => state))).toEqual(new Set(['not_applicable']));
  });

  test('nothing met or unmet is not assessed, whatever is not applicable', () => {
    const { score: result } = scored('2? 3n 4?');
    expect(result).toMatchObject({ status: 'not_assessed', level: null, ceiling: null, coverage: 0 });
    expect(result.cells.map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
      'not_applicable',
      'unknown',
      'no_criterion',
    ]);
  });

  test('a question without criteria is not assessed and covers nothing', () => {
    expect(score(questionOf([]), new Map(), scale).score).toMatchObject({ status: 'not_assessed', coverage: null });
  });
});

describe('coverage and cells', () => {
  test('coverage is the decided share of what applies', () => {
    expect(scored('2m 3u 4? 5n').score.coverage).toBe(2 / 3);
  });

  test('each cell shows its own rung', () => {
    expect(scored('2m 3m 3? 4u 4m 5?').score.cells).toEqual([
      { level: 1, state: 'proven' },
      { level: 2, state: 'proven' },
      { level: 3, state: 'mixed' },
      { level: 4, state: 'refuted' },
      { level: 5, state: 'unknown' },
    ]);
  });

  test('a floor of 0 has no cell of its own', () => {
    expect(scored('1m 2?', 0).score.cells.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
  });

  test('the cell of the floor is unknown while no level is proven', () => {
    expect(scored('2? 3m').score.cells[0]).toEqual({ level: 1, state: 'unknown' });
  });
});

describe('implication', () => {
  const chain = [
    criterion('l2_low', { impliedBy: ['l3_mid'] }),
    criterion('l3_mid', { impliedBy: ['l4_high'] }),
    criterion('l4_high'),
  ];

  test('a met criterion answers all weaker ones, however many steps away', () => {
    const results = closed(chain, { l2_low: 'unmet', l3_mid: 'unmet', l4_high: 'met' });
    expect(results.map((r) => [r.id, r.own, r.outcome, r.impliedBy])).toEqual([
      ['l2_low', 'unmet', 'met', 'l4_high'],
      ['l3_mid', 'unmet', 'met', 'l4_high'],
      ['l4_high', 'met', 'met', null],
    ]);
  });

  test('the nearest stronger criterion is named', () => {
    const [low] = closed(chain, { l2_low: 'unknown', l3_mid: 'met', l4_high: 'met' });
    expect(low).toMatchObject({ outcome: 'met', impliedBy: 'l3_mid' });
  });

  test('an unknown implier keeps an unmet criterion open', () => {
    const [low] = closed(chain, { l2_low: 'unmet', l3_mid: 'unmet', l4_high: 'unknown' });
    expect(low).toMatchObject({ own: 'unmet', outcome: 'unknown', impliedBy: 'l4_high' });
  });

  test('a criterion with nothing to judge is met through a stronger one', () => {
    const [low] = closed(chain, { l2_low: 'not_applicable', l3_mid: 'met', l4_high: 'unmet' });
    expect(low).toMatchObject({ own: 'not_applicable', outcome: 'met' });
  });

  test('an unmet or inapplicable implier says nothing about the weaker practice', () => {
    const own = closed(chain, { l2_low: 'not_applicable', l3_mid: 'unmet', l4_high: 'not_applicable' });
    expect(own.map((r) => r.outcome)).toEqual(['not_applicable', 'unmet', 'not_applicable']);
  });

  test('evidence and missing kinds are those of the criterion that answered, the error stays its own', () => {
    const decisions = new Map<string, Decision & { error: string | null }>([
      ['l2_low', { ...decision('unknown', { missing: ['git.branch'] }), error: 'it threw' }],
      ['l3_mid', decision('met', { evidence: ['git.tag:shop:v1'] })],
    ]);
    expect(score(questionOf(chain), decisions, scale).criteria[0]).toMatchObject({
      outcome: 'met',
      evidence: ['git.tag:shop:v1'],
      missing: [],
      error: 'it threw',
    });
  });

  test('criteria that imply each other, or strangers, end', () => {
    const ring = [
      criterion('l2_a', { impliedBy: ['l2_b', 'l2_a', 'l9_gone'] }),
      criterion('l2_b', { impliedBy: ['l2_a'] }),
    ];
    expect(closed(ring, { l2_a: 'unmet', l2_b: 'met' }).map((r) => r.outcome)).toEqual(['met', 'met']);
  });

  test('a criterion without a decision is unknown and says so', () => {
    expect(score(questionOf([criterion('l2_a')]), new Map(), scale).criteria[0]).toMatchObject({
      outcome: 'unknown',
      error: 'the rule gave no answer',
    });
  });
});

describe('the next steps', () => {
  test('are the blockers of the lowest blocked level above the level, cheapest first', () => {
    const criteria = [
      criterion('l2_a'),
      criterion('l4_b', { effort: 'L' }),
      criterion('l4_d', { effort: 'S' }),
      criterion('l4_c', { effort: 'S' }),
      criterion('l4_e', { effort: 'S' }),
      criterion('l5_f', { effort: 'S' }),
    ];
    const own = { l2_a: 'met', l4_b: 'unmet', l4_d: 'unknown', l4_c: 'unmet', l4_e: 'met', l5_f: 'unmet' } as const;
    const decisions = new Map(Object.entries(own).map(([id, outcome]) => [id, decision(outcome)]));
    expect(score(questionOf(criteria), decisions, scale).next).toEqual(['l4_c', 'l4_d', 'l4_b']);
  });

  test('begin at the first rung while no level is proven', () => {
    expect(scored('2? 3? 5m').next).toEqual(['l2_c0']);
  });

  test('are none at the top', () => {
    expect(scored('2m 3m 4m 5m').next).toEqual([]);
  });
});

describe('narrowing', () => {
  const outcome = fc.constantFrom<Outcome[]>('met', 'unmet', 'unknown', 'not_applicable');
  const cases = fc.integer({ min: 0, max: 1 }).chain((floor) =>
    fc.record({
      floor: fc.constant(floor),
      criteria: fc.array(
        fc.record({
          level: fc.integer({ min: floor + 1, max: 5 }),
          own: outcome,
          blurred: fc.boolean(),
          impliedBy: fc.array(fc.nat(7), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  );
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

  function result({ floor, criteria }: Case, blur: boolean) {
    const id = (index: number): string => `l${criteria[index]?.level ?? 9}_c${index}`;
    const question = questionOf(
      criteria.map(({ impliedBy }, index) => criterion(id(index), { impliedBy: impliedBy.map(id) })),
    );
    const decisions = new Map(
      criteria.map(({ own, blurred }, index) => [id(index), decision(blur && blurred ? 'unknown' : own)]),
    );
    return score(question, decisions, { floor, top: 5 });
  }

  test('blurring any decisions only widens the interval, with any implications', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const sharp = result(given, false);
        const blurred = result(given, true);
        if (sharp.score.status === 'assessed') {
          expect(blurred.score.level ?? -1).toBeLessThanOrEqual(sharp.score.level ?? -1);
          expect(blurred.score.ceiling ?? 5).toBeGreaterThanOrEqual(sharp.score.ceiling ?? 5);
        } else {
          expect(blurred.score.status).not.toBe('assessed');
        }
        for (const [index, { outcome: after }] of blurred.criteria.entries()) {
          expect(['unknown', sharp.criteria[index]?.outcome]).toContain(after);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test('the level never exceeds the ceiling, and both lie on the scale', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { level, ceiling, status } = result(given, false).score;
        if (status !== 'assessed') return;
        expect(ceiling).not.toBeNull();
        expect(level ?? given.floor).toBeGreaterThanOrEqual(given.floor);
        expect(level ?? given.floor).toBeLessThanOrEqual(ceiling ?? -1);
      }),
      { numRuns: 2_000 },
    );
  });
});
