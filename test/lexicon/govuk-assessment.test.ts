import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { govukCategories, govukQuestions } from '../../src/lexicon/govuk-assessment.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test.each(govukQuestions)('the key of $id is the digest of its title', ({ title, key }) => {
  expect(sha256(title)).toBe(key);
});

test.each(govukQuestions)('$id has a policy, and a category of the tool', ({ id, category }) => {
  const policy = new URL(`../../policies/${id.replaceAll('.', '/')}.rego`, import.meta.url);
  expect(existsSync(policy)).toBe(true);
  expect(govukCategories).toContain(category);
});

test('there are seven questions, and no key twice', () => {
  const keys = govukQuestions.flatMap(({ key, formerKeys }) => [key, ...formerKeys]);
  expect(govukQuestions).toHaveLength(7);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a former title counts in both spellings', () => {
  const { formerKeys } = govukQuestions.find(({ id }) => id.endsWith('.environment_management')) ?? { formerKeys: [] };
  expect(formerKeys).toEqual([
    sha256('How does your organisation manage its cloud environment?'),
    sha256('How does your organization manage its cloud environment?'),
  ]);
});
