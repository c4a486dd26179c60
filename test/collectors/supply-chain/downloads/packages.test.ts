import { expect, test } from 'vitest';
import { readDownloads } from '../../../../collectors/supply-chain/downloads/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const workflow = `on: {push: {branches: [main]}}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: docker build -t acme/web . && docker push acme/web
`;

async function takenBy(Dockerfile: string) {
  const files = { Dockerfile, '.github/workflows/release.yml': workflow };
  const { items } = await readDownloads(memoryRepository({ files }));
  return items.map(({ ref, tool, host, checked, inBuild }) => [ref, tool, host, checked, inBuild]);
}

test('packages that an image takes by name are part of the build, and not fixed', async () => {
  const file = `FROM debian
RUN apt-get update \\
 && apt-get install -y curl
RUN pip install boto3==1.34.0
RUN npm ci && npm install -g pm2
`;
  expect(await takenBy(file)).toEqual([
    ['Dockerfile:3', 'apt-get', null, 'no', 'yes'],
    ['Dockerfile:4', 'pip', null, 'unknown', 'yes'],
    ['Dockerfile:5', 'npm', null, 'no', 'yes'],
  ]);
});

test('packages of an archive as it was on one day may be fixed', async () => {
  const file = `FROM debian
RUN echo "deb https://snapshot.debian.org/archive/debian/20240101T000000Z stable main" > /etc/apt/sources.list
RUN apt-get install -y curl && pip install boto3
`;
  expect((await takenBy(file)).map(([, tool, , checked]) => [tool, checked])).toEqual([
    ['apt-get', 'unknown'],
    ['pip', 'no'],
  ]);
});
