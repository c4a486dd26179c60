import { expect, test } from 'vitest';
import { readDownloads } from '../../../../collectors/ci/release/downloads.ts';
import { readReleases } from '../../../../collectors/ci/release/releases.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const workflow = (steps: string) => `on: {push: {tags: ['v*']}}
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
${steps}`;

async function releasesOf(steps: string, files: Readonly<Record<string, string>> = {}) {
  const path = '.github/workflows/release.yml';
  return (await readReleases(memoryRepository({ files: { ...files, [path]: workflow(steps) } }))).items;
}

const push = '      - run: docker build -t ghcr.io/acme/web:v1.2.3 . && docker push ghcr.io/acme/web:v1.2.3\n';
const sign = (name: string, more = '') => `      - run: cosign sign --yes ${name}:v1.2.3${more}\n`;

test('what signs and lets its failure through signs nothing', async () => {
  expect((await releasesOf(push + sign('ghcr.io/acme/web')))[0]?.signed).toBe('yes');
  expect((await releasesOf(push + sign('ghcr.io/acme/web', ' || true')))[0]?.signed).toBe('no');
  const soft = sign('ghcr.io/acme/web').replace('- run', '- continue-on-error: true\n        run');
  expect((await releasesOf(push + soft))[0]?.signed).toBe('no');
  const attest = (more: string) =>
    `      - uses: actions/attest-build-provenance@v2\n${more}        with: {subject-name: ghcr.io/acme/web}\n`;
  expect((await releasesOf(push + attest('')))[0]?.attested).toBe('yes');
  expect((await releasesOf(push + attest('        continue-on-error: true\n')))[0]?.attested).not.toBe('yes');
});

test('what signs another image may not sign the one that is released', async () => {
  expect((await releasesOf(push + sign('ghcr.io/acme/other')))[0]?.signed).toBe('unknown');
  expect((await releasesOf(push + sign('"$IMAGE"')))[0]?.signed).toBe('yes');
});

test('a package that is marked as private is not released', async () => {
  const steps = '      - run: npm ci && npm publish\n';
  const manifest = (fields: object) => ({ 'package.json': JSON.stringify({ name: 'a', version: '1.0.0', ...fields }) });
  expect(await releasesOf(steps, manifest({ private: true }))).toEqual([]);
  expect(await releasesOf(steps, manifest({}))).toHaveLength(1);
  expect(await releasesOf(steps.replace('publish', 'publish --workspaces'), manifest({ private: true }))).toHaveLength(
    1,
  );
  expect(await releasesOf(steps.replace('publish', 'publish ./dist'), manifest({ private: true }))).toHaveLength(1);
});

test('GoReleaser signs what its entries name', async () => {
  const steps = '      - uses: goreleaser/goreleaser-action@v6\n        with: {args: release}\n';
  const signed = async (entry: string) =>
    (await releasesOf(steps, { '.goreleaser.yml': `signs:\n  - ${entry}\n` }))[0]?.signed;
  expect(await signed('artifacts: none')).toBe('no');
  expect(await signed('artifacts: checksum')).toBe('yes');
  expect(await signed('cmd: cosign')).toBe('unknown');
});

test('packages that a job takes by name before it builds may end in what it makes', async () => {
  const read = async (steps: string) => {
    const files = { '.github/workflows/release.yml': workflow(steps) };
    const { items } = await readDownloads(memoryRepository({ files }));
    return items.map(({ tool, host, checked, inBuild }) => [tool, host, checked, inBuild]);
  };
  const taken = '      - run: pip install awscli && npx -y some-tool@latest && sudo apt-get install -y jq\n';
  expect(await read(taken + push)).toEqual([
    ['apt-get', null, 'no', 'unknown'],
    ['npx', null, 'no', 'unknown'],
    ['pip', null, 'no', 'unknown'],
  ]);
  const tests = '      - run: pip install awscli && sudo apt-get install -y jq && pytest\n';
  expect(await read(tests)).toEqual([
    ['apt-get', null, 'no', 'no'],
    ['pip', null, 'no', 'no'],
  ]);
});
