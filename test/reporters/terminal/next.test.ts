import { describe, expect, test } from 'vitest';
import type { Assessment, CriterionResult } from '../../../src/core/assessment.ts';
import { firstStep } from '../../../src/reporters/steps.ts';
import { nextLines } from '../../../src/reporters/terminal/next.ts';
import { painter } from '../../../src/reporters/terminal/page.ts';
import { saved } from '../../contract/reporter.ts';

const mixed = saved('mixed');
const [question] = mixed.questions;
const [pattern] = question?.criteria ?? [];

const gap = (kinds: string[], mend: string) => ({
  kinds,
  gap: { source: 'repository', reason: 'absent' as const, detail: 'not there', mend },
});
function criterion(changes: Partial<CriterionResult>): CriterionResult {
  if (pattern === undefined) throw new Error('the saved assessment has no criterion');
  return {
    ...{ ...pattern, id: 'l3_a', level: 3, outcome: 'unknown', evidence: [], missing: [], error: null },
    ...{ remediation: 'Do it.', effort: 'S', actor: 'team' },
    ...changes,
  };
}

/** The next steps of a question of which these criteria stand in the way, and `others` do not. */
function lines(
  criteria: readonly CriterionResult[],
  changes: Partial<Assessment> = {},
  others = [criterion({ id: 'l2_a', outcome: 'met' })],
): string[] {
  if (question === undefined) throw new Error('the saved assessment has no question');
  const page = { width: 100, paint: painter(false), assessment: { ...mixed, gaps: [], citations: [], ...changes } };
  return nextLines(page, { ...question, criteria: [...others, ...criteria], next: criteria.map(({ id }) => id) });
}

const practice = 'Do it. (small effort, for the team itself)';

describe('the next step', () => {
  test('for what is not so is to do it', () => {
    expect(lines([criterion({ outcome: 'unmet' })])).toEqual(['  Next step towards level 3', `    → ${practice}`]);
  });

  test('for what was not seen is to make it visible, by the mends of its own gaps, each once', () => {
    const gaps = [gap(['git.flow', 'git.branch'], 'fetch all'), gap(['ci.pipeline'], 'look into Jenkins itself')];
    const unseen = criterion({ missing: ['git.branch', 'git.flow'] });
    expect(lines([unseen, { ...unseen, id: 'l3_b' }], { gaps })).toEqual([
      '  Next step towards level 3',
      '    → Make it visible: fetch all',
      `    → If it is not so yet: ${practice}`,
    ]);
  });

  test('that nobody can take yet comes last, and is the one to name only where there is no other', () => {
    const beyond = {
      source: 'aws',
      reason: 'not_asked',
      detail: 'no AWS account was asked',
      mend: 'look there',
    } as const;
    const gaps = [{ kinds: ['aws.ownership'], gap: beyond }, gap(['git.branch'], 'fetch all')];
    const unseen = criterion({ missing: ['aws.ownership', 'git.branch'] });
    expect(lines([unseen], { gaps }).slice(1)).toEqual([
      '    → Make it visible: fetch all',
      `    → If it is not so yet: ${practice}`,
      '    → Make it visible: look there',
    ]);
    const steps = { level: 3, change: [], clarify: [], otherwise: [], later: ['Make it visible: look there'] };
    expect(firstStep(steps)).toBe(steps.later[0]);
    expect(firstStep({ ...steps, otherwise: [practice] })).toBe(practice);
    expect(firstStep({ ...steps, clarify: ['Find out more'] })).toBe('Find out more');
  });

  test('for what may lie elsewhere is to declare that it does not', () => {
    expect(lines([criterion({ missing: ['ci.pipeline', 'git.flow', 'no.such_kind'] })]).slice(1, -1)).toEqual([
      '    → If none of this is kept anywhere else, say so in tidemark.yaml: `scope: {complete: [ci]}`',
      '      (pipelines that a CI system reads)',
    ]);
  });

  test('says once what several criteria want: one declaration, and what was seen without what reads the same', () => {
    const citations = ['a', 'b', 'a again'].map((id) => ({
      ...{ id, kind: 'git.branch', source: 'repository', summary: `branch ${id.slice(0, 1)}`, aside: false },
      at: { commit: null, path: null, line: null },
    }));
    const some = criterion({ missing: ['ci.pipeline'], evidence: ['a', 'a again'] });
    const other = criterion({ id: 'l3_b', missing: ['docs.document'], evidence: ['a', 'b'], remediation: 'Do that.' });
    expect(lines([some, other], { citations }).slice(1, -2)).toEqual([
      '    → Find out more about what was seen: branch a; branch b; and 1 more',
      '    → If none of this is kept anywhere else, say so in tidemark.yaml: `scope: {complete: [ci,',
      '      docs]}` (pipelines that a CI system reads; documents)',
    ]);
  });

  test('never is to declare what no declaration closes: a derived kind stands for its inputs', () => {
    const declarations = (kind: string) =>
      lines([criterion({ missing: [kind] })])
        .slice(1, -1)
        .join(' ');
    expect(declarations('relation.gate')).toContain('`scope: {complete: [ci]}`');
    for (const kind of ['k8s.admission', 'forge.required_check', 'git.flow']) expect(declarations(kind)).toBe('');
  });

  test('for what was seen and does not decide says what that is', () => {
    const citations = ['a', 'b', 'c'].map((id) => ({
      ...{ id, kind: 'git.branch', source: 'repository', summary: `branch ${id}`, aside: false },
      at: { commit: null, path: null, line: null },
    }));
    expect(lines([criterion({ evidence: ['a', 'b', 'c'] })], { citations }).slice(1)).toEqual([
      '    → Find out more about what was seen: branch a; branch b; and 1 more',
      `    → If it is not so yet: ${practice}`,
    ]);
  });

  test('begins with what is known not to be so', () => {
    const both = [criterion({ missing: ['git.flow'] }), criterion({ id: 'l3_b', outcome: 'unmet' })];
    const gaps = [gap(['git.flow'], 'fetch all')];
    expect(lines(both, { gaps }).slice(1)).toEqual([`    → ${practice}`, '    → Make it visible: fetch all']);
  });

  test('where nothing of the question was seen is that mend alone', () => {
    const unseen = criterion({ missing: ['git.flow'] });
    const gaps = [gap(['git.flow'], 'fetch all')];
    expect(lines([unseen], { gaps }, [{ ...unseen, id: 'l4_a', level: 4 }])).toEqual([
      '  Next step',
      '    → Make it visible: fetch all',
    ]);
  });

  test('counts the mends beyond the first three', () => {
    const gaps = ['a', 'b', 'c', 'd', 'e'].map((mend) => gap(['git.flow'], mend));
    expect(lines([criterion({ missing: ['git.flow'] })], { gaps })).toContain('    and 2 more');
  });
});
