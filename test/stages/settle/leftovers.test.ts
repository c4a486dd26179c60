import { describe, expect, test } from 'vitest';
import type { Collection } from '../../../src/core/evidence.ts';
import type { Fact } from '../../../src/core/facts/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot, pipeline } from '../fakes.ts';

type Marks = Fact<'git.trunk'>['marks'];
type System = Fact<'ci.pipeline'>['system'];

const trunk = (marks: Marks): Fact<'git.trunk'> =>
  inSlot('git.trunk', {
    ...{ ref: 'main', at: { commit: null, path: null, line: null }, branch: 'main', commits: 300, windowDays: 365 },
    ...{ humanChanges: 120, dormant: false, lastHumanChangeAgeDays: 2, humanCommits: 400, humanDays: 150 },
    ...{ authors: 6, activeAuthors: 4, anyRequest: true, marks },
  });

/** A repository whose only definitions are of one system. */
function settled(system: System, history: Partial<Collection['slots']['git.trunk']>) {
  const definition = inSlot('ci.pipeline', { ...pipeline('ci.yml', 'yes'), system });
  return settle(collectionOf({ 'ci.pipeline': { items: [definition] }, 'git.trunk': history }));
}

const shallow = { source: 'shop', reason: 'shallow' as const, detail: 'cut off', mend: 'fetch all of it' };

describe('a definition that its forge would read where it lies', () => {
  test.each<[System, Marks, 'yes' | 'unknown']>([
    ['gitlab_ci', 'gitlab', 'yes'],
    ['gitlab_ci', 'none', 'yes'],
    ['gitlab_ci', 'github', 'unknown'],
    ['gitlab_ci', 'gitea', 'unknown'],
    ['gitlab_ci', 'several', 'unknown'],
    ['github_actions', 'github', 'yes'],
    ['github_actions', 'gitea', 'yes'],
    ['github_actions', 'none', 'yes'],
    ['github_actions', 'gitlab', 'unknown'],
    ['github_actions', 'bitbucket', 'unknown'],
    ['github_actions', 'several', 'unknown'],
  ])('%s under marks of %s: %s', (system, marks, active) => {
    const { items, complete, closed, gaps } = settled(system, { items: [trunk(marks)] })['ci.pipeline'];
    const isRead = active === 'yes';
    expect(items).toMatchObject([{ active, onChangeRequest: active, checksPushes: active, onSchedule: 'no' }]);
    expect({ complete, closed, reasons: gaps.map(({ reason }) => reason) }).toEqual({
      ...{ complete: isRead, closed: isRead, reasons: isRead ? [] : ['external_ci'] },
    });
  });

  test('is in doubt while the history was not seen, by what hides it', () => {
    const { items, gaps } = settled('github_actions', { gaps: [shallow] })['ci.pipeline'];
    expect(items).toMatchObject([{ active: 'unknown' }]);
    expect(gaps).toEqual([shallow]);
    expect(settled('github_actions', { asked: [] })['ci.pipeline'].items).toMatchObject([{ active: 'unknown' }]);
  });

  test('is in no doubt where nothing was ever committed, nor where a trunk was seen beside gaps', () => {
    expect(settled('gitlab_ci', {})['ci.pipeline'].items).toMatchObject([{ active: 'yes' }]);
    const seen = settled('gitlab_ci', { items: [trunk('gitlab')], gaps: [shallow] });
    expect(seen['ci.pipeline']).toMatchObject({ items: [{ active: 'yes' }], complete: true });
  });

  test('that nobody reads stays so, and is no reason to look elsewhere', () => {
    const copy = inSlot('ci.pipeline', pipeline('ci.yml', 'no'));
    const slots = { 'ci.pipeline': { items: [copy] }, 'git.trunk': { items: [trunk('github')] } };
    expect(settle(collectionOf(slots))['ci.pipeline']).toMatchObject({ items: [copy], gaps: [] });
  });
});
