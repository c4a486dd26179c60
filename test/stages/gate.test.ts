import { describe, expect, test } from 'vitest';
import { ASSESSMENT_FORMAT, Assessment, type Score } from '../../src/core/assessment.ts';
import { ScanError } from '../../src/core/errors.ts';
import { openScope } from '../../src/core/evidence.ts';
import { gate, targetsFrom } from '../../src/stages/gate.ts';
import { now } from './fakes.ts';

type Interval = readonly [level: number | null, ceiling: number | null] | 'not_applicable' | 'not_assessed';

function scoreOf(interval: Interval): Score {
  const rest = { coverage: null, cells: [], attestedLevel: null };
  return typeof interval === 'string'
    ? { status: interval, level: null, ceiling: null, ...rest }
    : { status: 'assessed', level: interval[0], ceiling: interval[1], ...rest };
}

function assessmentOf(intervals: Record<string, Interval>): Assessment {
  return Assessment.parse({
    format: ASSESSMENT_FORMAT,
    tool: { name: 'tidemark', version: '1.2.3' },
    now: now.toISOString(),
    targets: [],
    scope: openScope,
    evidenceDigest: '',
    models: [{ id: 'demo', title: 'Demo', floor: 1, top: 5, digest: '' }],
    questions: Object.entries(intervals).map(([name, interval]) => ({
      ...{ id: `demo.section.${name}`, model: 'demo', section: 'section', title: name },
      ...{ score: scoreOf(interval), criteria: [], next: [] },
    })),
    citations: [],
    gaps: [],
  });
}

function gated(intervals: Record<string, Interval>, minimum: number | null, allowUnknown = false) {
  const assessment = assessmentOf(intervals);
  return gate(assessment, targetsFrom(assessment, minimum), { allowUnknown });
}

describe('one question against level 3', () => {
  test.each<[Interval, 'passed' | 'below' | 'unknown' | 'not_applicable', number]>([
    [[3, 3], 'passed', 0],
    [[3, 5], 'passed', 0],
    [[2, 3], 'unknown', 3],
    [[2, 2], 'below', 1],
    [[null, 2], 'below', 1],
    [[null, 3], 'unknown', 3],
    ['not_assessed', 'unknown', 3],
  ])('%j is %s', (interval, verdict, exitCode) => {
    const result = gated({ a: interval }, 3);
    expect(result.exitCode).toBe(exitCode);
    expect(result.verdicts).toEqual([
      {
        question: 'demo.section.a',
        target: 3,
        level: typeof interval === 'string' ? null : interval[0],
        ceiling: typeof interval === 'string' ? null : interval[1],
        attestedLevel: null,
        waived: null,
        verdict,
      },
    ]);
  });

  test('what does not apply passes beside a question that was assessed', () => {
    const result = gated({ a: 'not_applicable', b: [3, 3] }, 3);
    expect(result).toMatchObject({ exitCode: 0, verdicts: [{ verdict: 'not_applicable' }, { verdict: 'passed' }] });
  });

  test('a null level is below the floor, so that even level 1 cannot be told', () => {
    expect(gated({ a: [null, 5] }, 1).exitCode).toBe(3);
  });
});

describe('several questions', () => {
  test('proven below outranks cannot tell', () => {
    expect(gated({ a: [2, 5], b: [1, 1], c: [5, 5] }, 3).exitCode).toBe(1);
  });

  test('unknowns are forgiven on request, and still listed', () => {
    const result = gated({ a: [2, 5], b: 'not_assessed', c: [5, 5] }, 3, true);
    expect(result.exitCode).toBe(0);
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'passed']);
  });

  test('forgiving unknowns does not forgive what is proven below', () => {
    expect(gated({ a: [2, 5], b: [2, 2] }, 3, true).exitCode).toBe(1);
  });

  test('only targeted questions count', () => {
    const assessment = assessmentOf({ a: [1, 1], b: [4, 4] });
    const targets = [{ question: 'demo.section.b', level: 4, accept: 'proven' as const }];
    expect(gate(assessment, targets, { allowUnknown: false })).toMatchObject({
      exitCode: 0,
      verdicts: [{ target: 4 }],
    });
  });
});

describe('an assessment that looked at nothing', () => {
  test.each([
    ['without targets', null, false],
    ['with targets', 3, false],
    ['even when unknowns are forgiven', 3, true],
  ])('cannot be told, %s', (_, minimum, allowUnknown) => {
    expect(gated({ a: 'not_assessed', b: 'not_applicable' }, minimum, allowUnknown).exitCode).toBe(3);
  });

  test('has no questions at all', () => {
    expect(gated({}, 3)).toEqual({ exitCode: 3, verdicts: [] });
  });
});

test('without targets an assessment passes, whatever its levels', () => {
  expect(gated({ a: [1, 1], b: 'not_assessed' }, null)).toEqual({ exitCode: 0, verdicts: [] });
});

function refusal(question: string, level: number): ScanError {
  try {
    gate(assessmentOf({ version_control: [3, 3] }), [{ question, level, accept: 'proven' }], { allowUnknown: true });
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error('the gate took it');
}

describe('a target that cannot be meant', () => {
  test('names the nearest question', () => {
    const { code, message, mend } = refusal('demo.section.version_contrl', 3);
    expect([code, message, mend]).toEqual([
      'unknown_name',
      'no question demo.section.version_contrl in this assessment',
      'did you mean demo.section.version_control?',
    ]);
  });

  test('lists what there is when nothing is near', () => {
    expect(refusal('cheese', 3).mend).toBe('it has demo.section.version_control');
  });

  test.each([0, 6, 2.5, Number.NaN])('level %d is not on the scale', (level) => {
    expect(refusal('demo.section.version_control', level)).toMatchObject({
      code: 'usage',
      message: `level ${level} cannot be the target of demo.section.version_control: its model has levels 1 to 5`,
      mend: 'name a whole number from 1 to 5',
    });
  });
});
