import { afterAll, describe, expect, test } from 'vitest';
import { openCompiler } from '../../src/rego/compiler.ts';
import { inputSchema } from '../../src/rego/schema.ts';
import { block, demoFiles, demoKinds, hasRole } from './demo.ts';

const compiler = openCompiler();
afterAll(() => compiler.close());
const schema = inputSchema(demoKinds);
const path = 'policies/demo/source/branches.rego';

/** The problems of a policy with one more condition on a branch `b`, in row 22, and more rules from row 25 on. */
const problemsOf = (condition: string, rules = '') => {
  const rule = `criteria["l2_topic"] := outcome.exists([_branch], [b.id |\n\tsome b in _branch.items\n\t${condition}\n])\n\n${rules}\n`;
  return compiler.check({ files: demoFiles({ branches: `${block(2)}${rule}` }), schema });
};

describe('check', () => {
  test('finds nothing wrong where nothing is', async () => {
    expect(await problemsOf('b.role == "topic"')).toEqual([]);
  });

  test.each([
    ['b.role == "topc"', 'value_unknown', '"topc" is no value of "role"; there is topic, trunk'],
    ['b.role in {"topic", "trnk"}', 'value_unknown', '"trnk" is no value of "role"; there is trunk, topic'],
    ['{"topic", "trnk"}[b.role]', 'value_unknown', '"trnk" is no value of "role"; there is trunk, topic'],
    ['not b.role == "topc"', 'value_unknown', '"topc" is no value of "role"; there is topic, trunk'],
    ['role := b.role; role != "topc"', 'value_unknown', '"topc" is no value of "role"; there is topic, trunk'],
    ['b.role > 3', 'value_unknown', '3 is compared with "role", which is never a number'],
    ['b.agedays == 3', 'rego_type_error', 'there is no "agedays"; there is ageDays, labels,'],
    ['input.evidence["git.brunch"].complete', 'rego_type_error', 'there is no "git.brunch"; there is git.branch, '],
    ['count(b.role) + b.role > 1', 'rego_type_error', 'plus: invalid argument(s)'],
    ['b.labels == "topic"', 'rego_type_error', 'match error: left : array[string]; right : string'],
    ['b.role == ', 'rego_parse_error', 'unexpected'],
    ['unused := b.role', 'rego_compile_error', 'assigned var unused unused'],
    ['time.now_ns() > b.ageDays', 'rego_type_error', 'undefined function time.now_ns'],
    ['http.send({"url": b.id}).status_code == 200', 'rego_type_error', 'undefined function http.send'],
    ['sprintf("%v", [b.role]) == "topic"', 'rego_type_error', 'undefined function sprintf'],
    ['walk(b, [_, "topic"])', 'rego_type_error', 'undefined function walk'],
    ['rego.metadata.rule().title == b.id', 'rego_type_error', 'undefined function rego.metadata.rule'],
    ['every x in [b] { x.role == "topic" }', 'every_unchecked', 'collect the counter-examples'],
  ])('%s is refused, with its place and what there is', async (condition, code, message) => {
    const [first] = await problemsOf(condition);
    expect(first).toMatchObject({ file: path, code, message: expect.stringContaining(message) });
    expect(first?.row).toBeGreaterThanOrEqual(22);
    expect(first?.row).toBeLessThanOrEqual(25);
    expect(first?.column).toBeGreaterThan(0);
  });

  test.each([
    ['x := "topc"; b.role == x', '"topc" is no value of "role"; there is topic, trunk'],
    ['x := b.role == "topc"; x', '"topc" is no value of "role"; there is topic, trunk'],
    ['not {b.role == "topc"}', '"topc" is no value of "role"; there is topic, trunk'],
    ['some x in ["topic", "trnk"]; b.role == x', '"trnk" is no value of "role"; there is trunk, topic'],
    ['x := {"a": b.role}; x.a == "topc"', '"topc" is no value of "role"; there is topic, trunk'],
    ['[b.role, 1] == ["topc", 1]', '"topc" is no value of "role"; there is topic, trunk'],
    ['b.role > "topc"', '"topc" is no value of "role"; there is topic, trunk'],
    ['b.ageDays == "3"', '"3" is compared with "ageDays", which is never a string'],
    ['b.ageDays >= "3"', '"3" is compared with "ageDays", which is never a string'],
    ['"3" > b.ageDays', '"3" is compared with "ageDays", which is never a string'],
    ['b.ageDays in {1, "3"}', '"3" is compared with "ageDays", which is never a string'],
    ['b.ageDays != true', 'true is compared with "ageDays", which is never a boolean'],
    ['b.at.path == 3', '3 is compared with "path", which is never a number'],
    ['count(b.labels) * 2 >= "3"', '"3" is compared with "mul", which is never a string'],
    ['startswith(b.role, "topc")', 'startswith(…, "topc") is true of no value of "role"; there is topic, trunk'],
    ['endswith(b.role, "b")', 'endswith(…, "b") is true of no value of "role"; there is'],
    ['contains(b.role, "ranc")', 'contains(…, "ranc") is true of no value of "role"; there is'],
  ])('%s is refused for what the constant or the field is', async (condition, message) => {
    const problems = await problemsOf(condition);
    expect(problems).toMatchObject([
      { file: path, row: 22, code: 'value_unknown', message: expect.stringContaining(message) },
    ]);
  });

  test.each([
    ['b.role == _x', '_x := "topc"', '"topc" is no value of "role"'],
    ['x := _x; b.role == x', '_x := _y\n\n_y := "topc"', '"topc" is no value of "role"'],
    ['b.role == _x', '_x := "topic" if input.now == ""\n\nelse := "topc"', '"topc" is no value of "role"'],
    ['b.role == _x.a', '_x := {"a": "topc", "b": "other"}', '"topc" is no value of "role"'],
    ['b.role in _x', '_x contains "topc"', '"topc" is no value of "role"'],
    ['_x[b.role] == 1', '_x := {"topic": 1, "topc": 2}', '"topc" is no value of "role"'],
    ['b.ageDays >= _few', '_few := "10"', '"10" is compared with "ageDays", which is never a string'],
    ['startswith(b.role, _x)', '_x := "topc"', 'startswith(…, "topc") is true of no value of "role"'],
    [
      '_x[_] == "3"; b.id',
      '_x := [x.ageDays | some x in _branch.items]',
      '"3" is compared with "ageDays", which is nev',
    ],
    ['_x[b.id] == "topc"', '_x[x.id] := x.role if some x in _branch.items', '"topc" is no value of "role"'],
  ])('%s is refused where elsewhere stands %s', async (condition, rules, message) => {
    const problems = await problemsOf(condition, rules);
    expect(problems).toMatchObject([{ file: path, code: 'value_unknown', message: expect.stringContaining(message) }]);
  });

  test.each([
    ['k := "git.brunch"; input.evidence[k].complete', '', 'reads_unnamed'],
    ['input.evidence[b.id].complete', '', 'reads_unnamed'],
    ['f := "agedays"; b[f] > 3', '', 'key_computed'],
    ['b[_] == "topic"', '', 'key_computed'],
    ['some k, v in b; k == v', '', 'key_computed'],
    ['some x in _x; x[b.id] == 3', '_x := [x | some x in _branch.items]', 'key_computed'],
    ['k := "items"; count(_branch[k]) > 3; b.id', '', 'key_computed'],
    ['object.get(b, "agedays", 0) > 3', '', 'key_computed'],
    ['_x(b, "agedays")', '_x(fact, field) if fact[field]', 'fact_in_function'],
    ['_x([b])', '_x(list) if count(list) == 1', 'fact_in_function'],
  ])('%s is refused: no one checks what is read', async (condition, rules, code) => {
    expect(await problemsOf(condition, rules)).toMatchObject([{ file: path, row: 22, code }]);
  });

  test.each([
    ['b.labels[_] == "anything"', ''],
    ['"request" in input.evidence["ci.pipeline"].items[0].on; b.id', ''],
    ['some i; _branch.items[i].role == "topic"; b.id', ''],
    ['x := "trunk"; b.role == x; count([1 | x := b.id; x == "topc"]) == 0', ''],
    ['b.ageDays == null', ''],
    ['lower(b.role) == "other"', ''],
    ['"other" in [lower(b.role), b.role]', ''],
    ['startswith(b.role, "t")', ''],
    ['startswith(b.id, "anything")', ''],
    ['_x != "none"; b.id', '_x := input.evidence["git.branch"].items[0].role\n\ndefault _x := "none"'],
    ['_x[b.id][b.role]', '_x[x.id] contains x.role if some x in _branch.items'],
    ['_x(b.id, _branch)', '_x(id, slot) if {\n\tslot.complete\n\tid != ""\n}'],
  ])('%s is not refused', async (condition, rules) => {
    expect(await problemsOf(condition, rules)).toEqual([]);
  });

  test.each([
    ['import future.keywords.not\n', '', 'not_without_import', 'absent field', 24],
    ['# scope: document', '# scop: document', 'metadata_key', 'no key "scop"; it has scope,', 13],
    ['source.branches', 'source.branchs', 'path_differs', 'belongs in demo/source/branchs.rego', 5],
    ['criteria["l2_topic"]', 'criteria[x]', 'criterion_shape', 'criteria["l2_review"]', 20],
    ['_hidden if', 'criteria["l2_topic"] := 1 if', 'criterion_twice', 'chain with else', 24],
    ['_hidden if', '_f(x) := x.role\n\n_hidden if', 'fact_in_function', 'x.role: fields are not checked', 24],
  ])('%j instead of %j is refused', async (old, fresh, code, message, row) => {
    const rules = `${block(2)}${hasRole('l2_topic', 'topic')}\n\n\n_hidden if {\n\tnot _branch.complete\n}\n\n`;
    const files = demoFiles({ branches: rules });
    const changed = { ...files, [path]: (files[path] ?? '').replace(old, fresh) };
    const problems = await compiler.check({ files: changed, schema });
    expect(problems).toContainEqual({
      file: path,
      row,
      column: expect.any(Number),
      code,
      message: expect.stringContaining(message),
    });
  });

  test('a criterion without METADATA is refused', async () => {
    const problems = await compiler.check({ files: demoFiles({ branches: hasRole('l2_topic', 'topic') }), schema });
    expect(problems).toMatchObject([{ file: path, row: 11, code: 'metadata_missing' }]);
  });
});

