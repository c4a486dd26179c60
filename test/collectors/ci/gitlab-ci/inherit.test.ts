import { describe, expect, test } from 'vitest';
import { jobOf, names, onlyJob, pipelineOf, scriptOf, unreadOf } from './pipeline.ts';

describe('extends', () => {
  test('lays the job over what it extends: maps merged, lists replaced', async () => {
    const job = await onlyJob(
      `.base: {variables: {A: a, B: base}, script: [base], before_script: [prepare]}
.more: {variables: {B: more}, allow_failure: true}
test:
  extends: [.base, .more]
  script: [own]
  environment: $A-$B
`,
    );
    expect(scriptOf(job)).toBe('prepare\nown');
    expect(job).toMatchObject({ blocking: 'no', environment: { name: 'a-more' } });
  });

  test('chains are followed, also through jobs that run themselves', async () => {
    const pipeline = await pipelineOf('.a: {script: [go test]}\nb: {extends: .a}\nc: {extends: b, only: [tags]}\n');
    expect(scriptOf(jobOf(pipeline, 'c'))).toBe('go test');
    expect(jobOf(pipeline, 'c').runs).toMatchObject({ trunkPush: 'no', tag: 'yes' });
  });

  test('a circle, a chain that is too long and a base that is not there leave the job unknown', async () => {
    const chain = Array.from({ length: 14 }, (_, n) => `.j${n}: {extends: .j${n + 1}}\n`).join('');
    const pipeline = await pipelineOf(
      `${chain}.j14: {script: [make]}\nlong: {extends: .j0}\nround: {extends: [round]}\nnone: {extends: .nowhere}\n`,
    );
    for (const name of ['long', 'round', 'none']) {
      const job = jobOf(pipeline, name);
      expect(job).toMatchObject({ blocking: 'unknown', runs: { trunkPush: 'unknown' }, after: null });
      expect(unreadOf(job)).toHaveLength(1);
    }
  });

  test('an anchor brings its keys where they stand', async () => {
    const job = await onlyJob(
      '.go: &go\n  image: golang:1.24.1\n  script:\n    - go vet\n    - go test\ntest:\n  <<: *go\n',
    );
    expect(job.steps).toMatchObject([{ at: { path: '.gitlab-ci.yml', line: 4 }, doing: { text: 'go vet\ngo test' } }]);
  });
});

describe('!reference', () => {
  test('is followed into jobs, into what they extend, and one in another', async () => {
    const job = await onlyJob(
      `.deep: {script: [deep]}
.base: {script: [!reference [.deep, script], base]}
.middle: {extends: .base}
test:
  script:
    - !reference [.middle, script]
    - own
  rules:
    - !reference [.rules, rules]
.rules:
  rules: [{if: $CI_COMMIT_TAG}]
`,
    );
    expect(scriptOf(job)).toBe('deep\nbase\nown');
    expect(job.runs).toMatchObject({ tag: 'yes', trunkPush: 'no' });
  });

  test('is followed in the workflow and in defaults', async () => {
    const job = await onlyJob(
      `.w: {rules: [{if: $CI_COMMIT_TAG}]}
.d: {script: [prepare]}
workflow: {rules: !reference [.w, rules]}
default: {before_script: [!reference [.d, script]]}
test: {script: [own]}
`,
    );
    expect(scriptOf(job)).toBe('prepare\nown');
    expect(job.runs).toMatchObject({ tag: 'yes', trunkPush: 'no' });
  });

  test('one that leads nowhere or in a circle stays unread', async () => {
    const pipeline = await pipelineOf(
      `a: {script: [!reference [b, script]]}
b: {script: [!reference [a, script], make]}
c: {script: [!reference [.gone, script]]}
d: {script: [make], rules: !reference [.gone, rules]}
`,
    );
    expect(unreadOf(jobOf(pipeline, 'a'))).toHaveLength(1);
    expect(unreadOf(jobOf(pipeline, 'c'))).toEqual(['!reference [.gone, script]: absent']);
    expect(jobOf(pipeline, 'd')).toMatchObject({ blocking: 'unknown', runs: { trunkPush: 'unknown' } });
  });

  test('one into a file that was not read is said to be so', async () => {
    const pipeline = await pipelineOf(
      'include: [{remote: "https://example.org/a.yml"}]\na: {script: [!reference [.gone, script]]}',
    );
    expect(unreadOf(jobOf(pipeline, 'a'))).toEqual(['!reference [.gone, script]: unresolved_include']);
  });
});

