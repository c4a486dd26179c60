import type { z } from 'zod';

/** A value that is not what a schema asks for, as zod reports it. */
type Issue = z.core.$ZodRawIssue;

/** Values that a message lists. */
const mostValues = 20;

const typeWords: Readonly<Record<string, string>> = {
  ...{ string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ array: 'a list', tuple: 'a list', object: 'keys with their values', record: 'keys with their values' },
  null: 'null',
};

const formatWords: Readonly<Record<string, string>> = {
  date: 'a day such as 2026-12-31',
  datetime: 'an instant such as 2026-12-31T12:00:00Z',
};

/**
 * What is wrong with a value, to stand behind the name of its place: `must be a text`. Never the validator's own words,
 * which are for those who wrote the schema; what a schema says itself comes before this. Repeats nothing of the value.
 */
export const issueWords = (issue: Issue): string =>
  issue.input === undefined && issue.code !== 'custom' ? 'is missing' : wrong(issue);

function wrong(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? 'something else'}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_format':
      return `must be ${formatWords[issue.format] ?? 'written in another way'}`;
    case 'too_small':
      return sized(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return sized(issue.origin, Number(issue.maximum), 'most');
    case 'unrecognized_keys':
      return `has a key that nobody knows: ${issue.keys[0]}`;
    default:
      return 'does not fit here';
  }
}

function oneOf(values: readonly string[]): string {
  if (values.length === 1) return `must be ${values[0]}`;
  const more = values.length > mostValues ? ' and others' : '';
  return `must be one of ${values.slice(0, mostValues).join(', ')}${more}`;
}

function sized(origin: string, limit: number, at: 'least' | 'most'): string {
  if (origin !== 'string' && origin !== 'array') return `must be ${limit} at ${at}`;
  if (limit === 1 && at === 'least') return 'must not be empty';
  return `must have ${limit} ${origin === 'string' ? 'letters' : 'entries'} at ${at}`;
}
