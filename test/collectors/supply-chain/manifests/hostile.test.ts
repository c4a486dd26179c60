import { describe, expect, test } from 'vitest';
import { groundOf } from '../../../../collectors/supply-chain/manifests/ground.ts';
import { manifestReaders } from '../../../../collectors/supply-chain/manifests/readers.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

/** A file name for each form. */
const names = {
  node: 'package.json',
  requirements: 'requirements.txt',
  pyproject: 'pyproject.toml',
  pipenv: 'Pipfile',
  setuptools: 'setup.py',
  go: 'go.mod',
  cargo: 'Cargo.toml',
  maven: 'pom.xml',
  gradle: 'build.gradle',
  bundler: 'Gemfile',
  composer: 'composer.json',
  nuget: 'a.csproj',
  swift: 'Package.swift',
  terraform: '.terraform.lock.hcl',
  helm: 'Chart.yaml',
  nix: 'flake.nix',
  bazel: 'MODULE.bazel',
  other: 'mix.exs',
} as const;
const locks = `package-lock.json pnpm-lock.yaml yarn.lock bun.lock uv.lock poetry.lock Pipfile.lock go.sum Cargo.lock
  lockfile.json gradle.lockfile Gemfile.lock composer.lock packages.lock.json Package.resolved Chart.lock flake.lock
  MODULE.bazel.lock mix.lock`.split(/\s+/);
const most = 1000 * 1000;
const texts = {
  'one endless line': 'a'.repeat(most),
  'opening tags without end': '<dependency '.repeat(most / 12),
  'elements within elements': '<project><dependencies><dependency>'.repeat(most / 35),
  brackets: '['.repeat(most),
  'objects in objects': `${'{"dependencies":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  blanks: ' '.repeat(most),
  'lines that go on': 'a \\\n'.repeat(most / 4),
  'comments without end': '<!--'.repeat(most / 4),
  quotes: 'implementation "a:b'.repeat(most / 19),
  tables: '[[package]]\nname = "a"\n'.repeat(most / 23),
};

describe.each(Object.entries(texts))('%s', (_, text) => {
  test.each(Object.entries(names) as [keyof typeof names, string][])('%s is read to its end', async (form, name) => {
    const files = { [name]: text, ...Object.fromEntries(locks.map((lock) => [lock, text])) };
    const ground = await groundOf(memoryRepository({ files }));
    const told = await manifestReaders[form](ground, name);
    // Nothing of the sort locks anything by content.
    if (told !== null && told.dependencies !== 0) expect([told.locked, told.hashed]).not.toEqual(['yes', 'yes']);
  });
});
