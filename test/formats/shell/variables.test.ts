import { describe, expect, test } from 'vitest';
import { parseShell, withVariables } from '../../../src/formats/shell/index.ts';

const strict = { errexit: true, pipefail: false };
const variablesOf = (text: string) => Object.fromEntries(parseShell(text, strict)?.variables ?? []);

describe('the variables of a script', () => {
  test('are those with a literal value, made of others or not', () => {
    const text = 'ROOT=infra\nexport DIR="$ROOT/prod" E=\'a b\'\nreadonly F=$' + '{DIR}/x\nexport ROOT\necho "$ROOT"';
    expect(variablesOf(text)).toEqual({ ROOT: 'infra', DIR: 'infra/prod', E: 'a b', F: 'infra/prod/x' });
  });

  test.each([
    'A=1\nA=2',
    'A=1\nA+=2',
    'if a; then A=1; fi',
    'a && A=1',
    '( A=1 )',
    'f() { A=1; }',
    'A=$(a)',
    'A=$1',
    'A=(a b)',
    'A[1]=b',
    'A=1 command',
    'A=1 &',
    'A=1; read -r A',
    'A=1; for A in a; do b; done',
    'A=1; unset A',
    'A=1; f() { local A=2; }',
    'A=1; (( A++ ))',
    'A=1; : "$' + '{A:=2}"',
    'A="$' + '{{ inputs.a }}"',
  ])('are not to be relied on in %j', (text) => {
    expect(variablesOf(text)).toEqual({});
  });
});

describe('a word with variables', () => {
  const variables = new Map([
    ['DIR', 'infra'],
    ['FLAGS', '-a -b'],
    ['EMPTY', ''],
    ['ODD', '$x`\\'],
  ]);
  const filled = (text: string) => {
    const word = parseShell(`run ${text}`, strict)?.commands.at(-1)?.words[1];
    return word === undefined ? null : withVariables(word, variables);
  };

  test('is fixed when nothing else is left open', () => {
    expect(filled('"$DIR"/scan.sh')).toEqual({ text: 'infra/scan.sh', isFixed: true });
    expect(filled('$' + '{DIR}_x')).toEqual({ text: 'infra_x', isFixed: true });
    expect(filled('"$DIR $ODD \\$DIR"')).toEqual({ text: 'infra $x`\\ $DIR', isFixed: true });
    expect(filled('"$FLAGS"')).toEqual({ text: '-a -b', isFixed: true });
  });

  test('stays open where something is unknown, or the shell would split it', () => {
    expect(filled('"$DIR/$OTHER"')).toEqual({ text: 'infra/$OTHER', isFixed: false });
    expect(filled('"$DIR_x"')?.isFixed).toBe(false);
    expect(filled('"$' + '{DIR:-x}"')?.isFixed).toBe(false);
    expect(filled('"$DIR$(a)"')?.isFixed).toBe(false);
    expect(filled('"$DIR$' + '{{ x }}"')?.isFixed).toBe(false);
    expect(filled('$FLAGS')).toMatchObject({ text: '$FLAGS', isFixed: false });
    expect(filled('$EMPTY')?.isFixed).toBe(false);
    expect(filled('"$@"')?.isFixed).toBe(false);
    expect(filled('<(cat "$DIR")')?.isFixed).toBe(false);
  });

  test('that is fixed is left alone', () => {
    expect(filled("'$DIR'")).toEqual({ text: '$DIR', isFixed: true });
  });
});
