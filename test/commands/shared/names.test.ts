import { describe, expect, test } from 'vitest';
import { noConfig } from '../../../src/commands/shared/configuration.ts';
import { named, requireLevels, requireNames } from '../../../src/commands/shared/names.ts';
import type { Config } from '../../../src/config.ts';
import type { Goal } from '../../../src/core/declared.ts';
import type { Model } from '../../../src/core/model.ts';

const question = (id: string) => ({ id, criteria: [{ id: 'l2_first' }, { id: 'l5_continuous' }] });
const models = [
  { questions: [question('alpha.governance.versions'), question('alpha.governance.releases')] },
  { questions: [question('beta.governance.versions')] },
];
type DeclaredWaiver = Config['scope']['waivers'][number];
const waiver = (changes: Partial<DeclaredWaiver>): DeclaredWaiver => ({
  ...{ question: 'releases', criterion: 'l5_continuous', owner: 'ana', reason: 'moving', expires: '2026-12-31' },
  by: 'tidemark.yaml',
  ...changes,
});
const goals = (levels: Record<string, number>): Record<string, Goal> =>
  Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, { level, accept: 'proven' }]));
const configOf = (levels: Record<string, number>, waivers: readonly DeclaredWaiver[] = []): Config => ({
  ...noConfig,
  targets: goals(levels),
  scope: { ...noConfig.scope, waivers: [...waivers] },
});
const problem = (message: string, mend: string) => expect.objectContaining({ message, mend });

describe('a name', () => {
  const ids = ['a.x', 'b.x', 'b.y', 'x'];

  test('stands for itself, or for the only id that ends with it', () => {
    expect(named('question', 'b.x', ids)).toBe('b.x');
    expect(named('question', 'y', ids)).toBe('b.y');
    expect(named('question', 'x', ids)).toBe('x');
  });

  test('that several ids end with is an error that lists them', () => {
    expect(() => named('question', 'x', ['a.x', 'b.x'])).toThrow(
      problem('x could be any of a.x, b.x', 'write the whole name'),
    );
  });
});

describe('targets and waivers', () => {
  test('come back with whole ids', () => {
    const waivers = [waiver({}), waiver({ question: 'beta.governance.versions' })];
    const whole = requireNames(models, configOf({ '*': 2, releases: 3, 'beta.governance.versions': 4 }, waivers));
    expect(whole.targets).toEqual(goals({ '*': 2, 'alpha.governance.releases': 3, 'beta.governance.versions': 4 }));
    expect(whole.scope.waivers.map((each) => each.question)).toEqual([
      'alpha.governance.releases',
      'beta.governance.versions',
    ]);
  });

  test.each([
    [
      'a target of no question',
      { relaeses: 3 },
      [],
      'targets: no question is called relaeses',
      'alpha.governance.releases',
    ],
    ['a target of many', { versions: 3 }, [], 'targets: versions could be any of', 'whole name'],
    [
      'two targets of one',
      { releases: 3, 'alpha.governance.releases': 2 },
      [],
      'targets: alpha.governance.releases has two',
      'one of them',
    ],
    [
      'a waiver of no question',
      {},
      [waiver({ question: 'relases' })],
      'waivers: no question is called relases',
      'releases?',
    ],
    [
      'a waiver of no criterion',
      {},
      [waiver({ criterion: 'l5_continous' })],
      'has no criterion l5_continous',
      'did you mean l5_continuous?',
    ],
  ])('%s is an error', (_, targets, waivers, message, mend) => {
    expect(() => requireNames(models, configOf(targets, waivers))).toThrow(
      problem(expect.stringContaining(message), expect.stringContaining(mend)),
    );
  });

  test('may name sections and models, and attestations come back with whole ids as well', () => {
    const attestation = {
      ...{ question: 'releases', criterion: 'l2_first', answer: 'yes' as const, statement: 'seen', owner: 'ana' },
      ...{ made: '2026-01-01', expires: '2026-12-31', by: 'tidemark.yaml' },
    };
    const config = { ...configOf({ alpha: 2, 'beta.governance': 3 }), models: ['beta'] };
    const whole = requireNames(models, { ...config, scope: { ...config.scope, attestations: [attestation] } });
    expect(whole.targets).toEqual(goals({ alpha: 2, 'beta.governance': 3 }));
    expect(whole.models).toEqual(['beta']);
    expect(whole.scope.attestations[0]?.question).toBe('alpha.governance.releases');
  });

  test('are told with their place where it is known', () => {
    const places = { 'targets.relaeses': 'tidemark.yaml:3:1', 'targets.releases': 'tidemark.yaml:4:1' };
    expect(() => requireNames(models, { ...configOf({ relaeses: 3 }), places })).toThrow(
      'tidemark.yaml:3:1: targets: no question is called relaeses',
    );
    const model = { floor: 1, top: 5, questions: [{ id: 'alpha.governance.releases' }] };
    const targets = goals({ 'alpha.governance': 9 });
    expect(() =>
      requireLevels([model], { targets, places: { 'targets.alpha.governance': 'tidemark.yaml:4:1' } }),
    ).toThrow('tidemark.yaml:4:1: level 9 cannot be the target');
  });

  test('must have levels of the models, each question’s own line before the one for all', () => {
    const model: Model = {
      ...{ id: 'alpha', title: 'Alpha', source: '', floor: 1, top: 5, sections: [], digest: '' },
      questions: ['alpha.a', 'alpha.b'].map((id) => ({ id, section: '', title: '', order: 0, criteria: [] })),
    };
    expect(() => requireLevels([model], configOf({ '*': 5, 'alpha.a': 1, 'beta.c': 9 }))).not.toThrow();
    expect(() => requireLevels([model], configOf({ '*': 5, 'alpha.a': 6 }))).toThrow(
      problem(
        'level 6 cannot be the target of alpha.a: its model has levels 1 to 5',
        'name a whole number from 1 to 5',
      ),
    );
    expect(() => requireLevels([model], configOf({ '*': 0 }))).toThrow('level 0');
  });
});
