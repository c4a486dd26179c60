import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/core/assessment.ts';
import { plainText } from '../../../src/core/text.ts';
import { junit } from '../../../src/reporters/junit/index.ts';
import { generateAssessment } from '../../bench/reports/generate.ts';
import { saved, savedAssessments, testReporter } from '../../contract/reporter.ts';
import { declaredAssessment } from '../declared-assessment.ts';
import { nasty, saying } from '../nasty.ts';
import { all, type Element, parsed } from './xml.ts';

const policies = 'example.governance.policies';
const suites = (assessment: Assessment, targets: Readonly<Record<string, number>> = {}) =>
  parsed(junit.render(assessment, { color: false, ascii: false, width: 80, targets }));
/** What became of a case: the element in it, or none where it passed. */
function resultOf(document: Element, question: string, name: string): Element | null {
  const found = all(document, 'testcase').find(
    ({ attributes }) => attributes.classname === question && attributes.name?.split(':')[0] === name,
  );
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.children.find((child) => child.name !== 'system-out') ?? null;
}

/** The elements and attributes that readers of JUnit files know (Jenkins, GitLab, pytest's family). */
const known: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'timestamp'],
  properties: [],
  property: ['name', 'value'],
  testcase: ['classname', 'name', 'file', 'line'],
  failure: ['message', 'type'],
  error: ['message', 'type'],
  skipped: ['message', 'type'],
  'system-out': [],
};

function expectValid(document: Element): void {
  const everything = (element: Element): Element[] => [element, ...element.children.flatMap(everything)];
  for (const { name, attributes } of everything(document)) {
    expect(known[name]).toBeDefined();
    expect(known[name]).toEqual(expect.arrayContaining(Object.keys(attributes)));
  }
  for (const suite of [document, ...all(document, 'testsuite')]) {
    const cases = all(suite, 'testcase');
    const names = cases.map(({ attributes }) => `${attributes.classname} ${attributes.name}`);
    const counted = { tests: cases.length, failures: all(suite, 'failure').length, errors: all(suite, 'error').length };
    const { tests, failures, errors, skipped } = suite.attributes;
    expect({ tests: Number(tests), failures: Number(failures), errors: Number(errors) }).toEqual(counted);
    if (suite.name === 'testsuite') expect(Number(skipped)).toBe(all(suite, 'skipped').length);
    expect(new Set(names).size).toBe(names.length);
  }
}

