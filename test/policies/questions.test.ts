import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, SettledSlot } from '../../src/core/evidence.ts';
import { facts, type Kind, kinds } from '../../src/core/facts/index.ts';
import { impliersOf, type Model } from '../../src/core/model.ts';
import { openCompiler } from '../../src/rego/compiler.ts';
import { buildPack } from '../../src/rego/pack.ts';
import { type Case, casesOf, evidenceOf, policyFiles, questions, questionsAt, questionsWithCases } from './cases.ts';
import { type Answers, evaluatorOf } from './evaluator.ts';

/** OPA's own tester takes a quarter of a second for a case: as many at once as there are processors. */
const deadlineMs = 900_000;
const [compiler, second] = [openCompiler({ deadlineMs }), openCompiler({ deadlineMs })];
const told = new Map(questionsWithCases.map((question) => [question, casesOf(question)]));
type Interpreted = Awaited<ReturnType<typeof compiler.test>>;
const interpreted = new Map<string, Interpreted>();
const packs = new Map<string, { model: Model; evaluate: (input: unknown, question: string) => Answers }>();

beforeAll(async () => {
  for (const modelId of new Set(questions.map((question) => question.split('.')[0] ?? ''))) {
    const pack = await buildPack(compiler, { modelId, files: policyFiles() });
    packs.set(modelId, { model: pack.model, evaluate: await evaluatorOf(pack.wasm) });
  }
  const waiting = [...told].sort(([, a], [, b]) => b.length - a.length);
  const interpretAll = async (by: typeof compiler) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [question, list] = next;
      const cases = { [question]: Object.fromEntries(list.map((one) => [one.name, one])) };
      interpreted.set(question, await by.test({ files: policyFiles(), data: { cases } }));
    }
  };
  await Promise.all([interpretAll(compiler), interpretAll(second)]);
}, deadlineMs);

afterAll(() => Promise.all([compiler.close(), second.close()]));

/** What the tester said of a question, with the tests that hold no cases. */
function interpretedOf(question: string): Interpreted {
  const answer = interpreted.get(question);
  if (answer === undefined) throw new Error(`no run for ${question}`);
  return answer;
}

function packOf(question: string) {
  const pack = packs.get(question.split('.')[0] ?? '');
  if (pack === undefined) throw new Error(`no pack for ${question}`);
  return pack;
}

const outcomes = (answers: Answers): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).map(([criterion, { outcome }]) => [criterion, outcome]));

/** Empties nullable and three-valued fields of an item. */
function blurred(kind: Kind, item: Record<string, unknown>): Record<string, unknown> {
  const { shape } = facts[kind].schema as unknown as {
    shape: Record<string, { safeParse(value: unknown): { success: boolean } }>;
  };
  const entries = Object.entries(item).map(([field, value]) => {
    const schema = shape[field];
    if (schema?.safeParse(null).success) return [field, null];
    if (schema?.safeParse('unknown').success && schema.safeParse('yes').success && !schema.safeParse('other').success)
      return [field, 'unknown'];
    return [field, value];
  });
  return Object.fromEntries(entries);
}

/**
 * Takes evidence away: items of some kinds, marked incomplete; values of some items; the closure of some kinds. The
 * streams come last: fast-check loses what stands behind them when it copies a value to shrink it.
 */
const loss = fc.record({
  incomplete: fc.subarray([...kinds]),
  open: fc.subarray([...kinds]),
  keep: fc.infiniteStream(fc.boolean()),
  blur: fc.infiniteStream(fc.boolean()),
});

function lose(
  evidence: Evidence,
  { incomplete, keep, blur, open }: typeof loss extends fc.Arbitrary<infer T> ? T : never,
): Evidence {
  const slots = kinds.map((kind) => {
    const slot = evidence[kind] as SettledSlot;
    const isIncomplete = incomplete.includes(kind);
    const items = (slot.items as Record<string, unknown>[])
      .filter(() => !isIncomplete || keep.next().value)
      .map((item) => (blur.next().value ? blurred(kind, item) : item));
    return [
      kind,
      { ...slot, items, complete: slot.complete && !isIncomplete, closed: slot.closed && !open.includes(kind) },
    ];
  });
  return Object.fromEntries(slots) as Evidence;
}

test('every question of every model has cases, and every cases file a question', () => {
  const stated = [...packs.values()].flatMap(({ model }) => model.questions.map(({ id }) => id));
  expect(stated.sort()).toEqual(questions);
  expect(questionsWithCases).toEqual(questions);
  expect(questions).not.toEqual([]);
});

