import { describe, expect, test } from 'vitest';
import { ASSESSMENT_FORMAT } from '../../src/core/assessment.ts';
import { canonicalText } from '../../src/core/canonical.ts';
import { readAssessment, readCollection } from '../../src/core/documents.ts';
import { ScanError } from '../../src/core/errors.ts';
import { collectionOf, inSlot, now, tag } from '../stages/fakes.ts';

const collection = collectionOf({ 'git.tag': { items: [inSlot('git.tag', tag('v1')), inSlot('git.tag', tag('v2'))] } });
const text = canonicalText(collection);
const assessment = {
  format: ASSESSMENT_FORMAT,
  tool: collection.tool,
  now: now.toISOString(),
  ...{ targets: [], scope: collection.scope, evidenceDigest: '', models: [], questions: [], citations: [], gaps: [] },
};

/** The error of reading a text, or of reading the collection with one thing changed in it. */
function refusal(given: string | ((document: ReturnType<typeof collectionOf>) => object), read = readCollection) {
  try {
    read(typeof given === 'string' ? given : JSON.stringify(given(structuredClone(collection))));
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error('it was read');
}

test('a document reads back as it was written', () => {
  expect(readCollection(text)).toEqual(collection);
  expect(readAssessment(JSON.stringify(assessment))).toEqual(assessment);
});

describe('a text that is no document', () => {
  test.each<[string, string, string]>([
    ['empty', '', 'cannot read the collection: it ends too early'],
    ['cut off in a string', text.slice(0, 40), 'cannot read the collection: it ends too early'],
    ['cut off at the end', text.slice(0, -2), 'cannot read the collection: it ends too early'],
    ['no JSON', 'format: yaml', 'cannot read the collection: it is not JSON'],
    ['JSON and more', '{"a":1}}', 'cannot read the collection: it is not JSON from character 7 on'],
    ['nested without end', '['.repeat(200_000), 'cannot read the collection: it ends too early'],
    [
      'nested too deeply',
      '['.repeat(200_000) + ']'.repeat(200_000),
      'cannot read the collection: it is nested too deeply',
    ],
    ['foreign', '{"version":"2.1.0","runs":[]}', 'this is no collection of tidemark: it has no format at $.format'],
    ['a list', '[]', 'this is no collection of tidemark: it has no format at $.format'],
    ['null', 'null', 'this is no collection of tidemark: it has no format at $.format'],
    [
      'of another tool',
      '{"format":"sarif\\n\\u001b[2J"}',
      'this is no collection of tidemark: $.format is sarif \ufffd[2J, not tidemark.collection/1',
    ],
    [
      'of another step',
      JSON.stringify(assessment),
      'this is no collection of tidemark: $.format is tidemark.assessment/1, not tidemark.collection/1',
    ],
    [
      'of another version',
      text.replace('tidemark.collection/1', 'tidemark.collection/99'),
      'the collection has format tidemark.collection/99 at $.format, and this version reads tidemark.collection/1',
    ],
  ])('%s', (_, given, message) => {
    const error = refusal(given);
    expect(error.message).toBe(message);
    expect(error.code).toBe('malformed_document');
    expect(error.mend).toContain('tidemark collect');
  });
});

describe('a damaged collection is refused with the place of the damage', () => {
  test.each<[string, Parameters<typeof refusal>[0], RegExp]>([
    ['a field of another type', (d) => ({ ...d, targets: 3 }), /at \$\.targets: /],
    [
      'a slot that is missing',
      (d) => ({ ...d, slots: { ...d.slots, 'git.tag': undefined } }),
      /\$\.slots\["git\.tag"\]/,
    ],
    ['a slot too many', (d) => ({ ...d, slots: { ...d.slots, 'git.brunch': {} } }), /\$\.slots: .*git\.brunch/],
    ['a date that is none', (d) => ({ ...d, now: 'yesterday' }), /at \$\.now: /],
    [
      'a fact changed',
      (d) => {
        Object.assign(d.slots['git.tag'].items[1] ?? {}, { onTrunk: 'perhaps' });
        return d;
      },
      /at \$\.slots\["git\.tag"\]\.items\[1\]\.onTrunk: /,
    ],
    [
      'a fact under another name',
      (d) => {
        Object.assign(d.slots['git.tag'].items[1] ?? {}, { ref: 'v3' });
        return d;
      },
      /items\[1\]\.id: it does not name its own fact/,
    ],
    [
      'a fact there twice',
      (d) => {
        d.slots['git.tag'].items.push(...d.slots['git.tag'].items.slice(0, 1));
        return d;
      },
      /items\[2\]\.id: the same fact stands there twice/,
    ],
  ])('%s', (_, change, message) => {
    expect(refusal(change).message).toMatch(message);
  });

  test('a message quotes at most a line of it', () => {
    const { message } = refusal((d) => ({ ...d, [`x\n${'y'.repeat(10_000)}`]: 1 }));
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).not.toContain('\n');
  });
});

test('a damaged assessment says how to get a new one', () => {
  const error = refusal(JSON.stringify({ ...assessment, questions: [{}] }), (given) => {
    readAssessment(given);
    return collection;
  });
  expect(error.message).toMatch(/^the assessment is damaged at \$\.questions\[0\]\.id: /);
  expect(error.mend).toContain('tidemark evaluate');
});

test('an escaped lone surrogate is replaced, so that the document has one text', () => {
  const odd = text.replaceAll('v2', '\\ud800');
  expect(canonicalText(readCollection(odd))).toBe(text.replaceAll('v2', '\ufffd'));
});
