import { expect, test } from 'vitest';
import { readRunners } from '../../../../collectors/iac/hosts/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { sweepOf } from '../../../../src/formats/sweep.ts';

async function read(files: Readonly<Record<string, string>>) {
  const source = memoryRepository({ files });
  return readRunners(source, await sweepOf(source));
}

test('projects of Atlantis name their folder and workspace', async () => {
  const text = 'version: 3\nprojects:\n  - dir: envs/prod\n    workspace: blue\n  - dir: .\n';
  expect(await read({ 'atlantis.yaml': text })).toMatchObject([
    {
      runner: 'atlantis',
      path: 'envs/prod',
      workspace: 'blue',
      drift: 'unknown',
      at: { path: 'atlantis.yaml', line: 3 },
    },
    { runner: 'atlantis', path: '', workspace: null, at: { line: 5 } },
  ]);
});

test('without projects Atlantis finds the roots itself', async () => {
  expect(await read({ 'atlantis.yaml': 'version: 3\n' })).toMatchObject([{ path: null, at: { line: 1 } }]);
});

test('the file of Atlantis counts at the root alone', async () => {
  expect(await read({ 'sub/atlantis.yaml': 'version: 3\n', 'repos.yml': 'repos: []\n' })).toEqual([]);
});

test('Digger takes all folders that a pattern fits, and says whether it looks for change', async () => {
  const text = `drift_detection: true
projects:
  - {name: a, dir: a, drift_detection: false}
generate_projects:
  include: "live/**"
`;
  const projects = await read({
    'digger.yml': text,
    'live/x/main.tf': '',
    'live/x/y/main.tf': '',
    'other/main.tf': '',
  });
  expect(projects).toMatchObject([
    { path: 'a', drift: 'no' },
    { path: 'live/x', drift: 'yes' },
    { path: 'live/x/y', drift: 'yes' },
  ]);
});

test('Terrateam looks for change only when asked', async () => {
  const dirs = 'dirs:\n  infra/*:\n    workspaces:\n      prod: {}\n      staging: {}\n';
  const files = { 'infra/net/main.tf': '' };
  expect(await read({ ...files, '.terrateam/config.yml': dirs })).toMatchObject([
    { path: 'infra/net', workspace: 'prod', drift: 'no' },
    { path: 'infra/net', workspace: 'staging', drift: 'no' },
  ]);
  expect(await read({ ...files, '.terrateam/config.yml': 'drift:\n  enabled: true\n' })).toMatchObject([
    { path: null, drift: 'yes' },
  ]);
  expect(await read({ ...files, '.terrateam/config.yml': 'enabled: false\n' })).toEqual([]);
});

test('stacks of Spacelift name their folder where they say it', async () => {
  const text = 'version: "1"\nstacks:\n  prod: {project_root: terraform/prod}\n  other: {}\n';
  expect(await read({ '.spacelift/config.yml': text })).toMatchObject([
    { path: 'terraform/prod', at: { line: 3 } },
    { path: null, at: { line: null } },
  ]);
});

test('the file of env0 stands beside what it applies', async () => {
  expect(await read({ 'terraform/env0.yml': 'version: 1\n' })).toMatchObject([{ runner: 'env0', path: 'terraform' }]);
});

test('a file that cannot be read may mean any root', async () => {
  expect(await read({ 'atlantis.yaml': '{' })).toMatchObject([{ runner: 'atlantis', path: null, at: { line: null } }]);
});

test('a pattern that is not understood names no folder', async () => {
  expect(await read({ 'digger.yml': 'projects:\n  - {dir: "{a,b}/*"}\n' })).toMatchObject([
    { path: null, at: { line: null } },
  ]);
});
