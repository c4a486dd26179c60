import { describe, expect, test } from 'vitest';
import { named, requireLevels, requireNames } from '../../../src/commands/shared/names.ts';
import type { Waiver } from '../../../src/core/declared.ts';
import type { Model } from '../../../src/core/model.ts';

const question = (id: string) => ({ id, criteria: [{ id: 'l2_first' }, { id: 'l5_continuous' }] });
const models = [
  { questions: [question('alpha.governance.versions'), question('alpha.governance.releases')] },
  { questions: [question('beta.governance.versions')] },
];
const waiver = (changes: Partial<Waiver>): Waiver => ({
  ...{ question: 'releases', criterion: 'l5_continuous', owner: 'ana', reason: 'moving', expires: '2026-12-31' },
  ...changes,
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
    const whole = requireNames(models, { '*': 2, releases: 3, 'beta.governance.versions': 4 }, waivers);
    expect(whole.targets).toEqual({ '*': 2, 'alpha.governance.releases': 3, 'beta.governance.versions': 4 });
    expect(whole.waivers.map((each) => each.question)).toEqual([
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
    expect(() => requireNames(models, targets, waivers)).toThrow(
      problem(expect.stringContaining(message), expect.stringContaining(mend)),
    );
  });

  test('must have levels of the models, each question’s own line before the one for all', () => {
    const model: Model = {
      ...{ id: 'alpha', title: 'Alpha', source: '', floor: 1, top: 5, sections: [], digest: '' },
      questions: ['alpha.a', 'alpha.b'].map((id) => ({ id, section: '', title: '', order: 0, criteria: [] })),
    };
    expect(() => requireLevels([model], { '*': 5, 'alpha.a': 1, 'beta.c': 9 })).not.toThrow();
    expect(() => requireLevels([model], { '*': 5, 'alpha.a': 6 })).toThrow(
      problem(
        'level 6 cannot be the target of alpha.a: its model has levels 1 to 5',
        'name a whole number from 1 to 5',
      ),
    );
    expect(() => requireLevels([model], { '*': 0 })).toThrow('level 0');
  });
});
