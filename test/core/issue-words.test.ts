import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseConfig } from '../../src/config.ts';
import { readAssessment } from '../../src/core/documents.ts';
import { ScanError } from '../../src/core/errors.ts';
import { readGovukSave } from '../../src/formats/govuk-save.ts';
import { saved } from '../contract/reporter.ts';

/** Words of the validator, of the language and of the schema, which say nothing to whoever wrote the document. */
const raw =
  /Invalid|[Ee]xpected|received|Too (?:small|big)|Unrecognized|undefined|NaN|nonoptional|[<>]=|\[object|\bISO\b|regex|pattern|record/;

const wrong: readonly unknown[] = [
  ...[undefined, null, true, -1, 3.5, 1e40, '', ' ', 'x', 'two words', '2026-13-45', '2026-12-31', 'x'.repeat(300)],
  ...[[], {}, [null], ['x', 'x'], [['x']], { x: 1 }, { level: 'x' }, [{}], [{ x: 'x' }]],
];

type Path = readonly (string | number)[];

/** Every place in a value: of a list its first entry only, and of keys with values of one sort each. */
function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, 1).map((inner, at) => [at, inner])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[key], ...pathsIn(inner).map((rest) => [key, ...rest])]);
}

/** A copy in which another value stands at a place; nothing where it is `undefined`. */
function withAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = Object.assign(Array.isArray(value) ? [] : {}, value) as Record<string | number, unknown>;
  const inner = withAt(copy[key], rest, other);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** What is told of each document in which one thing is wrong; null for one that does. */
function toldOf(whole: unknown, read: (document: unknown) => unknown): (ScanError | null)[] {
  return pathsIn(whole).flatMap((path) =>
    wrong.map((value) => {
      try {
        read(withAt(whole, path, value));
        return null;
      } catch (error) {
        if (error instanceof ScanError) return error;
        throw error;
      }
    }),
  );
}

const configuration = parse(`
models: [govuk]
scope: {complete: [owners], none: [aws], mergeMethods: [squash]}
targets: {version_control: {level: 3, accept: attested}, provisioning: 2}
waivers: [{question: a, criterion: b, owner: c, reason: d, expires: 2026-12-31}]
attestations:
  - {question: a, criterion: b, answer: 'yes', statement: c, owner: d, made: 2026-05-01, expires: 2026-11-01}
policies: [house]
reports: {html: page.html}
lexicon:
  commands: [{words: acme scan, capability: image_scan}]
  actions: [{name: acme/scan, capability: image_scan}]
`);

describe('whatever is wrong is told in words for people', () => {
  test('in each place of a configuration, with its line', () => {
    const read = (document: unknown) =>
      parseConfig(stringify(document, { aliasDuplicateObjects: false }), { file: 'tidemark.yaml', isTargets: false });
    expect(() => read(configuration)).not.toThrow();
    const errors = toldOf(configuration, read).filter((error) => error !== null);
    expect(errors.length).toBeGreaterThan(300);
    for (const { message, mend } of errors) {
      expect(message).toMatch(/^tidemark\.yaml:\d+:\d+: ./);
      expect(`${message} ${mend}`).not.toMatch(raw);
      expect(mend.length).toBeGreaterThan(3);
    }
  });

  test('in each place of a saved assessment, with its path', () => {
    const whole = saved('mixed');
    const errors = toldOf(whole, (document) => readAssessment(JSON.stringify(document))).filter(
      (each) => each !== null,
    );
    expect(errors.length).toBeGreaterThan(300);
    for (const { message } of errors) {
      expect(message).toMatch(/^(?:the assessment is damaged at \$\.|this is no assessment|the assessment has format)/);
      expect(message).not.toMatch(raw);
    }
  });

  test('in each place of a save file of the GOV.UK tool', () => {
    const answers = { abc: { answer: 3, needsImprovement: true } };
    const save = { metadata: { version: '2.0.0', createdAt: '2026-01-01' }, governance: answers, cost: answers };
    const errors = toldOf(save, (document) => readGovukSave(JSON.stringify(document))).filter((each) => each !== null);
    expect(errors.length).toBeGreaterThan(50);
    for (const { message, mend } of errors) expect(`${message} ${mend}`).not.toMatch(raw);
  });

  test('in one word for what should be there', () => {
    const told = (text: string) => {
      try {
        parseConfig(text, { file: 'tidemark.yaml', isTargets: false });
      } catch (error) {
        return (error as ScanError).message;
      }
      return 'nothing';
    };
    expect(told('reports: {html: ""}')).toBe('tidemark.yaml:1:17: reports.html: must not be empty');
    expect(told('models: govuk')).toBe('tidemark.yaml:1:9: models: must be a list');
    expect(told('waivers: [{question: a, criterion: b, owner: c, reason: d, expires: soon}]')).toMatch(
      /waivers\.0\.expires: must be a day such as 2026-12-31$/,
    );
    expect(told('attestations: [{question: a}]')).toMatch(/attestations\.0\.\w+ is missing$/);
    expect(told('scope: {none: [cloud]}')).toMatch(/scope\.none\.0: cloud may not stand here$/);
  });
});
