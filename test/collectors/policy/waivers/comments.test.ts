import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentsOf } from '../../../../collectors/policy/waivers/comments.ts';
import { commentSyntaxOf } from '../../../../src/lexicon/policy-comments.ts';

function found(path: string, text: string): readonly (readonly [number, string, boolean])[] {
  const syntax = commentSyntaxOf(path);
  if (syntax === null) throw new Error(`no comments in ${path}`);
  return commentsOf(text, syntax).map(({ line, text, isAlone }) => [line, text, isAlone]);
}

describe('comments of a text', () => {
  test.each([
    [
      'a.tf',
      'a = "x # no" # yes\n// too\n',
      [
        [1, '# yes', false],
        [2, '// too', true],
      ],
    ],
    [
      'a.tf',
      '/* one\ntwo */ a # three',
      [
        [1, '/* one', true],
        [2, 'two', true],
        [2, '# three', false],
      ],
    ],
    ['a.py', '"""\n# no\n"""\nx = 1 # yes\n', [[4, '# yes', false]]],
    ['a.py', "x = 'it\\'s # no' # yes", [[1, '# yes', false]]],
    ['a.go', 'x := `\n// no\n`\n// yes', [[4, '// yes', true]]],
    ['a.js', 'const a = `// no`; f("http://no") // yes', [[1, '// yes', false]]],
    ['a.yaml', "a: don't # yes\nb: c#no\n", [[1, '# yes', false]]],
    ['a.sh', 'echo $# a#b\n  # yes', [[2, '# yes', true]]],
    ['a.xml', '<a>\n<!-- yes -->', [[2, '<!-- yes', true]]],
    ['a.sql', "select '--no' -- yes", [[1, '-- yes', false]]],
    ['Dockerfile', '# yes\r\nRUN a', [[1, '# yes', true]]],
    [
      'a.tf',
      'a = "left open # no\n# yes',
      [
        [1, '# no', false],
        [2, '# yes', true],
      ],
    ],
    [
      'a.c',
      '/* never closed\n',
      [
        [1, '/* never closed', true],
        [2, '', true],
      ],
    ],
  ])('%s: %j', (path, text, expected) => {
    expect(found(path, text)).toEqual(expected);
  });

  test('prose and data have none', () => {
    for (const path of ['README.md', 'a.json', 'a.txt', 'LICENSE', 'a.png']) expect(commentSyntaxOf(path)).toBeNull();
  });

  test('whatever the text, each comment stands on the line it names', () => {
    const parts = fc.constantFrom('#', '//', '/*', '*/', '"', "'", '"""', '`', '\\', '\n', ' ', 'a', '<!--', '-->');
    const paths = fc.constantFrom('a.tf', 'a.py', 'a.ts', 'a.go', 'a.yaml', 'a.vue', 'a.php');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 80 }), paths, (text, path) => {
        const whole = text.join('');
        const lines = whole.split('\n');
        for (const [line, comment] of found(path, whole)) expect(lines[line - 1]).toContain(comment);
      }),
    );
  });
});
