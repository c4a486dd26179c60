import { describe, expect, test } from 'vitest';
import { noConfig } from '../../../src/commands/shared/configuration.ts';
import { verdictOn } from '../../../src/commands/shared/verdict.ts';
import type { Config } from '../../../src/config.ts';
import type { Goal } from '../../../src/core/declared.ts';
import { plainText } from '../../../src/core/text.ts';
import type { DeclaredWaiver } from '../../../src/core/verdict.ts';
import { verdictLines } from '../../../src/reporters/terminal/verdict.ts';
import { saved } from '../../contract/reporter.ts';

const versions = 'example.governance.version_control';
const policies = 'example.governance.policies';

const mixed = saved('mixed');
const only = (id: string) => ({ ...mixed, questions: mixed.questions.filter((question) => question.id === id) });
const targets = (wanted: Record<string, number | Goal>): Config => ({
  ...noConfig,
  targets: Object.fromEntries(
    Object.entries(wanted).map(([name, goal]) => [
      name,
      typeof goal === 'number' ? { level: goal, accept: 'proven' as const } : goal,
    ]),
  ),
});
const waiver = (changes: Partial<DeclaredWaiver>): DeclaredWaiver => ({
  ...{ question: versions, criterion: 'l5_continuous', owner: 'ana', reason: 'moving', expires: '2026-12-31' },
  by: 'tidemark.yaml',
  ...changes,
});
const waiving = (...waivers: DeclaredWaiver[]): Config => ({ ...noConfig, scope: { ...noConfig.scope, waivers } });

describe('the verdict', () => {
  test.each([
    ['reached', 3, 0],
    ['possible', 4, 3],
    ['out of reach', 5, 1],
  ])('of a question whose target is %s', (_, min, exitCode) => {
    expect(verdictOn(only(versions), { min }, noConfig).exitCode).toBe(exitCode);
  });

  test('forgives what cannot be told only when it is told to', () => {
    expect(verdictOn(only(versions), { min: 4, allowUnknown: true }, noConfig).exitCode).toBe(0);
    expect(verdictOn(only(versions), { min: 5, allowUnknown: true }, noConfig).exitCode).toBe(1);
  });

  test('takes the targets of the configuration, a question’s own line before the one for all', () => {
    const { verdicts } = verdictOn(mixed, {}, targets({ '*': 2, [versions]: 4 }));
    expect(verdicts.map(({ question, target }) => [question, target])).toEqual([
      [versions, 4],
      ...mixed.questions.filter(({ id }) => id !== versions).map(({ id }) => [id, 2]),
    ]);
  });

  test('takes the target of the section or model where a question has none of its own', () => {
    const { verdicts } = verdictOn(mixed, {}, targets({ '*': 1, example: 2, 'example.governance': 3, [versions]: 4 }));
    const wanted = new Map(verdicts.map(({ question, target }) => [question, target]));
    expect(wanted.get(versions)).toBe(4);
    expect(wanted.get(policies)).toBe(3);
    expect(verdicts).toHaveLength(mixed.questions.length);
  });

  test('takes what is attested only where the target says so', () => {
    const attested = {
      ...only(versions),
      questions: only(versions).questions.map((question) => ({
        ...question,
        score: { ...question.score, attestedLevel: 4 },
      })),
    };
    const asked = (accept: Goal['accept']) =>
      verdictOn(attested, {}, targets({ [versions]: { level: 4, accept } })).verdicts[0];
    expect(asked('proven')).toMatchObject({ verdict: 'unknown', attestedLevel: 4 });
    expect(asked('attested')).toMatchObject({ verdict: 'attested', attestedLevel: 4 });
    expect(verdictOn(attested, {}, targets({ [versions]: { level: 4, accept: 'attested' } })).exitCode).toBe(0);
    expect(verdictOn(attested, {}, targets({ [versions]: { level: 5, accept: 'attested' } })).exitCode).toBe(1);
  });

  test('takes the level of the command line instead of the configuration’s', () => {
    const { verdicts } = verdictOn(only(versions), { min: 2 }, targets({ '*': 5 }));
    expect(verdicts.map(({ target }) => target)).toEqual([2]);
  });

  test('without targets passes what was assessed and cannot tell what was not', () => {
    expect(verdictOn(mixed, {}, noConfig).exitCode).toBe(0);
    expect(verdictOn(saved('all-unknown'), {}, noConfig).exitCode).toBe(3);
    expect(verdictOn(saved('nothing-asked'), {}, noConfig).exitCode).toBe(3);
  });
});

