import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/core/assessment.ts';
import { ScanError } from '../../../src/core/errors.ts';
import { govukQuestions } from '../../../src/lexicon/govuk-assessment.ts';
import { govuk } from '../../../src/reporters/govuk/index.ts';
import { mergeInto } from '../../../src/reporters/govuk/merge.ts';
import { saved, testReporter } from '../../contract/reporter.ts';
import { type Loaded, loadedBy } from './loader.ts';

testReporter(govuk, { isLineBounded: false, golden: null });

const options = { color: false, ascii: false, width: 80 };
const id = (name: string) => `govuk.governance.${name}`;

function questionOf(name: string) {
  const question = govukQuestions.find((each) => each.id === id(name));
  if (question === undefined) throw new Error(`no question ${name}`);
  return question;
}
const keyOf = (name: string) => questionOf(name).key;

/** An assessment of GOV.UK questions with these proven levels. */
function assessed(levels: Readonly<Record<string, number | null>>): Assessment {
  const mixed = structuredClone(saved('mixed'));
  const [question] = mixed.questions;
  if (question === undefined) throw new Error('no question');
  const questions = Object.entries(levels).map(([name, level]) => {
    const score = { ...question.score, level, status: level === null ? 'not_assessed' : 'assessed' } as const;
    return { ...question, id: id(name), score };
  });
  return { ...mixed, questions };
}

const rendered = (levels: Readonly<Record<string, number | null>>, targets: Readonly<Record<string, number>> = {}) =>
  loadedBy(govuk.render(assessed(levels), { ...options, targets }));
const governanceIn = (loaded: Loaded) => loaded.assessmentData.governance;

describe('a save file', () => {
  test('has the proven levels as answers, under the keys of today', () => {
    expect(governanceIn(rendered({ version_control: 4, provisioning: 1 }))).toEqual({
      [keyOf('version_control')]: { answer: 4, needsImprovement: false },
      [keyOf('provisioning')]: { answer: 1, needsImprovement: false },
    });
  });

  test('has no answer where no level is proven: the tool would count it as none of five', () => {
    expect(Object.keys(governanceIn(rendered({ version_control: 4, provisioning: null })) ?? {})).toEqual([
      keyOf('version_control'),
    ]);
  });

  test('has no empty category, by which the tool would divide', () => {
    const loaded = rendered({ provisioning: null });
    expect(Object.keys(loaded.assessmentData)).toEqual(['metadata']);
    expect(loaded.exportMetadata).toMatchObject({ categories: {}, totalQuestions: 0, improvementCount: 0 });
  });

  test('marks what stays below the level to reach, and nothing where none is set', () => {
    const levels = { version_control: 4, provisioning: 1, policy_enforcement: 3 };
    const loaded = rendered(levels, { [id('version_control')]: 4, [id('provisioning')]: 2 });
    const marks = Object.values(governanceIn(loaded) ?? {}).map(({ needsImprovement }) => needsImprovement);
    // In the order of the tool's own questions: policies, version control, provisioning.
    expect(marks).toEqual([false, false, true]);
    expect(loaded.exportMetadata).toMatchObject({
      ...{ improvementCount: 1, totalQuestions: 3 },
      categories: { governance: { answered: 3, needsImprovement: 1 } },
    });
  });

  test('reads as its golden says', async () => {
    const assessment = assessed({ version_control: 4, provisioning: 1, policy_enforcement: null });
    const text = govuk.render(assessment, { ...options, targets: { [id('provisioning')]: 3 } });
    await expect(text).toMatchFileSnapshot('../../../fixtures/reports/govuk.golden.json');
  });

  test('is of the moment of the scan', () => {
    const { now } = saved('mixed');
    const { exportMetadata, assessmentData } = rendered({ version_control: 4 });
    expect(assessmentData.metadata).toEqual({ version: '2.0.0', createdAt: now, lastModified: now });
    expect(exportMetadata).toMatchObject({ version: '2.0.0', createdAt: now, exportedAt: now });
  });
});

