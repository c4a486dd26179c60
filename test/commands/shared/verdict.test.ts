import { describe, expect, test } from 'vitest';
import { noConfig } from '../../../src/commands/shared/configuration.ts';
import { verdictLines, verdictOn } from '../../../src/commands/shared/verdict.ts';
import type { Config } from '../../../src/config.ts';
import type { Waiver } from '../../../src/core/declared.ts';
import { saved } from '../../contract/reporter.ts';

const versions = 'example.governance.version_control';
const policies = 'example.governance.policies';

const mixed = saved('mixed');
const only = (id: string) => ({ ...mixed, questions: mixed.questions.filter((question) => question.id === id) });
const targets = (wanted: Record<string, number>): Config => ({ ...noConfig, targets: wanted });
const waiver = (changes: Partial<Waiver>): Waiver => ({
  ...{ question: versions, criterion: 'l5_continuous', owner: 'ana', reason: 'moving', expires: '2026-12-31' },
  ...changes,
});
const waiving = (...waivers: Waiver[]): Config => ({ ...noConfig, waivers });

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
