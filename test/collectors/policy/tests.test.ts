import { describe, expect, test } from 'vitest';
import { itemsIn } from './reading.ts';

const rego = 'package a\ntest_one if { true }\ntest_two if { true }\n';

describe('tests of rules', () => {
  test('each form is told, with its cases', async () => {
    const items = await itemsIn('policy.test', {
      'policy/a_test.rego': rego,
      'tests/kyverno-test.yaml': 'results:\n- {policy: a, resources: [x, y]}\n- {policy: b}\n',
      'tests/chainsaw-test.yaml': 'spec:\n  steps: [{}, {}]\n',
      'tests/suite.yaml':
        'kind: Suite\napiVersion: test.gatekeeper.sh/v1alpha1\ntests:\n- cases: [{}, {}]\n- cases: [{}]\n',
      'policies/test/a/pass.sentinel': 'main = rule { true }\n',
      'guard/s3_tests.yml': '- name: a\n  input: {}\n  expectations: {rules: {r: PASS}}\n',
    });
    expect(items.map(({ ref, engine, form, cases }) => [ref, engine, form, cases])).toEqual([
      ['guard/s3_tests.yml', 'cfn_guard', 'unit', 1],
      ['policies/test/a/pass.sentinel', 'sentinel', 'unit', null],
      ['policy/a_test.rego', 'rego', 'unit', 2],
      ['tests/chainsaw-test.yaml', 'kyverno', 'integration', 2],
      ['tests/kyverno-test.yaml', 'kyverno', 'unit', 3],
      ['tests/suite.yaml', 'gatekeeper', 'unit', 3],
    ]);
  });

  test('vendored tests, those of examples, and suites of something else do not count', async () => {
    const items = await itemsIn('policy.test', {
      'vendor/x/a_test.rego': rego,
      'examples/a_test.rego': rego,
      'tests/suite.yaml': 'kind: Suite\nname: other\n',
      'data/some_tests.json': '[{"name": "a"}]',
      'policies/a.sentinel': 'main = rule { true }\n',
    });
    expect(items).toEqual([]);
  });

  test('one that cannot be read is there, its cases unknown', async () => {
    const items = await itemsIn('policy.test', {
      'kyverno-test.yaml': 'a: [\n',
      'a_test.rego': new Uint8Array([0, 1]),
    });
    expect(items.map(({ ref, cases }) => [ref, cases])).toEqual([
      ['a_test.rego', null],
      ['kyverno-test.yaml', null],
    ]);
  });
});
