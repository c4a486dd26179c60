import { describe, expect, test } from 'vitest';
import { jobOf, pipelineOf } from './pipeline.ts';

/** What must have passed before the jobs named `a`, `b`, … of a pipeline. */
async function afters(text: string): Promise<Readonly<Record<string, readonly string[] | null>>> {
  const { jobs } = await pipelineOf(text);
  return Object.fromEntries(jobs.map(({ name, after }) => [name, after === null ? null : [...after].sort()]));
}
const job = (name: string, keys = '') => `${name}: {script: [make]${keys === '' ? '' : `, ${keys}`}}\n`;

describe('what must have passed before a job', () => {
  test('without needs, all of earlier stages that can fail the pipeline', async () => {
    const text = [
      'stages: [one, two, three]\n',
      job('a', 'stage: one'),
      job('soft', 'stage: one, allow_failure: true'),
      job('hand', 'stage: one, when: manual'),
      job('never', 'stage: one, when: never'),
      job('b', 'stage: two'),
      job('first', 'stage: .pre'),
      job('c', 'stage: three'),
      job('last', 'stage: .post'),
    ].join('');
    expect(await afters(text)).toMatchObject({
      first: [],
      a: ['first'],
      b: ['a', 'first'],
      c: ['a', 'b', 'first'],
      last: ['a', 'b', 'c', 'first'],
    });
  });

  test('the usual stages are build, test and deploy, and the usual one is test', async () => {
    const text = job('a', 'stage: build') + job('b') + job('c', 'stage: deploy') + job('d', 'stage: other');
    expect(await afters(text)).toEqual({ a: [], b: ['a'], c: ['a', 'b'], d: null });
  });

  test('with needs, those and what they need, however many steps away', async () => {
    const text = [
      job('a', 'stage: build'),
      job('b', 'stage: build'),
      job('c', 'needs: [a]'),
      job('d', 'stage: deploy, needs: [c]'),
      job('e', 'stage: deploy, needs: []'),
      job('f', 'stage: deploy, needs: [{job: c, artifacts: false}, {job: gone, optional: true}]'),
      job('g', 'stage: deploy, needs: [gone]'),
      job('h', 'stage: deploy, needs: [{project: acme/x, job: c, ref: main, artifacts: true}]'),
      job('i', 'stage: deploy, needs: ["a: [linux, arm]"]'),
    ].join('');
    expect(await afters(text)).toEqual({
      a: [],
      b: [],
      c: ['a'],
      d: ['a', 'c'],
      e: [],
      f: ['a', 'c'],
      g: null,
      h: [],
      i: ['a'],
    });
  });

  test('one that may fail need not have passed, but what it needs must', async () => {
    const text = job('a', 'stage: build') + job('b', 'needs: [a], allow_failure: true') + job('c', 'needs: [b]');
    expect(await afters(text)).toMatchObject({ c: ['a'] });
  });

  test('what always starts waits for nobody, and vouches for nobody', async () => {
    const text =
      job('a', 'stage: build') +
      job('b', 'when: always') +
      job('c', 'stage: deploy, needs: [b]') +
      job('d', 'rules: [{if: $X, when: always}, {when: on_success}]');
    expect(await afters(text)).toMatchObject({ b: [], c: ['b'], d: null });
  });

  test('needs that a rule may change are not guessed', async () => {
    const text = job('a', 'stage: build') + job('b', 'needs: [a], rules: [{if: $X, needs: []}, {when: on_success}]');
    expect(await afters(text)).toMatchObject({ b: null });
  });

  test('a circle ends', async () => {
    expect(await afters(job('a', 'needs: [b]') + job('b', 'needs: [a]'))).toEqual({ a: ['b'], b: ['a'] });
  });

  test('stages that may stand in a file that was not read are not guessed', async () => {
    const include = 'include: [{remote: "https://example.org/a.yml"}]\n';
    expect(await afters(include + job('a'))).toEqual({ a: null });
    expect(await afters(`${include}stages: [x, y]\n${job('a', 'stage: x')}${job('b', 'stage: y')}`)).toEqual({
      a: [],
      b: ['a'],
    });
  });

  test('dependencies fetch files and change no order', async () => {
    const text = job('a', 'stage: build') + job('b', 'stage: build') + job('c', 'dependencies: [a]');
    expect(await afters(text)).toMatchObject({ c: ['a', 'b'] });
  });

  test('of a job in an environment matrix all copies must have passed', async () => {
    const pipeline = await pipelineOf(`
deploy:
  script: [make]
  parallel: {matrix: [{ENV: [qa, live]}]}
  environment: $ENV
smoke: {script: [make], needs: [deploy]}
`);
    expect(jobOf(pipeline, 'smoke').after).toEqual(['deploy: [qa]', 'deploy: [live]']);
  });
});
