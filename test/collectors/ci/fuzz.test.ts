import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admits } from '../../../collectors/ci/branch-filter.ts';
import { holds } from '../../../collectors/ci/condition.ts';
import { Tri } from '../../../src/core/facts/base.ts';
import { parseShell } from '../../../src/formats/shell/index.ts';
import { gitlab, workflow } from './reading.ts';

const texts = [
  'name: CI\non:\n  push: &filter\n    branches: [main, "release/**"]\n  pull_request: *filter\njobs:\n  test:\n    if: github.ref != \'x\'\n    needs: [build]\n    steps:\n      - uses: actions/checkout@v4\n      - run: |\n          set -e\n          if [ -f x ]; then go test ./...; fi || true\n',
  'include:\n  - local: a.yml\n.base: &base\n  rules:\n    - if: $CI_COMMIT_BRANCH =~ /^main$/i && $X != null\n      changes: [a]\ntest:\n  <<: *base\n  script:\n    - !reference [.x, script]\n    - "for x in $(ls); do make $x; done"\n',
];
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
  '$(',
  '`',
  '\0',
  '\u202e',
  '😀',
  '<<: ',
  '---\n',
  '? ',
];

/** One of the texts with pieces cut out, doubled and put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(400), fc.nat(30), fc.constantFrom(...shards, ...texts)), { minLength: 1, maxLength: 8 }),
  )
  .map(([text, edits]) => edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text));

describe('whatever a file holds, the answer is yes, no or unknown', () => {
  test('workflows', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const { checksRequests, checksPushes, onChangeRequest, onTrunkPush, at } = await workflow(text);
        for (const value of [checksRequests, checksPushes, onChangeRequest, onTrunkPush])
          expect(Tri.options).toContain(value);
        expect(at.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('GitLab pipelines', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const { checksRequests, checksPushes, requestsFiltered, pushesFiltered } = await gitlab(text);
        for (const value of [checksRequests, checksPushes, requestsFiltered, pushesFiltered])
          expect(Tri.options).toContain(value);
      }),
      { numRuns: 500 },
    );
  });

  const noise = fc.array(
    fc.constantFrom(
      ...shards,
      'a',
      ' ',
      '(',
      ')',
      ';',
      '&&',
      '||',
      '|',
      '!',
      '==',
      '=~',
      '/',
      'if ',
      'then ',
      'fi',
      'case ',
      ' in ',
      'esac',
      ';;',
      'do ',
      'done',
      'for ',
      '<<E',
      '<',
      '$x',
      '\\',
      '*',
      '+',
      '[',
    ),
    { maxLength: 60 },
  );

  test('scripts, conditions and patterns', () => {
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        const script = parseShell(text, { errexit: true, pipefail: false });
        for (const { blocking } of script?.commands ?? []) expect(Tri.options).toContain(blocking);
        expect(Tri.options).toContain(holds(text, () => 'x'));
        expect(Tri.options).toContain(admits([text, `!${text}`], 'main'));
      }),
      { numRuns: 3000 },
    );
  });

  test('adding a step that checks never takes a check away', async () => {
    const steps = ['- run: make', '- run: gofmt -l .', '- run: go test || true', '- run: pytest'];
    await fc.assert(
      fc.asyncProperty(fc.subarray(steps), async (some) => {
        const of = async (list: readonly string[]) =>
          (
            await workflow(
              `on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n${list.map((step) => `      ${step}\n`).join('')}`,
            )
          ).checksPushes;
        expect(await of([...some, '- run: cargo test'])).toBe('yes');
        expect(await of(some)).toBe(
          some.includes('- run: pytest') ? 'yes' : some.includes('- run: make') ? 'unknown' : 'no',
        );
      }),
    );
  });
});
