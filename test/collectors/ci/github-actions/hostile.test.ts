import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occasions } from '../../../../collectors/ci/model.ts';
import { Tri } from '../../../../src/core/facts/base.ts';
import { pipeline, read, stepsOf, tested } from './reading.ts';

const go = 'on: pull_request\njobs:\n  test:\n    steps:\n      - run: go test ./...\n';

describe('files that are no workflow', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
  ].join('\n');

  test.each([
    ['an unclosed list', 'on: [push\njobs: {', 'malformed'],
    ['a key twice', `${go}on: push\n`, 'malformed'],
    ['a job twice', `${go}  test:\n    steps: []\n`, 'malformed'],
    ['two documents', `${go}---\n${go}`, 'malformed'],
    ['no jobs', 'on: push\n', 'malformed'],
    ['jobs that are a list', 'on: push\njobs: [a]\n', 'malformed'],
    ['nothing that starts it', 'jobs:\n  a: {steps: []}\n', 'malformed'],
    ['events that are numbers in maps', 'on: [{a: 1}]\njobs: {}\n', 'malformed'],
    ['tabs', 'on: push\njobs:\n\ttest:\n', 'malformed'],
    ['NUL', `${go}\0`, 'malformed'],
    ['aliases within aliases', `${bomb}\n${go}`, 'malformed'],
    ['deep nesting', `${go}x: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'malformed'],
    ['an id longer than any', `on: push\njobs:\n  ${'x'.repeat(101)}: {steps: []}\n`, 'malformed'],
    ['seven megabytes', `${go}#${'x'.repeat(7 * 1024 * 1024)}`, 'too_large'],
  ])('%s', async (_, text, trouble) => {
    expect(await read(text)).toBe(trouble);
  });
});

describe('unusual files that are workflows', () => {
  test.each([
    ['Windows line ends', go.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${go}`],
    ['no line end', go.trimEnd()],
    ['JSON', JSON.stringify({ on: 'pull_request', jobs: { test: { steps: [{ run: 'go test' }] } } })],
    ['anchors', 'on: pull_request\nx: &step\n  run: go test\njobs:\n  test: &job\n    steps: [*step]\n  again: *job\n'],
    ['names of objects', `${go}  __proto__:\n    steps: []\n  constructor:\n    needs: __proto__\n    steps: []\n`],
    ['tabs in a script', 'on: pull_request\njobs:\n  test:\n    steps:\n      - run: |\n          \tgo test\n'],
  ])('%s', async (_, text) => {
    expect(tested(await pipeline(text)).changeRequest).toBe('yes');
  });

  test('events, filters, conditions and needs of any other shape end in an answer', async () => {
    const text =
      'on:\n  push: [1]\n  pull_request: {branches: {a: b}, types: {}}\n  schedule: x\njobs:\n  a: text\n  b: [1]\n  c: null\n  d: {steps: text, if: [1], needs: [[a]], environment: [x], strategy: 1, permissions: [], env: [], container: [], services: []}\n  e: {uses: [x]}\n  f: {steps: [null, 1, [x], {run: {a: b}}, {uses: [1]}]}\n';
    const found = await pipeline(text);
    expect(found.jobs.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(stepsOf(found).every(({ doing }) => doing.type === 'unread')).toBe(true);
  });

  test('legs, conditions and needs as many as a file can hold are judged', async () => {
    const axis = `[${Array.from({ length: 20 }, (_, n) => n).join(',')}]`;
    const steps = Array.from({ length: 3000 }, (_, n) => `      - {if: matrix.n == ${n}, run: x}\n`).join('');
    const found = await pipeline(
      `on: [push, pull_request]\njobs:\n  a:\n    strategy: {matrix: {n: ${axis}}}\n    steps:\n${steps}`,
    );
    expect(stepsOf(found).filter(({ runs }) => runs.trunkPush === 'yes')).toHaveLength(20);
  });
});

const callee = '.github/workflows/called.yml';
const called = `on:
  workflow_call:
    inputs:
      env: {type: string, default: dev}
jobs:
  in:
    environment: \${{ inputs.env }}
    steps:
      - run: make
`;
const seed = `name: CI
on:
  push: &filter
    branches: [main, "release/**"]
  pull_request: *filter
permissions: {id-token: write}
env: {AWS_SECRET_ACCESS_KEY: "\${{ secrets.A }}"}
jobs:
  test:
    if: startsWith(github.ref, 'refs/tags/') || !contains(github.ref, 'x')
    strategy: {matrix: {dir: [a, b], include: [{dir: c, x: true}]}}
    environment: {name: "\${{ matrix.dir }}"}
    needs: [build]
    steps:
      - uses: actions/checkout@v4
        with: {path: a}
      - working-directory: \${{ matrix.dir }}
        run: |
          go test ./...
  build:
    needs: [test]
    uses: ./${callee}
    with: {env: "\${{ matrix.env }}"}
`;
const shards = [
  '\n',
  '  ',
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '!x ',
  '"',
  "'",
  '|',
  '>',
  '#',
  '\t',
  '${{',
  '}}',
  '\0',
  '\u202e',
  '😀',
  '<<: ',
  '---\n',
  '? ',
  'needs: test\n',
  'if: ',
  'always()',
  'matrix',
  '\r\n',
  '~',
  'docker://',
  './',
];

/** A seed with pieces cut out, doubled and put in. */
const mutated = (from: string) =>
  fc
    .array(fc.tuple(fc.nat(from.length), fc.nat(30), fc.constantFrom(...shards, from)), { maxLength: 6 })
    .map((edits) => edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), from));

test('whatever files hold, the answer is a trouble or a pipeline of yes, no and unknown', async () => {
  await fc.assert(
    fc.asyncProperty(mutated(seed), mutated(called), async (text, other) => {
      const found = await read(text, { files: { [callee]: other } });
      if (typeof found === 'string') {
        expect(['malformed', 'too_large']).toContain(found);
        return;
      }
      for (const { runs, steps, name, after } of found.jobs) {
        for (const occasion of occasions) expect(Tri.options).toContain(runs[occasion]);
        for (const step of steps) for (const occasion of occasions) expect(Tri.options).toContain(step.runs[occasion]);
        for (const { at } of steps) expect(at.line).toBeGreaterThan(0);
        expect(after ?? []).not.toContain(name);
      }
      expect(new Set(found.jobs.map(({ name }) => name)).size).toBe(found.jobs.length);
    }),
    { numRuns: 1000 },
  );
});
