import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Tri } from '../../../src/core/facts/base.ts';
import { optionsOf, parseShell, type Script, withVariables } from '../../../src/formats/shell/index.ts';

const strict = { errexit: true, pipefail: false };

describe('hostile text', () => {
  test.each([
    ['brackets', '('.repeat(10_000)],
    ['substitutions', '$('.repeat(10_000)],
    ['quoted substitutions', '"$('.repeat(10_000)],
    ['arithmetic', '$(('.repeat(10_000)],
    ['expansions', '$'.concat('{a:-').repeat(10_000)],
    ['backticks', '`\\'.repeat(10_001)],
    ['groups', '{ '.repeat(10_000)],
    ['conditions', 'if '.repeat(10_000)],
    ['cases', 'case a in a) '.repeat(5000)],
    ['definitions', 'function a '.repeat(10_000)],
    ['processes', 'x <(a '.repeat(10_000)],
    ['closed brackets', `${'( '.repeat(200)}a${' )'.repeat(200)}`],
    ['here-documents', 'cat <<A '.repeat(10_000)],
    ['open quotes', "echo 'a"],
    ['an end without a beginning', 'a\nfi'],
    ['nothing between', 'a &&'],
    ['NUL', 'a\0b'],
    ['a line that is too long', 'a'.repeat(1_000_000)],
    ['too many commands', 'a\n'.repeat(60_000)],
    ['words that call words', `a() { b${' "$@"'.repeat(2000)}; }\nb() { c${' "$@"'.repeat(2000)}; }\na x y`],
    ['the end of a chain again and again', `die() { ${'a&&'.repeat(5000)}exit 1; }\n${'x||die\n'.repeat(10_000)}`],
  ])('%s is not understood', (_, text) => {
    expect(parseShell(text, strict)).toBeNull();
  });

  test.each([
    ['a chain', 'a&&'.repeat(15_000).concat('a'), 15_001],
    ['commands', 'a\n'.repeat(20_000), 20_000],
    ['a long word', 'a'.repeat(100_000), 1],
    ['pipes', 'a|'.repeat(10_000).concat('a'), 10_001],
    ['a word of many variables', `a "${'$x'.repeat(40_000)}"`, 1],
    ['an open here-document', 'cat <<EOF\na\nb', 1],
    ['tabs and carriage returns', '\ta\t\r\n\tb\r\n', 2],
  ])('%s is read', (_, text, count) => {
    expect(parseShell(text, strict)?.commands.length).toBe(count);
  });
});

const texts = [
  '#!/usr/bin/env bash\nset -euo pipefail\nROOT="$(cd "$(dirname "$0")" && pwd)"\nfor dir in "$ROOT"/*/; do\n  ( cd "$dir" && terraform plan -out=x | tee log ) || exit 1\ndone\n',
  'run() { local rc; "$@" || { rc=$?; echo "failed: $*" >&2; return "$rc"; }; }\ntrap \'rm -f "$x"; exit $?\' EXIT\nrun go test ./... 2>&1\nif [[ -n $CI && $x =~ ^a(b|c)$ ]]; then\n  run make lint & wait\nelse\n  exit 0\nfi\n',
  'case "$1" in\n  a|b) cat <<-"EOF" | bash -s\n\tx $(y)\n\tEOF\n  ;;\n  *) : "$'.concat(
    '{X:=$((1 + 2))}" `date` ;;\nesac\nwhile read -r l; do a $',
    '{{ inputs.b }} "$',
    '{l[@]}"; done < <(ls)\n',
  ),
];
const shards = [
  '\n',
  '\r\n',
  '\t',
  ';',
  '&',
  '&&',
  '|',
  '||',
  '(',
  ')',
  '{ ',
  '}',
  '$(',
  '$((',
  '))',
  '`',
  '"',
  "'",
  '\\',
  '#',
]
  .concat([
    '<<E\n',
    '<<<',
    '<(',
    '>',
    '[[ ',
    ' ]]',
    'if ',
    'then ',
    'fi',
    'do ',
    'done',
    'esac',
    ';;',
    'f() ',
    '! ',
    'set -e\n',
  ])
  .concat([
    'exit 0',
    'shift',
    '"$@"',
    '\0',
    '\u202e',
    '\ud800',
    '\uE000\uE010\uE01F\uE010\uE001',
    '$'.concat('{{'),
    '}}',
    '$[[ inputs.',
  ]);

/** One of the texts with pieces cut out, doubled and put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(400), fc.nat(30), fc.constantFrom(...shards, ...texts)), { minLength: 1, maxLength: 8 }),
  )
  .map(([text, edits]) => edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text));

function expectSound(script: Script, text: string): void {
  const lines = text.split('\n').length;
  for (const command of [...script.commands, ...[...script.functions.values()].flat()]) {
    expect(Tri.options).toContain(command.blocking);
    expect(command.words.length).toBeGreaterThan(0);
    expect(command.line).toBeGreaterThan(0);
    expect(command.line).toBeLessThanOrEqual(lines);
    for (const word of command.words) withVariables(word, script.variables);
  }
}

describe('whatever a script holds', () => {
  test('it is read or not understood, and each command has its line', () => {
    let read = 0;
    fc.assert(
      fc.property(mutated, fc.boolean(), fc.boolean(), (text, errexit, pipefail) => {
        const script = parseShell(text, optionsOf(text, { errexit, pipefail }));
        if (script === null) return;
        read++;
        expectSound(script, text);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('pieces of grammar alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...shards, 'a', ' ', '$x'), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const script = parseShell(text, strict);
        if (script !== null) expectSound(script, text);
      }),
      { numRuns: 3000 },
    );
  });
});
