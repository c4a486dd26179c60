import { expect, test } from 'vitest';
import { evaluate } from '../../src/stages/evaluate.ts';
import { relate } from '../../src/stages/relate/index.ts';
import { settle } from '../../src/stages/settle/index.ts';
import { collectionOf, criterion, inSlot, modelOf, now, questionOf, runtimeOf, tag } from './fakes.ts';

const model = modelOf([
  questionOf([criterion('l2_a'), criterion('l3_b')], 'demo.section.first'),
  questionOf([criterion('l2_a')], 'demo.section.second', 2),
]);
const items = ['v1', 'v2'].map((ref) => inSlot('git.tag', tag(ref)));
const input = { now: now.toISOString(), evidence: relate(settle(collectionOf({ 'git.tag': { items } }))) };
const [v1, v2] = ['git.tag:shop:v1', 'git.tag:shop:v2'];
const met = { outcome: 'met', evidence: [], missing: [] };

/** What is decided of `demo.section.first/l2_a` when its policy gives this answer. */
async function decided(answer: unknown) {
  const runtime = runtimeOf(model, () => ({
    'demo.section.first': { l2_a: answer, l3_b: met },
    'demo.section.second': { l2_a: met },
  }));
  const decisions = await evaluate(runtime, input);
  // A bad answer costs nobody but itself.
  expect(decisions.get('demo.section.first')?.get('l3_b')).toEqual({ ...met, error: null });
  expect(decisions.get('demo.section.second')?.get('l2_a')).toEqual({ ...met, error: null });
  return decisions.get('demo.section.first')?.get('l2_a');
}

test('evidence and missing kinds come back sorted, each once', async () => {
  expect(
    await decided({ outcome: 'unknown', evidence: [v2, v1, v2], missing: ['git.tag', 'ci.pipeline', 'git.tag'] }),
  ).toEqual({ outcome: 'unknown', evidence: [v1, v2], missing: ['ci.pipeline', 'git.tag'], error: null });
});

test.each<[string, unknown, RegExp]>([
  ['an outcome that does not exist', { ...met, outcome: 'maybe' }, /malformed at outcome/],
  ['a field too many', { ...met, score: 3 }, /malformed.*score/],
  ['a field too few', { outcome: 'met', evidence: [] }, /malformed at missing/],
  ['evidence that is no text', { ...met, evidence: [v1, 7] }, /malformed at evidence\[1\]/],
  ['a bare true', true, /malformed/],
  ['null', null, /malformed/],
  ['a fact that is not there', { ...met, evidence: [v1, 'git.tag:shop:v9'] }, /not in the evidence: git\.tag:shop:v9/],
  ['a kind that is not there', { ...met, missing: ['git.brunch'] }, /does not exist: git\.brunch/],
])('%s makes the criterion unknown with the reason', async (_, answer, reason) => {
  expect(await decided(answer)).toEqual({
    outcome: 'unknown',
    evidence: [],
    missing: [],
    error: expect.stringMatching(reason),
  });
});

test('a silent criterion is unknown', async () => {
  const decisions = await evaluate(
    runtimeOf(model, () => ({ 'demo.section.first': { l3_b: met }, 'demo.section.second': { l2_a: met } })),
    input,
  );
  expect(decisions.get('demo.section.first')?.get('l2_a')).toMatchObject({
    outcome: 'unknown',
    error: 'the rule gave no answer',
  });
});

test('a question that failed, or that nobody answered, leaves each of its criteria unknown', async () => {
  const failure = { answers: {}, error: 'eval_conflict_error at row 3 \ud800' };
  const decisions = await evaluate(
    runtimeOf(model, () => ({ 'demo.section.first': failure })),
    input,
  );
  const first = [...(decisions.get('demo.section.first')?.values() ?? [])];
  expect(first.map(({ outcome, error }) => [outcome, error])).toEqual([
    ['unknown', 'eval_conflict_error at row 3 \ufffd'],
    ['unknown', 'eval_conflict_error at row 3 \ufffd'],
  ]);
  expect(decisions.get('demo.section.second')?.get('l2_a')).toMatchObject({
    outcome: 'unknown',
    error: 'the policy did not answer this question',
  });
});

test('an answer to a criterion or question that the model does not have is not counted', async () => {
  const decisions = await evaluate(
    runtimeOf(model, () => ({
      'demo.section.first': { l2_a: met, l3_b: met, l5_bonus: met, toString: met },
      'demo.section.second': { l2_a: met },
      'demo.section.third': { l2_a: met },
    })),
    input,
  );
  expect([...decisions].map(([id, criteria]) => [id, [...criteria.keys()]])).toEqual([
    ['demo.section.first', ['l2_a', 'l3_b']],
    ['demo.section.second', ['l2_a']],
  ]);
});

test('a runtime that breaks is a bug and is not hidden', async () => {
  const broken = { ...runtimeOf(model, () => ({})), decide: () => Promise.reject(new Error('worker lost')) };
  await expect(evaluate(broken, input)).rejects.toThrow('worker lost');
});
