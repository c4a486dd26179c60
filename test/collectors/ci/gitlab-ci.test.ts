import { describe, expect, test } from 'vitest';
import { gitlab } from './reading.ts';

const job = (keys: string) => `test:\n  script: [go test ./...]\n${keys.replace(/^(?=.)/gm, '  ')}`;
const request = `$CI_PIPELINE_SOURCE == "merge_request_event"`;
const trunk = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

describe('what starts a GitLab pipeline', () => {
  test('without rules, pushes to every branch and tags; its branch pipelines stand on change requests', async () => {
    expect(await gitlab(job(''))).toMatchObject({
      ref: '.gitlab-ci.yml',
      at: { path: '.gitlab-ci.yml', line: 1 },
      system: 'gitlab_ci',
      active: 'yes',
      onChangeRequest: 'yes',
      onTrunkPush: 'yes',
      requestsFiltered: 'no',
      pushesFiltered: 'no',
      onSchedule: 'unknown',
      onTag: 'yes',
      manual: 'yes',
      checksRequests: 'yes',
      checksPushes: 'yes',
    });
  });

  test.each([
    [
      'requests alone',
      `rules:\n  - if: ${request}`,
      { onChangeRequest: 'yes', onTrunkPush: 'no', onTag: 'no', checksRequests: 'yes', checksPushes: 'no' },
    ],
    [
      'trunk alone',
      `rules:\n  - if: ${trunk}`,
      { onChangeRequest: 'no', onTrunkPush: 'yes', onTag: 'no', checksRequests: 'no', checksPushes: 'yes' },
    ],
    ['trunk by name', `rules:\n  - if: '$CI_COMMIT_BRANCH == "main"'`, { onTrunkPush: 'yes', onChangeRequest: 'no' }],
    [
      'another branch',
      `rules:\n  - if: '$CI_COMMIT_BRANCH == "develop"'`,
      { onTrunkPush: 'no', onChangeRequest: 'no', checksRequests: 'no', checksPushes: 'no' },
    ],
    [
      'a pattern',
      "rules:\n  - if: '$CI_COMMIT_BRANCH =~ /^(main|release\\/.*)$/'",
      { onTrunkPush: 'yes', onChangeRequest: 'unknown' },
    ],
    ['both', `rules:\n  - if: ${request} || ${trunk}`, { onChangeRequest: 'yes', onTrunkPush: 'yes' }],
    [
      'tags',
      'rules:\n  - if: $CI_COMMIT_TAG',
      { onTag: 'yes', onTrunkPush: 'no', onChangeRequest: 'no', checksRequests: 'no', checksPushes: 'no' },
    ],
    [
      'not on schedules',
      `rules:\n  - if: $CI_PIPELINE_SOURCE == "schedule"\n    when: never\n  - when: on_success`,
      { onSchedule: 'no', onTrunkPush: 'yes' },
    ],
    [
      'a variable of its own',
      'rules:\n  - if: $RUN_TESTS',
      { onChangeRequest: 'unknown', checksRequests: 'unknown', checksPushes: 'unknown' },
    ],
    ['by hand', 'when: manual', { onTrunkPush: 'no', manual: 'yes', checksRequests: 'no', checksPushes: 'no' }],
    [
      'never',
      'rules:\n  - when: never',
      { onChangeRequest: 'no', onTrunkPush: 'no', checksRequests: 'no', checksPushes: 'no' },
    ],
    ['only requests', 'only: [merge_requests]', { onChangeRequest: 'yes', onTrunkPush: 'no' }],
    ['only trunk', 'only:\n  refs: [main]', { onChangeRequest: 'no', onTrunkPush: 'yes' }],
    ['except trunk', 'except: [main]', { onChangeRequest: 'yes', onTrunkPush: 'no' }],
    [
      'only tags',
      'only: [tags]',
      { onChangeRequest: 'no', onTrunkPush: 'no', onTag: 'yes', checksRequests: 'no', checksPushes: 'no' },
    ],
    [
      'some paths',
      'rules:\n  - changes: ["api/**"]',
      { onChangeRequest: 'unknown', requestsFiltered: 'yes', pushesFiltered: 'yes', onSchedule: 'unknown' },
    ],
    ['some paths, in the old way', 'only:\n  changes: ["api/**"]', { requestsFiltered: 'yes', pushesFiltered: 'yes' }],
    [
      'paths on requests alone',
      `rules:\n  - if: ${request}\n    changes: ["api/**"]\n  - if: ${trunk}`,
      { requestsFiltered: 'yes', pushesFiltered: 'no' },
    ],
  ])('%s', async (_, keys, expected) => {
    expect(await gitlab(job(keys))).toMatchObject(expected);
  });

  test('workflow rules decide for every job, and open requests to jobs without rules', async () => {
    const rules = `workflow:\n  rules:\n    - if: ${request}\n`;
    expect(await gitlab(rules + job(''))).toMatchObject({
      onChangeRequest: 'yes',
      onTrunkPush: 'no',
      checksRequests: 'yes',
      checksPushes: 'no',
    });
    expect(await gitlab(rules + job(`rules:\n  - if: ${trunk}`))).toMatchObject({
      onChangeRequest: 'no',
      checksRequests: 'no',
      checksPushes: 'no',
    });
  });

  test('a trunk without a name is still the default branch', async () => {
    expect(await gitlab(job(`rules:\n  - if: ${trunk}`), null)).toMatchObject({ onTrunkPush: 'yes' });
    expect(await gitlab(job('only: [main]'), null)).toMatchObject({ onTrunkPush: 'unknown' });
  });
});

