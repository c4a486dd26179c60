import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { levelWords } from '../../src/reporters/terminal/question.ts';
import { terminal } from '../../src/reporters/terminal.ts';
import { saved, savedAssessments, testReporter } from '../contract/reporter.ts';

const options = { color: false, ascii: false, width: 80 };
const cells = [1, 2, 3, 4, 5].map((level) => ({ level, state: 'unknown' as const }));

describe('the terminal report', () => {
  testReporter(terminal, { lines: true });

  test('the first line names target, commit and branch, and what is not read', () => {
    const [first, second] = terminal.render(saved('mixed'), options).split('\n');
    expect(`${first} ${second}`).toContain(
      'shop: commit 7ecf5c2, default branch main; uncommitted changes are not read',
    );
  });

  test('each gap stands once, with its mend', () => {
    const text = terminal.render(saved('mixed'), { ...options, width: 100 });
    const [, unseen = ''] = text.split('What could not be seen');
    expect(text.split('no change-request refs in this clone')).toHaveLength(2);
    expect(unseen.split('fetch them: `git fetch origin')).toHaveLength(2);
  });

  test('colour changes nothing but colour', () => {
    for (const { assessment } of savedAssessments) {
      const colored = terminal.render(assessment, { ...options, color: true });
      expect(stripVTControlCharacters(colored)).toBe(terminal.render(assessment, options));
    }
  });

  test('every state of a cell has a sign of its own, in ASCII too', () => {
    for (const ascii of [false, true]) {
      const text = terminal.render(saved('mixed'), { ...options, ascii });
      const signs =
        text
          .match(/^ {2}\d \S(?: {2}\d \S){4}$/gm)
          ?.join(' ')
          .match(/\d \S/g) ?? [];
      expect(new Set(signs.map((sign) => sign.at(-1))).size).toBe(5);
    }
  });

  test.each([
    [{ status: 'assessed', level: 3, ceiling: 5, coverage: 0.5, cells }, 'Level 3, possibly up to 5'],
    [{ status: 'assessed', level: 3, ceiling: 3, coverage: 1, cells }, 'Level 3'],
    [{ status: 'assessed', level: 1, ceiling: 1, coverage: 1, cells }, 'Level 1'],
    [
      { status: 'assessed', level: null, ceiling: 5, coverage: 0.5, cells },
      'Level not proven: it could be anything from 1 to 5',
    ],
    [
      { status: 'not_assessed', level: null, ceiling: null, coverage: 0, cells },
      'Not assessed: nothing that was seen answers this question',
    ],
    [
      { status: 'not_applicable', level: null, ceiling: null, coverage: null, cells },
      'Does not apply: there is nothing here to judge',
    ],
  ] as const)('a score is told in words: %#', (score, words) => {
    expect(levelWords({ ...score, cells: [...score.cells] })).toBe(words);
  });
});
