import { describe, expect, test } from 'vitest';
import { readDrifts, readRoots } from '../../../collectors/iac/facts.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { isAside } from '../../../src/lexicon/iac-samples.ts';

const backend = 'terraform {\n  backend "gcs" {\n    bucket = "acme"\n  }\n}\nprovider "google" {}\n';
const itemsIn = async (files: Record<string, string>) => (await readRoots(memoryRepository({ files }))).items;

describe('a folder that may be no practice', () => {
  test.each([
    'tutorial/01',
    'workshop',
    'labs/one',
    'exercises/a',
    'infra/archive',
    'archived-stacks',
    'old/network',
    'terraform/_unused',
    'sample-app/terraform',
    'infra-sample',
    'website/content/docs/x',
    'getting-started/argocd',
    'e2e',
    'acceptance',
    'external/x',
    'Deprecated',
  ])('%s', (folder) => expect(isAside(folder)).toBe(true));

  test.each([
    'infra',
    'apps/external-dns',
    'apps/blog-api',
    'old-bailey',
    'environments/acceptance',
    'clusters/lab',
    'website/infra',
    'labels',
    'archiver',
    '',
  ])('not %s', (folder) => expect(isAside(folder)).toBe(false));
});

test('roots in such a folder are told, and perhaps not own, whatever state they have', async () => {
  const items = await itemsIn({ 'tutorial/01/main.tf': backend, 'live/main.tf': backend });
  expect(items.map(({ path, own }) => [path, own])).toEqual([
    ['live', 'yes'],
    ['tutorial/01', 'unknown'],
  ]);
});

test('a name that an environment bears among others is that of an environment', async () => {
  const files = Object.fromEntries(['acceptance', 'dev', 'production'].map((name) => [`tf/${name}/main.tf`, backend]));
  expect((await itemsIn(files)).map(({ own }) => own)).toEqual(['yes', 'yes', 'yes']);
});

test.each(['copier.yml', 'cookiecutter.json'])(
  'what lies beside %s is for whoever makes a repository of it',
  async (name) => {
    expect(await itemsIn({ [name]: '{}\n', 'project/infra/main.tf': backend })).toMatchObject([{ own: 'unknown' }]);
    expect(await itemsIn({ [`tools/${name}`]: '{}\n', 'infra/main.tf': backend })).toMatchObject([{ own: 'yes' }]);
  },
);

test('what finds unexpected change there tells nothing', async () => {
  const health = 'resource "tfe_workspace" "a" {\n  name = "a"\n  assessments_enabled = true\n}\n';
  const drifts = async (folder: string) =>
    (await readDrifts(memoryRepository({ files: { [`${folder}/main.tf`]: backend + health } }))).items.length;
  expect(await drifts('live')).toBe(1);
  expect(await drifts('workshop')).toBe(0);
});

test.each([
  ['environments/dev/main.tf', '// TERRAMATE: GENERATED AUTOMATICALLY DO NOT EDIT\n'],
  ['terramate.tm.hcl', ''],
])('copies that a tool may write (%s) may be of one definition', async (path, head) => {
  const roots = {
    'environments/dev/main.tf': backend,
    'environments/prod/main.tf': backend,
  };
  const shares = async (more: Record<string, string>) =>
    (await itemsIn({ ...roots, ...more })).map(({ sharesDefinition }) => sharesDefinition)[0];
  expect(await shares({})).toBe('no');
  expect(await shares({ [path]: head + (path.endsWith('main.tf') ? backend : 'stack {}\n') })).toBe('unknown');
});

describe('a folder in which a product may be tried', () => {
  const provider = 'terraform {\n  backend "gcs" {\n    bucket = "acme"\n  }\n}\nprovider "google" {}\n';
  const own = async (files: Record<string, string>) =>
    Object.fromEntries((await itemsIn(files)).map(({ path, own: whose }) => [path, whose]));

  test.each(['integration', 'ci/terraform', 'tools/integration-tests/gcp', '.ci/infra'])(
    '%s is doubted where nothing else shows an environment of its own',
    async (folder) => {
      expect(await own({ [`${folder}/main.tf`]: provider })).toEqual({ [folder]: 'unknown' });
      expect(await own({ [`${folder}/main.tf`]: provider, 'src/infra/main.tf': provider })).toMatchObject({
        [folder]: 'unknown',
      });
    },
  );

  test('is none where the repository has environments elsewhere', async () => {
    const files = { 'ci/terraform/main.tf': provider, 'infra/production/main.tf': provider };
    expect(await own(files)).toEqual({ 'ci/terraform': 'yes', 'infra/production': 'yes' });
  });

  test('is none where it is an environment beside others', async () => {
    const files = Object.fromEntries(
      ['integration', 'staging', 'production'].map((name) => [`tf/${name}/main.tf`, provider]),
    );
    expect(Object.values(await own(files))).toEqual(['yes', 'yes', 'yes']);
    expect(await own({ 'environments/integration/main.tf': provider })).toEqual({ 'environments/integration': 'yes' });
  });

  test('is none because a name begins alike', async () => {
    expect(await own({ 'city/main.tf': provider, 'integrator/main.tf': provider })).toEqual({
      city: 'yes',
      integrator: 'yes',
    });
  });
});

test('pages of a site hold what others are to do', async () => {
  const one = async (files: Record<string, string>) => (await itemsIn(files))[0]?.own;
  expect(await one({ 'content/posts/a/main.tf': backend, 'hugo.toml': '' })).toBe('unknown');
  expect(await one({ 'web/content/a/main.tf': backend, 'web/archetypes/default.md': '' })).toBe('unknown');
  expect(await one({ 'content/a/main.tf': backend, 'web/hugo.toml': '' })).toBe('yes');
  expect(await one({ 'content/a/main.tf': backend })).toBe('yes');
});
