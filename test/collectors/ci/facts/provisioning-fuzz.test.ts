import fc from 'fast-check';
import { expect, test } from 'vitest';
import { provisioned, workflowOf } from './provisioned.ts';

const texts = [
  `for d in a {b,c}; do (cd "live/$d" && terraform workspace select \${ENV:-dev} && terraform apply -var env=$1); done`,
  'export X=$(pwd)\nkustomize build "$X/o" | kubectl apply -f -\nhelm upgrade a ./c -f v.yaml --set a=b || true',
  'f() { local d=$1; shift; terragrunt run-all plan --working-dir $d "$@"; }\nf x -detailed-exitcode',
];
const shards = [
  '\n',
  ' ',
  '"',
  "'",
  '$',
  '${',
  '}',
  '$(',
  ')',
  '{',
  '|',
  '&&',
  ';',
  '-',
  '=',
  '\0',
  '\u202e',
  '../',
  '*',
  '`',
  `\${{ matrix.d }}`,
];

const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(120), fc.nat(12), fc.constantFrom(...shards, ...texts)), { minLength: 1, maxLength: 8 }),
  )
  .map(([text, edits]) => edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text));

test('whatever a script holds, what is told of it is plain', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, mutated, async (one, other) => {
      const steps = `- run: ${JSON.stringify(one)}\n- run: bash s.sh \${{ matrix.d }}\n  env: { ENV: ${JSON.stringify(other)} }`;
      const text = workflowOf(steps, 'strategy: { matrix: { d: [x, y] } }');
      const items = await provisioned({ '.github/workflows/a.yml': text, 's.sh': other });
      for (const { targets, selectors } of items) {
        for (const told of [...(targets ?? []), ...selectors]) expect(told).not.toMatch(/[$`\u0000-\u001f\u202e]/);
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('loops in loops end without a target', async () => {
  const script = `${'for i in 1 2 3 4 5 6 7 8 9; do '.repeat(6)}terraform -chdir=$i apply;${' done;'.repeat(6)}`;
  const text = workflowOf(`- run: ${JSON.stringify(script)}`);
  expect(await provisioned({ '.github/workflows/a.yml': text })).toMatchObject([{ targets: null }]);
});
