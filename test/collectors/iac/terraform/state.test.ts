import { expect, test } from 'vitest';
import { rootIn } from './reading.ts';

const root = (inside: string) => rootIn({ 'a/main.tf': `provider "aws" {}\nterraform {\n${inside}\n}\n` });

test.each([
  ['backend "s3" {\n bucket = "a"\n key = "b"\n dynamodb_table = "c"\n}', 'shared', 'yes', null],
  ['backend "s3" {\n bucket = "a"\n key = "b"\n use_lockfile = true\n}', 'shared', 'yes', null],
  ['backend "s3" {\n bucket = "a"\n key = "b"\n use_lockfile = false\n}', 'shared', 'no', null],
  ['backend "s3" {\n bucket = "a"\n key = "b"\n}', 'shared', 'no', null],
  ['backend "s3" {\n key = "b"\n}', 'shared', 'unknown', null],
  ['backend "s3" {}', 'shared', 'unknown', null],
  ['backend "azurerm" {}', 'shared', 'yes', null],
  ['backend "gcs" {\n bucket = "a"\n}', 'shared', 'yes', null],
  ['backend "http" {}', 'shared', 'unknown', null],
  ['backend "http" {\n address = "https://x"\n}', 'shared', 'no', null],
  ['backend "http" {\n address = "https://x"\n lock_address = "https://x/lock"\n}', 'shared', 'yes', null],
  ['backend "consul" {\n lock = false\n}', 'shared', 'no', null],
  ['backend "remote" {\n organization = "a"\n}', 'held', 'yes', null],
  ['backend "remote" {\n hostname = "acme.scalr.io"\n}', 'held', 'yes', null],
  ['cloud {\n hostname = "acme.app.spacelift.io"\n}', 'held', 'yes', null],
  ['cloud {}', 'held', 'yes', null],
  ['backend "local" {}', 'local', 'no', null],
  ['backend "something_new" {}', 'shared', 'unknown', null],
  ['', 'local', 'no', null],
])('%s', async (inside, state, locked, runner) => {
  expect(await root(inside)).toMatchObject({ state, locked, runner });
});

test.each([
  ['.github/workflows/deploy.yml', 'run: terraform init -backend-config="dynamodb_table=locks"\n'],
  ['Makefile', 'init:\n\tterraform init -backend-config=prod.hcl\n'],
  ['README.md', 'Run `terraform init -backend-config=prod.hcl`.\n'],
  ['shared/settings.tfbackend', 'dynamodb_table = "locks"\n'],
])('a lock may come from the command line where %s gives settings', async (path, text) => {
  const inside = 'terraform {\n backend "s3" {\n  bucket = "a"\n  key = "b"\n }\n}\n';
  expect(await rootIn({ 'a/main.tf': inside, [path]: text })).toMatchObject({ state: 'shared', locked: 'unknown' });
  expect(await rootIn({ 'a/main.tf': inside, Makefile: 'init:\n\tterraform init\n' })).toMatchObject({ locked: 'no' });
});