describe('defaults', () => {
  const defaults = 'default: {before_script: [prepare], image: ruby:3.3.1}\n';

  test.each([
    ['are inherited', '', 'prepare\nown'],
    ['give way to the own key', '\n  before_script: [mine]', 'mine\nown'],
    ['can be refused', '\n  inherit: {default: false}', 'own'],
    ['can be chosen, without this one', '\n  inherit: {default: [image]}', 'own'],
    ['can be chosen, with this one', '\n  inherit: {default: [before_script]}', 'prepare\nown'],
  ])('%s', async (_, keys, expected) => {
    expect(scriptOf(await onlyJob(`${defaults}test:\n  script: [own]${keys}\n`))).toBe(expected);
  });

  test('variables of the root can be refused too', async () => {
    const text = (inherit: string) =>
      `variables: {E: live}\ndeploy:\n  script: [make]\n  environment: $E\n  inherit: {variables: ${inherit}}\n`;
    expect((await onlyJob(text('true'))).environment).toEqual({ name: 'live' });
    expect((await onlyJob(text('[E]'))).environment).toEqual({ name: 'live' });
    expect((await onlyJob(text('false'))).environment).toEqual({ name: null });
  });
});

describe('inputs', () => {
  const include = (inputs: string) => `include:\n  - local: t.yml\n${inputs}`;
  const files = {
    't.yml': `spec:
  inputs:
    name: {default: test}
    tool: {}
    rules: {type: array, default: []}
---
"$[[ inputs.name ]] job":
  script:
    - $[[ inputs.tool ]] run
  rules: $[[ inputs.rules ]]
  allow_failure: $[[ inputs.soft ]]
`,
  };

  test('given ones and defaults are put in, in names too', async () => {
    const pipeline = await pipelineOf(include('    inputs: {tool: go, rules: [{if: $CI_COMMIT_TAG}]}\n'), {
      't.yml': files['t.yml'].replace(/\n {2}allow_failure.*/, ''),
    });
    const job = jobOf(pipeline, 'test job');
    expect(scriptOf(job)).toBe('go run');
    expect(job).toMatchObject({ blocking: 'yes', runs: { tag: 'yes', trunkPush: 'no' } });
    expect(job.steps[0]?.at).toEqual({ path: 't.yml', line: 9 });
  });

  test('one that nobody gives is not guessed', async () => {
    const job = jobOf(await pipelineOf(include(''), files), 'test job');
    expect(scriptOf(job)).toMatch(/^\$\{\w+\} run$/);
    expect(job.blocking).toBe('unknown');
  });

  test('a condition with an input that nobody gives may hold', async () => {
    const pipeline = await pipelineOf(include(''), {
      't.yml': 'spec: {inputs: {on: {}}}\n---\na:\n  script: [make]\n  rules: [{if: \'"$[[ inputs.on ]]" == "x"\'}]\n',
    });
    expect(jobOf(pipeline, 'a').runs.trunkPush).toBe('unknown');
  });

  test('one file can be included twice with different inputs', async () => {
    const template = 'spec: {inputs: {n: {}}}\n---\ntest $[[ inputs.n ]]: {script: ["make $[[ inputs.n ]]"]}\n';
    const text = 'include:\n  - {local: t.yml, inputs: {n: a}}\n  - {local: t.yml, inputs: {n: b}}\n';
    expect(names(await pipelineOf(text, { 't.yml': template }))).toEqual(['test a', 'test b']);
  });
});
