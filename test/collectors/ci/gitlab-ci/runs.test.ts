import { describe, expect, test } from 'vitest';
import { jobOf, onlyJob, pipelineOf } from './pipeline.ts';

const job = (keys: string) => `job:\n  script: [go test ./...]\n${keys.replace(/^(?=.)/gm, '  ')}`;
const trunk = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';
const all = { changeRequest: 'yes', trunkPush: 'yes', schedule: 'unknown', tag: 'yes', manual: 'yes' };

describe('on which occasions a job runs', () => {
  test.each([
    ['without rules', '', all],
    [
      'on a schedule alone',
      'rules: [{if: $CI_PIPELINE_SOURCE == "schedule"}]',
      { changeRequest: 'no', trunkPush: 'no', schedule: 'unknown', tag: 'no', manual: 'no' },
    ],
    ['from the web alone', 'only: [web]', { changeRequest: 'no', trunkPush: 'no', schedule: 'no', manual: 'yes' }],
    ['on tags alone', 'only: [tags]', { changeRequest: 'no', trunkPush: 'no', tag: 'yes', manual: 'no' }],
    ['by hand', 'when: manual', { changeRequest: 'no', trunkPush: 'no', tag: 'no', manual: 'yes' }],
    ['by hand on trunk', `rules: [{if: ${trunk}, when: manual}]`, { trunkPush: 'no', tag: 'no', manual: 'yes' }],
    ['after a failure alone', 'when: on_failure', { trunkPush: 'no', manual: 'no' }],
    ['with a delay', 'when: delayed\nstart_in: 1 hour', { trunkPush: 'yes' }],
    ['never', 'when: never', { changeRequest: 'no', trunkPush: 'no', tag: 'no', manual: 'no' }],
    ['where a file is', 'rules: [{exists: [Dockerfile]}]', { trunkPush: 'unknown' }],
    [
      'by rules with one that was not resolved',
      'rules:\n  - !reference [.gone, rules]\n  - when: never',
      { trunkPush: 'unknown' },
    ],
    ['by rules in lists of lists', `rules:\n  - [[{if: ${trunk}}]]`, { trunkPush: 'yes', tag: 'no' }],
  ])('%s', async (_, keys, expected) => {
    const found = await onlyJob(job(keys));
    expect(found.runs).toMatchObject(expected);
    expect(found.steps[0]?.runs).toEqual(found.runs);
  });

  test('the workflow decides for all', async () => {
    const text = `workflow:\n  rules:\n    - if: ${trunk}\n${job('when: manual')}`;
    expect((await onlyJob(text)).runs).toMatchObject({ tag: 'no', manual: 'yes' });
    expect((await pipelineOf(text)).line).toBe(1);
    expect((await pipelineOf(`${job('')}workflow: {rules: [{if: ${trunk}}]}`)).line).toBe(3);
  });

  test('what waits for a person before it does not run by itself', async () => {
    const pipeline = await pipelineOf(`
stages: [approve, deploy]
gate: {stage: approve, script: [echo], when: manual, allow_failure: false}
optional: {stage: approve, script: [echo], when: manual}
deploy: {stage: deploy, script: [make deploy], environment: live}
quick: {stage: deploy, script: [make deploy], needs: []}
picky: {stage: deploy, script: [make deploy], needs: [optional]}
`);
    for (const name of ['deploy', 'picky']) {
      expect(jobOf(pipeline, name)).toMatchObject({
        approval: 'inline',
        runs: { trunkPush: 'no', tag: 'no', manual: 'yes' },
      });
    }
    expect(jobOf(pipeline, 'quick')).toMatchObject({ approval: 'none', runs: { trunkPush: 'yes' } });
  });
});

describe('who lets a job start', () => {
  const live = 'environment: live\n';

  test.each([
    ['nobody', '', 'none'],
    ['the forge, where an environment is named', live, 'server_side'],
    ['a person', `${live}when: manual`, 'inline'],
    ['a person, by every rule', `rules: [{if: ${trunk}, when: manual}, {if: $X, when: manual}]`, 'inline'],
    ['a person on trunk, though not on requests', `rules: [{if: $CI_MERGE_REQUEST_IID}, {when: manual}]`, 'inline'],
    ['a person on tags alone', `${live}rules: [{if: ${trunk}}, {if: $CI_COMMIT_TAG, when: manual}]`, 'server_side'],
    ['a person, or a variable', `rules: [{if: $AUTO}, {when: manual}]`, 'none'],
    ['nobody, for it never starts', 'when: never', 'none'],
  ])('%s', async (_, keys, expected) => {
    expect((await onlyJob(job(keys))).approval).toBe(expected);
  });
});

describe('whether a failure fails the pipeline', () => {
  test.each([
    ['unless told otherwise', '', 'yes'],
    ['not if that is allowed', 'allow_failure: true', 'no'],
    ['not always, by exit code', 'allow_failure: {exit_codes: 3}', 'unknown'],
    ['not of a job that a person starts', 'when: manual', 'no'],
    ['of one that a person starts and that must pass', 'when: manual\nallow_failure: false', 'yes'],
    ['of one that a rule leaves to a person', `rules: [{if: ${trunk}, when: manual}]`, 'yes'],
    ['not always, by a rule', `rules: [{if: ${trunk}, allow_failure: true}, {when: always}]`, 'unknown'],
    ['by a rule that says so', `rules: [{if: ${trunk}, allow_failure: false}]`, 'yes'],
    ['not always, by a variable', 'allow_failure: $SOFT', 'unknown'],
  ])('%s', async (_, keys, expected) => {
    expect((await onlyJob(job(keys))).blocking).toBe(expected);
  });
});
