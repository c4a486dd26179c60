import { describe, expect, test } from 'vitest';
import type { Assessment, CriterionResult } from '../../../src/core/assessment.ts';
import { painter } from '../../../src/reporters/terminal/page.ts';
import { questionLines } from '../../../src/reporters/terminal/question.ts';
import { saved } from '../../contract/reporter.ts';

const mixed = saved('mixed');
const [question] = mixed.questions;
const [pattern] = question?.criteria ?? [];

/** What is said of a question of which each criterion is unknown, save what is given. */
function lines(criteria: readonly Partial<CriterionResult>[], changes: Partial<Assessment>): string[] {
  if (question === undefined || pattern === undefined) throw new Error('the saved assessment has no question');
  const blank = { outcome: 'unknown' as const, level: 3, title: 'It is so', evidence: [], missing: [], error: null };
  const page = { width: 100, paint: painter(false), assessment: { ...mixed, gaps: [], citations: [], ...changes } };
  const score = { ...question.score, level: null };
  const told = criteria.map((each) => ({ ...pattern, ...blank, ...each }));
  return questionLines(page, { ...question, score, criteria: told, next: [] }).slice(4);
}

const cite = (kind: string, ref: string, aside = false) => ({
  ...{ id: `${kind}:${ref}`, kind, source: 'repository', summary: `${kind} ${ref}`, aside },
  at: { commit: null, path: null, line: null },
});

describe('what is shown under a criterion', () => {
  test('are the three most telling facts, and the number of the others', () => {
    const branches = ['a', 'b', 'c'].map((ref) => cite('git.branch', ref));
    const citations = [...branches, cite('ci.pipeline', 'x'), cite('git.flow', 'main'), cite('git.tag', 'v1')];
    expect(lines([{ evidence: citations.map(({ id }) => id) }], { citations })).toEqual([
      '  Why no level is proven',
      '    3 ? Cannot tell: It is so',
      '        Seen: git.flow main',
      '        Seen: ci.pipeline x',
      '        Seen: git.branch a',
      '        and 3 more facts',
    ]);
  });

  test('are facts that read differently, before those that only say the same again', () => {
    const same = ['a', 'b', 'c'].map((ref) => ({ ...cite('iac.root', ref), summary: 'infra (Terraform)' }));
    const citations = [...same, cite('iac.root', 'other')];
    expect(lines([{ evidence: citations.map(({ id }) => id) }], { citations }).slice(2)).toEqual([
      '        Seen: infra (Terraform)',
      '        Seen: iac.root other',
      '        and 2 more facts',
    ]);
  });

  test('is not said again where the criterion before says the same', () => {
    const citations = [cite('git.flow', 'main')];
    const seen = { evidence: ['git.flow:main'], missing: ['git.flow'] };
    const others = [seen, { ...seen, title: 'So it is' }, { ...seen, missing: ['git.tag'] }, { evidence: [] }];
    expect(lines(others, { citations }).slice(3)).toEqual([
      '        Seen: git.flow main',
      '    3 ? Cannot tell: So it is',
      '        The same as above',
      '    3 ? Cannot tell: It is so',
      '        Not seen well enough: tags',
      '        Seen: the same as above',
      '    3 ? Cannot tell: It is so',
    ]);
  });

  test('are no facts of little weight while there are others', () => {
    const topics = ['a', 'b'].map((ref) => cite('git.branch', ref, true));
    const citations = [...topics, cite('git.branch', 'release')];
    const seen = (among: typeof citations) => lines([{ evidence: among.map(({ id }) => id) }], { citations }).slice(2);
    expect(seen(citations)).toEqual(['        Seen: git.branch release', '        and 2 more facts']);
    expect(seen(topics)).toEqual(['        Seen: git.branch a', '        Seen: git.branch b']);
  });
});

describe('a question of which nothing was seen', () => {
  const gaps = [
    {
      kinds: ['git.trunk'],
      gap: { source: 'repository', reason: 'not_found' as const, detail: 'no repository', mend: 'scan the clone' },
    },
  ];
  const blind = { missing: ['git.trunk'] };

  test('is told once, not once for each criterion', () => {
    expect(lines([blind, { ...blind, level: 4 }], { gaps })).toEqual([
      '  Why no level is proven',
      '    ? Nothing of it can be told. Not seen well enough: the trunk and the window it is judged in',
    ]);
  });

  test.each([
    ['a criterion has a fact', [blind, { ...blind, evidence: ['git.branch:repository:a'] }], { gaps }],
    ['a criterion is known', [blind, { outcome: 'unmet' as const }], { gaps }],
    ['a policy failed', [blind, { ...blind, error: 'it threw' }], { gaps }],
  ])('is one only where that is all there is to say, not where %s', (_, criteria, changes) => {
    expect(lines(criteria, changes)).toContain('    3 ? Cannot tell: It is so');
  });
});

describe('a question of which nothing was found', () => {
  const open = [{ missing: ['iac.root', 'aws.ownership'] }, { missing: ['iac.root', 'iac.script'], level: 4 }];
  const gaps = [
    {
      kinds: ['aws.ownership'],
      gap: { source: 'aws', reason: 'not_asked' as const, detail: 'no account was asked', mend: 'ask one' },
    },
  ];

  test('is told once, with what was looked for and not with what was not asked', () => {
    expect(lines(open, { gaps }).join(' ').replace(/\s+/g, ' ').trim()).toBe(
      'Why no level is proven ? Nothing was found that answers it; it may be kept elsewhere. Looked for: infrastructure as code, by environment; scripts that make infrastructure',
    );
  });

  test('is one only where no criterion is told', () => {
    expect(lines([...open, { outcome: 'unmet' as const }], { gaps })).toContain('    3 ✗ Not so: It is so');
  });
});
