import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../src/rego/answer.ts';
import { readModel } from '../../src/rego/model.ts';
import { demoKinds } from './demo.ts';

type Custom = Readonly<Record<string, unknown>>;

const words = (custom: Custom, title = 'Some title') => ({
  row: 3,
  title,
  description: '',
  related_resources: [],
  custom,
});

/** An inspection of one question with these criteria: METADATA over good ones, and what each reads. */
function inspected(
  criteria: Readonly<Record<string, Custom & { reads?: string[] }>>,
  modelCustom: Custom = {},
): Inspection {
  const state = { source: 'x', floor: 1, top: 5, sections: [{ id: 'source', title: 'Source' }], ...modelCustom };
  return {
    packages: [
      { package: 'policies.demo', file: 'model.rego', row: 9, metadata: words(state) },
      { package: 'policies.demo.source.q', file: 'q.rego', row: 9, metadata: words({ order: 1 }) },
    ],
    criteria: Object.entries(criteria).map(([id, { reads = ['git.branch'], ...custom }], index) => {
      const usual = { level: Number(id[1]), grade: 'executed', remediation: 'Do.', effort: 'S', actor: 'team' };
      const place = { file: 'q.rego', row: 20 + index, column: 1 };
      return { package: 'policies.demo.source.q', id, ...place, metadata: words({ ...usual, ...custom }), reads };
    }),
  };
}

const messages = (...args: Parameters<typeof inspected>) =>
  readModel('demo', inspected(...args), demoKinds).problems.map(({ code, message }) => `${code}: ${message}`);

describe('the model that METADATA states', () => {
  test('has its sections, questions and criteria in order', () => {
    const { problems, model } = readModel('demo', inspected({ l3_b: {}, l2_a: { implied_by: ['l3_b'] } }), demoKinds);
    expect(problems).toEqual([]);
    expect(model).toMatchObject({
      id: 'demo',
      floor: 1,
      top: 5,
      questions: [
        {
          id: 'demo.source.q',
          section: 'source',
          criteria: [
            { id: 'l2_a', level: 2, impliedBy: ['l3_b'], independent: {}, reads: ['git.branch'], rule: 'q.rego:21' },
            { id: 'l3_b', level: 3, impliedBy: [], rule: 'q.rego:20' },
          ],
        },
      ],
    });
    expect(model?.questions[0]?.criteria[0]).not.toHaveProperty('counter');
  });

  test('a misspelt, missing or impossible word is refused at its block', () => {
    expect(readModel('demo', inspected({ l2_a: { effrot: 'S' } }), demoKinds).problems).toEqual([
      {
        file: 'q.rego',
        row: 3,
        column: 1,
        code: 'metadata_invalid',
        message: expect.stringContaining('custom has no key "effrot"; it has level, grade, remediation'),
      },
    ]);
    expect(messages({ l2_a: { effort: 'XL' } })).toEqual([
      'metadata_invalid: custom.effort has to be one of S, M, L, such as `effort: S`',
    ]);
    expect(messages({ l2_a: { level: undefined } })).toEqual([
      'metadata_invalid: custom.level is missing: a whole number, such as `level: 3`',
    ]);
    expect(messages({ l2_a: {} }, { floor: 'low' })).toEqual([
      'metadata_invalid: custom.floor has to be a whole number, such as `floor: 1`',
    ]);
    expect(messages({ l2_a: {} }, { sections: [{ id: 'source' }] })).toEqual([
      expect.stringContaining('custom.sections.0.title is missing: a list with at least one section'),
    ]);
  });

  test('a place in its section that another question has is refused', () => {
    const { packages, criteria } = inspected({ l2_a: {} });
    const second = { ...packages[1], package: 'policies.demo.source.r', file: 'r.rego' } as (typeof packages)[number];
    const more = criteria.map((one) => ({ ...one, package: second.package, file: second.file }));
    const both = { packages: [...packages, second], criteria: [...criteria, ...more] };
    expect(readModel('demo', both, demoKinds).problems).toEqual([
      {
        ...{ file: 'r.rego', row: 3, column: 1, code: 'order_twice' },
        message: 'custom.order 1 is that of demo.source.q already: choose another',
      },
    ]);
  });

  test('a name that is not of the level, or a level outside the model, is refused', () => {
    expect(messages({ l2_a: { level: 3 } })).toEqual([
      'level_differs: l2_a: a criterion of level 3 is called l3_<what>',
    ]);
    expect(messages({ 'l2_A-b': {} })).toEqual([expect.stringContaining('level_differs: l2_A-b: ')]);
    expect(messages({ l7_a: {} })).toEqual([expect.stringContaining('level_unknown: l7_a: level 7 is outside')]);
  });

  test('a package outside the sections and a model without questions are refused', () => {
    expect(messages({ l2_a: {} }, { sections: [{ id: 'other', title: 'Other' }] })).toContainEqual(
      expect.stringContaining('package_shape: '),
    );
    const { packages } = inspected({});
    expect(readModel('demo', { packages: packages.slice(0, 1), criteria: [] }, demoKinds).problems).toMatchObject([
      { code: 'model_empty' },
    ]);
    expect(readModel('nothing', { packages, criteria: [] }, demoKinds).problems).toMatchObject([
      { code: 'model_missing' },
    ]);
  });
});

