import { describe, expect, test } from 'vitest';
import { jobOf, names, pipelineOf, unreadOf } from './pipeline.ts';

const child = 'lint: {stage: build, script: [make lint]}\ntest: {script: [go test]}\n';

describe('a child pipeline', () => {
  test('is read as jobs of the one that starts it', async () => {
    const pipeline = await pipelineOf(
      `stages: [build, test, deploy]
compile: {stage: build, script: [make]}
child: {trigger: {include: ci/child.yml, strategy: depend}}
live: {stage: deploy, script: [make deploy]}
`,
      { 'ci/child.yml': child },
    );
    expect(names(pipeline)).toEqual(['compile', 'child / lint', 'child / test', 'live']);
    expect(jobOf(pipeline, 'child / test')).toMatchObject({
      at: { path: 'ci/child.yml', line: 2 },
      blocking: 'yes',
      runs: { changeRequest: 'yes', trunkPush: 'yes' },
      after: ['compile', 'child / lint'],
      steps: [{ via: ['ci/child.yml'] }],
    });
    expect(jobOf(pipeline, 'live').after).toEqual(['compile', 'child / lint', 'child / test']);
  });

  test('fails nothing unless it is waited for', async () => {
    const pipeline = await pipelineOf(
      `child: {stage: test, trigger: {include: [{local: c.yml}]}}\nlive: {stage: deploy, script: [make]}`,
      { 'c.yml': child },
    );
    expect(jobOf(pipeline, 'child / test').blocking).toBe('no');
    expect(jobOf(pipeline, 'live').after).toEqual([]);
  });

  test('is started by its parent, whatever started that', async () => {
    const rules = (source: string) => `rules: [{if: '$CI_PIPELINE_SOURCE == "${source}"'}]`;
    const pipeline = await pipelineOf('child: {trigger: {include: c.yml}}', {
      'c.yml': `a: {script: [make], ${rules('parent_pipeline')}}\nb: {script: [make], ${rules('push')}}\nc: {script: [make], only: [pushes]}\n`,
    });
    expect(jobOf(pipeline, 'child / a').runs).toMatchObject({ trunkPush: 'yes', changeRequest: 'yes' });
    expect(jobOf(pipeline, 'child / b').runs).toMatchObject({ trunkPush: 'no' });
    expect(jobOf(pipeline, 'child / c').runs).toMatchObject({ trunkPush: 'no' });
  });

  test('runs when both it and the job that starts it do', async () => {
    const pipeline = await pipelineOf('child: {trigger: {include: c.yml}, when: manual, only: [main]}', {
      'c.yml': child,
    });
    expect(jobOf(pipeline, 'child / test')).toMatchObject({
      approval: 'inline',
      runs: { trunkPush: 'no', tag: 'no', manual: 'yes' },
    });
  });

  test.each([
    ['is not there', 'trigger: {include: gone.yml}', 'gone.yml: absent'],
    ['is made by a job', 'trigger: {include: [{artifact: made.yml, job: make}]}', 'made.yml: dynamic'],
    ['has a variable in its path', 'trigger: {include: ci/$X.yml}', 'ci/$X.yml: dynamic'],
    ['is of another project', 'trigger: acme/deploy', 'acme/deploy: unresolved_include'],
    [
      'is of another project, with more said',
      'trigger: {project: acme/deploy, branch: main}',
      'acme/deploy: unresolved_include',
    ],
  ])('that %s is unread', async (_, keys, expected) => {
    const pipeline = await pipelineOf(`child: {${keys}}`);
    expect(names(pipeline)).toEqual(['child']);
    expect(unreadOf(jobOf(pipeline, 'child'))).toEqual([expected]);
    expect(pipeline.missing).toEqual([]);
  });

  test('that starts itself ends', async () => {
    const pipeline = await pipelineOf('again: {trigger: {include: .gitlab-ci.yml}}\ntest: {script: [make]}');
    expect(names(pipeline)).toEqual(['again / again / again', 'again / again / test', 'again / test', 'test']);
    expect(unreadOf(jobOf(pipeline, 'again / again / again'))).toEqual(['child pipelines one in another: too_large']);
  });
});