test('a policy is a question wherever it lies, unless it is a test, a library, the words of a model or the entrypoint', () => {
  const others = ['main.rego', 'lib/outcome.rego', 'm/model.rego', 'm/s/q_test.rego'];
  const paths = ['m/s/q.rego', 'm/s/main.rego', 'm/s/deep/q.rego', ...others].map((path) => `policies/${path}`);
  expect(questionsAt(paths)).toEqual(['m.s.q', 'm.s.main', 'm.s.deep.q']);
});

test("every test of the policies and of their library passes in OPA's own tester", () => {
  const runs = [...interpreted.values()];
  expect(runs.flatMap(({ problems }) => problems)).toEqual([]);
  const results = runs.flatMap(({ run }) => run?.results ?? []);
  expect(results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  const ran = new Set(results.map(({ file }) => file));
  expect(Object.keys(policyFiles()).filter((path) => path.endsWith('_test.rego') && !ran.has(path))).toEqual([]);
  expect(ran).toContain('policies/lib/outcome_test.rego');
});

describe.each([...told])('%s', (question, cases) => {
  test.each(cases.map((told): [string, Case] => [told.name, told]))('case: %s', (_, told) => {
    const answers = packOf(question).evaluate(told.input, question);
    expect(outcomes(answers)).toMatchObject(told.expect);
    for (const [criterion, ids] of Object.entries(told.cites))
      expect(answers[criterion]?.evidence).toEqual(expect.arrayContaining([...ids]));
  });

  test("OPA's own tester agrees on every case", () => {
    const { run } = interpretedOf(question);
    const table = run?.results.find(
      (one) => one.package.endsWith(`${question}_test`) && one.name.startsWith('test_cases'),
    );
    expect(table?.cases.filter((one) => !one.passed)).toEqual([]);
    expect(table?.cases).toHaveLength(cases.length);
    const file = run?.coverage.find(({ file }) => file === `policies/${question.replaceAll('.', '/')}.rego`);
    expect(file?.percent).toBeGreaterThanOrEqual(95);
  });

  test('every criterion is shown met, unmet and unknown', () => {
    const criteria = packOf(question).model.questions.find(({ id }) => id === question)?.criteria ?? [];
    const shown = new Set(
      cases.flatMap((told) => Object.entries(told.expect).map(([criterion, outcome]) => `${criterion} ${outcome}`)),
    );
    const wanted = criteria.flatMap(({ id }) => ['met', 'unmet', 'unknown'].map((outcome) => `${id} ${outcome}`));
    expect(wanted.filter((one) => !shown.has(one))).toEqual([]);
  });

  test('no criterion is refuted in a case whose stronger practice is met: such an implication would lift it', () => {
    const criteria = packOf(question).model.questions.find(({ id }) => id === question)?.criteria ?? [];
    const lifted = cases.flatMap((told) => {
      const found = outcomes(packOf(question).evaluate(told.input, question));
      return criteria
        .filter(({ id }) => found[id] === 'unmet')
        .flatMap((one) => [...impliersOf(one, criteria)].filter((id) => found[id] === 'met').map((id) => [one.id, id]))
        .map(([lower, higher]) => `${told.name}: ${higher} is met and ${lower} is not`);
    });
    expect(lifted).toEqual([]);
  });

  test('blind: nothing asked, nothing known', () => {
    const nothing = Object.fromEntries(
      kinds.map((kind) => [kind, { complete: false, closed: facts[kind].closure === 'by_nature' }]),
    );
    const answers = packOf(question).evaluate({ now: '', evidence: evidenceOf(nothing) }, question);
    expect(new Set(Object.values(outcomes(answers)))).toEqual(new Set(['unknown']));
  });

  test('empty: everything looked at and nothing there is unmet or not applicable', () => {
    const answers = packOf(question).evaluate({ now: '', evidence: evidenceOf({}) }, question);
    expect(
      Object.values(outcomes(answers)).filter((outcome) => outcome !== 'unmet' && outcome !== 'not_applicable'),
    ).toEqual([]);
  });

  test('loss: less evidence leaves an answer or makes it unknown, and never turns it', () => {
    const { evaluate } = packOf(question);
    fc.assert(
      fc.property(fc.constantFrom(...cases), loss, (told, taken) => {
        const before = outcomes(evaluate(told.input, question));
        const after = outcomes(evaluate({ ...told.input, evidence: lose(told.input.evidence, taken) }, question));
        const turned = Object.keys(before).filter((one) => after[one] !== before[one] && after[one] !== 'unknown');
        expect(turned.map((one) => `${told.name}: ${one} ${before[one]} → ${after[one]}`)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
