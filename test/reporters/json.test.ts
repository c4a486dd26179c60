import { describe, expect, test } from 'vitest';
import { json } from '../../src/reporters/json.ts';
import { savedAssessments, testReporter } from '../contract/reporter.ts';

const options = { color: false, ascii: false, width: 80 };

describe('the JSON report', () => {
  testReporter(json, { lines: false });

  test('one line holds the whole assessment', () => {
    for (const { name, assessment } of savedAssessments.filter((each) => each.name !== 'hostile')) {
      const text = json.render(assessment, options);
      expect(text.trimEnd().split('\n'), name).toHaveLength(1);
      expect(JSON.parse(text)).toEqual(assessment);
    }
  });
});
