import { describe, expect, test } from 'vitest';
import { ScanError } from '../../src/core/errors.ts';
import { govukAnswer, readGovukSave } from '../../src/formats/govuk-save.ts';
import { govukQuestions } from '../../src/lexicon/govuk-assessment.ts';

const [question] = govukQuestions;
if (question === undefined) throw new Error('no question');
const { key, formerKeys } = question;
const [british = '', american = ''] = formerKeys;

const metadata = { version: '2.0.0', createdAt: '2026-01-02T03:04:05.000Z' };
const save = (governance: unknown, more: object = {}) => ({ metadata, governance, ...more });
const exported = (data: object) => ({ exportMetadata: { version: '2.0.0' }, assessmentData: data });
const marked = (answer: number) => ({ answer, needsImprovement: true });
const answerIn = (file: unknown) => govukAnswer(readGovukSave(JSON.stringify(file)).data, question)?.answer;

describe('a save file', () => {
  test.each([
    ['as the tool exports it', exported(save({ [key]: marked(4) }))],
    ['with the bare answers', save({ [key]: marked(4) })],
    ['of the first version, with numbers', { governance: { [key]: 4 } }],
    ['of the first version, with what the page holds', { governance: { [key]: '4' }, cost: {} }],
    ['of the first version, which says so', exported({ metadata: { version: '1.0.0' }, governance: { [key]: 4 } })],
  ])('is read %s', (_, file) => {
    expect(answerIn(file)).toBe(4);
  });

  test.each([
    ['without an answer', { needsImprovement: true, note: 'x' }],
    ['with none', { answer: null, needsImprovement: false }],
    ['with an empty one', { answer: '', needsImprovement: false }],
    ['of nothing', null],
  ])('keeps an entry %s, which claims nothing', (_, entry) => {
    const file = save({ [key]: entry, other: marked(2) });
    expect(readGovukSave(JSON.stringify(file)).data.governance).toEqual({ [key]: entry, other: marked(2) });
    expect(answerIn(file)).toBeUndefined();
    // The control: what is answered under a former title is found all the same.
    expect(answerIn(save({ [key]: entry, [british]: marked(2) }))).toBe(2);
  });

  test('keeps what nobody knows the meaning of', () => {
    const odd = exported(
      save({ [key]: { ...marked(1), by: 'ana' } }, { intro: ['x'], metadata: { ...metadata, x: 1 } }),
    );
    const { data, around } = readGovukSave(JSON.stringify({ ...odd, more: true }));
    expect(data).toEqual(odd.assessmentData);
    expect(around).toEqual({ exportMetadata: { version: '2.0.0' }, more: true });
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing in particular', '{}'],
    ['another document', '{"format":"tidemark.assessment/1","questions":[]}'],
    ['no answers where they were exported', '{"exportMetadata":{},"assessmentData":[]}'],
    ['a later version', JSON.stringify({ metadata: { version: '2.1.0' }, governance: { [key]: marked(4) } })],
    ['no version with answers of the second', JSON.stringify({ governance: { [key]: marked(4) } })],
    ['numbers in the second version', JSON.stringify(save({ [key]: 4 }))],
    ['a fraction', JSON.stringify(save({ [key]: marked(3.5) }))],
    ['more than there is', JSON.stringify(save({ [key]: marked(6) }))],
    ['no mark', JSON.stringify(save({ [key]: { answer: 3 } }))],
    ['an answer in words', JSON.stringify({ governance: { [key]: 'four' } })],
    ['a pit', `{"governance":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`],
    ['a well', `{"governance":{},"x":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['too much', `{"governance":{},"x":"${'x'.repeat(5_000_000)}"}`],
  ])('is not read from %s, and the error says what to do', (_, text) => {
    let error: unknown;
    try {
      readGovukSave(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ScanError);
    expect(error).toMatchObject({ code: 'malformed_document', mend: expect.stringMatching(/GOV\.UK/) });
    expect((error as ScanError).message.length).toBeLessThan(400);
  });

  test('says where it is damaged, without what else stands there', () => {
    const text = JSON.stringify(exported(save({ 'a\u001b[31m\u202e': { answer: 9, needsImprovement: true } })));
    expect(() => readGovukSave(text)).toThrow(/\$\.assessmentData\.governance\.a[^\u001b\u202e]*\.answer/);
  });

  test('cannot reach what every object has', () => {
    readGovukSave('{"metadata":{"version":"2.0.0"},"__proto__":{"polluted":1},"governance":{}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('an answer', () => {
  test('is found under former titles, in either spelling', () => {
    expect(answerIn(save({ [british]: marked(2) }))).toBe(2);
    expect(answerIn(save({ [american]: marked(3) }))).toBe(3);
  });

  test('is that of today, unless it is only that nobody knows', () => {
    expect(answerIn(save({ [key]: marked(5), [british]: marked(2) }))).toBe(5);
    expect(answerIn(save({ [key]: marked(0), [british]: marked(2) }))).toBe(2);
    expect(answerIn(save({ [key]: marked(0) }))).toBe(0);
    expect(answerIn(save({}))).toBeUndefined();
  });
});
