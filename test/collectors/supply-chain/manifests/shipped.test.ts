import { describe, expect, test } from 'vitest';
import { type Around, shippedOf } from '../../../../collectors/supply-chain/manifests/shipped.ts';
import { json, manifestsOf } from './reading.ts';

const around = (told: Partial<Around>): Around => ({
  folder: 'app',
  ecosystem: 'go',
  beside: [],
  signs: [],
  copied: 'no',
  isRun: false,
  ...told,
});

describe('what is delivered', () => {
  test.each([
    [{}, 'unknown'],
    [{ copied: 'named' }, 'yes'],
    [{ copied: 'with_folder' }, 'yes'],
    [{ isRun: true }, 'yes'],
    [{ beside: ['Procfile'] }, 'yes'],
    [{ beside: ['.goreleaser.yaml'] }, 'yes'],
    [{ ecosystem: 'npm', beside: ['.release-it.json'] }, 'yes'],
    [{ ecosystem: 'pypi', beside: ['.release-it.json', '.releaserc', 'goreleaser.yml'] }, 'unknown'],
    [{ ecosystem: 'pypi', beside: ['release-please-config.json'] }, 'yes'],
    [{ beside: ['manage.py'] }, 'yes'],
    [{ signs: ['serves'] }, 'yes'],
    [{ signs: ['published'] }, 'yes'],
    [{ folder: 'tools/lint' }, 'no'],
    [{ folder: 'E2E' }, 'no'],
    [{ folder: 'support-e2e' }, 'no'],
    [{ folder: 'local-authority-api' }, 'unknown'],
    [{ folder: 'docs/site', signs: ['serves'] }, 'no'],
    [{ folder: 'tools/x', copied: 'named' }, 'unknown'],
    [{ signs: ['development'] }, 'no'],
    [{ signs: ['development'], copied: 'with_folder', beside: ['Procfile'] }, 'no'],
    [{ signs: ['development'], copied: 'named' }, 'unknown'],
  ] as const)('%j: %s', (told, expected) => expect(shippedOf(around(told))).toBe(expected));
});

describe('signs in files', () => {
  const manifest = json({ dependencies: { a: '1' } });

  test('an image takes in the manifest it copies, seen from its own folder or the root', async () => {
    const found = await manifestsOf({
      'web/Dockerfile': 'FROM node\nCOPY package*.json ./\n',
      'web/package.json': manifest,
      'api/package.json': manifest,
      'build/api.Dockerfile': 'FROM node\nCOPY api/package.json ./\n',
      'jobs/package.json': manifest,
      'jobs/Dockerfile': 'FROM node\nWORKDIR /x\nCOPY . .\n',
      'other/package.json': manifest,
      'other/Dockerfile.dev': 'FROM node\nCOPY package.json ./\n',
      'more/package.json': manifest,
      'more/Dockerfile': 'FROM node AS test\nCOPY package.json ./\nFROM node\nCOPY --from=test /x /x\n',
    });
    expect(Object.fromEntries(Object.entries(found).map(([path, { shipped }]) => [path, shipped]))).toEqual({
      'api/package.json': 'yes',
      'jobs/package.json': 'yes',
      'more/package.json': 'unknown',
      'other/package.json': 'unknown',
      'web/package.json': 'yes',
    });
  });

  test('a platform runs what its file names', async () => {
    const found = await manifestsOf({
      'template.yaml': 'Resources:\n  F:\n    Properties:\n      CodeUri: functions/a/\n',
      'functions/a/package.json': manifest,
      'functions/b/package.json': manifest,
      'cf/manifest.yml': 'applications:\n  - name: x\n',
      'cf/package.json': manifest,
      'ansible/manifest.yml': 'hosts: all\n',
      'ansible/package.json': manifest,
    });
    expect(Object.entries(found).flatMap(([path, { shipped }]) => (shipped === 'yes' ? [path] : []))).toEqual([
      'cf/package.json',
      'functions/a/package.json',
    ]);
  });

  test('a private package for development alone is not delivered', async () => {
    const found = await manifestsOf({
      'package.json': json({ private: true, devDependencies: { prettier: '3' } }),
      'web/package.json': json({ private: true, devDependencies: { vite: '7' }, scripts: { build: 'vite build' } }),
    });
    expect([found['package.json']?.shipped, found['web/package.json']?.shipped]).toEqual(['no', 'unknown']);
  });

  test('vendored trees, tests and samples are not the repository’s own', async () => {
    expect(
      await manifestsOf({ 'vendor/a/go.mod': 'module a', 'test/package.json': '{}', 'examples/x/Cargo.toml': '' }),
    ).toEqual({});
  });
});