describe('the grade', () => {
  test('is that of the weakest kind on which met may rest', () => {
    const both = ['ci.pipeline', 'git.branch'];
    expect(messages({ l2_a: { reads: both, grade: 'wired' } })).toEqual([]);
    expect(messages({ l2_a: { reads: both, grade: 'executed' } })).toEqual([
      'grade_differs: l2_a: grade executed is declared, but met may rest on ci.pipeline, which is wired',
    ]);
    expect(messages({ l2_a: { grade: 'wired' } })).toHaveLength(1);
  });

  test('leaves out context, and kinds read only for a counter-example', () => {
    expect(messages({ l2_a: { reads: ['git.branch', 'repository.identity'] } })).toEqual([]);
    expect(messages({ l2_a: { reads: ['ci.pipeline', 'git.branch'], counter: ['ci.pipeline'] } })).toEqual([]);
    expect(messages({ l2_a: { counter: ['ci.pipeline'] } })).toEqual([expect.stringContaining('counter_unread: ')]);
    expect(messages({ l2_a: { reads: ['repository.identity'] } })).toEqual([
      expect.stringContaining('grade_differs: l2_a: nothing that the rule reads proves anything'),
    ]);
  });
});

describe('the floor', () => {
  test('every higher and lower criterion must be related, over others too', () => {
    expect(messages({ l2_a: {}, l3_b: {} })).toEqual([
      'pair_unrelated: l3_b neither implies l2_a nor is either listed as independent of the other: add implied_by: [l3_b] or independent: {l3_b: why} to l2_a',
    ]);
    expect(messages({ l2_a: { implied_by: ['l3_b'] }, l3_b: { implied_by: ['l4_c'] }, l4_c: {} })).toEqual([]);
    expect(messages({ l2_a: { independent: { l3_b: 'for a reason' } }, l3_b: {} })).toEqual([]);
    expect(messages({ l2_a: {}, l3_b: { independent: { l2_a: 'for a reason' } } })).toEqual([]);
    expect(messages({ l2_a: {}, l2_b: {} })).toEqual([]);
  });

  test('a relation to nothing, or to no higher level, is refused', () => {
    expect(messages({ l2_a: { implied_by: ['l3_x'] } })).toEqual([
      'criterion_unknown: l2_a: implied_by names l3_x; there is l2_a',
    ]);
    expect(messages({ l2_a: { implied_by: ['l2_b'] }, l2_b: {} })).toEqual([
      expect.stringContaining('which is of no higher level'),
    ]);
    expect(messages({ l2_a: { independent: { l9_x: 'why' } } })).toEqual([
      expect.stringContaining('independent names l9_x'),
    ]);
  });
});