describe('the JUnit report', () => {
  testReporter(junit, { isLineBounded: false, golden: 'xml', tellsGate: true });

  test.each(savedAssessments)('of $name is what readers of such files know, with true counts', ({ assessment }) => {
    const document = suites(assessment, { [policies]: 2 });
    expectValid(document);
    expect(document.children.map(({ attributes }) => attributes.name)).toEqual(
      assessment.questions.map(({ id }) => id),
    );
    expect(all(document, 'testcase')).toHaveLength(
      assessment.questions.reduce((sum, { criteria }) => sum + criteria.length + 1, 0),
    );
  });

  test('only what was shown not to be so fails, at its file and line', () => {
    const document = suites(saved('mixed'));
    const failure = resultOf(document, 'example.governance.version_control', 'l5_continuous');
    expect(failure).toMatchObject({
      name: 'failure',
      attributes: {
        message: 'Not so: Every change goes through one line with checks, in small steps (.github/workflows/ci.yml:3)',
        type: 'unmet',
      },
    });
    expect(failure?.text).toContain('Seen: main: 41 changes, 12 by request, 29 unmarked (commit 7ecf5c2)\n');
    expect(failure?.text).toContain('To do: Run the checks on every change request. (large effort, for the platform');
    const [at] = all(document, 'testcase').filter(({ attributes }) => attributes.name?.startsWith('l5_continuous'));
    expect(at?.attributes).toMatchObject({ file: '.github/workflows/ci.yml', line: '3' });
  });

  test.each([
    [policies, 'l4_technology', null, null],
    ['example.governance.version_control', 'l4_conformant', 'skipped', /^Cannot tell: .*Not seen well enough: how/],
    [policies, 'l4_always', 'skipped', /^Cannot tell: It always does. What was seen does not decide it$/],
    [policies, 'l5_exceptions', 'skipped', /^Nothing to judge: Exceptions are bounded$/],
    ['example.governance.environments', 'l4_automated', 'error', /^The policy could not answer: evaluation took/],
  ])('%s %s is %s', (question, criterion, name, message) => {
    const result = resultOf(suites(saved('mixed')), question, criterion);
    expect(result?.name ?? null).toBe(name);
    if (message !== null) expect(result?.attributes.message).toMatch(message);
  });

  test('what is waived is skipped through the day it ends, and what people state is said', () => {
    const document = suites(declaredAssessment());
    expect(resultOf(document, policies, 'l2_written')).toMatchObject({
      name: 'skipped',
      attributes: { message: 'waived until 2026-06-01 by platform team: until the move is done', type: 'waived' },
    });
    expect(resultOf(document, policies, 'l3_process')?.name).toBe('failure');
    expect(resultOf(document, policies, 'l4_technology')).toBeNull();
    expect(resultOf(document, policies, 'l4_always')?.attributes.message).toMatch(/ People state that it is so$/);
  });

  test.each([
    ['mixed', 'example.governance.version_control', 3, null, null],
    ['mixed', 'example.governance.version_control', 4, 'skipped', 'unknown'],
    ['mixed', 'example.governance.version_control', 5, 'failure', 'below_target'],
    ['mixed', 'example.governance.environments', 1, 'skipped', 'unknown'],
    ['mixed', policies, 2, 'failure', 'below_target'],
    ['all-unknown', 'example.governance.version_control', 1, 'skipped', 'unknown'],
    ['perfect', 'example.governance.environments', 5, 'skipped', 'not_applicable'],
  ])('of %s, %s with target %i: %s', (name, question, target, result, type) => {
    const found = resultOf(suites(saved(name), { [question]: target }), question, 'target');
    expect([found?.name ?? null, found?.attributes.type ?? null]).toEqual([result, type]);
  });

  test('without a target none fails, and one against which only waived criteria stand does not either', () => {
    const own = resultOf(suites(saved('mixed')), policies, 'target');
    expect([own?.name, own?.attributes.type]).toEqual(['skipped', 'no_target']);
    const waived = resultOf(suites(declaredAssessment(), { [policies]: 2 }), policies, 'target');
    expect([waived?.name, waived?.attributes.type]).toEqual(['skipped', 'waived']);
    expect(resultOf(suites(declaredAssessment(), { [policies]: 3 }), policies, 'target')?.name).toBe('failure');
  });

  test.each(nasty)('a name is only a name: %j', (name) => {
    const assessment = saying(name);
    const [first] = assessment.questions;
    const document = suites({ ...assessment, questions: first === undefined ? [] : [first] });
    expectValid(document);
    const [title] = all(document, 'property');
    expect(title?.attributes.value).toBe(plainText(name).replace(/[\ufffe\uffff]/g, '\ufffd'));
  });

  test.each(['deploy\u001b.yml', 'AKIA1234567890ABCDEF/x.yml', '../x.yml', 'acme/templates:x.yml'])(
    'a place that is not told exactly, or not in the tree, is no file: %j',
    (path) => {
      const assessment = saying(path);
      const targets = assessment.targets.map((target) => ({
        ...target,
        related: [{ name: 'acme/templates', commit: null }],
      }));
      const cases = all(suites({ ...assessment, targets }), 'testcase');
      expect(cases.filter(({ attributes }) => attributes.file !== undefined)).toEqual([]);
    },
  );

  test.each([
    { questions: 4, criteria: 40, evidence: 10_000 },
    { questions: 50, criteria: 10_000, evidence: 20_000 },
  ])('is bounded, and says what it left out: %j', (extent) => {
    const text = junit.render(generateAssessment(extent), { color: false, ascii: false, width: 80, targets: {} });
    expect(text.length).toBeLessThan(extent.criteria * 1_000 + 1_000_000);
    expect(text).toMatch(/and \d+ more in the JSON/);
  });
});
