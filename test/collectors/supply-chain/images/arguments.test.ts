import { expect, test } from 'vitest';
import { readImages } from '../../../../collectors/supply-chain/images/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const Dockerfile = `ARG BASE=node:20@${digest}
FROM \${BASE}
FROM debian@${digest}
`;

async function basesWith(files: Readonly<Record<string, string>>) {
  const { items } = await readImages(memoryRepository({ files: { Dockerfile, ...files } }));
  return items.filter(({ place }) => place === 'dockerfile').map(({ ref, name, pin }) => [ref, name, pin]);
}

const workflow = (run: string) => ({
  '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${run}\n`,
});
const other = ['Dockerfile:3', 'debian', 'digest'];

test('a base that a pipeline hands over takes the place of the usual one', async () => {
  expect(await basesWith(workflow('run: docker build -t a .'))).toEqual([['Dockerfile:2', 'node', 'digest'], other]);
  expect(await basesWith(workflow('run: docker build --build-arg BASE=node:latest -t a .'))).toEqual([
    ['Dockerfile:2', 'node', 'latest'],
    other,
  ]);
  expect(await basesWith(workflow('run: docker build --build-arg OTHER=node:latest -t a .'))).toEqual([
    ['Dockerfile:2', 'node', 'digest'],
    other,
  ]);
});

test('a base that an action hands over, or a variable decides, is told as such', async () => {
  const action = `{uses: docker/build-push-action@v6, with: {build-args: "BASE=node:22"}}`;
  expect(await basesWith(workflow(action))).toEqual([['Dockerfile:2', 'node', 'range'], other]);
  expect((await basesWith(workflow('run: docker build --build-arg BASE=$BASE -t a .')))[0]?.[2]).toBe('variable');
  expect((await basesWith(workflow('run: docker build --build-arg BASE -t a .')))[0]?.[2]).toBe('variable');
});

test('a base that a script hands over may be built on', async () => {
  const files = { 'build.sh': '#!/bin/sh\ndocker build --build-arg BASE=node:latest -t a .\n' };
  expect(await basesWith(files)).toEqual([
    ['Dockerfile:2', 'node', 'digest'],
    ['Dockerfile:2~2', 'node', 'unknown'],
    other,
  ]);
});
