import { describe, expect, test } from 'vitest';
import { parseShell } from '../../../src/formats/shell/index.ts';

const strict = { errexit: true, pipefail: false };

/** Words of the commands of a script that is traced; what stays open is told in angle brackets. */
function traced(text: string, args: readonly string[] = [], variables: Record<string, string> = {}): readonly string[] {
  const words = args.map((arg) => ({ text: arg, isFixed: true }));
  const script = parseShell(text, {
    ...strict,
    traced: { args: words, variables: new Map(Object.entries(variables)) },
  });
  return (script?.commands ?? []).map((command) =>
    command.words.map(({ text: word, isFixed }) => (isFixed ? word : `<${word}>`)).join(' '),
  );
}

describe('a script that is traced', () => {
  test.each([
    ['x $1 "$2" $3', ['x a b <$3>']],
    ['A=1; x $A; A=2; x $A', ['x 1', 'x 2']],
    ['A=1; A=$(y); x $A', ['y', 'x <$A>']],
    ['A=1; read A; x $A', ['read A', 'x <$A>']],
    ['A=1; A+=2; x $A', ['x <$A>']],
    ['A=1; (A=2); x $A', ['x 1']],
    ['A=1; y && A=2; x $A', ['y', 'x <$A>']],
    ['if y; then A=1; else A=1; fi; x $A', ['y', 'x 1']],
    ['if y; then A=1; else A=2; fi; x $A', ['y', 'x <$A>']],
    [`A="\${1:-d}"; x $A`, ['x a']],
    [`A="\${3:-d}"; x $A`, ['x d']],
    [`x \${HOME:-d}`, [`x <\${HOME:-d}>`]],
    ['A="$B/x"; y "$A/z"', ['y <$B/x/z>']],
    ['f() { local A=$1; x $A; }; A=0; f 1; x $A', ['local A=1', 'x 1', 'x <$A>']],
    ['for i in 1 2; do x $i; done', ['x 1', 'x 2']],
    ['for i in a/{b,c}; do x $i; done', ['x a/b', 'x a/c']],
    ['L="1 2"; for i in $L; do x $i; done', ['x 1', 'x 2']],
    ['for i in "$@"; do x $i; done', ['x a', 'x b']],
    ['for i in $(y); do x $i; done', ['y', 'x <$i>']],
    ['i=0; while y; do x $i; i=1; done; x $i', ['y', 'x <$i>', 'x <$i>']],
    ['export A=1; export A', ['export A=1', 'export A=1']],
  ])('%s', (text, expected) => {
    expect(traced(text, ['a', 'b'])).toEqual(expected);
  });

  test('begins with the variables it is handed', () => {
    expect(traced(`x $A \${A:-d}; A=2; x $A`, [], { A: '1' })).toEqual(['x 1 1', 'x 2']);
  });

  test('knows what belongs to one pipe', () => {
    const script = parseShell('a | b; c; d | (e; f | g)', { ...strict, traced: { args: [], variables: new Map() } });
    expect(script?.commands.map(({ words, pipe }) => [words[0]?.text, pipe])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', undefined],
      ['d', 2],
      ['e', 2],
      ['f', 2],
      ['g', 2],
    ]);
  });

  test('counts the same commands as fatal as one that is not', () => {
    const text = 'a || true\nb | c\nif d; then e; fi\n(f; g)\nh';
    const blocking = (one: ReturnType<typeof parseShell>) => one?.commands.map((command) => command.blocking);
    const plain = parseShell(text, strict);
    expect(blocking(parseShell(text, { ...strict, traced: { args: [], variables: new Map() } }))).toEqual(
      blocking(plain),
    );
  });

  test.each([
    ['loops in loops', `${'for i in 1 2 3 4 5 6 7 8 9; do '.repeat(12)}x;${' done;'.repeat(12)}`],
    ['turns in turns that nobody counts', `${'while y; do '.repeat(50)}x;${' done;'.repeat(50)}`],
    ['very many variables', Array.from({ length: 5000 }, (_, n) => `V${n}=$V${n - 1}x`).join('\n')],
    ['a value that doubles', `A=xx\n${'A="$A$A"\n'.repeat(60)}y $A`],
  ])('%s end', (_, text) => {
    expect(() => traced(text)).not.toThrow();
  });
});
