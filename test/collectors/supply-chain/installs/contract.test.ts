import { readInstalls } from '../../../../collectors/supply-chain/installs/index.ts';
import { readManifests } from '../../../../collectors/supply-chain/manifests/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { Collector } from '../../../../src/core/collector.ts';
import { Unreadable } from '../../../../src/core/errors.ts';
import type { Repository } from '../../../../src/core/source.ts';
import { testCollector } from '../../../contract/collector.ts';

const dependencies: Collector<Repository> = {
  id: 'supply-chain',
  class: 'repository',
  reads: { 'supply.manifest': readManifests, 'supply.install': readInstalls },
};
const gone = new Unreadable('absent', 'the object is not here', 'fetch it');
const names =
  `package.json package-lock.json requirements.txt pyproject.toml uv.lock Pipfile setup.py go.mod go.sum Cargo.toml
  Cargo.lock pom.xml build.gradle Gemfile Gemfile.lock composer.json a.csproj Package.swift .terraform.lock.hcl Chart.yaml
  flake.nix flake.lock MODULE.bazel mix.exs Dockerfile build.sh`.split(/\s+/);
const each = <T>(content: T): Record<string, T> => Object.fromEntries(names.map((name) => [name, content]));

testCollector('dependencies', dependencies, [
  { name: 'an empty repository', source: () => memoryRepository({ headState: 'unborn', defaultBranch: null }) },
  {
    name: 'something of each kind',
    source: () =>
      memoryRepository({
        files: {
          'package.json': '{"dependencies":{"a":"1"}}',
          'go.mod': 'module x\nrequire a.example/b v1.0.0\n',
          Dockerfile: 'FROM node\nCOPY . .\nRUN npm ci && npm ci\n',
          'build.sh': 'npm ci\n',
        },
      }),
  },
  { name: 'files that cannot be had', source: () => memoryRepository({ files: each(gone) }) },
  {
    name: 'files that are too large',
    source: () => memoryRepository({ files: each(new Uint8Array(9 * 1024 * 1024).fill(32)) }),
  },
  {
    name: 'files that are no text',
    source: () => memoryRepository({ files: each(new Uint8Array([0xff, 0xfe, 0, 1])) }),
  },
  {
    name: 'files of another form',
    source: () => memoryRepository({ files: each('[[[["<<<<<<< HEAD\n{{{{\u001b[31m') }),
  },
  {
    name: 'JSON of another form',
    source: () =>
      memoryRepository({
        files: each('{"dependencies":[1],"packages":{"node_modules/x":null},"workspaces":3,"nodes":[]}'),
      }),
  },
  {
    name: 'links in place of files',
    source: () =>
      memoryRepository({ files: { 'package.json': '{}' }, symlinks: names.filter((name) => name !== 'package.json') }),
  },
  {
    name: 'hostile names',
    source: () =>
      memoryRepository({
        files: {
          '\u001b[31mred/package.json': '{"dependencies":{"__proto__":"1"}}',
          'a\u202eb/go.mod': 'module x',
          [`${'deep/'.repeat(150)}package.json`]: '{}',
          [`${'x'.repeat(5000)}/package.json`]: '{}',
          'p/package.json': '{"workspaces":["../../..","/etc","**/**/**/**"],"dependencies":{"constructor":"1"}}',
          'p/package-lock.json': '{"packages":{"node_modules/__proto__":{"integrity":"x"}}}',
          'p/q/package.json': '{"dependencies":{"constructor":"1"}}',
          Dockerfile:
            'FROM x\nWORKDIR ../../../etc\nCOPY ../../.. /\nCOPY --chown=a /etc/passwd\nRUN npm ci --prefix ../../..\n',
        },
      }),
  },
]);
