import { describe, expect, test } from 'vitest';
import { noConfig } from '../../../src/commands/shared/configuration.ts';
import { verdictOn } from '../../../src/commands/shared/verdict.ts';
import { verdictLines } from '../../../src/commands/shared/verdict-lines.ts';
import type { DeclaredWaiver } from '../../../src/commands/shared/waivers.ts';
import type { Config } from '../../../src/config.ts';
import type { Goal } from '../../../src/core/declared.ts';
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

  test('is told with its date, its system and what changed', () => {
    const before = levelled(5, 5);
    const lines = verdictLines(verdictOn(only(versions), {}, noConfig, before), noConfig, null, 100);
    expect(lines.slice(0, 3)).toEqual([
      'Gate: failed',
      expect.stringMatching(
        /^Since the baseline of 2026-06-01 \d\d:\d\d UTC \(shop at [0-9a-f]{7}\): the same evidence/,
      ),
      expect.stringContaining('  fallen: example.governance.version_control, level 5 before, now at most 4'),
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
    expect(verdictLines(verdictOn(mixed, {}, config), config, null, 100)[0]).toBe('Waivers, but no targets');
    expect(verdictLines(verdictOn(mixed, {}, config), config, 'shop', 100)[0]).toBe('Waivers for shop, but no targets');
  });

  test('is told apart from the questions, with who answers for it', () => {
    const config = { ...waiving(waiver({}), waiver({ expires: '2020-01-01' })), by: 'tidemark.yaml, sha256 0' };
    const lines = verdictLines(verdictOn(only(versions), { min: 5 }, config), config, null, 100);
    expect(lines).toEqual([
      'Gate: cannot tell (configuration: tidemark.yaml, sha256 0)',
      `  cannot tell: ${versions}, target 5: level 3, possibly up to 5`,
      `  waived until 2026-12-31, in this gate only: ${versions}.l5_continuous (ana:`,
      '  moving)',
      `  waiver expired on 2020-01-01, without effect: ${versions}.l5_continuous`,
      '  (ana: moving)',
    ]);
  });
});
