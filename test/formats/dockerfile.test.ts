import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DockerInstruction, dockerfile } from '../../src/formats/dockerfile.ts';

const parse = (text: string) => dockerfile.parse(text) as readonly DockerInstruction[] | null;
const keywords = (text: string) => parse(text)?.map(({ keyword }) => keyword);

describe('a Dockerfile', () => {
  test('gives its instructions with line, stage and flags', () => {
    const found = parse(`# syntax=docker/dockerfile:1
ARG V=3.12.1
ARG BASE=python:\${V}-slim
FROM --platform=$BUILDPLATFORM \${BASE} AS Build
COPY --chown=a:b . /app
FROM build
ENTRYPOINT ["app", "it's"]
`);
    expect(found?.map(({ keyword, line, stage, words }) => [keyword, line, stage, words])).toEqual([
      ['ARG', 2, null, ['V=3.12.1']],
      ['ARG', 3, null, [`BASE=python:\${V}-slim`]],
      ['FROM', 4, 'build', ['python:3.12.1-slim', 'AS', 'Build']],
      ['COPY', 5, 'build', ['.', '/app']],
      ['FROM', 6, '1', ['build']],
      ['ENTRYPOINT', 7, '1', ['app', "it's"]],
    ]);
    expect([...(found?.[2]?.flags ?? [])]).toEqual([['platform', '$BUILDPLATFORM']]);
    expect(found?.[5]?.text).toBe(`app 'it'\\''s'`);
  });

  test('takes the default that stands beside an argument, and leaves what has none', () => {
    const from = (head: string) => parse(head)?.find(({ keyword }) => keyword === 'FROM')?.words[0];
    expect(from(`FROM \${R:-docker.io}/a:\${T}`)).toBe(`docker.io/a:\${T}`);
    expect(from(`ARG R=\nFROM \${R:-docker.io}/a`)).toBe('docker.io/a');
    expect(from(`ARG R=x\nFROM a\${R:+-slim}`)).toBe('a-slim');
    expect(from('ARG T\nFROM a:$T')).toBe('a:$T');
  });

  test('keeps continuations, so that each line of a script stays where it is', () => {
    const [, run] =
      parse(`FROM a
RUN --mount=type=cache,target=/x \\
    apt-get update && \\
    # inner

    curl -o b https://x/b
USER c
`) ?? [];
    expect(run?.textLine).toBe(3);
    expect(run?.text).toBe('apt-get update && \\\n\\\n\\\n    curl -o b https://x/b');
    expect(run?.flags.get('mount')).toBe('type=cache,target=/x');
  });

  test('reads here-documents as the script, or as a part of it', () => {
    const runs = parse(`FROM a
RUN <<EOT
curl https://y | sh
FROM b
EOT
RUN cat <<'X' > /f && echo "a <<b"
hello
X
RUN <<-EOT
\t#!/usr/bin/env python3
\tprint(1)
\tEOT
COPY <<conf /etc/app
FROM c
conf
USER d
`);
    expect(runs?.map(({ keyword, text, textLine }) => [keyword, text, textLine])).toEqual([
      ['FROM', 'a', 1],
      ['RUN', 'curl https://y | sh\nFROM b', 3],
      ['RUN', `cat <<'X' > /f && echo "a <<b"\nhello\nX`, 6],
      ['RUN', '', 10],
      ['COPY', '<<conf /etc/app', 13],
      ['USER', 'd', 16],
    ]);
  });

  test('may say that another sign continues its lines', () => {
    expect(keywords('# escape=`\nFROM a\nRUN dir `\n C:\\\nUSER b')).toEqual(['FROM', 'RUN', 'USER']);
    expect(parse('# escape=`\nFROM a\nRUN dir `\n C:\\\nUSER b')?.[1]?.text).toBe('dir \\\n C:\\');
    expect(keywords('# a comment\n# escape=`\nFROM a\nRUN b \\\nUSER c')).toEqual(['FROM', 'RUN']);
  });

  test('keeps the words of old and new settings', () => {
    expect(parse(`FROM a\nENV A=b C="d e" F='$g'\nENV A b c`)?.map(({ words }) => words)).toEqual([
      ['a'],
      ['A=b', 'C=d e', 'F=$g'],
      ['A', 'b', 'c'],
    ]);
  });

  test('is none without a FROM, with a document that never ends, or beyond its bounds', () => {
    expect(parse('')).toBeNull();
    expect(parse('RUN a')).toBeNull();
    expect(parse('FROM a\nRUN <<X\nb')).toBeNull();
    expect(parse(`FROM a\n${'USER b\n'.repeat(6000)}`)).toBeNull();
    expect(parse(`FROM a\nRUN ${'x '.repeat(70_000)}`)).toBeNull();
  });

  test('does not grow with arguments that name each other', () => {
    const grow = Array.from({ length: 60 }, (_, at) => `ARG A${at + 1}=$A${at}$A${at}`).join('\n');
    const from = parse(`ARG A0=xx\n${grow}\nFROM $A60`)?.at(-1);
    expect(from?.words[0]?.length).toBeLessThan(500);
  });

  test('is read whatever it holds, in lines that it has', () => {
    const piece = fc.constantFrom(
      ...[
        'FROM ',
        'RUN ',
        'ARG ',
        'COPY ',
        '\n',
        '\\\n',
        '`',
        '"',
        "'",
        '<<X',
        '<<-"X"',
        '\nX\n',
        '#',
        '$',
        '${',
        '}',
        '[',
        ']',
        '--a=b ',
        'x',
        ' ',
        '\t',
        '\r\n',
        '\u0000',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split(/\r?\n/).length;
        for (const { line, textLine, keyword } of parse(text) ?? []) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines);
          expect(textLine).toBeLessThanOrEqual(lines + 1);
          expect(keyword).toBe(keyword.toUpperCase());
        }
      }),
      { numRuns: 2000 },
    );
  });
});
