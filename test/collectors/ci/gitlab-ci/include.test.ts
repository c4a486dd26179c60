import { describe, expect, test } from 'vitest';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { Unreadable } from '../../../../src/core/errors.ts';
import { jobOf, names, pipelineOf, scriptOf, unreadOf } from './pipeline.ts';

const test1 = 'test:\n  script: [go test ./...]\n';

describe('local includes', () => {
  test.each([
    ['by key', 'include:\n  local: /ci/test.yml\n'],
    ['as text', 'include: ci/test.yml\n'],
    ['in a list', 'include:\n  - ci/test.yml\n'],
    ['by a wildcard', "include:\n  - local: 'ci/*.yml'\n"],
    ['by a wildcard through folders', "include: 'ci**.yml'\n"],
  ])('%s are followed', async (_, include) => {
    const pipeline = await pipelineOf(include, { 'ci/test.yml': test1, 'ci/notes.md': '' });
    expect(pipeline.missing).toEqual([]);
    expect(jobOf(pipeline, 'test')).toMatchObject({
      at: { path: 'ci/test.yml', line: 1 },
      steps: [{ at: { path: 'ci/test.yml', line: 2 }, via: ['ci/test.yml'] }],
    });
  });

  test('a wildcard with two stars and a slash asks for sub-folders', async () => {
    const files = { 'ci/a.yml': 'a: {script: [make]}', 'ci/x/b.yml': 'b: {script: [make]}' };
    expect(names(await pipelineOf("include: 'ci/**/*.yml'", files))).toEqual(['b']);
  });

  test('maps are merged and lists replaced, the own file last', async () => {
    const pipeline = await pipelineOf('include: [a.yml, b.yml]\ntest:\n  variables: {C: own}\n', {
      'a.yml': 'test:\n  script: [from a]\n  stage: test\n  variables: {A: a, C: a}\n  needs: []\n',
      'b.yml': 'test:\n  script: [from b]\n  environment: $A-$B-$C\n  variables: {B: b}\n',
    });
    const job = jobOf(pipeline, 'test');
    expect(scriptOf(job)).toBe('from b');
    expect(job).toMatchObject({ environment: { name: 'a-b-own' }, at: { path: '.gitlab-ci.yml', line: 2 } });
  });

  test('includes of includes are followed, and a circle ends', async () => {
    const pipeline = await pipelineOf('include: a.yml\nc: {script: [make c]}', {
      'a.yml': 'include: b.yml\na: {script: [make a]}',
      'b.yml': 'include: [a.yml, .gitlab-ci.yml]\nb: {script: [make b]}',
    });
    expect(names(pipeline)).toEqual(['b', 'a', 'c']);
    expect(pipeline.missing).toEqual([]);
  });

  test('a chain beyond ten files is not followed to its end', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 14 }, (_, n) => [`${n}.yml`, `include: ${n + 1}.yml\nj${n}: {script: [make]}`]),
    );
    const { jobs, missing } = await pipelineOf('include: 0.yml', chain);
    expect(jobs).toHaveLength(10);
    expect(missing).toMatchObject([{ what: '10.yml', why: 'too_large', at: { path: '9.yml', line: 1 } }]);
  });

  test('files beyond the limit are missing', async () => {
    const files = Object.fromEntries(Array.from({ length: 170 }, (_, n) => [`ci/${n}.yml`, `j${n}: {script: [make]}`]));
    const { jobs, missing } = await pipelineOf('include: ci/*.yml', files);
    expect(jobs).toHaveLength(150);
    expect(missing).toMatchObject([{ why: 'too_large' }]);
  });

  test.each([
    ['is not there', {}, 'absent'],
    ['is damaged', { 'ci/a.yml': 'a: [' }, 'malformed'],
    ['has a key twice', { 'ci/a.yml': 'a: 1\na: 2' }, 'malformed'],
    ['is no map', { 'ci/a.yml': '- a' }, 'malformed'],
    ['has too many letters', { 'ci/a.yml': 'x'.repeat(2_000_000) }, 'too_large'],
  ])('one that %s is missing, and the rest still told', async (_, files, why) => {
    const pipeline = await pipelineOf(`include: ci/a.yml\n${test1}`, files);
    expect(pipeline.missing).toEqual([{ what: 'ci/a.yml', why, at: { path: '.gitlab-ci.yml', line: 1 } }]);
    expect(jobOf(pipeline, 'test')).toMatchObject({ runs: { trunkPush: 'unknown' } });
  });

  test('a file whose object is gone is missing', async () => {
    const gone = new Unreadable('absent', 'not here', 'fetch it');
    const { missing } = await pipelineOf('include: a.yml', { 'a.yml': gone as never });
    expect(missing).toMatchObject([{ what: 'a.yml', why: 'absent' }]);
  });

  test('a path with variables is dynamic', async () => {
    const { missing } = await pipelineOf('include: ci/$TEAM.yml');
    expect(missing).toMatchObject([{ what: 'ci/$TEAM.yml', why: 'dynamic' }]);
  });
});

