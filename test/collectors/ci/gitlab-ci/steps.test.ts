import { describe, expect, test } from 'vitest';
import { jobOf, names, onlyJob, pipelineOf, scriptOf, unreadOf } from './pipeline.ts';

describe('scripts', () => {
  test('one shell runs what comes before and the script; each line is told where it stands', async () => {
    const job = await onlyJob(`default:
  before_script:
    - go version
job:
  script:
    - go vet
    - |
      set -x
      go test
    - |-
      make
  after_script: [make clean]
`);
    expect(job.steps).toMatchObject([
      {
        at: { path: '.gitlab-ci.yml', line: 3 },
        blocking: 'yes',
        via: [],
        doing: {
          type: 'script',
          text: 'go version\ngo vet\nset -x\ngo test\nmake',
          shell: 'pipefail',
          directory: '',
          lines: [
            { line: 1, at: { line: 3 } },
            { line: 2, at: { line: 6 } },
            { line: 3, at: { line: 8 } },
            { line: 5, at: { line: 11 } },
          ],
        },
      },
      { at: { line: 12 }, blocking: 'no', doing: { text: 'make clean' } },
    ]);
  });

  test('lines of other files are told there', async () => {
    const pipeline = await pipelineOf('include: a.yml\njob:\n  extends: .base\n  script: [make]\n', {
      'a.yml': '.base:\n  before_script:\n    - prepare\n',
    });
    expect(jobOf(pipeline, 'job').steps).toMatchObject([
      {
        at: { path: 'a.yml', line: 3 },
        doing: { lines: [{ at: { path: 'a.yml' } }, { line: 2, at: { path: '.gitlab-ci.yml', line: 4 } }] },
      },
    ]);
  });

  test('all files that a script is put together from are said to have been followed', async () => {
    const pipeline = await pipelineOf('include: [a.yml, b.yml]\njob:\n  extends: [.a, .b]\n', {
      'a.yml': '.a: {before_script: [prepare]}',
      'b.yml': '.b: {script: [make]}',
    });
    expect(jobOf(pipeline, 'job').steps).toMatchObject([{ via: ['a.yml', 'b.yml'] }]);
  });

  test('lists in lists are laid out down to ten', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}make${']'.repeat(depth)}`;
    expect(scriptOf(await onlyJob(`job: {script: ${nested(10)}}`))).toBe('make');
    expect(unreadOf(await onlyJob(`job: {script: ${nested(14)}}`))).toEqual(['a script beyond any length: too_large']);
  });

  test.each([
    ['windows', 'foreign'],
    ['saas-windows-medium-amd64', 'foreign'],
    ['$RUNNER_TAG_WINDOWS_2022', 'foreign'],
    ['docker', 'pipefail'],
  ])('a runner with the tag %s has the shell %s', async (tag, shell) => {
    expect((await onlyJob(`job: {script: [make], tags: [${tag}]}`)).steps).toMatchObject([{ doing: { shell } }]);
  });

  test('steps of `run` are scripts, or lie elsewhere', async () => {
    const job = await onlyJob(
      'job:\n  run:\n    - name: a\n      script: make\n    - name: b\n      step: gitlab.com/acme/scan@1.0.0\n',
    );
    expect(scriptOf(job)).toBe('make');
    expect(unreadOf(job)).toEqual(['gitlab.com/acme/scan@1.0.0: unresolved_include']);
  });

  test('a job without a script is unread', async () => {
    expect(unreadOf(await onlyJob('job: {stage: test}'))).toEqual(['job: malformed']);
    const include = 'include: [{remote: "https://example.org/a.yml"}]\n';
    expect(unreadOf(await onlyJob(`${include}job: {stage: test}`))).toEqual(['job: unresolved_include']);
    expect(unreadOf(await onlyJob(`${include}job: {extends: [.a, .b]}`))).toEqual(['.a, .b: unresolved_include']);
  });

  test('hidden jobs and keys that are no jobs are left out', async () => {
    const text =
      '.hidden: {script: [make]}\nvariables: {A: b}\ncache: {paths: [x]}\nimage: {name: x}\njob: {script: [make]}';
    expect(names(await pipelineOf(text))).toEqual(['job']);
  });
});

describe('keywords that do something', () => {
  test('a release', async () => {
    const job = await onlyJob('job:\n  script: [echo]\n  release:\n    tag_name: $CI_COMMIT_TAG\n');
    expect(job.steps).toMatchObject([
      { doing: { type: 'script' } },
      { at: { line: 3 }, doing: { type: 'template', name: 'keyword:release' } },
    ]);
  });

  test.each([
    ['pages: {script: [make]}', true],
    ['site: {script: [make], pages: true}', true],
    ['site: {script: [make], pages: {path_prefix: x}}', true],
    ['pages: {script: [make], pages: false}', false],
    ['site: {script: [make]}', false],
  ])('pages: %s', async (text, isPages) => {
    const { steps } = await onlyJob(text);
    expect(steps.some(({ doing }) => doing.type === 'template' && doing.name === 'keyword:pages')).toBe(isPages);
  });

  test('reports of scans do nothing', async () => {
    const job = await onlyJob('job: {script: [make], artifacts: {reports: {sast: gl-sast-report.json}}}');
    expect(job.steps).toHaveLength(1);
  });
});
