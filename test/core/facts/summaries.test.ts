import { expect, test } from 'vitest';
import { type Fact, isAside, type Kind, summaryOf } from '../../../src/core/facts/index.ts';

/** The summary of a fact of which only what the summary tells is given. */
const summary = <K extends Kind>(kind: K, fields: Partial<Fact<K>>) => summaryOf(kind, fields as unknown as Fact);

test.each([
  [1, 'main: 1 commit by people on 1 day; 1 change by 1 person in the judged 1 day'],
  [2, 'main: 2 commits by people on 2 days; 2 changes by 2 people in the judged 2 days'],
])('a trunk of %i of everything', (n, words) => {
  const counts = { humanCommits: n, humanDays: n, humanChanges: n, authors: n, windowDays: n };
  expect(summary('git.trunk', { branch: 'main', ...counts })).toBe(words);
});

test('a trunk that lies idle says so, and clean files are told as clean', () => {
  const counts = { humanCommits: 3, humanDays: 3, humanChanges: 0, authors: 0, windowDays: 730, dormant: true };
  expect(summary('git.trunk', { branch: 'main', ...counts })).toBe(
    'main: 3 commits by people on 3 days; 0 changes by 0 people in the judged 730 days; too few in two years to judge what is done today',
  );
  expect(summary('git.hygiene', { uploadCommits: 0, copies: 0, archives: 0 })).toBe(
    'no upload commits, hand-made copies or archives',
  );
});

test('only short-lived branches say little beside others', () => {
  const roles = ['integration', 'fed', 'maintenance', 'topic', 'bot', 'unrelated', 'unknown'] as const;
  const aside = roles.filter((role) => isAside('git.branch', { role } as unknown as Fact));
  expect(aside).toEqual(['topic', 'bot']);
  expect(isAside('git.flow', {} as unknown as Fact)).toBe(false);
});

test('branches, flows, release lines and files are counted as people count', () => {
  expect(summary('git.branch', { name: 'x', role: 'topic', ahead: 1, tipAgeDays: 1.2 })).toBe(
    'branch x: work in progress, 1 commit trunk lacks, tip 1 day old',
  );
  const flow = { byRequest: 1, byTopicMerge: 0, byBranchMerge: 0, direct: 0, unmarked: 0 };
  expect(summary('git.flow', { branch: 'main', changes: 1, windowDays: 365, ...flow })).toBe(
    '1 change to main in 365 days: 1 by change request',
  );
  const line = { branch: 'main', feeder: 'develop' };
  expect(summary('git.release_line', { ...line, changes: 4, conformant: 1 })).toBe(
    'main is fed from develop: of 4 changes, 1 is a tagged release merge that develop has too',
  );
  expect(summary('git.release_line', { ...line, changes: 1, conformant: 0 })).toBe(
    'main is fed from develop: of 1 change, 0 are tagged release merges that develop has too',
  );
  expect(summary('git.hygiene', { uploadCommits: 1, copies: 2, archives: 1 })).toBe(
    '1 upload commit, 2 hand-made copies, 1 archive',
  );
  expect(summary('repository.identity', { name: 'shop', files: 1, visibility: 'unknown', defaultBranch: 'main' })).toBe(
    'shop: 1 file, default branch main, who may see it is not told',
  );
});
