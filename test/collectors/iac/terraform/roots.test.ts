import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../../src/core/errors.ts';
import { bucket, provider, rootIn, s3, terraformIn, unitsIn } from './reading.ts';

describe('which folders are roots', () => {
  test('a folder with a backend is a root, and its place is the line of the block', async () => {
    const root = await rootIn({ 'infra/main.tf': `\n${s3()}${bucket}` });
    expect(root).toMatchObject({
      tool: 'terraform',
      path: 'infra',
      environment: null,
      production: 'unknown',
      purpose: 'workload',
      own: 'yes',
      creates: 'yes',
      declarative: 'yes',
      state: 'shared',
      locked: 'yes',
      at: { path: 'infra/main.tf', line: 3 },
    });
  });

  test('a folder that another takes in is a definition, also where it has a provider', async () => {
    const { roots, modules } = await terraformIn({
      'live/main.tf': `${s3()}module "net" {\n  source = "../net"\n}\n`,
      'net/main.tf': provider + bucket,
    });
    expect(roots.map(({ path }) => path)).toEqual(['live']);
    expect(roots[0]?.uses).toMatchObject([{ path: 'net', origin: 'local', pin: 'local', form: 'module' }]);
    expect(modules.map(({ path }) => path)).toEqual(['net']);
  });

  test('a provider alone makes a root of which it is not known whose it is', async () => {
    expect(await rootIn({ 'infra/main.tf': provider + bucket })).toMatchObject({
      own: 'unknown',
      state: 'local',
      locked: 'no',
    });
  });

  test.each([
    ['assume_role {\n role_arn = "arn:aws:iam::210987654321:role/deploy"\n}', 'yes'],
    ['assume_role {\n role_arn = "arn:aws:iam::123456789012:role/deploy"\n}', 'unknown'],
    ['assume_role {\n role_arn = var.role\n}', 'unknown'],
  ])('an account in the provider shows whose it is: %s', async (inside, own) => {
    expect((await rootIn({ 'a/main.tf': `provider "aws" {\n${inside}\n}\n` })).own).toBe(own);
  });

  test('a backend to be filled in by others shows nothing', async () => {
    const text = 'terraform {\n  backend "s3" {\n    bucket = "<YOUR_BUCKET>"\n    key = "a"\n  }\n}\n';
    expect((await rootIn({ 'a/main.tf': text })).own).toBe('unknown');
  });

  test('a template to start from is nobody’s own', async () => {
    expect((await rootIn({ 'a/main.tf': s3() }, { fullName: 'acme/repository-template' })).own).toBe('unknown');
  });

  test('resources alone are a root only where nothing else is', async () => {
    expect(await unitsIn({ 'main.tf': bucket })).toEqual(['@-']);
    expect((await rootIn({ 'main.tf': bucket })).own).toBe('unknown');
    expect(await unitsIn({ 'main.tf': bucket, 'live/main.tf': s3() })).toEqual(['live@-']);
  });

  test('a module that is published under the name that the registry asks for is no root', async () => {
    const { roots, modules } = await terraformIn({ 'main.tf': bucket }, { fullName: 'acme/terraform-aws-logs' });
    expect(roots).toEqual([]);
    expect(modules).toMatchObject([{ path: '', form: 'module' }]);
  });

  test('a folder of modules holds no roots without a backend', async () => {
    const found = await terraformIn({ 'modules/a/main.tf': provider + bucket, 'modules/b/main.tf': bucket });
    expect(found.roots).toEqual([]);
    expect(found.modules.map(({ path }) => path)).toEqual(['modules/a', 'modules/b']);
  });

  test.each([
    'examples/a/main.tf',
    'test/fixtures/main.tf',
    'vendor/x/main.tf',
    '.terraform/modules/x/main.tf',
    'cdktf.out/stacks/a/cdk.tf.json',
  ])('%s is not read', async (path) => {
    const text = path.endsWith('json') ? '{"terraform":{"backend":{"s3":{"bucket":"a","key":"b"}}}}' : s3();
    expect(await unitsIn({ [path]: text })).toEqual([]);
  });

  test('the JSON form is read as well, and the files of OpenTofu', async () => {
    const json = '{"terraform":{"backend":{"s3":{"bucket":"a","key":"b","use_lockfile":true}}}}';
    expect(await rootIn({ 'a/main.tf.json': json })).toMatchObject({ state: 'shared', locked: 'yes' });
    expect(await rootIn({ 'a/main.tofu': s3() })).toMatchObject({ tool: 'opentofu', locked: 'yes' });
  });
});

