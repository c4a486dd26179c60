import { expect, test } from 'vitest';
import type { CriterionResult, QuestionResult } from '../../src/core/assessment.ts';
import { actionsOf } from '../../src/reporters/actions.ts';
import { gapsByActor } from '../../src/reporters/gap-actors.ts';
import { saved } from '../contract/reporter.ts';

const mixed = saved('mixed');
const [pattern] = mixed.questions;

/** A question of which these criteria stand in the way of the next level. */
function question(id: string, criteria: readonly Partial<CriterionResult>[]): QuestionResult {
  const [criterion] = pattern?.criteria ?? [];
  if (pattern === undefined || criterion === undefined) throw new Error('the saved assessment has no question');
  const own = criteria.map((each, nth) => ({
    ...{ ...criterion, id: `l3_${nth}`, level: 3, outcome: 'unmet' as const, effort: 'S' as const },
    ...each,
  }));
  return { ...pattern, id, criteria: own, next: own.map((each) => each.id) };
}

/** What is to be done, by whom, in short. */
function told(questions: readonly QuestionResult[], gaps = mixed.gaps): string[] {
  return [...actionsOf({ ...mixed, questions: [...questions], gaps }).entries()].flatMap(([actor, actions]) =>
    actions.map(({ remediation, effort, isNeeded, raises }) => {
      const raised = raises.map((one) => `${one.question.id} ${one.level}`).join(', ');
      return `${actor}: ${isNeeded ? '!' : '?'} ${remediation} ${effort} → ${raised}`;
    }),
  );
}

test('a step that counts for several questions stands once, and is needed if one needs it', () => {
  const step = { remediation: 'Scan.', outcome: 'unknown' as const, evidence: ['git.flow:repository:main'] };
  expect(told([question('a', [step]), question('b', [{ ...step, outcome: 'unmet', level: 4, effort: 'M' }])])).toEqual([
    'team: ! Scan. M → a 3, b 4',
  ]);
});

test('steps are told by who can take them: what is needed first, then the smaller, then what counts for more', () => {
  const a = question('a', [
    { remediation: 'Large.', effort: 'L' },
    { remediation: 'Open.', outcome: 'unknown' },
    { remediation: 'Once.' },
    { remediation: 'Twice.' },
    { remediation: 'Once.', actor: 'platform' },
  ]);
  expect(told([a, question('b', [{ remediation: 'Twice.' }])])).toEqual([
    'team: ! Twice. S → a 3, b 3',
    'team: ! Once. S → a 3',
    'team: ! Large. L → a 3',
    'team: ? Open. S → a 3',
    'platform: ! Once. S → a 3',
  ]);
});

test('of a question of which nothing was seen no step is told', () => {
  const gaps = mixed.gaps.map((one) => ({ ...one, kinds: ['git.flow'] }));
  const unseen = { outcome: 'unknown' as const, evidence: [], missing: ['git.flow'] };
  expect(told([question('a', [unseen, unseen])], gaps)).toEqual([]);
});

test('what was not seen is told by who can let it be seen', () => {
  const gap = (kind: string, reason: (typeof mixed.gaps)[number]['gap']['reason'], asked = 'repository') => ({
    kinds: [kind],
    gap: { source: reason === 'not_asked' ? asked : 'repository', reason, detail: `${kind} ${reason}`, mend: '' },
  });
  const gaps = [
    gap('git.flow', 'shallow'),
    gap('ci.pipeline', 'unsupported'),
    gap('ci.pipeline', 'malformed'),
    gap('k8s.admission', 'not_asked', 'kubernetes'),
    gap('relation.gate', 'not_asked', 'aws'),
    gap('aws.ownership', 'denied'),
    gap('forge.required_check', 'denied'),
    gap('k8s.admission', 'unreachable'),
    gap('git.tag', 'not_asked'),
    gap('no.such_kind', 'policy_error'),
    gap('git.branch', 'absent'),
  ];
  const byActor = [...gapsByActor({ ...mixed, gaps })].map(([actor, own]) => [actor, own.map((one) => one.gap.detail)]);
  expect(byActor).toEqual([
    ['whoever runs the scan', ['git.flow shallow', 'git.tag not_asked', 'git.branch absent']],
    [
      'nobody yet: this version does not read it',
      ['ci.pipeline unsupported', 'k8s.admission not_asked', 'relation.gate not_asked'],
    ],
    ['the team itself', ['ci.pipeline malformed']],
    ['whoever runs the AWS account', ['aws.ownership denied']],
    ['an administrator of the code host', ['forge.required_check denied']],
    ['whoever runs the cluster', ['k8s.admission unreachable']],
    ['whoever writes the policies', ['no.such_kind policy_error']],
  ]);
});