test('what a GitLab pipeline checks is told of each occasion', async () => {
  const text = `test:\n  script: [go test ./...]\n  rules:\n    - if: ${request}\ndeploy:\n  script: [scp app host:/srv]\n  rules:\n    - if: ${trunk}\n`;
  expect(await gitlab(text)).toMatchObject({
    onChangeRequest: 'yes',
    onTrunkPush: 'yes',
    checksRequests: 'yes',
    checksPushes: 'no',
  });
});

describe('whether a GitLab pipeline checks', () => {
  test.each([
    ['a failure that is let pass', job('allow_failure: true'), 'no'],
    ['some exit codes that are let pass', job('allow_failure:\n  exit_codes: [3]'), 'unknown'],
    ['a rule that lets failures pass', job('rules:\n  - when: always\n    allow_failure: true'), 'unknown'],
    ['lint alone', 'lint:\n  script: [golangci-lint run]', 'no'],
    ['a hidden job', '.test:\n  script: [go test ./...]\nlint:\n  script: [gofmt -l .]', 'no'],
    ['a call', 'test:\n  script: [make test]', 'unknown'],
    ['what comes before the script', 'default:\n  before_script: [cargo build]\nlint:\n  script: [cargo fmt]', 'yes'],
    ['what comes after it', 'lint:\n  script: [cargo fmt]\n  after_script: [cargo test]', 'no'],
    [
      'an early end before the script',
      'test:\n  before_script: ["if [ -z $X ]; then exit 0; fi"]\n  script: [pytest]',
      'unknown',
    ],
    ['nested lists', 'test:\n  script:\n    - [echo go, [go test ./...]]', 'yes'],
    ['a reference', 'test:\n  script:\n    - !reference [.setup, script]\n    - gofmt -l .', 'unknown'],
    ['extends with a script of its own', 'test:\n  extends: .base\n  script: [gofmt -l .]', 'no'],
    ['extends without one', 'test:\n  extends: .base', 'unknown'],
    ['a merge of an anchor', '.go: &go\n  script: [go test ./...]\ntest:\n  <<: *go', 'yes'],
    ['an include', 'include: [{local: ci/test.yml}]\nlint:\n  script: [gofmt -l .]', 'unknown'],
    ['a scan by template', 'include: [{template: Security/SAST.gitlab-ci.yml}]\nlint:\n  script: [gofmt -l .]', 'no'],
    ['a component', 'include: [{component: example.org/go/test@1}]', 'unknown'],
    ['a child pipeline', 'child:\n  trigger: {include: child.yml}', 'unknown'],
    ['nothing that can be parsed', 'test: [', 'unknown'],
  ])('%s', async (_, text, expected) => {
    expect((await gitlab(text)).checksPushes).toBe(expected);
  });
});
