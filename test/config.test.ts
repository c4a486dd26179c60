import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noConfig } from '../src/commands/shared/configuration.ts';
import { parseConfig } from '../src/config.ts';
import { ScanError } from '../src/core/errors.ts';

const own = { file: 'tidemark.yaml', isTargets: false };
const targets = { file: 'tidemark.yaml', isTargets: true };

const whole = `
scope:
  complete: [git, ci]
  mergeMethods: [squash]
targets:
  '*': 2
  govuk.governance.version_control: 3
waivers:
  - question: govuk.governance.version_control
    criterion: l4_conformant
    owner: ana
    reason: we are moving to change requests
    expires: 2026-12-31
`;

function problem(text: string, standing = own): { message: string; mend: string } {
  try {
    parseConfig(text, standing);
  } catch (error) {
    if (error instanceof ScanError) {
      expect(error.code).toBe('malformed_config');
      return { message: error.message, mend: error.mend };
    }
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  test('says everything it may say, and who says it', () => {
    const config = parseConfig(whole, own);
    expect(config.scope.complete.map(({ family }) => family)).toEqual(['ci', 'git']);
    expect(config.scope.mergeMethods?.methods).toEqual(['squash']);
    expect(config.targets).toEqual({ '*': 2, 'govuk.governance.version_control': 3 });
    expect(config.waivers).toHaveLength(1);
    expect(config.by).toMatch(/^tidemark\.yaml, sha256 [0-9a-f]{12}$/);
    expect(config.scope.complete[0]?.by).toBe(config.by);
  });

  test('of the scanned repository is marked as declared by the target', () => {
    expect(parseConfig(whole, targets).by).toContain('declared by the target');
  });

  test('that is empty says nothing, but that it was there', () => {
    expect({ ...parseConfig('', own), by: null }).toEqual(noConfig);
    expect(parseConfig('# nothing yet\n', own).by).toContain('sha256');
  });

  test.each([
    ['an unknown key', 'scoope:\n  complete: [git]\n', 'tidemark.yaml:1:1: unknown key scoope', 'did you mean scope?'],
    [
      'an unknown key further in',
      'scope:\n  complete: [git]\n  mergemethods: [squash]\n',
      'tidemark.yaml:3:3: unknown key mergemethods in scope',
      'did you mean mergeMethods?',
    ],
    [
      'an unknown key of a waiver',
      'waivers:\n  - question: a\n    criterion: b\n    owner: c\n    reason: d\n    expire: 2026-01-01\n    expires: 2026-01-01\n',
      'tidemark.yaml:6:5: unknown key expire in waivers.0',
      'did you mean expires?',
    ],
    ['an unknown value', 'scope:\n  complete: [git, gti]\n', 'tidemark.yaml:2:19: scope.complete.1:', 'use one of'],
    ['a level that is no number', "targets:\n  '*': high\n", 'tidemark.yaml:2:8: targets.*:', 'README'],
    ['a waiver without an owner', 'waivers:\n  - question: a\n', 'tidemark.yaml:2:5: waivers.0.criterion:', 'README'],
    [
      'a day that does not exist',
      'waivers:\n  - {question: a, criterion: b, owner: c, reason: d, expires: 2026-02-30}\n',
      'tidemark.yaml:2:63: waivers.0.expires:',
      'README',
    ],
    ['what is no YAML', 'scope: [\n', 'tidemark.yaml:2:1: not YAML', 'mend this line'],
    ['a list instead of keys', '- scope\n', 'tidemark.yaml:1:1: the configuration:', 'README'],
    ['the same key twice', 'targets: {}\ntargets: {}\n', 'tidemark.yaml:2:1: not YAML: the same key', 'mend this line'],
    [
      'the same key twice further in',
      'targets: {1: 2, "1": 3}\n',
      'tidemark.yaml:1:17: not YAML: the same key',
      'mend',
    ],
    ['a key that JavaScript would lose', 'targets: {__proto__: 5}\n', 'tidemark.yaml:1:11: not YAML: no key', 'mend'],
    ['a list for a key', 'targets:\n  ? [a, b]\n  : 1\n', 'tidemark.yaml:2:3: not YAML: a key is', 'mend'],
    ['what is nested too deeply', '['.repeat(100_000), 'tidemark.yaml: nested too deeply', 'four levels'],
    ['what is nested too deeply and closed', `targets: ${'['.repeat(9_000)}${']'.repeat(9_000)}`, 'tidemark.yaml', ''],
  ])('%s is an error with its place', (_, text, message, mend) => {
    const told = problem(text);
    expect(told.message).toContain(message);
    expect(told.mend).toContain(mend);
  });

  test('aliases that multiply are refused', () => {
    const bomb = `a: &a [1,1]\n${[...'bcdefgh'].map((name, row) => `${name}: &${name} [*${'abcdefgh'[row]},*${'abcdefgh'[row]},*${'abcdefgh'[row]}]`).join('\n')}\n`;
    expect(problem(bomb).message).toContain('aliases');
  });

  test('very many keys are looked through once each', () => {
    const keys = Array.from({ length: 25_000 }, (_, row) => `k${row.toString(36)}: 1`);
    expect(Object.keys(parseConfig(`targets: {${keys.join(', ')}}`, own).targets)).toHaveLength(25_000);
  });

  test('very many aliases are refused, of however many anchors', () => {
    const pairs = Array.from({ length: 5_000 }, (_, row) => `&a${row} 1, *a${row}`);
    expect(problem(`targets: [${pairs.join(', ')}]`).message).toContain('too many aliases');
  });

  test('of the scanned repository may not set what is not open to it, and the mend is to name it', () => {
    const set = () => parseConfig(whole, targets, ['scope', 'targets']);
    expect(set).toThrow('tidemark.yaml:8:1: a scanned repository may not set waivers');
    expect(() => parseConfig(whole, own, ['scope', 'targets'])).not.toThrow();
  });

  test('whatever the text, it is a configuration or an error that the user can mend', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (noise) => {
        for (const text of [noise, whole.slice(0, noise.length * 3) + noise]) {
          try {
            parseConfig(text, own);
          } catch (error) {
            expect(error).toBeInstanceOf(ScanError);
            expect((error as ScanError).message).toMatch(/^tidemark\.yaml/);
          }
        }
      }),
    );
  });
});
