import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { collectors } from '../../../src/commands/shared/collectors.ts';
import { documentNames, schemaText } from '../../../src/commands/shared/schemas.ts';
import { openScope } from '../../../src/core/evidence.ts';
import { collect } from '../../../src/stages/collect.ts';
import { savedAssessments } from '../../contract/reporter.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validators = new Map(documentNames.map((name) => [name, ajv.compile(JSON.parse(schemaText(name)))]));

function isValid(name: 'collection' | 'assessment', document: unknown): boolean {
  const validate = validators.get(name);
  if (validate === undefined) throw new Error(`no schema of ${name}`);
  return validate(document) as boolean;
}

describe('the published schemas', () => {
  test('accept every saved assessment and refuse a damaged one', () => {
    for (const { name, assessment } of savedAssessments) {
      expect(isValid('assessment', assessment), name).toBe(true);
      expect(isValid('assessment', { ...assessment, now: 'yesterday' }), name).toBe(false);
      expect(isValid('assessment', { ...assessment, extra: 1 }), name).toBe(false);
      const { gaps: _, ...withoutGaps } = assessment;
      expect(isValid('assessment', withoutGaps), name).toBe(false);
    }
  });

  test('accept a collection and refuse a damaged one', async () => {
    const source = memoryRepository({
      files: { '.github/workflows/ci.yml': 'on: push\njobs: {a: {runs-on: x, steps: [{run: go test ./...}]}}\n' },
    });
    const options = { now: source.now, scope: openScope, version: '0.1.0' };
    const document = await collect([{ source, collectors }], options);
    expect(document.slots['repository.identity'].items).toHaveLength(1);
    expect(isValid('collection', document)).toBe(true);
    const slots = { ...document.slots, 'git.flow': { ...document.slots['git.flow'], asked: 'repository' } };
    expect(isValid('collection', { ...document, slots })).toBe(false);
    expect(isValid('collection', { ...document, format: 'tidemark.collection/0' })).toBe(false);
  });
});