describe('a baseline', () => {
  const levelled = (level: number | null, ceiling: number | null) => ({
    ...only(versions),
    questions: only(versions).questions.map((question) => ({
      ...question,
      score: { ...question.score, level, ceiling },
    })),
  });

  test.each([
    ['a level that is held', levelled(3, 4), 0],
    ['a level that is now out of reach', levelled(5, 5), 1],
    ['a level that is possible but not proven any more', levelled(4, 4), 3],
    ['no level', levelled(null, 5), 0],
  ])('of %s', (_, baseline, exitCode) => {
    const verdict = verdictOn(only(versions), {}, noConfig, baseline);
    expect(verdict.exitCode).toBe(exitCode);
    expect(verdictOn(only(versions), { allowUnknown: true }, noConfig, baseline).exitCode).toBe(
      exitCode === 3 ? 0 : exitCode,
    );
  });

  test('of which nobody can say that it is of this system passes only when told to', () => {
    const [target] = mixed.targets;
    if (target === undefined) throw new Error('no target');
    const elsewhere = { ...only(versions), targets: [{ ...target, name: 'till', web: null }] };
    const verdict = verdictOn(only(versions), {}, noConfig, elsewhere);
    expect(verdict).toMatchObject({ exitCode: 3, since: { same: 'unknown' } });
    expect(verdictLines(verdict, null, 100)).toContain(
      '  - cannot tell whether the baseline is of this system: it has another name or address',
    );
    expect(verdictOn(only(versions), { allowUnknown: true }, noConfig, elsewhere).exitCode).toBe(0);
    expect(verdictOn(only(versions), {}, noConfig, only(versions))).toMatchObject({
      exitCode: 0,
      since: { same: 'yes' },
    });
  });

  test('is told with its date, its system and what changed', () => {
    const before = levelled(5, 5);
    const lines = verdictLines(verdictOn(only(versions), {}, noConfig, before), null, 100);
    expect(lines.slice(0, 3)).toEqual([
      'Gate: failed',
      expect.stringMatching(
        /^Since the baseline of 2026-06-01 \d\d:\d\d UTC \(shop at [0-9a-f]{7}\): the same evidence/,
      ),
      expect.stringContaining('  - fallen: example.governance.version_control, level 5 before, now at most 4'),
    ]);
    expect(lines.at(-1)).toMatch(/criteria unchanged$/);
  });
});

