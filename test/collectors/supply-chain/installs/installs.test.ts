import { describe, expect, test } from 'vitest';
import { readInstalls } from '../../../../collectors/supply-chain/installs/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function installsOf(files: Readonly<Record<string, string>>) {
  const { items, gaps } = await readInstalls(memoryRepository({ files }));
  return { gaps, found: items.map(({ ref, folder, honoursLock, active }) => [ref, folder, honoursLock, active]) };
}

describe('images', () => {
  const manifests = { 'package.json': '{}', 'web/package.json': '{}' };

  test('an install acts on what was copied to where it is run', async () => {
    const { found, gaps } = await installsOf({
      ...manifests,
      Dockerfile: `FROM node:22 AS base
ENV APP=/srv/app
WORKDIR $APP
COPY web/package.json web/package-lock.json ./
RUN npm ci --omit=dev
FROM base
COPY package.json /root/
RUN cd /root && npm install
RUN cd /elsewhere \\
 && npm ci
`,
    });
    expect(gaps).toEqual([]);
    expect(found).toEqual([
      ['Dockerfile:10', null, 'yes', 'yes'],
      ['Dockerfile:5', 'web', 'yes', 'yes'],
      ['Dockerfile:8', '', 'unknown', 'yes'],
    ]);
  });

  test('variables, settings and switches of a stage hold for what builds on it', async () => {
    const { found } = await installsOf({
      Dockerfile: `FROM ruby AS base
ENV BUNDLE_DEPLOYMENT="1" CI=true
FROM base AS app
RUN bundle install
RUN pnpm install
FROM ruby
RUN bundle config set --local frozen true && bundle install
FROM ruby
RUN bundle install && pnpm install
`,
    });
    expect(found.map(([ref, , honours]) => [ref, honours])).toEqual([
      ['Dockerfile:4', 'yes'],
      ['Dockerfile:5', 'yes'],
      ['Dockerfile:7', 'yes'],
      ['Dockerfile:9', 'unknown'],
      ['Dockerfile:9~2', 'unknown'],
    ]);
  });

  test('images and stages for development may not be built for anybody', async () => {
    const { found } = await installsOf({
      'Dockerfile.dev': 'FROM node\nRUN npm ci\n',
      Dockerfile: 'FROM node AS test\nRUN npm ci\n',
    });
    expect(found.map(([, , , active]) => active)).toEqual(['unknown', 'unknown']);
  });

  test('a text that no shell understands, and may install, is a gap', async () => {
    const { found, gaps } = await installsOf({ Dockerfile: 'FROM node\nRUN if (x) { npm install } fi fi\n' });
    expect(found).toEqual([]);
    expect(gaps).toMatchObject([{ reason: 'unsupported' }]);
  });

  test('steps that install nothing of the repository are none', async () => {
    const { found } = await installsOf({
      Dockerfile:
        'FROM node\n# RUN npm install\nRUN npm install -g npm\nRUN npm run build\nONBUILD RUN npm install\nRUN ["node", "x"]\n',
    });
    expect(found).toEqual([]);
  });
});

describe('scripts', () => {
  test('an install acts where a manifest of its kind lies, from the root or the script’s folder', async () => {
    const { found } = await installsOf({
      'web/package.json': '{}',
      'api/requirements.txt': '',
      'api/build.sh': 'pip install -r requirements.txt\n(cd web && npm ci)\nnpm install\n',
      Makefile: 'web:\n\tcd web && npm install\n\nupdate:\n\tnpm update\n',
      'bin/setup': '#!/bin/sh\npip install -r api/requirements.txt\n',
      'bin/tool': 'npm install\n',
    });
    expect(found).toEqual([
      ['Makefile:2', 'web', 'unknown', 'unknown'],
      ['api/build.sh:1', 'api', 'yes', 'unknown'],
      ['api/build.sh:2', 'web', 'yes', 'unknown'],
      ['api/build.sh:3', null, 'unknown', 'unknown'],
      ['bin/setup:2', 'api', 'yes', 'unknown'],
    ]);
  });
});
