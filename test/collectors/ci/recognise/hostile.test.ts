import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseAction, recogniseCommand, recogniseTemplate } from '../../../../collectors/ci/recognise/index.ts';
import { Tri } from '../../../../src/core/facts/base.ts';
import { Capability } from '../../../../src/core/facts/ci.ts';
import { noAdditions } from '../../../../src/core/source.ts';
import { fields } from '../../../../src/lexicon/programs/index.ts';
import { inWords } from './told.ts';

const fixed = (...texts: readonly string[]) => texts.map((text) => ({ text, isFixed: true }));

describe('hostile words', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('the program %j is unknown', (name) => {
    expect(recogniseCommand(fixed(name, '--help'), noAdditions).type).toBe('unknown');
    expect(recogniseCommand(fixed('npm', name), noAdditions).type).not.toBe('call');
    expect(recogniseAction(`${name}/${name}@v1`, new Map([['__proto__', 'x']]), noAdditions).type).toBe('unknown');
    expect(recogniseTemplate(`Security/${name}`)).toEqual([]);
  });

  test('ten thousand words are judged like ten', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `x${index}`);
    expect(inWords(recogniseCommand(fixed('go', 'test', ...many), noAdditions))).toBe('test:yes');
    expect(inWords(recogniseCommand(fixed('mvn', ...many, 'verify'), noAdditions))).toBe('build:yes test:yes');
    expect(inWords(recogniseCommand(fixed('trivy', 'config', ...many, '--exit-code=1'), noAdditions))).toBe(
      'infrastructure_scan:yes',
    );
    expect(recogniseCommand(fixed(...many.map(() => 'sudo')), noAdditions).type).toBe('unknown');
    expect(recogniseCommand(fixed('make', '-j', ...many), noAdditions).type).toBe('call');
  });

  test('what is shown of the unknown is a name, no address and no long text', () => {
    const shown = ['https://user:pw@host/x', '\u001b[31m', 'x'.repeat(1000), 'a\nb'].map((name) =>
      inWords(recogniseCommand(fixed(name), noAdditions)),
    );
    expect(shown).toEqual(Array(4).fill('? a command'));
  });

  const texts = fc.constantFrom(
    ...Object.values(fields).flatMap(Object.keys),
    ...`ssh scp make npm yarn pnpm task just bash sh source eval cd trivy python npx xargs sudo run exec -c -- -m test plan apply image -- = - --exit-code --soft-fail=$X $ARGS \${{x}} $(a) host:b s3://x __proto__ / ./ ~ \0`.split(
      ' ',
    ),
  );
  const word = fc.record({ text: fc.oneof(texts, fc.string()), isFixed: fc.boolean() });

  test('whatever the words, the answer is of its kind', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const answer = recogniseCommand(words, noAdditions);
        if (answer.type === 'known')
          for (const { capability, fails } of answer.found) {
            expect(Capability.options).toContain(capability);
            expect(Tri.options).toContain(fails);
          }
        if (answer.type === 'unknown') expect(answer.what.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 5000 },
    );
  });

  test('where a variable may hold flags, no scanner is said to fail', () => {
    fc.assert(
      fc.property(texts, texts, (name, sub) => {
        const open = recogniseCommand([...fixed('checkov', name, sub), { text: '$ARGS', isFixed: false }], noAdditions);
        if (open.type === 'known') expect(open.found.every(({ fails }) => fails !== 'yes')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever the inputs of an action, the answer is of its kind', () => {
    const name = fc.constantFrom(
      'aquasecurity/trivy-action',
      'docker/build-push-action',
      'actions-rs/cargo',
      'azure/cli',
    );
    const inputs = fc.dictionary(
      fc.constantFrom('push', 'args', 'command', 'scan-type', 'exit-code', 'inlineScript'),
      fc.string(),
    );
    fc.assert(
      fc.property(name, inputs, (uses, given) => {
        const answer = recogniseAction(`${uses}@v1`, new Map(Object.entries(given)), noAdditions);
        expect(['known', 'call', 'unknown', 'script']).toContain(answer.type);
      }),
    );
  });
});
