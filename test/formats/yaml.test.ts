import { describe, expect, test } from 'vitest';
import { get, lineOf, texts } from '../../src/formats/nodes.ts';
import { parseYaml, yamlLimits } from '../../src/formats/yaml.ts';

const one = (text: string, version: '1.1' | '1.2' = '1.2') => parseYaml(text, version)?.[0];

describe('reading YAML', () => {
  test('`on` and `yes` are text in 1.2; in 1.1 values are booleans and keys stay as written', () => {
    expect(one('on: yes')).toMatchObject({ entries: new Map([['on', expect.objectContaining({ value: 'yes' })]]) });
    expect(one('on: yes', '1.1')).toMatchObject({
      entries: new Map([['on', expect.objectContaining({ value: true })]]),
    });
  });

  test('lines are those of the keys, also inside what an anchor shares', () => {
    const root = one('name: x\n\non: &events [push]\njobs:\n  a: {}\n');
    if (root === undefined) throw new Error('not read');
    expect([lineOf(root, 'on'), lineOf(root, 'jobs'), lineOf(root, 'none')]).toEqual([3, 4, 1]);
    expect(texts(get(root, 'on'))).toEqual(['push']);
  });

  test.each([
    ['run: make', 1],
    ['run:\n  make', 2],
    ['run: |\n  make', 2],
    ['run: &x >-\n\n  make', 2],
    ['x: &x |\n  make\nrun: *x', 2],
  ])('the text of a scalar begins on its own line: %j', (written, textLine) => {
    expect(get(one(written), 'run')).toMatchObject({ textLine });
  });

  test('a local tag is kept, so that nobody takes its content for text', () => {
    expect(texts(get(one('script: !reference [.a, script]', '1.1'), 'script'))).toBeUndefined();
  });

  test('several documents are several', () => {
    expect(parseYaml('a: 1\n---\nb: 2\n', '1.2')).toHaveLength(2);
  });

  test.each([
    ['malformed', 'a: [1'],
    ['a key twice', 'a: 1\na: 2'],
    ['an anchor that is not there', 'a: *b'],
    ['an anchor that holds itself', 'a: &a [*a]'],
    ['a key that is a list', '? [a]\n: 1'],
    ['tabs', 'a:\n\t- b'],
  ])('%s is refused', (_, text) => {
    expect(parseYaml(text, '1.2')).toBeNull();
  });

  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, index) => {
      const before = 'abcdefgh'[index];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
    }),
  ].join('\n');

  test.each([
    ['nested lists', '['.repeat(100_000)],
    ['closed lists', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(50_000)],
    ['indentation', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['aliases within aliases', bomb],
    ['many aliases', `a: &a 1\nb: [${'*a,'.repeat(yamlLimits.aliases + 1)}]`],
    ['a long script many times', `a: &a "${'x'.repeat(500_000)}"\nb: [${'*a,'.repeat(50)}]`],
    ['many nodes', `a: [${'1,'.repeat(yamlLimits.nodes + 1)}]`],
    ['size', `a: ${'x'.repeat(yamlLimits.bytes)}`],
  ])('beyond the limits it is refused and does not hang: %s', (_, text) => {
    expect(parseYaml(text, '1.2')).toBeNull();
  });

  test('as many keys as the limits allow are no slower than others', () => {
    const text = Array.from({ length: 15_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(one(text)).toMatchObject({ type: 'map' });
  });
});
