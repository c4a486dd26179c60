import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noConfig } from '../src/commands/shared/configuration.ts';
import { parseConfig } from '../src/config.ts';
import { ScanError } from '../src/core/errors.ts';

const own = { file: 'tidemark.yaml', isTargets: false };
const targets = { file: 'tidemark.yaml', isTargets: true };

const whole = `
scope:
  complete: [owners, ci]
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

const lexicon = `
lexicon:
  commands:
    - {words: ' acme   scan ', capability: infrastructure_scan}
  actions:
    - {name: acme/scan-action, capability: image_scan}
`;

const vouched = `models: [govuk]
targets:
  governance: {level: 3, accept: attested}
attestations:
  - question: shared_responsibility
    criterion: l5_value
    answer: 'yes'
    statement: decided in the board of May, minutes 12
    owner: head of platform
    made: 2026-05-01
    expires: 2026-11-01
reports:
  html: maturity.html
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
    expect(config.scope.complete.map(({ family }) => family)).toEqual(['ci', 'owners']);
    expect(config.scope.mergeMethods?.methods).toEqual(['squash']);
    expect(config.targets).toEqual({
      '*': { level: 2, accept: 'proven' },
      'govuk.governance.version_control': { level: 3, accept: 'proven' },
    });
    expect(config.scope.waivers).toHaveLength(1);
    expect(config.by).toMatch(/^tidemark\.yaml, sha256 [0-9a-f]{12}$/);
    expect(config.scope.complete[0]?.by).toBe(config.by);
  });

  test('of the scanned repository is marked as declared by the target', () => {
    expect(parseConfig(whole, targets).by).toContain('declared by the target');
    expect(parseConfig(whole, own).by).not.toContain('declared');
  });

  test('that may be the scanned repository’s is not said to be, and is trusted no further', () => {
    const suspected = { ...targets, isSuspected: true } as const;
    expect(parseConfig(whole, suspected).by).not.toContain('declared');
    expect(() => parseConfig(lexicon, suspected)).toThrow('a scanned repository may not set lexicon');
  });

  test('says what the tools of the house do, and who says so', () => {
    const config = parseConfig(lexicon, own);
    expect(config.lexicon).toEqual({
      commands: [{ words: 'acme scan', capability: 'infrastructure_scan' }],
      actions: [{ name: 'acme/scan-action', capability: 'image_scan' }],
    });
    expect(config.scope.lexicon).toBe(config.by);
    expect(parseConfig('lexicon: {commands: []}', own).scope.lexicon).toBeNull();
  });

  test('of the scanned repository says nothing of tools, and the mend is to name it', () => {
    const set = () => parseConfig(lexicon, targets);
    expect(set).toThrow('tidemark.yaml:2:1: a scanned repository may not set lexicon');
    expect(set).toThrow(expect.objectContaining({ mend: 'if you trust this file, name it: --config tidemark.yaml' }));
  });

  test('says what people attest, what to ask and where reports go, and where each stands', () => {
    const config = parseConfig(vouched, own);
    expect(config.scope.attestations).toEqual([
      expect.objectContaining({ criterion: 'l5_value', answer: 'yes', by: config.by, made: '2026-05-01' }),
    ]);
    expect(config.models).toEqual(['govuk']);
    expect(config.reports).toEqual({ html: 'maturity.html' });
    expect(config.targets).toEqual({ governance: { level: 3, accept: 'attested' } });
    expect(config.places).toMatchObject({
      'models.0': 'tidemark.yaml:1:10',
      'targets.governance': 'tidemark.yaml:3:3',
      'attestations.0': 'tidemark.yaml:5:5',
      'reports.html': 'tidemark.yaml:13:3',
    });
  });

  test.each([
    ['attestations', 'attestations: []'],
    ['reports', 'reports: {html: .git/hooks/pre-commit}'],
  ])('of the scanned repository has no say in %s', (key, text) => {
    expect(() => parseConfig(text, targets)).toThrow(`tidemark.yaml:1:1: a scanned repository may not set ${key}`);
  });

  test('tells all its mistakes at once, in the order of its lines, and not more than can be read', () => {
    const told = (text: string, standing = own) => {
      try {
        parseConfig(text, standing);
      } catch (error) {
        if (error instanceof ScanError)
          return [error, ...error.also].map(({ message, mend }) => `${message} (${mend})`);
        throw error;
      }
      return [];
    };
    expect(told('waiver: []\nscope:\n  none: [awss]\ntargts: {a: 2}\n')).toEqual([
      'tidemark.yaml:1:1: unknown key waiver (did you mean waivers?)',
      'tidemark.yaml:3:10: scope.none.0: awss may not stand here (did you mean aws?)',
      'tidemark.yaml:4:1: unknown key targts (did you mean targets?)',
    ]);
    expect(told('reports: {html: a}\nwaiver: []\n', targets).map((each) => each.split(' (')[0])).toEqual([
      'tidemark.yaml:1:1: a scanned repository may not set reports',
      'tidemark.yaml:2:1: unknown key waiver',
    ]);
    const keys = Array.from({ length: 9_000 }, (_, at) => `key${at}: ${at}`);
    for (const text of [keys.join('\n'), `targets: {${keys.map((key) => `${key}.5`).join(', ')}}`]) {
      expect(told(text)).toHaveLength(21);
      expect(told(text).at(-1)).toBe('there are more mistakes (mend these first)');
    }
    expect(told(keys.slice(0, 20).join('\n'))).toHaveLength(20);
    expect(told('targets: {a: 2}\n')).toEqual([]);
  });

  test('that is empty says nothing, but that it was there', () => {
    expect({ ...parseConfig('', own), by: null }).toEqual(noConfig);
    expect(parseConfig('# nothing yet\n', own).by).toContain('sha256');
  });

  test.each([
    ['an unknown key', 'scoope:\n  complete: [ci]\n', 'tidemark.yaml:1:1: unknown key scoope', 'did you mean scope?'],
    [
      'an unknown key further in',
      'scope:\n  complete: [ci]\n  mergemethods: [squash]\n',
      'tidemark.yaml:3:3: unknown key mergemethods in scope',
      'did you mean mergeMethods?',
    ],
    [
      'an unknown key of a waiver',
      'waivers:\n  - question: a\n    criterion: b\n    owner: c\n    reason: d\n    expire: 2026-01-01\n    expires: 2026-01-01\n',
      'tidemark.yaml:6:5: unknown key expire in waivers.0',
      'did you mean expires?',
    ],
    [
      'an unknown family',
      'scope:\n  complete: [ci, gti]\n',
      'tidemark.yaml:2:18: scope.complete.1: gti cannot be declared complete: there is no such family',
      'use one of access, ci, docs, iac, owners, supply',
    ],
    [
      'a family that shows all of itself',
      'scope: {complete: [git]}',
      'git cannot be declared complete: it needs no',
      'use',
    ],
    [
      'a family that lies elsewhere',
      'scope: {complete: [k8s]}',
      'it does not lie in the repository',
      'use one of access',
    ],
    [
      'a family that follows from others',
      'scope: {complete: [relation]}',
      'it follows from other families: declare those (access, ci, iac, owners, supply)',
      'use',
    ],
    [
      'an unknown value',
      'scope: {mergeMethods: [squish]}',
      'mergeMethods.0: squish may not stand here',
      'did you mean squash?',
    ],
    [
      'a value that is near to none',
      'scope: {none: [mars]}',
      'scope.none.0: mars may not stand here',
      'use one of kub',
    ],
    [
      'a level that is no number',
      "targets:\n  '*': high\n",
      'tidemark.yaml:2:8: targets.*:',
      'write a level such as 3',
    ],
    [
      'a target with an unknown key',
      'targets:\n  a: {level: 3, acept: attested}\n',
      'tidemark.yaml:2:17: unknown key acept in targets.a',
      'did you mean accept?',
    ],
    [
      'a target that takes something else',
      'targets: {a: {level: 3, accept: anything}}\n',
      'tidemark.yaml:1:33: targets.a.accept:',
      'use one of attested',
    ],
    [
      'an attestation without a statement',
      'attestations:\n  - {question: a, criterion: b, answer: yes, owner: c, made: 2026-01-01, expires: 2026-02-01}\n',
      'attestations.0.statement is missing',
      'README',
    ],
    [
      'an attestation that ends before it begins',
      'attestations:\n  - {question: a, criterion: b, answer: no, statement: s, owner: c, made: 2026-03-01, expires: 2026-02-01}\n',
      'attestations.0.expires: it expires before it was made',
      'README',
    ],
    ['a report without a file', "reports: {html: ''}\n", 'tidemark.yaml:1:17: reports.html:', 'README'],
    ['no models', 'models: []\n', 'tidemark.yaml:1:9: models:', 'README'],
    [
      'a waiver without an owner',
      'waivers:\n  - question: a\n',
      'tidemark.yaml:2:5: waivers.0.criterion is missing',
      'README',
    ],
    [
      'a day that does not exist',
      'waivers:\n  - {question: a, criterion: b, owner: c, reason: d, expires: 2026-02-30}\n',
      'tidemark.yaml:2:63: waivers.0.expires:',
      'write a day, such as 2026-12-31',
    ],
    [
      'an unknown capability',
      'lexicon: {actions: [{name: a/b, capability: imagescan}]}\n',
      'tidemark.yaml:1:45: lexicon.actions.0.capability:',
      'image_scan',
    ],
    [
      'an action with its version',
      'lexicon: {actions: [{name: a/b@v1, capability: test}]}\n',
      'tidemark.yaml:1:28: lexicon.actions.0.name: a name has no version',
      'README',
    ],
    [
      'an unknown key of a command',
      'lexicon: {commands: [{word: acme, words: acme, capability: test}]}\n',
      'tidemark.yaml:1:23: unknown key word in lexicon.commands.0',
      'did you mean words?',
    ],
    ['an unknown key of the lexicon', 'lexicon: {command: []}\n', 'unknown key command in lexicon', 'mean commands?'],
    [
      'words that say nothing',
      "lexicon: {commands: [{words: ' ', capability: test}]}\n",
      'tidemark.yaml:1:30',
      'README',
    ],
    [
      'too many words',
      `lexicon: {commands: [${'{words: a, capability: test},'.repeat(501)}]}\n`,
      'tidemark.yaml:1:21: lexicon.commands:',
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
