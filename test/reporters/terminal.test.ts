import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Assessment, Cell } from '../../src/core/assessment.ts';
import { terminal } from '../../src/reporters/terminal.ts';
import { cellSigns, ladderWords, levelWords } from '../../src/reporters/words.ts';
import { saved, savedAssessments, testReporter } from '../contract/reporter.ts';
import { declaredAssessment } from './declared-assessment.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };
const cells = [1, 2, 3, 4, 5].map((level) => ({ level, state: 'unknown' as const }));

describe('the terminal report', () => {
  testReporter(terminal, { isLineBounded: true, golden: 'txt', tellsGate: true });

  test('what people attest stands apart, with who says so, until when, and whether it counts', () => {
    const text = terminal.render(declaredAssessment(), { ...options, width: 100 });
    const [heading, ...said] = text.slice(text.indexOf('  Attested, beside the evidence')).split('\n');
    expect(heading).toMatch(/^ {2}Attested, beside the evidence(: with it, level \d)?$/);
    expect(said.slice(0, 2).join(' ')).toMatch(/says .* until \d{4}-\d\d-\d\d \(/);
    expect(terminal.render(saved('mixed'), options)).not.toContain('Attested');
  });

  const head = (assessment: Assessment) => terminal.render(assessment, { ...options, width: 100 }).split('\n')[0];

  test.each([
    [{}, 'shop: commit 7ecf5c2; trunk: main; uncommitted changes are not read'],
    [{ branch: 'scratch' }, 'shop: commit 7ecf5c2 on branch scratch; trunk: main; uncommitted changes are not read'],
    [{ branch: null }, 'shop: commit 7ecf5c2; trunk: main; uncommitted changes are not read'],
    [{ trunk: null }, 'shop: commit 7ecf5c2 on branch main; trunk: unknown; uncommitted changes are not read'],
    [{ commit: null }, 'shop: no commit; trunk: main; uncommitted changes are not read'],
  ])('the first line names the commit, the branch where it is not the trunk, and the trunk: %j', (changes, line) => {
    const mixed = saved('mixed');
    expect(head({ ...mixed, targets: mixed.targets.map((target) => ({ ...target, ...changes })) })).toBe(line);
  });

  test('of a directory without history the first line says so', () => {
    const nowhere = { commit: null, branch: null, trunk: null };
    const mixed = saved('mixed');
    const targets = mixed.targets.map((target) => ({ ...target, ...nowhere }));
    const gap = { source: 'repository', detail: 'not a git repository', mend: 'scan the clone' };
    const gaps = [{ kinds: ['git.flow'], gap: { ...gap, reason: 'not_found' as const } }];
    expect(head({ ...mixed, targets, gaps })).toBe('shop: not a git repository, so only its files can be read');
    expect(head({ ...mixed, targets })).toMatch(/^shop: no commit; trunk: unknown;/);
  });

  test('names what was read beside the target, and who said what own tools do', () => {
    const mixed = saved('mixed');
    const related = [
      { name: 'acme/templates', commit: '7ecf5c2'.padEnd(40, '0') },
      { name: 'acme/empty', commit: null },
    ];
    const targets = mixed.targets.map((target) => ({ ...target, related }));
    const text = terminal.render({ ...mixed, targets, scope: { ...mixed.scope, lexicon: 'tidemark.yaml' } }, options);
    expect(text).toContain('\nRead with it: acme/templates, commit 7ecf5c2\nRead with it: acme/empty, no commit\n');
    expect(text).toContain('\nDeclared what own commands and actions do (tidemark.yaml)\n');
  });

  test('each gap stands once, with its mend', () => {
    const text = terminal.render(saved('mixed'), { ...options, width: 100 });
    const [, unseen = ''] = text.split('What could not be seen');
    expect(text.split('no change-request refs in this clone')).toHaveLength(2);
    expect(unseen.split('fetch them: `git fetch origin')).toHaveLength(2);
  });

  test('of 10,000 criteria and gaps is bounded, and says what it left out', () => {
    const mixed = saved('mixed');
    const [question, gap] = [mixed.questions[0], mixed.gaps[0]];
    if (question === undefined || gap === undefined) throw new Error('the saved assessment has nothing');
    const criteria = Array.from({ length: 20 }, (_, nth) => ({
      ...{ ...(question.criteria.at(-1) as (typeof question.criteria)[number]), id: `c${nth}`, level: 5 },
      outcome: 'unmet' as const,
    }));
    const questions = Array.from({ length: 500 }, (_, nth) => ({ ...question, id: `a.b.q${nth}`, criteria }));
    const gaps = Array.from({ length: 10_000 }, () => gap);
    const text = terminal.render({ ...mixed, questions, gaps }, options);
    expect(text).toContain('    and 18 more in the JSON\n');
    expect(text).toMatch(/\n {2}and 9900 more in the JSON\n\nIn short\n/);
    expect(text).toMatch(/\n {2}and 400 more questions\n$/);
    expect(text.length).toBeLessThan(1_000_000);
    const one = terminal.render({ ...mixed, questions: questions.slice(0, 1) }, options);
    expect(one).not.toContain('more in the JSON');
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
      'No level proven yet: anything from 1 to 5 is possible',
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
    expect(levelWords({ ...score, cells: [...score.cells], attestedLevel: null })).toBe(words);
  });

  test.each([
    [null, '???■?', 'What level 4 asks for is shown, but counts only once levels 2 and 3 are, too'],
    [null, '??■·■', 'What levels 3 and 5 ask for is shown, but counts only once level 2 is, too'],
    [3, '■■■✗■', 'What level 5 asks for is shown, but counts only once level 4 is, too'],
    [4, '■■■■?', null],
    [1, '■✗✗✗✗', null],
  ] as const)('why a level that is shown does not count is told in words: %s, %s', (level, signs, words) => {
    const states = new Map(Object.entries(cellSigns).map(([state, sign]) => [sign, state as Cell]));
    const told = [...signs].map((sign, at) => ({ level: at + 1, state: states.get(sign) ?? 'unknown' }));
    const score = { status: 'assessed' as const, level, ceiling: 5, coverage: 0.5, attestedLevel: null, cells: told };
    expect(ladderWords(score)).toBe(words);
    expect(ladderWords({ ...score, status: 'not_assessed' })).toBeNull();
  });
});