describe('a waiver', () => {
  test('in force covers an unmet criterion, in the gate and nowhere else', () => {
    const before = structuredClone(mixed);
    expect(verdictOn(only(versions), { min: 5 }, noConfig).exitCode).toBe(1);
    const verdict = verdictOn(only(versions), { min: 5 }, waiving(waiver({})));
    expect(verdict.exitCode).toBe(3);
    expect(verdict.waivers.map(({ state }) => state)).toEqual(['used']);
    expect(mixed).toEqual(before);
  });

  test('by which alone a target is reached is told so, beside the level that is proven', () => {
    const question = mixed.questions.find(({ score, criteria }) => {
      return (
        score.level !== null && criteria.some(({ outcome, level }) => outcome === 'unmet' && level > (score.level ?? 0))
      );
    });
    if (question === undefined) throw new Error('nothing is unmet');
    const all = question.criteria.filter(({ outcome }) => outcome !== 'met');
    const unmet = question.criteria.map((each) => (all.includes(each) ? { ...each, outcome: 'unmet' as const } : each));
    const assessment = {
      ...mixed,
      questions: [{ ...question, criteria: unmet, score: { ...question.score, ceiling: question.score.level } }],
    };
    const config = waiving(...all.map(({ id }) => waiver({ question: question.id, criterion: id })));
    const verdict = verdictOn(assessment, { min: 5 }, config, assessment);
    expect(verdict.verdicts).toEqual([
      expect.objectContaining({
        ...{ verdict: 'waived', level: question.score.level, ceiling: question.score.level },
        waived: expect.objectContaining({ level: 5 }),
      }),
    ]);
    expect(verdictLines(verdict, null, 200)[1]).toMatch(
      /^ {2}- reached by waiver only: .+, target 5: level \d; with what is waived level 5$/,
    );
    // The control: without a waiver it is not reached.
    expect(verdictOn(assessment, { min: 5 }, noConfig).verdicts[0]).toMatchObject({ verdict: 'below', waived: null });
  });

  test('fixes nothing that a baseline had: it holds a level, and is told as a waiver', () => {
    const before = {
      ...only(versions),
      questions: only(versions).questions.map((each) => ({ ...each, score: { ...each.score, level: 5, ceiling: 5 } })),
    };
    const verdict = verdictOn(only(versions), {}, waiving(waiver({})), before);
    expect(verdict.since?.criteria.filter(({ change }) => change !== 'unchanged')).toEqual([]);
    expect(verdict.since?.questions[0]?.after).toEqual(expect.objectContaining({ level: 3, ceiling: 4 }));
  });

  test('holds through the day it expires, by the clock of the assessment', () => {
    const state = (expires: string) =>
      verdictOn(only(versions), { min: 5 }, waiving(waiver({ expires }))).waivers.map((use) => use.state);
    expect(state('2026-06-01')).toEqual(['used']);
    expect(state('2026-05-31')).toEqual(['expired']);
  });

  test('that has expired changes nothing', () => {
    expect(verdictOn(only(versions), { min: 5 }, waiving(waiver({ expires: '2026-05-31' }))).exitCode).toBe(1);
  });

  test('never turns an unknown into a pass', () => {
    const verdict = verdictOn(only(versions), { min: 4 }, waiving(waiver({ criterion: 'l4_conformant' })));
    expect(verdict).toMatchObject({ exitCode: 3, waivers: [{ state: 'unused' }] });
  });

  test('of the assessment and of the configuration counts once', () => {
    const one = only(versions);
    const holding = { ...one, scope: { ...one.scope, waivers: [waiver({ by: 'the target' })] } };
    const verdict = verdictOn(holding, { min: 5 }, waiving(waiver({}), waiver({ reason: 'another' })));
    expect(verdict.waivers.map(({ by, reason }) => [by, reason])).toEqual([
      ['the target', 'moving'],
      ['tidemark.yaml', 'another'],
    ]);
  });

  test('counts once, too, where it holds letters that are made plain when it is saved', () => {
    const reason = 'moving \u202e\u001b[31m';
    const one = only(versions);
    const saved = { ...one, scope: { ...one.scope, waivers: [waiver({ reason: plainText(reason) })] } };
    expect(verdictOn(saved, { min: 5 }, waiving(waiver({ reason }))).waivers).toHaveLength(1);
    expect(verdictOn(saved, { min: 5 }, waiving(waiver({ reason: `${reason}!` }))).waivers).toHaveLength(2);
  });

  test('that excuses for more than a year, or most of a question, is told', () => {
    const broad = (...waivers: DeclaredWaiver[]) =>
      verdictOn(only(versions), { min: 5 }, waiving(...waivers)).waivers.map((use) => use.broad);
    expect(broad(waiver({ expires: '2027-06-02' }))).toEqual([[]]);
    expect(broad(waiver({ expires: '2027-06-03' }))).toEqual([['long']]);
    const criteria = only(versions).questions[0]?.criteria.map(({ id }) => id) ?? [];
    const most = criteria.slice(0, Math.floor(criteria.length / 2) + 1).map((criterion) => waiver({ criterion }));
    expect(broad(...most).flat()).toEqual(most.map(() => 'many'));
    expect(broad(...most.slice(1)).flat()).toEqual([]);
  });

  test('for a question that was not asked is reported', () => {
    const verdict = verdictOn(only(versions), { min: 3 }, waiving(waiver({ question: policies })));
    expect(verdict.waivers.map(({ state }) => state)).toEqual(['not_asked']);
  });

  test('without targets is no gate that could have passed', () => {
    const config = waiving(waiver({}));
    expect(verdictLines(verdictOn(mixed, {}, config), null, 100)[0]).toBe('Waivers, but no targets');
    expect(verdictLines(verdictOn(mixed, {}, config), 'shop', 100)[0]).toBe('Waivers for shop, but no targets');
  });

  test('is told apart from the questions, with who answers for it', () => {
    const config = { ...waiving(waiver({}), waiver({ expires: '2020-01-01' })), by: 'tidemark.yaml, sha256 0' };
    const lines = verdictLines(verdictOn(only(versions), { min: 5 }, config), null, 100);
    expect(lines).toEqual([
      'Gate: cannot tell (configuration: tidemark.yaml, sha256 0)',
      `  - cannot tell: ${versions}, target 5: level 3, possibly up to 4; with what`,
      '    is waived level 3, possibly up to 5',
      `  - waived until 2026-12-31, in this gate only: ${versions}.l5_continuous`,
      '    (ana: moving)',
      `  - waiver expired on 2020-01-01, without effect: ${versions}.l5_continuous`,
      '    (ana: moving)',
    ]);
  });
});
