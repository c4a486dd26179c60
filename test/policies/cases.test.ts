import { expect, test } from 'vitest';
import { criteriaIn, readCases } from './cases.ts';

const trunk = { name: 'main', ahead: 0 };

/** A file of one case, read. */
function read(one: object, templates: object = {}) {
  const text = JSON.stringify({ templates, cases: [{ name: 'busy', evidence: {}, expect: {}, ...one }] });
  return () => readCases('q.cases.json', text, ['l2_a', 'l3_b']);
}

test('a file that is no file of cases names the file and the field', () => {
  expect(read({ expect: { l2_a: 'maybe' } })).toThrow(
    /^q\.cases\.json: not a file of cases:\n {2}cases\[0\]\.expect\.l2_a: /,
  );
  expect(read({ evidense: {} })).toThrow('cases[0]: Unrecognized key: "evidense"');
});

test('an item that its kind does not know names case, kind and each field', () => {
  const wrong = read({ evidence: { 'git.tag': [{ ageDays: 'old' }] } }, { 'git.tag': { ...trunk, onTrunk: 'yes' } });
  expect(wrong).toThrow('q.cases.json: case "busy": an item of git.tag is not one:');
  expect(wrong).toThrow('\n  ageDays: ');
  expect(wrong).toThrow('\n  isVersion: ');
  expect(wrong).toThrow('Unrecognized key: "ahead"');
  expect(read({ evidence: { 'git.tagg': [{}] } })).toThrow('q.cases.json: case "busy": no such kind: git.tagg');
});

test('what is expected of a criterion that the question does not have is an error', () => {
  const message = 'q.cases.json: case "busy": expect names l4_c, which is no criterion; there is l2_a, l3_b';
  expect(read({ expect: { l4_c: 'met' } })).toThrow(message);
  expect(read({ expect: { l3_b: 'met' } })()).toHaveLength(1);
});

test('the criteria of a policy are those that its text defines', () => {
  expect(criteriaIn('criteria["l2_a"] := x\n# criteria["l9_z"]\n\tcriteria["l9_y"]\ncriteria["l3_b"] := y\n')).toEqual([
    'l2_a',
    'l3_b',
  ]);
});
