import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksOf, doneBy } from '../../../../collectors/ci/follow/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { Tri } from '../../../../src/core/facts/base.ts';
import { Capability } from '../../../../src/core/facts/ci.ts';
import { brief, doneByScript, stepOf } from './following.ts';

describe('what one step may cost', () => {
  test('calls one in another end at a depth, and say so', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`s${index}.sh`, `./s${index + 1}.sh\n`]),
    );
    expect(brief(await doneByScript('./s0.sh', files))).toEqual(['unknown too_large unknown']);
    const chain = { ...files, 's6.sh': 'pytest\n' };
    expect(brief(await doneByScript('./s0.sh', chain))).toEqual(['test yes']);
  });

  test('so many commands, and so many findings, are looked at, and one unknown says so', async () => {
    const many = 'echo\n'.repeat(5000);
    expect(brief(await doneByScript(`${many}pytest`))).toEqual(['unknown too_large unknown']);
    const done = await doneByScript('pytest\n'.repeat(1500));
    expect(done.length).toBe(401);
    expect(done.at(-1)?.unresolved).toBe('too_large');
  });

  test('scripts that call each other many times over end', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`s${index}.sh`, `./s${index + 1}.sh\n`.repeat(500)]),
    );
    expect(brief(await doneByScript('./s0.sh', files))).toContain('unknown too_large unknown');
  });

  test('a long text that is run over and over ends', async () => {
    const files = { 'package.json': JSON.stringify({ scripts: { a: `echo ${'x'.repeat(100_000)}` } }) };
    expect(brief(await doneByScript('npm run a\n'.repeat(400), files))).toEqual(['unknown too_large unknown']);
  });
});

describe('whether a step checks', () => {
  test('yes, no and unknown', async () => {
    const checks = async (text: string, files = {}) => checksOf(await doneByScript(text, files));
    expect(await checks('pytest')).toBe('yes');
    expect(await checks('pytest || true')).toBe('no');
    expect(await checks('eslint .')).toBe('no');
    expect(await checks('echo terraform plan')).toBe('no');
    expect(await checks('make test')).toBe('unknown');
    expect(await checks('make test', { Makefile: 'test:\n\tpytest\n' })).toBe('yes');
    expect(await checks('make test', { Makefile: 'test:\n\t-pytest\n' })).toBe('no');
    expect(await checks('make test\npytest')).toBe('yes');
    expect(checksOf([])).toBe('no');
  });

  test('a template that no list holds is unknown, one that is listed does what it says', async () => {
    const of = async (name: string) => brief(await doneBy(stepOf({ type: 'template', name }), memoryRepository()));
    expect(await of('Security/SAST.gitlab-ci.yml')).toEqual(['code_scan no']);
    expect(await of('Acme/Nothing.gitlab-ci.yml')).toEqual(['unknown unresolved_include yes']);
    expect(await of('keyword:nothing')).toEqual([]);
  });

  test('what a reader could not read is unknown', async () => {
    const step = stepOf({ type: 'unread', what: 'acme/ci', why: 'unresolved_include' }, ['a.yml']);
    const done = await doneBy(step, memoryRepository());
    expect(done).toMatchObject([{ capability: 'unknown', via: ['a.yml'], confidence: 'indirect', what: 'acme/ci' }]);
    expect(checksOf(done)).toBe('unknown');
  });
});

const shards = [
  '\n',
  '\t',
  ' ',
  ':',
  '=',
  ':=',
  '$(',
  ')',
  '${',
  '}',
  '$@',
  '%',
  '|',
  ';',
  '&&',
  '||',
  '#',
  '\\\n',
  '\r\n',
  '\0',
  '"',
  "'",
  '`',
  '<<E',
  'define x',
  'endef',
  'ifeq',
  'endif',
  'include a',
  '$(MAKE)',
  'make a',
  'just a',
  'task a',
  'npm run a',
  './a',
  'source a',
  'bash -c "',
  'cd ..',
  '{{a}}',
  `\${{ inputs.a }}`,
  'a:',
  '- ',
  '[',
  ']',
  '{',
  '😀',
  '\u202e',
  '\u00010',
  '../',
];
const noise = fc
  .array(fc.constantFrom(...shards, 'a', 'pytest', '__proto__'), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('whatever the files hold, following ends with known words', async () => {
  await fc.assert(
    fc.asyncProperty(
      noise,
      noise,
      fc.constantFrom('make a', 'just a', 'task a', 'npm run a', './a', '. ./a', 'bash a'),
      async (first, second, call) => {
        const files = {
          Makefile: `a:\n\tpytest\n${first}`,
          justfile: `a:\n  pytest\n${first}`,
          'Taskfile.yml': `tasks:\n  a: pytest\n${first}`,
          'package.json': `{"scripts":{"a":${JSON.stringify(first)}}}`,
          a: first,
          'a/action.yml': `runs:\n  using: composite\n  steps:\n    - run: ${first}`,
        };
        const text = `${call}\n${second}`;
        for (const done of [
          await doneByScript(text, files),
          await doneBy(stepOf({ type: 'action', uses: './a', inputs: new Map() }), memoryRepository({ files })),
        ]) {
          for (const { capability, blocking, at, via, what } of done) {
            expect([...Capability.options, 'unknown']).toContain(capability);
            expect(Tri.options).toContain(blocking);
            expect(at.line).toBeGreaterThan(0);
            expect(via.length).toBeLessThanOrEqual(10);
            expect((what ?? '').length).toBeLessThanOrEqual(120);
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
});