describe('includes on conditions', () => {
  const rules = 'include:\n  - local: a.yml\n    rules: [{if: $WITH_A}]\n';

  test('their jobs may run', async () => {
    const pipeline = await pipelineOf(`${rules}own: {script: [make]}`, {
      'a.yml': `${test1}tags: {script: [make], only: [tags]}`,
    });
    expect(jobOf(pipeline, 'test').runs).toMatchObject({ trunkPush: 'unknown', changeRequest: 'unknown' });
    expect(jobOf(pipeline, 'tags').runs).toMatchObject({ trunkPush: 'no', tag: 'unknown' });
    expect(jobOf(pipeline, 'own').runs).toMatchObject({ trunkPush: 'yes' });
  });

  test('what they say of a job that is there anyway leaves it unknown', async () => {
    const pipeline = await pipelineOf(`${rules}${test1}`, { 'a.yml': 'test: {allow_failure: true}' });
    expect(jobOf(pipeline, 'test')).toMatchObject({ blocking: 'unknown', runs: { trunkPush: 'unknown' } });
  });

  test('what they say of the workflow leaves all jobs unknown', async () => {
    const pipeline = await pipelineOf(`${rules}${test1}`, { 'a.yml': 'workflow: {rules: [{when: never}]}' });
    expect(jobOf(pipeline, 'test').runs).toMatchObject({ trunkPush: 'unknown', tag: 'unknown' });
  });

  test('a job that extends one of theirs is unknown, and so is a reference to it', async () => {
    const pipeline = await pipelineOf(
      `${rules}one:\n  extends: .a\n  script: [make]\ntwo:\n  script: [!reference [.a, script]]\n`,
      { 'a.yml': '.a: {script: [go test], allow_failure: true}' },
    );
    expect(jobOf(pipeline, 'one')).toMatchObject({ blocking: 'unknown', runs: { trunkPush: 'unknown' } });
    expect(unreadOf(jobOf(pipeline, 'two'))).toHaveLength(1);
  });
});

describe('includes of other repositories', () => {
  const project = 'include:\n  - project: Group/Templates\n    ref: v1.2.3\n    file: [/test.yml]\n';

  test('one that was not supplied is missing', async () => {
    const { missing, references } = await pipelineOf(project);
    expect(missing).toMatchObject([{ what: 'Group/Templates/test.yml', why: 'unresolved_include' }]);
    expect(references).toMatchObject([
      { form: 'include', name: 'Group/Templates/test.yml', pin: 'exact', resolution: 'remote' },
    ]);
  });

  test('one that was supplied is read, with what it includes of its own', async () => {
    const related = memoryRepository({
      id: 'templates',
      files: { 'test.yml': 'include: more.yml\ntest: {script: [go test]}', 'more.yml': 'more: {script: [make]}' },
    });
    const ofBranch = project.replace('v1.2.3', 'main');
    const own = { 'more.yml': 'not: {script: [this]}' };
    const pipeline = await pipelineOf(ofBranch, own, { 'group/templates': related });
    expect(names(pipeline)).toEqual(['more', 'test']);
    expect(pipeline.missing).toEqual([]);
    expect(jobOf(pipeline, 'more').steps).toMatchObject([
      { at: { path: 'group/templates:more.yml', line: 1 }, via: ['group/templates:more.yml'] },
    ]);
    expect(pipeline.references[0]).toMatchObject({ resolution: 'supplied' });
  });

  test('one of another version than was supplied is missing', async () => {
    const related = memoryRepository({ id: 'templates', files: { 'test.yml': 'test: {script: [go test]}' } });
    const { missing } = await pipelineOf(project, {}, { 'group/templates': related });
    expect(missing).toMatchObject([{ why: 'unresolved_include' }]);
  });

  test('a remote file is missing, told without what may be secret', async () => {
    const url = 'https://ana:token@example.org/ci.yml?private_token=secret';
    const { missing, references } = await pipelineOf(`include: ${url}`);
    expect(missing).toMatchObject([{ what: 'example.org/ci.yml', why: 'unresolved_include' }]);
    expect(JSON.stringify(references)).not.toContain('token');
  });
});

