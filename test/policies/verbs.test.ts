import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompiler } from '../../src/rego/compiler.ts';
import { policyFiles } from './cases.ts';
import { evaluatorOf } from './evaluator.ts';
import { answerOf, type Call, type Result } from './verbs.ts';

const files = {
  'policies/main.rego': policyFiles()['policies/main.rego'] ?? '',
  'policies/lib/outcome.rego': policyFiles()['policies/lib/outcome.rego'] ?? '',
  'policies/trial/verbs/calls.rego': `package policies.trial.verbs.calls

import data.lib.outcome

criteria["answers"] := [answer | some call in input.calls; answer := _answer(call)]

_answer(c) := outcome.exists(c.slots, c.good, c.unsure) if {
	c.verb == "exists"
} else := outcome.forall(c.slots, c.seen, c.bad, c.unsure) if {
	c.verb == "forall"
} else := outcome.at_least(c.percent, c.slots, c.n, c.ids) if {
	c.verb == "at_least"
} else := outcome.more_than(c.percent, c.slots, c.n, c.ids) if {
	c.verb == "more_than"
} else := outcome.all_of(c.results) if {
	c.verb == "all_of"
} else := outcome.any_of(c.results) if {
	c.verb == "any_of"
} else := outcome.given(c.subject, c.result) if {
	c.verb == "given"
} else := outcome.known(c.slots, c.ids) if {
	c.verb == "known"
} else := outcome.doubted(c.slots, c.ids) if {
	c.verb == "doubted"
} else := outcome.citing(c.result, c.looked) if {
	c.verb == "citing"
}
`,
  'policies/trial/verbs/calls_test.rego': `package policies.trial.verbs.calls_test

import data.policies.trial.verbs.calls

test_calls[name] if {
	some name, told in data.told
	calls.criteria["answers"] == told.answers with input as {"calls": told.calls}
}
`,
};

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
const slot = fc.record({ kind: fc.constantFrom('x.one', 'x.two'), complete: fc.boolean(), closed: fc.boolean() });
const slots = fc.array(slot, { maxLength: 2 });
const result: fc.Arbitrary<Result> = fc.record({
  outcome: fc.constantFrom('met', 'unmet', 'unknown', 'not_applicable'),
  evidence: ids,
  missing: fc.uniqueArray(fc.constantFrom('x.one', 'x.two'), { maxLength: 1 }),
});
const n = fc
  .record({ good: fc.nat(4), unsure: fc.nat(4), rest: fc.nat(4) })
  .map(({ good, unsure, rest }) => ({ total: good + unsure + rest, good, unsure }));
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ verb: fc.constant('exists' as const), slots, good: ids, unsure: ids }),
  fc.record({ verb: fc.constant('forall' as const), slots, seen: ids, bad: ids, unsure: ids }),
  fc.record({
    verb: fc.constantFrom('at_least' as const, 'more_than' as const),
    percent: fc.constantFrom(0, 50, 80, 100),
    slots,
    n,
    ids,
  }),
  fc.record({
    verb: fc.constantFrom('all_of' as const, 'any_of' as const),
    results: fc.array(result, { maxLength: 3 }),
  }),
  fc.record({ verb: fc.constant('given' as const), subject: result, result }),
  fc.record({ verb: fc.constantFrom('known' as const, 'doubted' as const), slots, ids }),
  fc.record({ verb: fc.constant('citing' as const), result, looked: ids }),
);

const compiler = openCompiler();
let evaluate: Awaited<ReturnType<typeof evaluatorOf>>;

beforeAll(async () => {
  const { 'policies/trial/verbs/calls_test.rego': _, ...built } = files;
  const { problems, wasm } = await compiler.build({ files: built, entrypoints: ['main/decisions'] });
  expect(problems).toEqual([]);
  evaluate = await evaluatorOf(wasm ?? new Uint8Array());
});

afterAll(() => compiler.close());

test('the verbs in WASM answer as their model says', () => {
  fc.assert(
    fc.property(fc.array(call, { minLength: 1, maxLength: 20 }), (calls) => {
      const { answers } = evaluate({ calls }, 'trial.verbs.calls') as unknown as { answers: Result[] };
      expect(answers).toEqual(calls.map(answerOf));
    }),
    { numRuns: 1_000 },
  );
});

test("the verbs in OPA's interpreter answer as their model says", async () => {
  const samples = fc.sample(fc.array(call, { minLength: 1, maxLength: 20 }), { numRuns: 200, seed: 7 });
  const told = Object.fromEntries(
    samples.map((calls, index) => [`sample ${index}`, { calls, answers: calls.map(answerOf) }]),
  );
  const { problems, run } = await compiler.test({ files, data: { told } });
  expect(problems).toEqual([]);
  const cases = run?.results.flatMap((one) => one.cases) ?? [];
  expect(cases).toHaveLength(samples.length);
  expect(cases.filter((one) => !one.passed)).toEqual([]);
});

test('a slot that does not say whether it is complete and closed is neither', () => {
  const bare = [{ kind: 'x.one' }];
  const calls = [
    { verb: 'exists', slots: bare, good: [], unsure: [] },
    { verb: 'forall', slots: bare, seen: ['a'], bad: [], unsure: [] },
    { verb: 'at_least', percent: 50, slots: bare, n: { total: 2, good: 2, unsure: 0 }, ids: ['a'] },
  ];
  const { answers } = evaluate({ calls }, 'trial.verbs.calls') as unknown as { answers: Result[] };
  expect(answers.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown']);
});
