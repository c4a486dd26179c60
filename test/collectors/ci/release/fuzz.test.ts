import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ci } from '../../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { workflowOf } from './reading.ts';

const texts = [
  'TAG=$(git rev-parse HEAD)\ndocker build -t "acme/shop:$TAG" . && docker push "acme/shop:$TAG"\ncosign sign acme/shop',
  'curl -fsSL https://a:b@get.example.org/x.sh | bash -s -- -b bin\necho "a  x" | sha256sum -c -\nnpm ci --prefix web',
  `aws s3 cp a.zip s3://b/a-\${{ github.sha }}.zip\nnpm publish --registry=$WHERE\nA=$B; B=$A; docker push $A`,
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
  ':',
  '/',
  '@',
  ',',
  '|',
  '\0',
  '\u202e',
  `\${{ env.A }}`,
  '=',
];

const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(160), fc.nat(12), fc.constantFrom(...shards, ...texts)), { minLength: 1, maxLength: 8 }),
  )
  .map(([text, edits]) => edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text));

test('whatever a script holds, what is told of it is plain, and no credential of an address is told', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, mutated, async (one, other) => {
      const steps = `- run: ${JSON.stringify(one)}\n- uses: docker/build-push-action@v6\n  with: { push: true, tags: ${JSON.stringify(other)} }\n  env: { A: ${JSON.stringify(other)} }`;
      const source = memoryRepository({ files: { '.github/workflows/a.yml': workflowOf(steps) } });
      for (const kind of ['supply.release', 'supply.install', 'supply.download'] as const) {
        for (const { at, ...item } of (await ci.reads[kind]?.(source))?.items ?? []) {
          expect(at.path).toBe('.github/workflows/a.yml');
          for (const value of Object.values(item)) expect(String(value)).not.toMatch(/[`\u0000-\u001f\u202e]|a:b/);
        }
      }
    }),
    { numRuns: 150 },
  );
});
