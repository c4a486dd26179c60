import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareRego, readRego, regoTests } from '../../../../collectors/policy/files/rego.ts';
import { itemsIn, only } from '../reading.ts';

describe('what a Rego file states', () => {
  test.each([
    ['deny contains msg if { true }', 'yes', 1],
    ['deny[msg] {\n  msg := "x"\n}', 'yes', 1],
    ['violation[{"msg": msg}] {\n  msg := "x"\n}', 'yes', 1],
    ['deny_public contains msg if { true }\ndeny_open contains msg if { true }', 'yes', 2],
    ['deny := {m | some m in input}', 'yes', 1],
    ['warn contains msg if { true }\nwarn contains msg if { false }', 'no', 2],
    ['warn contains msg if { true }\ndeny contains msg if { true }', 'yes', 2],
    ['default allow := false\nallow if { input.x }', 'unknown', 1],
    ['report contains x if { true }', 'unknown', 1],
    ['limit := 3\nhas(x) if { x }', 'unknown', 0],
    ['# deny contains msg if { true }', 'unknown', 0],
    ['x := `\ndeny contains msg if { true }\n`', 'unknown', 0],
    ['  deny contains msg if { true }', 'unknown', 0],
    ['denied contains msg if { true }', 'unknown', 1],
  ])('%j refuses: %s, with %i rules', (body, enforces, rules) => {
    expect(readRego(`package main\n\n${body}\n`)).toMatchObject({ engine: 'rego', form: 'rules', enforces, rules });
  });

  test('a text without a package is no Rego', () => {
    expect(readRego('deny contains msg if { true }\n')).toBeNull();
    expect(readRego('# package main\n')).toBeNull();
  });

  test('a severity in the metadata or in what a rule gives is seen', () => {
    expect(readRego('package a\n# METADATA\n# custom:\n#   severity: HIGH\ndeny if { true }')?.hasSeverity).toBe('yes');
    expect(readRego('package a\ndeny if { true }')?.hasSeverity).toBe('no');
  });

  test('byte order mark, Windows line ends and a string left open do no harm', async () => {
    const text = '\uFEFFpackage main\r\nx := "open\r\ndeny contains msg if {\r\n  true\r\n}\r\n';
    expect(await only('policy.file', 'policy/a.rego', text)).toMatchObject({ enforces: 'yes', rules: 1 });
  });

  test('tests, examples and vendored rules are none of its rules', async () => {
    const text = 'package main\ndeny if { true }\n';
    const items = await itemsIn('policy.file', {
      'policy/a_test.rego': text,
      'examples/a.rego': text,
      'tests/a.rego': text,
      'vendor/x/a.rego': text,
      'policy/.chainsaw-test/a.rego': text,
      'policy/a.rego': text,
    });
    expect(items.map((item) => item.ref)).toEqual(['policy/a.rego']);
  });

  test('whatever the text, lines stay where they are and nothing throws', () => {
    const letters = fc.constantFrom('"', '`', '#', '\\', '\n', 'deny', ' ', '{', 'package a', '[', ':=', 'if', '\0');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        readRego(text);
        expect(bareRego(text).split('\n').length).toBe(text.split('\n').length);
        expect(bareRego(bareRego(text)).length).toBeLessThanOrEqual(text.length * 2);
      }),
    );
  });

  test('rules whose names begin with test_ are the cases of a test', () => {
    expect(regoTests('package a\ntest_a if { true }\ntest_b { true }\ntodo_test_c { true }\nx := "test_d"\n')).toBe(2);
  });
});
