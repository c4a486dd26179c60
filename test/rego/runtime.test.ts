import { afterAll, expect, test } from 'vitest';
import type { PolicyInput, PolicyRuntime } from '../../src/core/policy.ts';
import { openCompiler } from '../../src/rego/compiler.ts';
import { buildPack, type Pack } from '../../src/rego/pack.ts';
import { openRuntime } from '../../src/rego/runtime.ts';
import { block, demoFiles, demoInput, demoKinds, hasRole } from './demo.ts';

const compiler = openCompiler();
const opened: PolicyRuntime[] = [];
afterAll(async () => {
  for (const runtime of opened) await runtime.close();
  await compiler.close();
});

const pack = (questions: Readonly<Record<string, string>>) =>
  buildPack(compiler, { modelId: 'demo', files: demoFiles(questions), kinds: demoKinds });

async function decide(from: Pack, input: PolicyInput, options?: { deadlineMs: number }) {
  const runtime = await openRuntime(from, options);
  opened.push(runtime);
  return Object.fromEntries(await runtime.decide(input));
}

const good = `${block(2)}${hasRole('l2_topic', 'topic')}\n`;
const topic = { id: 'b1', source: 'r', ref: 'x', role: 'topic', ageDays: 1, labels: [] };
const met = { answers: { l2_topic: { outcome: 'met', evidence: ['b1'], missing: [] } }, error: null };
const unmet = { answers: { l2_topic: { outcome: 'unmet', evidence: [], missing: [] } }, error: null };

test('answers come by question and criterion, the same again from the same worker', async () => {
  const runtime = await openRuntime(await pack({ branches: good, flow: good }));
  opened.push(runtime);
  const full = demoInput({ 'git.branch': [topic] });
  const first = await runtime.decide(full);
  expect(Object.fromEntries(first)).toEqual({ 'demo.source.branches': met, 'demo.source.flow': met });
  const empty = Object.fromEntries(await runtime.decide(demoInput({})));
  expect(empty['demo.source.flow']).toEqual(unmet);
  const blind = Object.fromEntries(await runtime.decide(demoInput({}, ['git.branch'])));
  expect(blind['demo.source.flow']?.answers).toMatchObject({
    l2_topic: { outcome: 'unknown', missing: ['git.branch'] },
  });
  expect(await runtime.decide(full)).toEqual(first);
});

test('a question that contradicts itself fails alone, with the place', async () => {
  const conflict = `${block(2)}criteria["l2_clash"] := outcome.exists([_branch], _pick)

_pick := [b.id | some b in _branch.items; b.role == "topic"]

_pick := ["other"] if count(_branch.items) > 0

`;
  const decided = await decide(await pack({ branches: good, clash: conflict }), demoInput({ 'git.branch': [topic] }));
  expect(decided['demo.source.branches']).toEqual(met);
  expect(decided['demo.source.clash']?.answers).toEqual({});
  expect(decided['demo.source.clash']?.error).toMatch(/policies\/demo\/source\/clash\.rego:\d+:\d+: .*conflict/);
});

test('a question that never ends fails alone when its time is over', async () => {
  const endless = `${block(2)}criteria["l2_endless"] := outcome.exists([_branch], [x |
	some x in numbers.range(0, 30000)
	some y in numbers.range(0, 30000)
	x + y == count(_branch.items) - 2
])

`;
  const from = await pack({ a: good, endless, z: good });
  const decided = await decide(from, demoInput({ 'git.branch': [topic] }), { deadlineMs: 1500 });
  expect(decided).toEqual({
    'demo.source.a': met,
    'demo.source.endless': { answers: {}, error: 'no answer within 1.5 s' },
    'demo.source.z': met,
  });
});

test('a rule that gives nothing leaves the question silent, not failed', async () => {
  const silent = `${block(2)}criteria["l2_never"] := outcome.exists([_branch], ["x"]) if count(_branch.items) > 5\n\n`;
  const decided = await decide(await pack({ silent, branches: good }), demoInput({ 'git.branch': [topic] }));
  expect(decided['demo.source.silent']).toEqual({ answers: {}, error: null });
  expect(decided['demo.source.branches']).toEqual(met);
});

test('half a surrogate pair in a value or a key is replaced, and nothing else is', async () => {
  const texts = ['half \ud83d', 'half \udc00 again', 'whole \u{1f600}', 'a backslash \\ud83d', '\\\\ud83d', '\\\ud83d'];
  const items = texts.map((id) => ({ ...topic, id, '\ud83d': 1 }));
  const decided = await decide(await pack({ branches: good }), demoInput({ 'git.branch': items }));
  expect(decided['demo.source.branches']?.answers).toMatchObject({
    l2_topic: { evidence: texts.map((text) => text.toWellFormed()) },
  });
});

test('a hundred thousand facts are judged', async () => {
  const items = Array.from({ length: 100_000 }, (_, index) => ({
    ...topic,
    id: `b${index}`,
    role: index === 77_777 ? 'topic' : 'trunk',
    labels: ['some', 'words', 'to make', 'it larger'],
  }));
  const decided = await decide(await pack({ branches: good }), demoInput({ 'git.branch': items }));
  expect(decided['demo.source.branches']?.answers).toMatchObject({ l2_topic: { evidence: ['b77777'] } });
});

test('a pack that is no WASM fails every question and does not throw', async () => {
  const { model } = await pack({ branches: good });
  const decided = await decide({ model, wasm: new Uint8Array([1, 2, 3]) }, demoInput({}));
  expect(decided['demo.source.branches']?.error).toContain('the policy cannot be run');
});

test('the interpreter and the WASM agree', async () => {
  const questions = {
    branches: `${block(2)}${hasRole('l2_topic', 'topic')}\n${block(3, { independent: '{l2_topic: why not}' })}${hasRole('l3_trunk', 'trunk')}\n`,
    strings: `${block(2)}criteria["l2_words"] := outcome.exists([_branch], sort([$"{upper(l)}-{b.ageDays}" |
	some b in _branch.items
	some l in b.labels
	regex.match(\`^[a-zé]+$\`, l)
]))

`,
  };
  const aged = { ...topic, id: 'b2', role: 'trunk', ageDays: null, labels: ['été', 'b', 'B', 'a'] };
  const inputs = [
    demoInput({ 'git.branch': [topic] }),
    demoInput({ 'git.branch': [aged, topic] }),
    demoInput({}, ['git.branch']),
    demoInput({ 'git.branch': [{ ...aged, ageDays: 1.5 }] }),
  ];
  const runtime = await openRuntime(await pack(questions));
  opened.push(runtime);
  const said = await Promise.all(
    inputs.map(async (input) => {
      const decided = await runtime.decide(input);
      return {
        branches: decided.get('demo.source.branches')?.answers,
        strings: decided.get('demo.source.strings')?.answers,
      };
    }),
  );
  const check = `package agreement_test

test_agreement[i] if {
	some i, input_i in data.inputs
	data.main.decisions.demo.source == data.said[i] with input as input_i
}
`;
  const files = { ...demoFiles(questions), 'agreement_test.rego': check };
  const same = await compiler.test({ files, data: { inputs, said } });
  expect(same.run?.results).toMatchObject([
    { outcome: 'pass', cases: inputs.map((_, i) => ({ name: `${i}`, passed: true })) },
  ]);
  const other = await compiler.test({ files, data: { inputs, said: [...said].reverse() } });
  expect(other.run?.results).toMatchObject([{ outcome: 'fail' }]);
});