describe('inspect', () => {
  test('gives each criterion the kinds that it reaches through helpers, negation and nothing else', async () => {
    const rules = `${block(2)}criteria["l2_topic"] := outcome.exists([_branch], _lonely)

_lonely := [b.id | some b in _branch.items; not _checked[b.id]]

_checked contains id if {
	some p in input.evidence["ci.pipeline"].items
	id := p.id
}

`;
    const { problems, inspection } = await compiler.inspect({ files: demoFiles({ branches: rules }), schema });
    expect(problems).toEqual([]);
    expect(inspection?.criteria).toMatchObject([
      { id: 'l2_topic', file: path, row: 20, column: 1, reads: ['ci.pipeline', 'git.branch'] },
    ]);
    expect(inspection?.criteria[0]?.metadata).toMatchObject({ row: 11, title: 'It holds', custom: { level: 2 } });
  });

  test('refuses a criterion that reads kinds without naming them', async () => {
    for (const slots of ['[input.evidence[_]]', 'object.keys(input.evidence)', '[s | some s in input.evidence]']) {
      const rules = `${block(2)}criteria["l2_all"] := outcome.exists(${slots}, ["x"])\n\n`;
      const { problems } = await compiler.inspect({ files: demoFiles({ branches: rules }), schema });
      expect(problems).toMatchObject([
        { file: path, row: 20, code: expect.stringMatching(/^reads_unnamed|key_computed$/) },
      ]);
    }
    const counted = `${block(2)}criteria["l2_all"] := outcome.exists([], [count(input.evidence)])\n\n`;
    const { problems } = await compiler.inspect({ files: demoFiles({ branches: counted }), schema });
    expect(problems).toMatchObject([{ file: path, row: 20, code: 'reads_unnamed' }]);
  });
});

