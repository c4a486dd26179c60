import { describe, expect, test } from 'vitest';
import {
  readArtefactStores,
  readDrifts,
  readGuardrails,
  readModules,
  readRoots,
} from '../../../collectors/iac/facts.ts';
import { surveyOf } from '../../../collectors/iac/survey.ts';
import { type MemoryRepository, memoryRepository } from '../../../fixtures/memory-repository.ts';
import { Unreadable } from '../../../src/core/errors.ts';

const backend = 'terraform {\n  backend "gcs" {\n    bucket = "acme"\n  }\n}\n';
const repositoryOf = (files: NonNullable<MemoryRepository['files']>) => memoryRepository({ files });

describe('the survey of a repository', () => {
  test('is made once for all kinds of fact', () => {
    const source = repositoryOf({ 'main.tf': backend });
    expect(surveyOf(source)).toBe(surveyOf(source));
    expect(surveyOf(source)).not.toBe(surveyOf(repositoryOf({ 'main.tf': backend })));
  });

  test('holds what each reader found, and the services that apply it', async () => {
    const { items } = await readRoots(
      repositoryOf({
        'tf/prod/main.tf': backend,
        'atlantis.yaml': 'version: 3\nprojects:\n  - dir: tf/prod\n',
        'stack/prod/template.yaml':
          'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::S3::Bucket\n',
        'manifest.yml': 'applications:\n  - name: web\n    buildpack: python\n    memory: 1G\n',
        'k8s/prod/kustomization.yaml': 'resources: [web.yaml]\n',
        'k8s/prod/web.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n',
      }),
    );
    expect(items.map(({ ref, runner }) => [ref, runner])).toEqual([
      ['cloud_foundry manifest.yml', null],
      ['cloudformation stack/prod/template.yaml@prod', null],
      ['kustomize k8s/prod@prod', null],
      ['terraform tf/prod@prod', 'atlantis'],
    ]);
  });

  test('gives every unit a ref of its own, in their order', async () => {
    const files = Object.fromEntries(['dev', 'prod', 'Prod'].map((name) => [`infra/${name}.tfvars`, 'a = 1\n']));
    const { items } = await readRoots(repositoryOf({ 'infra/main.tf': backend, ...files, 'main.tf': backend }));
    const refs = items.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toEqual([...refs].sort());
    expect(refs).toContain('terraform .');
    expect(refs).toContain('terraform infra@dev');
  });
});

describe('a test environment', () => {
  const app = (name: string) => ({
    [`apps/web/${name}/kustomization.yaml`]: 'resources: [web.yaml]\n',
    [`apps/web/${name}/web.yaml`]: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n',
  });
  const environments = async (...names: readonly string[]) => {
    const { items } = await readRoots(repositoryOf(Object.assign({}, ...names.map(app))));
    return items.map(({ environment }) => environment);
  };

  test('beside others is no tree of tests', async () => {
    expect(await environments('test', 'stg', 'prod')).toEqual(['prod', 'stg', 'test']);
    expect(await environments('demo', 'base', 'prod')).toEqual([null, 'demo', 'prod']);
  });

  test('beside a program is one', async () => {
    expect(await environments('test', 'src', 'prod')).toEqual(['prod', null]);
  });
});

describe('files that nobody could look into', () => {
  const absent = new Unreadable('absent', 'the object is not here', 'fetch it');
  const files = {
    'clusters/prod/a.yaml': absent,
    'clusters/prod/b.yaml': absent,
    'main.bicep': new Unreadable('denied', 'not allowed', 'allow it'),
    'main.tf': new Unreadable('too_large', 'too large', 'make it smaller'),
    'gone.tf': absent,
    'notes.md': absent,
    'deploy.sh': absent,
  };

  test('are told of once for each reason', async () => {
    const { gaps } = await readRoots(repositoryOf(files));
    const told = gaps.map(({ reason, detail }) => [reason, detail]);
    expect(told).toContainEqual(['absent', 'clusters/prod/a.yaml and 2 more files were not in this clone']);
    expect(told).toContainEqual(['denied', 'main.bicep was not allowed to be read']);
    expect(told.filter(([reason]) => reason === 'too_large')).toHaveLength(1);
    expect(JSON.stringify(gaps)).not.toMatch(/notes|deploy\.sh/);
  });

  test('are told of with other kinds as well, which they leave open', async () => {
    const source = repositoryOf(files);
    for (const read of [readModules, readGuardrails, readArtefactStores, readDrifts]) {
      const { gaps } = await read(source);
      expect(gaps.filter(({ reason }) => reason === 'absent' || reason === 'denied')).toHaveLength(2);
    }
  });

  test('are none where a large file of data names nothing of infrastructure', async () => {
    const filling = ' '.repeat(4 * 1024 * 1024 + 1);
    const told = async (path: string, text: string) =>
      (await readRoots(repositoryOf({ [path]: text + filling }))).gaps.map(({ reason }) => reason);
    expect(await told('data/places.json', '{"name": "London"}')).toEqual([]);
    expect(await told('data/stack.json', '{"AWSTemplateFormatVersion": "2010-09-09"}')).toEqual(['too_large']);
    expect(await told('k8s/all.json', '{"apiVersion": "v1", "kind": "List"}')).toEqual(['too_large']);
    expect(await told('main.tf.json', '{}')).toEqual(['too_large']);
    expect(await told('data/places.yaml', 'name: London\n')).toEqual(['too_large']);
  });
});
