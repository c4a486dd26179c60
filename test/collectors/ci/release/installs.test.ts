import { expect, test } from 'vitest';
import { readInstalls } from '../../../../collectors/ci/release/installs.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { workflowOf } from './reading.ts';

async function installed(steps: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const usual = { 'web/package.json': '{}', 'api/requirements.txt': 'a==1\n' };
  const source = memoryRepository({
    files: { ...usual, ...files, '.github/workflows/ci.yml': workflowOf(steps) },
  });
  const { items } = await readInstalls(source);
  return items.map(({ ecosystem, folder, honoursLock }) => `${ecosystem} ${folder ?? '?'} ${honoursLock}`);
}

test.each([
  ['npm ci', ['npm  yes']],
  ['npm install', ['npm  unknown']],
  ['rm -f package-lock.json && npm install', ['npm  no']],
  ['rm -rf yarn.lock dist && npm install', ['npm  unknown']],
  ['cd web && npm ci', ['npm web yes']],
  ['npm ci --prefix web', ['npm web yes']],
  ['cd "$WHERE" && npm ci', ['npm ? yes']],
  ['npm ci --prefix nowhere', ['npm ? yes']],
  ['pnpm install', ['npm  yes']],
  ['yarn install --immutable', ['npm  yes']],
  ['pip install -r api/requirements.txt', ['pypi api yes']],
  ['pip install awscli', []],
  ['sudo npm install -g yarn', []],
  ['echo npm ci', []],
])('%s', async (script, expected) => {
  expect(await installed(`- run: ${JSON.stringify(script)}`)).toEqual(expected);
});

test('Go works on the module that a folder belongs to', async () => {
  const files = { 'tools/go.mod': 'module a\n', 'tools/cmd/a/main.go': 'package main\n' };
  expect(await installed('- run: cd tools && go build ./cmd/...', files)).toEqual(['go tools yes']);
});

test('a setting that an earlier command makes holds for those after it', async () => {
  const script = 'bundle config set frozen true\nbundle install';
  expect(await installed(`- run: ${JSON.stringify(script)}`)).toEqual(['rubygems  yes']);
});

test('an action installs only where it is told to', async () => {
  expect(await installed('- uses: ruby/setup-ruby@v1\n  with: { bundler-cache: true }')).toEqual(['rubygems  yes']);
  expect(await installed('- uses: ruby/setup-ruby@v1')).toEqual([]);
});

test('what a script of the repository installs is told where it stands', async () => {
  const source = memoryRepository({
    files: { 'ci/setup.sh': 'set -e\nnpm ci\n', '.github/workflows/ci.yml': workflowOf('- run: bash ci/setup.sh') },
  });
  const { items } = await readInstalls(source);
  expect(items.map(({ path, at, where }) => [path, at.line, where])).toEqual([['ci/setup.sh', 2, 'pipeline']]);
});