describe('what cannot be seen is not told', () => {
  test('links are not read: what they hold is unknown', async () => {
    const files = { 'env/dev/terraform.tfvars': 'a = 1\n', 'env/prod/terraform.tfvars': 'a = 2\n' };
    const { roots } = await terraformIn(files, { symlinks: ['env/dev/main.tf', 'env/prod/main.tf'] });
    expect(roots.map(({ path }) => path)).toEqual(['env/dev', 'env/prod']);
    for (const root of roots)
      expect(root).toMatchObject({ own: 'unknown', creates: 'unknown', state: 'unknown', locked: 'unknown' });
  });

  test('a file with an error leaves what is not seen in it unknown', async () => {
    const root = await rootIn({ 'a/main.tf': provider, 'a/more.tf': 'resource "a" "b" {\n  c = = 1\n' });
    expect(root).toMatchObject({ state: 'unknown', locked: 'unknown', creates: 'unknown' });
  });

  test('a file that is no HCL at all is a gap that names it', async () => {
    const { gaps } = await terraformIn({ 'a/main.tf': s3(), 'a/b.tf': ')))' });
    expect(gaps).toMatchObject([{ reason: 'malformed', detail: expect.stringContaining('a/b.tf') }]);
  });

  test('a file that is missing from the clone does not stop the others', async () => {
    const gone = new Unreadable('absent', 'not here', 'fetch it');
    expect((await terraformIn({ 'a/main.tf': s3(), 'a/b.tf': gone })).roots).toMatchObject([{ creates: 'unknown' }]);
  });
});

describe('what a root makes', () => {
  test.each([
    ['resource "github_repository" "a" {}\n', 'no'],
    ['resource "random_id" "a" {}\nresource "tfe_workspace" "b" {}\n', 'no'],
    ['resource "datadog_monitor" "a" {}\n', 'unknown'],
    ['resource "github_team" "a" {}\nresource "azurerm_dns_zone" "b" {}\n', 'yes'],
    ['module "a" {\n  source = "terraform-aws-modules/vpc/aws"\n  version = "5.0.0"\n}\n', 'yes'],
    ['module "a" {\n  source = "git::https://example.org/things.git"\n}\n', 'unknown'],
    ['module "a" {\n  source = "../m"\n}\n', 'yes'],
  ])('%s', async (text, creates) => {
    const { roots } = await terraformIn({ 'a/main.tf': s3() + text, 'm/main.tf': bucket });
    expect(roots[0]?.creates).toBe(creates);
  });
});

describe('purpose', () => {
  const lock = 'resource "aws_dynamodb_table" "lock" {\n  name = "x"\n  hash_key = "LockID"\n}\n';
  const state = 'resource "aws_s3_bucket" "b" {\n  bucket = "acme-terraform-state"\n}\n';
  test.each([
    ['state', provider + state + lock, 'bootstrap'],
    ['state', `${provider}${state}${lock}resource "aws_instance" "a" {}\n`, 'workload'],
    ['logs', provider + bucket, 'workload'],
    ['bootstrap', provider + bucket, 'bootstrap'],
    ['bootstrap', `${provider}${bucket}resource "aws_instance" "a" {}\n`, 'workload'],
    ['bootstrap', `${provider}module "a" {\n  source = "acme/x/aws"\n}\n`, 'unknown'],
    [
      'ci',
      `${provider}resource "aws_iam_openid_connect_provider" "gh" {}\nresource "aws_iam_role" "ci" {}\n`,
      'bootstrap',
    ],
    ['iam', `${provider}resource "aws_iam_role" "app" {}\n`, 'workload'],
  ])('%s', async (folder, text, purpose) => {
    expect((await rootIn({ [`${folder}/main.tf`]: text })).purpose).toBe(purpose);
  });
});
