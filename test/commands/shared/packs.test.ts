import { describe, expect, test } from 'vitest';
import { explained, explanationText } from '../../../src/commands/shared/explanation.ts';
import { choose } from '../../../src/commands/shared/packs.ts';
import type { Model } from '../../../src/core/model.ts';
import { columnsOf } from '../../../src/reporters/layout.ts';

function model(id: string, questions: readonly string[]): Model {
  return {
    ...{ id, title: `The ${id} model`, source: 'https://example.org', floor: 1, top: 5, digest: '0'.repeat(64) },
    sections: [{ id: 'governance', title: 'Governance' }],
    questions: questions.map((name, order) => ({
      ...{ id: `${id}.governance.${name}`, section: 'governance', title: `What of ${name}?`, order },
      criteria: ['l3_second', 'l2_first'].map((criterion) => ({
        ...{ id: criterion, level: Number(criterion[1]), title: `${criterion} of ${name}`, grade: 'wired' as const },
        ...{ remediation: 'Do it.', effort: 'S' as const, actor: 'team' as const, independent: {}, rule: 'x.rego:1' },
        ...{ impliedBy: criterion === 'l2_first' ? ['l3_second'] : [], reads: ['git.flow'] },
      })),
    })),
  };
}

const models = [model('alpha', ['versions', 'releases']), model('beta', ['versions'])];
const ids = (chosen: readonly Model[]) => chosen.flatMap(({ questions }) => questions.map(({ id }) => id));

describe('choosing questions', () => {
  test('without a choice asks all', () => {
    expect(choose(models, { model: [], question: [] })).toEqual(models);
  });

  test('by model, by question and by the last part of a name', () => {
    expect(ids(choose(models, { model: ['beta'], question: [] }))).toEqual(['beta.governance.versions']);
    expect(ids(choose(models, { model: [], question: ['releases'] }))).toEqual(['alpha.governance.releases']);
    expect(ids(choose(models, { model: ['beta'], question: ['versions'] }))).toEqual(['beta.governance.versions']);
    expect(
      ids(choose(models, { model: [], question: ['alpha.governance.versions', 'beta.governance.versions'] })),
    ).toHaveLength(2);
  });

  test.each([
    [{ model: ['alpa'], question: [] }, 'did you mean alpha?'],
    [{ model: [], question: ['alpha.governance.version'] }, 'did you mean alpha.governance.versions?'],
    [{ model: [], question: ['nonsense'] }, '`tidemark models` lists them'],
    [{ model: ['beta'], question: ['releases'] }, '`tidemark models` lists them'],
  ])('by an unknown name is an error: %j', (choice, mend) => {
    expect(() => choose(models, choice)).toThrow(
      expect.objectContaining({ code: 'unknown_name', mend: expect.stringContaining(mend) }),
    );
  });
});

describe('an explanation', () => {
  const names = (name?: string) =>
    explained(models, name).map(({ question, criteria }) => `${question.id} ${criteria.map(({ id }) => id)}`);

  test('is of all questions, of a model, of a question or of one criterion', () => {
    expect(names()).toHaveLength(3);
    expect(names('alpha')).toHaveLength(2);
    expect(names('alpha.governance.releases')).toEqual(['alpha.governance.releases l3_second,l2_first']);
    expect(names('releases')).toEqual(['alpha.governance.releases l3_second,l2_first']);
    expect(names('releases.l3_second')).toEqual(['alpha.governance.releases l3_second']);
  });

  test('of an unknown or ambiguous name is an error with the nearest one', () => {
    expect(() => names('alpha.governance.relases')).toThrow(
      expect.objectContaining({ mend: expect.stringContaining('alpha.governance.releases?') }),
    );
    expect(() => names('l3_second')).toThrow(expect.objectContaining({ code: 'unknown_name' }));
  });

  test('goes from level to level and fits the width', () => {
    const text = explanationText(explained(models, 'releases'), 60);
    expect(text.indexOf('l2_first of releases')).toBeLessThan(text.indexOf('l3_second of releases'));
    expect(text).toContain('how changes reached trunk');
    expect(text).toContain('also shown by: level 3, l3_second of releases');
    expect(text.split('\n').filter((line) => columnsOf(line) > 60)).toEqual([]);
  });
});
