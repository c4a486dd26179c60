import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, SettledSlot } from '../../src/core/evidence.ts';
import { facts, type Kind, kinds } from '../../src/core/facts/index.ts';
import type { Model } from '../../src/core/model.ts';
import { openCompiler } from '../../src/rego/compiler.ts';
import { buildPack } from '../../src/rego/pack.ts';
import { type Case, casesOf, evidenceOf, policyFiles, questions } from './cases.ts';
import { type Answers, evaluatorOf } from './evaluator.ts';

const compiler = openCompiler();
const packs = new Map<string, { model: Model; evaluate: (input: unknown, question: string) => Answers }>();

beforeAll(async () => {
  for (const modelId of new Set(questions.map((question) => question.split('.')[0] ?? ''))) {
    const pack = await buildPack(compiler, { modelId, files: policyFiles() });
    packs.set(modelId, { model: pack.model, evaluate: await evaluatorOf(pack.wasm) });
  }
});

afterAll(() => compiler.close());

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

/** Takes evidence away: items of some kinds, marked incomplete; values of some items; the closure of some kinds. */
const loss = fc.record({
  incomplete: fc.subarray([...kinds]),
  keep: fc.infiniteStream(fc.boolean()),
  blur: fc.infiniteStream(fc.boolean()),
  open: fc.subarray([...kinds]),
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

describe.each(questions)('%s', (question) => {
  const cases = casesOf(question);

  test.each(cases.map((told): [string, Case] => [told.name, told]))('case: %s', (_, told) => {
    expect(outcomes(packOf(question).evaluate(told.input, question))).toMatchObject(told.expect);
  });

  test("OPA's own tester agrees on every case", async () => {
    const data = { cases: { [question]: Object.fromEntries(cases.map((told) => [told.name, told])) } };
    const { problems, run } = await compiler.test({ files: policyFiles(), data });
    expect(problems).toEqual([]);
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
