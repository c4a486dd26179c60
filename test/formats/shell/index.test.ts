import { describe, expect, test } from 'vitest';
import { type Command, parseShell, type ShellOptions, type Word } from '../../../src/formats/shell/index.ts';

const strict: ShellOptions = { errexit: true, pipefail: false };
const commandsOf = (text: string): readonly Command[] => parseShell(text, strict)?.commands ?? [];
const told = ({ words }: Command): string => words.map((word) => word.text).join(' ');
/** The second word of a text's first command. */
const wordOf = (text: string): Word | undefined => commandsOf(text)[0]?.words[1];

describe('the commands of a script', () => {
  test('are words without assignments, redirections and comments', () => {
    const commands = commandsOf('A=1 run "two words" \'$x\' > out 2>&1 <<< in # nothing\nnext');
    expect(commands.map(({ words }) => words.map((word) => word.text))).toEqual([['run', 'two words', '$x'], ['next']]);
    expect(commands[0]?.assignments).toEqual([{ name: 'A', value: { text: '1', isFixed: true } }]);
  });

  test('stand in the order in which they are run, those of substitutions before the one that reads them', () => {
    expect(commandsOf('a "$(b | c)" && d\nif e; then f; else g; fi').map(told)).toEqual([
      'b',
      'c',
      'a $(b | c)',
      'd',
      'e',
      'f',
      'g',
    ]);
  });

  test('know their line, also behind here-documents, templates of many lines and Windows line ends', () => {
    const lines = (text: string) => commandsOf(text).map((command) => [command.words[0]?.text, command.line]);
    expect(lines('\n\na\n  b; c\n')).toEqual([
      ['a', 3],
      ['b', 4],
      ['c', 4],
    ]);
    expect(lines('cat <<EOF\none\ntwo\nEOF\na \\\n  x\nb')).toEqual([
      ['cat', 1],
      ['a', 5],
      ['b', 7],
    ]);
    expect(lines('f() {\n  a\n}\nb\nf')).toEqual([
      ['b', 4],
      ['a', 2],
    ]);
    expect(lines('a\r\nb\r\n')).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(lines('a\nx=$(\n  b\n)\nx=`c \\`\nd\\``')).toEqual([
      ['a', 1],
      ['b', 3],
      ['d', 5],
      ['c', 5],
    ]);
  });

  test('of a file with Windows line ends are the same as of one without', () => {
    const text = 'set -e\nif a; then\n  b "c" \\\n    d\nfi\ncat <<EOF\nx\nEOF\ne || true\n';
    expect(commandsOf(text.replaceAll('\n', '\r\n'))).toEqual(commandsOf(text));
    expect(commandsOf('a || true\r\n').map(told)).toEqual(['a', 'true']);
  });

  test('are none in comments, tests, arithmetic and functions that nobody calls', () => {
    expect(commandsOf('# a\n[[ -f a && b == c ]]\n(( a + b ))\nf() { a; }\nx=1\n> log')).toEqual([]);
    expect(commandsOf('')).toEqual([]);
  });

  test('a shell that is fed a script ends with a word that nobody knows', () => {
    const last = (text: string) => commandsOf(text)[0]?.words.at(-1)?.isFixed;
    expect(last('bash <<EOF\na\nEOF')).toBe(false);
    expect(last('sudo /bin/sh -e < run.sh')).toBe(false);
    expect(last('bash -s <<< "$x"')).toBe(false);
    expect(last('bash run.sh < names')).toBe(true);
    expect(last('cat <<EOF\na\nEOF')).toBe(true);
  });

  test('an argument that assigns is a word like others', () => {
    const [command] = commandsOf('export A=1 B="$x" C=(a b) D');
    expect(command?.words.map(({ text, isFixed }) => [text, isFixed])).toEqual([
      ['export', true],
      ['A=1', true],
      ['B=$x', false],
      ['C=$(…)', false],
      ['D', true],
    ]);
  });
});

describe('a word', () => {
  test.each([
    ['$x', false],
    ['"$y"', false],
    ["'$z'", true],
    ['\\$w', true],
    ['$(a)', false],
    ['`b`', false],
    ['$((1))', false],
    ['a$' + '{b}c', false],
    ['*.sh', true],
    ['{a,b}', true],
    ['{a,$b}', false],
    ['~/x', true],
    ["$'\\n'", true],
    ['<(a)', false],
    ['a$', true],
  ])('%s is fixed: %s', (text, isFixed) => {
    expect(commandsOf(`run ${text}`).at(-1)?.words[1]?.isFixed).toBe(isFixed);
  });

  test('keeps its literal parts, as they stand between double quotes', () => {
    expect(wordOf('run "$ROOT/scripts"/\'x y\'.sh')).toEqual({ text: '$ROOT/scripts/x y.sh', isFixed: false });
    expect(wordOf(`run '$5 '"$x"`)).toEqual({ text: '\\$5 $x', isFixed: false });
    expect(wordOf(`run '$5 \\'`)).toEqual({ text: '$5 \\', isFixed: true });
    expect(wordOf('run a\\ b"c\\"d"')).toEqual({ text: 'a bc"d', isFixed: true });
  });

  test('may be many where it is open outside quotes', () => {
    expect(wordOf('run $x')?.isMany).toBe(true);
    expect(wordOf('run "$@"')?.isMany).toBe(true);
    expect(wordOf('run "$x"')?.isMany).toBeUndefined();
    expect(wordOf('run *')?.isMany).toBeUndefined();
  });

  test('with a template is open, in quotes of either sort, and shows the template', () => {
    const template = `\${{ matrix.os == 'a }} b' && format('{0}', "(") }}`;
    for (const text of [`run x-${template}`, `run "x-${template}"`, `run 'x-${template}'`]) {
      expect(wordOf(text)).toMatchObject({ text: `x-${template}`, isFixed: false });
    }
    expect(commandsOf(`\${{ inputs.command }} x`)[0]?.words[0]?.isFixed).toBe(false);
    expect(wordOf('run $[[ inputs.env ]]')).toMatchObject({ text: '$[[ inputs.env ]]', isFixed: false });
    expect(commandsOf(`a \${{ x\n }}\nb`).map((command) => command.line)).toEqual([1, 3]);
  });

  test('of letters that stand for templates is no template', () => {
    expect(wordOf('run \uE000\uE010\uE010\uE010\uE001')?.isFixed).toBe(true);
  });
});

describe('what a script defines', () => {
  test('functions as a caller would see them', () => {
    const script = parseShell('set -e\nf() {\n  a || true\n  b\n}\ng() { f; }\nhelper', { ...strict, errexit: false });
    const f = script?.functions.get('f')?.map((command) => [told(command), command.blocking, command.line]);
    expect(f).toEqual([
      ['a', 'no', 3],
      ['true', 'unknown', 3],
      ['b', 'yes', 4],
    ]);
    expect(script?.functions.get('g')?.map(told)).toEqual(['a', 'true', 'b']);
    expect(script?.commands.map(told)).toEqual(['set -e', 'helper']);
  });

  test('a function that fails without -e passes on its last command alone', () => {
    const script = parseShell('f() { a; b; }', { errexit: false, pipefail: false });
    expect(script?.functions.get('f')?.map(({ blocking }) => blocking)).toEqual(['no', 'yes']);
  });

  test('no function is read without end', () => {
    const calls = ['a', 'b', 'c', 'd', 'e'].map((name, index) => `${name}() { ${`${'bcdex'[index]};`.repeat(20)} }\n`);
    expect(parseShell(`${calls.join('')}${'a;'.repeat(100)}`, strict)).toBeNull();
  });
});
