import { describe, expect, test } from 'vitest';
import { readCi } from './reading.ts';

const azure = 'trigger: [main]\npool: {vmImage: ubuntu-latest}\nsteps:\n  - script: make\n';
const concourse = 'resources: []\njobs:\n  - name: test\n    plan: []\n';

/** `reason system` of each gap. */
async function gapsOf(files: Record<string, string>): Promise<readonly string[]> {
  const { items, gaps } = await readCi({ files });
  expect(items).toEqual([]);
  return gaps.map(({ reason, detail }) => `${reason}: ${detail}`);
}

describe('CI systems that are not read', () => {
  test.each([
    ['Jenkinsfile', 'Jenkins'],
    ['deploy/Jenkinsfile_nightly', 'Jenkins'],
    ['ci/release.jenkinsfile', 'Jenkins'],
    ['azure-pipelines.release.yml', 'Azure Pipelines'],
    ['.circleci/config.yml', 'CircleCI'],
    ['bitbucket-pipelines.yml', 'Bitbucket Pipelines'],
    ['.travis.yml', 'Travis CI'],
    ['appveyor.yml', 'AppVeyor'],
    ['.drone.yml', 'Drone'],
    ['.woodpecker/test.yaml', 'Woodpecker'],
    ['.buildkite/test/pipeline.yml', 'Buildkite'],
    ['services/api/buildspec-test.yml', 'AWS CodeBuild'],
    ['cloudbuild.yaml', 'Google Cloud Build'],
    ['.tekton/push.yaml', 'Tekton'],
    ['.teamcity/settings.kts', 'TeamCity'],
    ['.harness/build.yaml', 'Harness'],
    ['dagger.json', 'Dagger'],
  ])('%s belongs to %s', async (path, system) => {
    expect(await gapsOf({ [path]: '' })).toEqual([
      `unsupported: ${system} reads ${path}; its pipelines are not read yet`,
    ]);
  });

  test.each([
    'node_modules/x/Jenkinsfile',
    'vendor/y/azure-pipelines.yml',
    'examples/jenkins/Jenkinsfile',
    'pkg/testdata/cloudbuild.yaml',
    'sub/.travis.yml',
    '.circleci/README.md',
    'docs/Jenkinsfile.md',
    '.mergify.yml',
    'docker-compose.yml',
  ])('%s belongs to none', async (path) => {
    expect(await gapsOf({ [path]: azure })).toEqual([]);
  });

  test('a name that begins as that of a system is another', async () => {
    expect(await gapsOf({ 'kubernetes/apps/prowlarr/app.yaml': '' })).toEqual([]);
  });

  test.each([
    azure,
    'pool: {vmImage: x}\nstages:\n  - stage: a\n    jobs: []\n',
    'trigger: none\njobs:\n  - deployment: a\n',
    'trigger: none\nextends:\n  template: x.yml\n',
  ])('an Azure pipeline is told by what it holds in any folder: %#', async (text) => {
    expect(await gapsOf({ 'pipelines/net.yml': text })).toEqual([
      'unsupported: Azure Pipelines reads pipelines/net.yml; its pipelines are not read yet',
    ]);
  });

  test.each([
    'kind: pipeline\nsteps:\n  - name: a\n    image: b\ntrigger:\n  branch: main\n',
    'pool: 5\njobs: [a, b]\n',
    'trigger: x\nsteps:\n  - run: make\n',
    'steps:\n  - script: make\n',
  ])('and another file is none: %#', async (text) => {
    expect(await gapsOf({ 'pipelines/net.yml': text })).toEqual([]);
  });

  test('an Azure pipeline of any name is told by what it holds, a template of one is not', async () => {
    expect(await gapsOf({ 'build.yml': azure, '.azuredevops/deploy.yml': azure })).toEqual([
      'unsupported: Azure Pipelines reads .azuredevops/deploy.yml, build.yml; its pipelines are not read yet',
    ]);
    expect(
      await gapsOf({
        'build.yml': 'parameters: []\nsteps:\n  - script: make\n',
        'sub/build.yml': 'steps:\n  - script: make\n',
      }),
    ).toEqual([]);
  });

  test('a Concourse pipeline or task is told by what it holds', async () => {
    const task = 'platform: linux\nrun: {path: make}\n';
    expect(await gapsOf({ 'ci/pipeline.yml': concourse, 'ci/tasks/unit.yml': task, 'ci/values.yml': 'a: 1' })).toEqual([
      'unsupported: Concourse reads ci/pipeline.yml, ci/tasks/unit.yml; its pipelines are not read yet',
    ]);
  });

  test('one gap tells of a system, with three paths and the number of the others', async () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}/Jenkinsfile`, '']));
    expect(await gapsOf(files)).toEqual([
      'unsupported: Jenkins reads a/Jenkinsfile, b/Jenkinsfile, c/Jenkinsfile and 2 more; its pipelines are not read yet',
    ]);
  });
});

describe('signs of CI elsewhere', () => {
  test('of which there are several show it together', async () => {
    expect(await gapsOf({ 'a/netlify.toml': '', 'b/netlify.toml': '' })).toEqual([
      'external_ci: a/netlify.toml, b/netlify.toml show that Netlify may check changes',
    ]);
  });

  test.each([
    ['OWNERS', 'approvers: [ana]\n', 'OWNERS shows that Prow may check changes'],
    ['.prow.yaml', '', '.prow.yaml shows that Prow may check changes'],
    ['.zuul.yaml', '', '.zuul.yaml shows that Zuul may check changes'],
    ['.cirrus.yml', '', '.cirrus.yml shows that Cirrus CI may check changes'],
    ['website/netlify.toml', '', 'website/netlify.toml shows that Netlify may check changes'],
    ['atlantis.yaml', '', 'atlantis.yaml shows that Atlantis may check changes'],
    [
      'README.md',
      '[![Build](https://travis-ci.org/acme/api.svg?branch=main)](https://travis-ci.org/acme/api)',
      'a badge or a sentence in README.md says that Travis CI checks or builds',
    ],
    [
      'README.rst',
      '.. image:: https://dev.azure.com/acme/api/_apis/build/status/api',
      'a badge or a sentence in README.rst says that Azure Pipelines checks or builds',
    ],
    [
      'CONTRIBUTING.md',
      'When our unit tests are run in Concourse, a database is there.',
      'a badge or a sentence in CONTRIBUTING.md says that Concourse checks or builds',
    ],
    [
      'README.md',
      '![pipeline](https://gitlab.com/acme/api/badges/main/pipeline.svg)',
      'a badge or a sentence in README.md says that GitLab CI checks or builds',
    ],
  ])('%s: %j', async (path, text, detail) => {
    expect(await gapsOf({ [path]: text })).toEqual([`external_ci: ${detail}`]);
  });

  test.each([
    ['OWNERS', 'ana@example.org\nben@example.org\n'],
    ['OWNERS', 'maintainers: [ana]\n'],
    ['README.md', '<!-- ![Build](https://travis-ci.org/acme/api.svg) -->'],
    ['README.md', 'See https://travis-ci.org/ for another product, or a plugin for Jenkins.'],
    ['README.md', '![licence](https://img.shields.io/badge/licence-MIT-blue.svg)'],
    ['examples/netlify.toml', ''],
  ])('none in %s: %j', async (path, text) => {
    expect(await gapsOf({ [path]: text })).toEqual([]);
  });

  test('a badge of a system whose files are here says nothing new', async () => {
    const { gaps } = await readCi({
      files: { '.travis.yml': '', 'README.md': '![Build](https://travis-ci.org/acme/api.svg)' },
    });
    expect(gaps.map(({ reason }) => reason)).toEqual(['unsupported']);
  });
});

test('a repository without any of these has neither items nor gaps', async () => {
  expect(await readCi({ files: { 'README.md': '# api\n', 'main.go': 'package main\n', Makefile: 'test:\n' } })).toEqual(
    {
      items: [],
      gaps: [],
    },
  );
});

test('the mend is to look there: nothing else tells yet what such pipelines check', async () => {
  const { gaps } = await readCi({ files: { Jenkinsfile: '', OWNERS: 'approvers: [ana]\n' } });
  expect(gaps.map(({ mend }) => mend).sort()).toEqual([
    'look into Jenkins itself: its pipelines are not read yet',
    'look into Prow itself, or remove what is left of it when it is no longer used',
  ]);
});

describe('CI that is made as code', () => {
  const argo = (kind: string, api = 'argoproj.io/v1alpha1') =>
    `apiVersion: ${api}\nkind: ${kind}\nmetadata: {name: x}\n`;
  test.each([
    ['hooks.tf', 'resource "github_repository_webhook" "ci" {}', 'the receiver of a webhook'],
    ['hooks.tf', '  resource "gitlab_project_hook" "ci" {}', 'the receiver of a webhook'],
    ['ci/main.tf', 'resource "aws_codebuild_webhook" "ci" {\n}', 'AWS CodeBuild'],
    ['ci/main.tofu', 'locals {}\nresource "aws_codepipeline" "ci" {\n}', 'AWS CodeBuild'],
    ['main.tf.json', '{"resource": {\n  "aws_codebuild_project": {"x": {}}}}', 'AWS CodeBuild'],
    ['stack.yaml', 'Resources:\n  P:\n    Type: AWS::CodePipeline::Pipeline\n', 'AWS CodeBuild'],
    ['stack.json', '{"Resources": {"P": {"Type": "AWS::CodeBuild::Project"}}}', 'AWS CodeBuild'],
    ['build.tf', 'resource "google_cloudbuild_trigger" "x" {}', 'Google Cloud Build'],
    ['build.tf', 'resource "azuredevops_build_definition" "x" {}', 'Azure Pipelines'],
    ['flow.yaml', argo('WorkflowTemplate'), 'Argo Workflows'],
    ['flow.yaml', `---\n${argo('CronWorkflow')}`, 'Argo Workflows'],
    ['flow.yaml', 'kind: Sensor\napiVersion: argoproj.io/v1alpha1\n', 'Argo Workflows'],
    ['task.yaml', argo('Task', 'tekton.dev/v1'), 'Tekton'],
    ['trigger.yml', argo('EventListener', 'triggers.tekton.dev/v1beta1'), 'Tekton'],
    ['services/api/Earthfile', 'VERSION 0.8', 'Earthly'],
  ])('%s with %j: %s', async (path, text, system) => {
    expect(await gapsOf({ [path]: text })).toEqual([`external_ci: ${path} shows that ${system} may check changes`]);
  });

  test.each([
    ['hooks.tf', '# resource "github_repository_webhook" "ci" {}'],
    ['hooks.tf', 'data "aws_codebuild_project" "x" {}'],
    ['notes.md', 'resource "aws_codepipeline" "ci" {}'],
    ['examples/main.tf', 'resource "aws_codepipeline" "ci" {}'],
    ['app.yaml', argo('Application')],
    ['roll.yaml', argo('Rollout')],
    ['flow.yaml', argo('Workflow', 'example.org/v1')],
    ['tekton.yaml', argo('TektonConfig', 'operator.tekton.dev/v1alpha1')],
    ['policy.yaml', 'spec:\n  match: [tekton.dev/v1/Task]\n'],
  ])('%s with %j: none', async (path, text) => {
    expect(await gapsOf({ [path]: text })).toEqual([]);
  });

  test('a system whose definitions lie here is told once, and several files of one sign too', async () => {
    const main = 'resource "aws_codebuild_project" "x" {}';
    expect(await gapsOf({ 'buildspec.yml': 'version: 0.2', 'main.tf': main })).toEqual([
      'unsupported: AWS CodeBuild reads buildspec.yml; its pipelines are not read yet',
    ]);
    const stack = 'Resources:\n  P: {Type: AWS::CodeBuild::Project}\n';
    expect(await gapsOf({ 'main.tf': main, 'a.yaml': stack })).toEqual([
      'external_ci: a.yaml, main.tf show that AWS CodeBuild may check changes',
    ]);
  });
});
