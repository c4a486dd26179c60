import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../src/core/canonical.ts';
import { plainText } from '../../src/core/text.ts';
import { json } from '../../src/reporters/json.ts';
import { saved, savedAssessments, testReporter } from '../contract/reporter.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };
const clean = savedAssessments.filter(({ name }) => name !== 'hostile');

describe('the JSON report', () => {
  testReporter(json, { isLineBounded: false, golden: null, isWhole: true });

  test.each(clean)('of $name is its canonical text, in one line', ({ assessment }) => {
    const text = json.render(assessment, options);
    expect(text).toBe(canonicalText(assessment));
    expect(text.trimEnd().split('\n')).toHaveLength(1);
  });

  test('of a hostile assessment has the same values with every text made plain', () => {
    const hostile = saved('hostile');
    const rendered: typeof hostile = JSON.parse(json.render(hostile, options));
    expect(rendered.questions[0]?.title).toBe(plainText(hostile.questions[0]?.title ?? ''));
    expect(rendered.questions[0]?.title).not.toBe(hostile.questions[0]?.title);
    expect(rendered.questions.map(({ score }) => score)).toEqual(hostile.questions.map(({ score }) => score));
  });
});
