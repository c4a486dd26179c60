import { expect, test } from 'vitest';
import { imageIn, usedIn } from '../../../../collectors/ci/github-actions/uses.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { path, pipeline } from './reading.ts';

const commit = 'a'.repeat(40);
const digest = `sha256:${'b'.repeat(64)}`;

test.each([
  ['actions/checkout@v4', 'action', 'actions/checkout', 'range'],
  ['actions/checkout@v4.1', 'action', 'actions/checkout', 'range'],
  ['actions/checkout@v4.1.7', 'action', 'actions/checkout', 'exact'],
  ['actions/checkout@4.1.7-rc.1', 'action', 'actions/checkout', 'exact'],
  [`actions/checkout@${commit}`, 'action', 'actions/checkout', 'commit'],
  [`actions/checkout@${'a'.repeat(64)}`, 'action', 'actions/checkout', 'commit'],
  ['actions/checkout@aaaaaaa', 'action', 'actions/checkout', 'unknown'],
  ['acme/x/sub@main', 'action', 'acme/x/sub', 'branch'],
  ['acme/x@release/v1', 'action', 'acme/x', 'branch'],
  ['acme/x@latest', 'action', 'acme/x', 'latest'],
  ['acme/x', 'action', 'acme/x', 'none'],
  [`acme/x@\${{ vars.V }}`, 'action', 'acme/x', 'unknown'],
  ['acme/ci/.github/workflows/go.yml@v1', 'workflow', 'acme/ci/.github/workflows/go.yml', 'range'],
  ['./.github/workflows/go.yml', 'workflow', './.github/workflows/go.yml', 'local'],
  ['./.github/actions/x', 'action', './.github/actions/x', 'local'],
  ['docker://alpine', 'image', 'alpine', 'none'],
  [`docker://ghcr.io/acme/x@${digest}`, 'image', 'ghcr.io/acme/x', 'digest'],
])('uses: %s', (uses, form, name, pin) => {
  expect(usedIn(uses)).toMatchObject({ form, name, pin });
});

test.each(['', '  ', 'checkout@v4', 'a b/c', 'x/'.repeat(200), `\${{ x`])('uses: %j names nothing', (uses) => {
  expect(usedIn(uses)).toBeUndefined();
});

test.each([
  ['postgres', 'postgres', 'none'],
  ['postgres:latest', 'postgres', 'latest'],
  ['postgres:16', 'postgres', 'range'],
  ['node:22-alpine', 'node', 'range'],
  ['postgres:16.4.1', 'postgres', 'exact'],
  ['localhost:5000/x', 'localhost:5000/x', 'none'],
  ['localhost:5000/x:1.2.3', 'localhost:5000/x', 'exact'],
  [`redis:7.2.1@${digest}`, 'redis', 'digest'],
  [`node:\${{ vars.NODE }}`, 'node', 'unknown'],
  [`\${{ vars.IMAGE }}`, '…', 'unknown'],
])('image: %s', (image, name, pin) => {
  expect(imageIn(image)).toMatchObject({ form: 'image', name, pin });
});

test('everything that a workflow takes from elsewhere, where it says so', async () => {
  const text = `on: push
jobs:
  a:
    container: golang:1.26.1
    services:
      db:
        image: postgres:\${{ matrix.pg }}
        credentials: {username: me, password: hunter2}
    strategy: {matrix: {pg: [15, 16]}}
    steps:
      - name: x
        uses: actions/checkout@v4
      - uses: ./local
      # - uses: acme/commented@v1
  b:
    uses: acme/ci/.github/workflows/go.yml@main
`;
  const { references } = await pipeline(text, { related: { 'acme/ci': memoryRepository({}) } });
  expect(references).toEqual([
    { form: 'action', name: 'actions/checkout', pin: 'range', resolution: 'remote', at: { path, line: 12 } },
    { form: 'action', name: './local', pin: 'local', resolution: 'local', at: { path, line: 13 } },
    { form: 'image', name: 'golang', pin: 'exact', resolution: 'remote', at: { path, line: 4 } },
    { form: 'image', name: 'postgres', pin: 'range', resolution: 'remote', at: { path, line: 7 } },
    { form: 'image', name: 'postgres', pin: 'range', resolution: 'remote', at: { path, line: 7 } },
    {
      form: 'workflow',
      name: 'acme/ci/.github/workflows/go.yml',
      pin: 'branch',
      resolution: 'supplied',
      at: { path, line: 16 },
    },
  ]);
  expect(JSON.stringify(references)).not.toContain('hunter2');
});
