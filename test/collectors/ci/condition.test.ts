import { describe, expect, test } from 'vitest';
import { holds, TOPIC, TRUNK, UNKNOWN, type Value } from '../../../collectors/ci/condition.ts';

const known: Record<string, Value> = {
  a: 'x',
  $B: 'main',
  none: null,
  empty: '',
  on: true,
  trunk: TRUNK,
  topic: TOPIC,
};
const lookup = (name: string): Value => (name in known ? (known[name] ?? null) : UNKNOWN);

describe('conditions', () => {
  test.each([
    ["a == 'x'", 'yes'],
    ["a != 'x'", 'no'],
    ["'it''s' == \"it's\"", 'yes'],
    ['$B', 'yes'],
    ['none', 'no'],
    ['empty', 'no'],
    ['on', 'yes'],
    ['!on', 'no'],
    ['true && false', 'no'],
    ['none == null', 'yes'],
    ['other', 'unknown'],
    ["other == 'x' || a == 'x'", 'yes'],
    ["other == 'x' && a == 'y'", 'no'],
    ["(other || a == 'y') && on", 'unknown'],
    ['$B =~ /^MAIN$/i', 'yes'],
    ['$B !~ /^release/', 'yes'],
    ['$B =~ /(/', 'unknown'],
    ['none =~ /x/', 'no'],
    ["trunk == 'main'", 'unknown'],
    ['trunk == trunk', 'yes'],
    ["topic == 'develop'", 'no'],
    ['topic != trunk', 'yes'],
    ['topic =~ /^feature/', 'unknown'],
    ['known()', 'yes'],
    ["contains(github.ref, 'x') && known()", 'unknown'],
    ["contains(github.ref, 'x') && none", 'no'],
    ['a ==', 'unknown'],
    ['(a', 'unknown'],
    ['a b', 'unknown'],
    ["needs.x['y'] == 'z'", 'unknown'],
    ['', 'unknown'],
    ['('.repeat(500), 'unknown'],
  ])('%j: %s', (text, expected) => {
    expect(holds(text, lookup, { call: (name) => (name === 'known' ? 'yes' : 'unknown') })).toBe(expected);
  });
});

test.each([
  ["a == 'X'", 'yes', 'no'],
  ["a != 'X'", 'no', 'yes'],
  ['none == false', 'yes', 'no'],
  ["none == ''", 'yes', 'no'],
  ["on == 'true'", 'no', 'no'],
  ["none == 'x'", 'no', 'no'],
  ["topic == 'Develop'", 'no', 'no'],
  ["other == 'x'", 'unknown', 'unknown'],
])('%j where comparisons are loose: %s, and where they are strict: %s', (text, loose, strict) => {
  expect(holds(text, lookup, { isLoose: true })).toBe(loose);
  expect(holds(text, lookup)).toBe(strict);
});