describe('templates and components', () => {
  test('a known template is a job that may run and checks nothing', async () => {
    const pipeline = await pipelineOf(`include: [{template: Security/SAST.gitlab-ci.yml}]\n${test1}`);
    expect(pipeline.missing).toEqual([]);
    expect(jobOf(pipeline, 'Security/SAST.gitlab-ci.yml')).toMatchObject({
      runs: { trunkPush: 'unknown' },
      steps: [{ doing: { type: 'template', name: 'Security/SAST.gitlab-ci.yml' } }],
    });
    expect(jobOf(pipeline, 'test').runs.trunkPush).toBe('yes');
  });

  test('a template included twice is one job', async () => {
    const include = 'include: [{template: Jobs/SAST.gitlab-ci.yml}, {template: Jobs/SAST.gitlab-ci.yml}]\n';
    expect(names(await pipelineOf(include))).toEqual(['Jobs/SAST.gitlab-ci.yml']);
  });

  test('a job that only adjusts one of a template does nothing of its own', async () => {
    const pipeline = await pipelineOf(
      'include: [{template: Security/SAST.gitlab-ci.yml}]\nsemgrep-sast: {variables: {SAST_EXCLUDED_PATHS: docs}}\n',
    );
    expect(jobOf(pipeline, 'semgrep-sast').steps).toEqual([]);
  });

  test('templates of workflows decide when pipelines start', async () => {
    const pipeline = await pipelineOf(
      `include: [{template: Workflows/MergeRequest-Pipelines.gitlab-ci.yml}]\n${test1}`,
    );
    expect(pipeline.missing).toEqual([]);
    expect(jobOf(pipeline, 'test').runs).toMatchObject({ changeRequest: 'yes', trunkPush: 'yes', tag: 'yes' });
    const branches = await pipelineOf(`include: [{template: Workflows/Branch-Pipelines.gitlab-ci.yml}]\n${test1}`);
    expect(jobOf(branches, 'test').runs).toMatchObject({ changeRequest: 'yes', trunkPush: 'yes' });
  });

  test('an unknown template or component is missing', async () => {
    const { missing } = await pipelineOf(
      'include:\n  - template: Auto-DevOps.gitlab-ci.yml\n  - component: gitlab.example.org/group/deploy/terraform@1.0.0\n',
    );
    expect(missing.map(({ what, why }) => `${what} ${why}`)).toEqual([
      'Auto-DevOps.gitlab-ci.yml unresolved_include',
      'gitlab.example.org/group/deploy/terraform unresolved_include',
    ]);
  });

  test('a component that the lexicon knows is a job', async () => {
    const pipeline = await pipelineOf('include: [{component: $CI_SERVER_FQDN/components/sast/sast@2.0.0}]\n');
    expect(pipeline.missing).toEqual([]);
    expect(names(pipeline)).toEqual(['component:gitlab.com/components/sast/sast']);
  });

  test('a component of its own, tried out at its own commit, is read', async () => {
    const pipeline = await pipelineOf(
      'include:\n  - component: $CI_SERVER_FQDN/$CI_PROJECT_PATH/build@$CI_COMMIT_SHA\n    inputs: {tool: go}\n',
      {
        'templates/build/template.yml':
          'spec: {inputs: {tool: {}}}\n---\nbuild: {script: ["$[[ inputs.tool ]] build"]}',
      },
    );
    expect(scriptOf(jobOf(pipeline, 'build'))).toBe('go build');
    expect(pipeline.references).toMatchObject([{ form: 'component', pin: 'local', resolution: 'local' }]);
  });

  test('a component of a supplied repository is read', async () => {
    const related = memoryRepository({ id: 'c', files: { 'templates/lint.yml': 'lint: {script: [ruff check]}' } });
    const include = 'include: [{component: gitlab.com/acme/checks/lint@main}]\n';
    const pipeline = await pipelineOf(include, {}, { 'acme/checks': related });
    expect(scriptOf(jobOf(pipeline, 'lint'))).toBe('ruff check');
    expect(pipeline.references).toMatchObject([
      { form: 'component', name: 'gitlab.com/acme/checks/lint', pin: 'branch' },
    ]);
  });
});