describe('build, format and test', () => {
  const files = demoFiles({ branches: `${block(2)}${hasRole('l2_topic', 'topic')}\n` });

  test('the same sources give the same bytes, in whatever order they come', async () => {
    const entrypoints = ['main/decisions'];
    const first = await compiler.build({ files, entrypoints });
    const second = await compiler.build({ files: Object.fromEntries(Object.entries(files).reverse()), entrypoints });
    expect(first.problems).toEqual([]);
    expect(first.wasm?.length).toBeGreaterThan(1000);
    expect(second.wasm).toEqual(first.wasm);
  });

  test('an entrypoint that does not exist is a problem', async () => {
    const { problems, wasm } = await compiler.build({ files, entrypoints: ['main/nothing'] });
    expect(wasm).toBeNull();
    expect(problems).toMatchObject([{ message: expect.stringContaining('main/nothing') }]);
  });

  test('format keeps the import of not and says which file it cannot read', async () => {
    const sources = { 'a.rego': 'package a\nimport future.keywords.not\nx:=1 if not input.y', 'b.rego': 'package' };
    const { problems, formatted } = await compiler.format(sources);
    expect(formatted).toEqual({ 'a.rego': 'package a\n\nimport future.keywords.not\n\nx := 1 if not input.y\n' });
    expect(problems).toMatchObject([{ file: 'b.rego', row: 1 }]);
  });

  test('test tells passed, failed and broken apart, with places, cases and coverage', async () => {
    const tests = `package policies.demo.source.branches_test

import data.policies.demo.source.branches

test_met if {
	branches.criteria.l2_topic.outcome == "met" with input.evidence as {"git.branch": {"items": [{"id": "b", "role": "topic"}]}}
}

test_wrong if {
	print("seen")
	branches.criteria.l2_topic.outcome == "met" with input.evidence as {"git.branch": {"complete": true, "items": []}}
}

test_broken if two(1) == 1

two(_) := 1

two(_) := 2

test_cases[name] if {
	some name, holds in data.cases
	holds
}
`;
    const { problems, run } = await compiler.test({
      files: { ...files, 'policies/demo/source/branches_test.rego': tests },
      data: { cases: { good: true, bad: false } },
    });
    expect(problems).toEqual([]);
    expect(run?.results).toMatchObject([
      { name: 'test_met', outcome: 'pass', row: 5 },
      { name: 'test_wrong', outcome: 'fail', row: 9, output: 'seen\n' },
      { name: 'test_broken', outcome: 'error', row: 14, error: { code: 'eval_conflict_error', row: 18 } },
      {
        name: 'test_cases',
        outcome: 'fail',
        cases: [
          { name: 'bad', passed: false },
          { name: 'good', passed: true },
        ],
      },
    ]);
    const coverage = new Map(run?.coverage.map((file) => [file.file, file]));
    expect(coverage.get(path)?.percent).toBe(100);
    expect(coverage.get('policies/lib/outcome.rego')?.percent).toBeLessThan(100);
    expect(coverage.get('policies/lib/outcome.rego')?.missed).not.toEqual([]);
  });

  test('a deadline ends the compiler with words, and the next request is answered', async () => {
    const hasty = openCompiler({ deadlineMs: 1 });
    await expect(hasty.check({ files, schema })).rejects.toMatchObject({
      code: 'policy_invalid',
      message: expect.stringContaining('longer than 0.001 s'),
    });
    await hasty.close();
    expect(await compiler.check({ files, schema })).toEqual([]);
  });
});