const marked = (answer: number) => ({ answer, needsImprovement: true });
const plainly = (answer: number) => ({ answer, needsImprovement: false });
const createdAt = '2026-01-02T03:04:05.000Z';
const existing = (governance: object, more: object = {}) =>
  JSON.stringify({
    exportMetadata: { version: '2.0.0', note: 'kept' },
    assessmentData: { metadata: { version: '2.0.0', createdAt, by: 'ana' }, governance, ...more },
  });
const merged = (
  file: string,
  levels: Readonly<Record<string, number | null>>,
  targets: Readonly<Record<string, number>> = {},
) => loadedBy(mergeInto(file, assessed(levels), { targets }));

describe('a merge', () => {
  test('keeps entries that nobody has answered, and answers those that are proven', () => {
    const open = { needsImprovement: true, note: 'ask ana' };
    const file = existing({ [keyOf('version_control')]: open, [keyOf('provisioning')]: open, other: null });
    // As they stood there already, whatever the tool makes of them.
    const text = mergeInto(file, assessed({ version_control: 3, provisioning: null }), { targets: {} });
    expect(JSON.parse(text).assessmentData.governance).toEqual({
      [keyOf('version_control')]: { ...open, answer: 3 },
      [keyOf('provisioning')]: open,
      other: null,
    });
  });

  test('replaces what is proven, and keeps all else', () => {
    const file = existing(
      {
        [keyOf('version_control')]: { ...plainly(5), seen: 'yes' },
        [keyOf('provisioning')]: plainly(2),
        other: marked(3),
      },
      { cost: { aa: plainly(1) }, tech: {}, intro: { read: true } },
    );
    const loaded = merged(file, { version_control: 3, provisioning: null });
    expect(loaded.assessmentData).toEqual({
      metadata: { version: '2.0.0', createdAt, lastModified: saved('mixed').now, by: 'ana' },
      governance: {
        [keyOf('version_control')]: { ...plainly(3), seen: 'yes' },
        [keyOf('provisioning')]: plainly(2),
        other: marked(3),
      },
      ...{ cost: { aa: plainly(1) }, intro: { read: true } },
    });
    expect(loaded.exportMetadata).toMatchObject({
      ...{ note: 'kept', totalQuestions: 4, improvementCount: 1 },
      categories: { governance: { answered: 3, needsImprovement: 1 }, cost: { answered: 1, needsImprovement: 0 } },
    });
  });

  test('moves answers under former titles to those of today', () => {
    const [british = '', american = ''] = questionOf('version_control').formerKeys;
    const file = existing({ [british]: plainly(2), [american]: plainly(3) });
    expect(governanceIn(merged(file, {}))).toEqual({ [keyOf('version_control')]: plainly(2) });
    expect(governanceIn(merged(file, { version_control: 4 }))).toEqual({ [keyOf('version_control')]: plainly(4) });
  });

  test('keeps a mark where no level is to be reached, and sets it by the level where one is', () => {
    const file = existing({ [keyOf('version_control')]: marked(2) });
    const given = (targets: Readonly<Record<string, number>>) =>
      governanceIn(merged(file, { version_control: 3 }, targets))?.[keyOf('version_control')];
    expect(given({})).toEqual(marked(3));
    expect(given({ [id('version_control')]: 3 })).toEqual(plainly(3));
    expect(given({ [id('version_control')]: 4 })).toEqual(marked(3));
  });

  test('takes the bare answers of the first version too', () => {
    const file = JSON.stringify({ governance: { [keyOf('provisioning')]: 2 } });
    expect(governanceIn(merged(file, { version_control: 3 }))).toEqual({
      [keyOf('provisioning')]: plainly(2),
      [keyOf('version_control')]: plainly(3),
    });
  });

  test('changes nothing the second time', () => {
    const once = mergeInto(existing({ other: marked(3) }), assessed({ version_control: 3 }), { targets: {} });
    expect(mergeInto(once, assessed({ version_control: 3 }), { targets: {} })).toBe(once);
  });

  test('says what to do about what is no save file', () => {
    expect(() => mergeInto('{"governance":{"a":{"answer":9}}}', assessed({}), { targets: {} })).toThrow(ScanError);
  });
});
