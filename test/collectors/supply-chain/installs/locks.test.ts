import { expect, test } from 'vitest';
import { readInstalls } from '../../../../collectors/supply-chain/installs/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const manifests = { 'package.json': '{}', 'package-lock.json': '{}' };

async function honouredIn(run: string, files: Readonly<Record<string, string>> = {}) {
  const { items } = await readInstalls(
    memoryRepository({ files: { ...manifests, ...files, Dockerfile: `FROM node\nWORKDIR /app\n${run}\n` } }),
  );
  return items.map(({ honoursLock }) => honoursLock);
}

test('an install that does not fail where the lockfile lags behind leaves open whether it keeps to it', async () => {
  expect(await honouredIn('COPY package.json package-lock.json ./\nRUN npm install')).toEqual(['unknown']);
  expect(await honouredIn('COPY package*.json ./\nRUN npm install')).toEqual(['unknown']);
  expect(await honouredIn('COPY . .\nRUN npm install')).toEqual(['unknown']);
});

test('an install does not keep to a lockfile that is removed before', async () => {
  expect(await honouredIn('COPY . .\nRUN rm -f ./package-lock.json && npm install')).toEqual(['no']);
  expect(await honouredIn('COPY . .\nRUN rm package-lock.json\nRUN npm install')).toEqual(['no']);
  expect(await honouredIn('COPY . .\nRUN npm ci && rm package-lock.json')).toEqual(['yes']);
});

test('an install does not keep to a lockfile that stays behind', async () => {
  expect(await honouredIn('COPY package.json ./\nRUN npm install')).toEqual(['no']);
  expect(await honouredIn('COPY . .\nRUN npm install', { '.dockerignore': 'dist\npackage-lock.json\n' })).toEqual([
    'no',
  ]);
});

test('what comes from elsewhere may bring the lockfile', async () => {
  expect(await honouredIn('COPY package.json ./\nCOPY --from=deps /app .\nRUN npm install')).toEqual(['unknown']);
  const mount = 'RUN --mount=type=bind,source=package-lock.json,target=package-lock.json npm install';
  expect(await honouredIn(`COPY package.json ./\n${mount}`)).toEqual(['unknown']);
});

test('without a lockfile there is none that stays behind', async () => {
  const { items } = await readInstalls(
    memoryRepository({
      files: { 'package.json': '{}', Dockerfile: 'FROM node\nCOPY package.json ./\nRUN npm install\n' },
    }),
  );
  expect(items.map(({ honoursLock }) => honoursLock)).toEqual(['unknown']);
});
