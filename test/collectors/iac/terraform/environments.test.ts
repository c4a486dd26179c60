import { describe, expect, test } from 'vitest';
import { environmentOfWorkspace } from '../../../../collectors/iac/terraform/place.ts';
import { environmentOfFolder, foldersAround } from '../../../../src/lexicon/environment-folders.ts';
import { bucket, provider, rootIn, s3, terraformIn, unitsIn } from './reading.ts';

describe('files of values', () => {
  test.each([
    [
      ['infra/dev.tfvars', 'infra/prod.tfvars'],
      ['infra@dev', 'infra@prod'],
    ],
    [
      ['infra/environments/development.tfvars', 'infra/environments/production.tfvars'],
      ['infra@development', 'infra@production'],
    ],
    [
      ['infra/env/dev/terraform.tfvars', 'infra/env/prod/terraform.tfvars'],
      ['infra@dev', 'infra@prod'],
    ],
    [
      ['vars/dev.tfvars', 'vars/prod.tfvars'],
      ['infra@dev', 'infra@prod'],
    ],
    [
      ['infra/dev.tfbackend', 'infra/dev.tfvars', 'infra/prod.tfbackend'],
      ['infra@dev', 'infra@prod'],
    ],
    [['infra/backend/development.hcl', 'infra/dev.tfvars'], ['infra@dev']],
    [['infra/environments/acme.tfvars', 'infra/environments/common.tfvars'], ['infra@acme']],
    [['infra/terraform.tfvars', 'infra/dev.auto.tfvars', 'infra/common.tfvars'], ['infra@-']],
    [['elsewhere/dev.tfvars'], ['infra@-']],
  ])('%s', async (paths, units) => {
    const files = Object.fromEntries(paths.map((path) => [path, 'a = 1\n']));
    expect(await unitsIn({ 'infra/main.tf': s3() + bucket, ...files })).toEqual([...units].sort());
  });

  test('beside several roots they are for the one that they name, else for none', async () => {
    const roots = { 'tf/app/main.tf': s3(), 'tf/net/main.tf': s3() };
    const named = { 'tf/variables/dev/app.tfvars': 'a = 1\n', 'tf/variables/prod/app.tfvars': 'a = 1\n' };
    expect(await unitsIn({ ...roots, ...named })).toEqual(['tf/app@dev', 'tf/app@prod', 'tf/net@-']);
    expect(await unitsIn({ ...roots, 'tf/variables/dev.tfvars': 'a = 1\n' })).toEqual(['tf/app@-', 'tf/net@-']);
  });

  test('a folder with variables alone is no root', async () => {
    const files = { 'variables/common.tf': 'variable "a" {}\n', 'variables/dev/app.tfvars': 'a = 1\n' };
    expect(await unitsIn({ 'app/main.tf': s3(), ...files })).toEqual(['app@dev']);
  });

  test('the values themselves stay where they are; the file is a selector, and the text is its own definition', async () => {
    const found = await terraformIn({ 'infra/main.tf': s3(), 'infra/prod.tfvars': 'password = "hunter2"\n' });
    expect(JSON.stringify(found)).not.toContain('hunter2');
    expect(found.roots).toMatchObject([
      { environment: 'prod', production: 'yes', selectors: ['prod', 'infra/prod.tfvars'], serves: 'infra', own: 'yes' },
    ]);
  });

  test('a preview is marked as one', async () => {
    const { roots } = await terraformIn({ 'infra/main.tf': s3(), 'infra/preview.tfvars': '', 'infra/prod.tfvars': '' });
    expect(roots.map(({ environment, purpose }) => [environment, purpose])).toEqual([
      ['preview', 'preview'],
      ['prod', 'workload'],
    ]);
  });

  test('what locks the state may stand in the file of the environment', async () => {
    const files = {
      'infra/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
      'infra/dev.tfbackend': 'bucket = "a"\nkey = "b"\n',
      'infra/prod.tfbackend': 'bucket = "a"\nkey = "b"\ndynamodb_table = "locks"\n',
    };
    const { roots } = await terraformIn(files);
    expect(roots.map(({ environment, locked }) => [environment, locked])).toEqual([
      ['dev', 'no'],
      ['prod', 'yes'],
    ]);
  });
});

describe('workspaces', () => {
  test.each([
    [
      'locals {\n  size = { dev = 1, prod = 2, default = 0 }\n}\noutput "a" {\n  value = 1\n}\nresource "aws_a" "b" {\n  n = local.size[terraform.workspace]\n}\n',
    ],
    ['resource "aws_a" "b" {\n  n = { dev = 1, prod = 2 }[terraform.workspace]\n}\n'],
    ['resource "aws_a" "b" {\n  n = lookup({ dev = 1, prod = 2 }, terraform.workspace, 3)\n}\n'],
    ['locals {\n  env = terraform.workspace\n  size = { dev = 1, prod = 2 }\n  n = local.size[local.env]\n}\n'],
  ])('the keys of a map that the workspace chooses from are environments: %#', async (text) => {
    expect(await unitsIn({ 'a/main.tf': s3() + text })).toEqual(['a@dev', 'a@prod']);
  });

  test.each([
    'locals {\n  is_prod = terraform.workspace == "production"\n  all = ["dev", "prod"]\n}\n',
    'variable "env" {\n  validation {\n    condition = contains(["dev", "prod"], var.env)\n    error_message = "no"\n  }\n}\n',
    'locals {\n  size = { dev = 1, prod = 2 }\n  n = local.size[var.env]\n}\n',
  ])('other lists are none: %#', async (text) => {
    expect(await unitsIn({ 'a/main.tf': s3() + text })).toEqual(['a@-']);
  });

  test('the workspaces that a service is told to keep name the environments of the root, without the name of the root', async () => {
    const workspace = (env: string) =>
      `resource "tfe_workspace" "${env}" {\n  name = "chat-${env}"\n  working_directory = "/deploy/chat/"\n  vcs_repo {\n    identifier = "acme/infra"\n  }\n}\n`;
    const cloud =
      'terraform {\n  cloud {\n    organization = "acme"\n    workspaces {\n      tags = ["chat"]\n    }\n  }\n}\n';
    const files = {
      'deploy/chat/main.tf': cloud + bucket,
      'tfc/main.tf': s3() + workspace('staging') + workspace('production'),
    };
    const { roots } = await terraformIn(files, { fullName: 'acme/infra' });
    expect(roots.filter(({ path }) => path === 'deploy/chat')).toMatchObject([
      { environment: 'staging', selectors: ['chat-staging'], state: 'held', locked: 'yes', runner: 'hcp_terraform' },
      { environment: 'production', production: 'yes', selectors: ['chat-production'] },
    ]);
    const other = await terraformIn(files, { fullName: 'acme/other' });
    expect(other.roots.filter(({ path }) => path === 'deploy/chat')).toMatchObject([{ environment: null }]);
  });

  test('a workspace that nothing links to a forge is started by a person, and one that is linked is not', async () => {
    const cloud = 'terraform {\n  cloud {\n    workspaces {\n      name = "shop"\n    }\n  }\n}\n';
    const link = '  vcs_repo {\n    identifier = "acme/infra"\n  }\n';
    const workspace = (more: string) => `resource "tfe_workspace" "a" {\n  name = "shop"\n${more}}\n`;
    const runnerFor = async (more: string) => {
      const files = { 'a/main.tf': cloud + bucket, 'tfc/main.tf': s3() + workspace(more) };
      const { roots } = await terraformIn(files, { fullName: 'acme/infra' });
      return roots.find(({ path }) => path === 'a')?.runner;
    };
    expect(await runnerFor('')).toBe(null);
    expect(await runnerFor(link)).toBe('hcp_terraform');
    expect(await runnerFor(`${link}  execution_mode = "local"\n`)).toBe(null);
    expect(await runnerFor(link.replace('infra', 'other'))).toBe(null);
    expect(await runnerFor('  working_directory = "a"\n')).toBe(null);
    expect(await runnerFor(`  working_directory = "a"\n${link}`)).toBe('hcp_terraform');
  });

  test('a service that only keeps the state is no runner', async () => {
    const text =
      'resource "tfe_workspace" "a" {\n  name = "a"\n  working_directory = "a"\n  execution_mode = "local"\n}\n';
    const { roots } = await terraformIn({ 'a/main.tf': 'terraform {\n  cloud {}\n}\n', 'b/main.tf': s3() + text });
    expect(roots[0]).toMatchObject({ path: 'a', state: 'held', runner: null });
  });

  test('a fixed workspace is a selector, and names the environment where it says one', async () => {
    const cloud = (name: string) => `terraform {\n  cloud {\n    workspaces {\n      name = "${name}"\n    }\n  }\n}\n`;
    expect(await rootIn({ 'a/main.tf': cloud('shop-prod') })).toMatchObject({
      environment: 'prod',
      selectors: ['shop-prod'],
    });
    expect(await rootIn({ 'a/main.tf': cloud('shop') })).toMatchObject({ environment: null, selectors: ['shop'] });
  });
});

describe('folders', () => {
  const found = (path: string, ...beside: readonly string[]) =>
    environmentOfFolder(path, foldersAround([path, ...beside].map((one) => `${one}/main.tf`)));

  test.each([
    ['env/production', 'production', 'yes'],
    ['environments/test', 'test', 'no'],
    ['live/prod/eu-west-1/vpc', 'prod', 'yes'],
    ['accounts/bors-staging/app', 'bors-staging', 'no'],
    ['terraform/prod-eu-west-1', 'prod-eu-west-1', 'yes'],
    ['clusters/home', 'home', 'unknown'],
    ['environments/integration-hub', 'integration-hub', 'unknown'],
    ['terraform/non-prod', 'non-prod', 'no'],
  ])('%s', (path, name, production) => {
    expect(found(path)).toMatchObject({ name, production });
  });

  test.each([
    'terraform/dev-desktops',
    'terraform/playground',
    'terraform/performance-hub',
    'environments/10-network',
    'environments/bootstrap/sso',
    'infra',
  ])('%s names none', (path) => {
    expect(found(path)).toBeNull();
  });

  test('what lies beside a folder shows that its name is that of an environment', () => {
    expect(found('tf/dev-cluster', 'tf/prod-cluster')).toMatchObject({ name: 'dev-cluster' });
    expect(found('tf/playground', 'tf/prod')).toMatchObject({ name: 'playground' });
  });

  test('a test environment in a folder of environments is no tree of tests', async () => {
    const files = { 'environments/test/main.tf': s3(), 'environments/prod/main.tf': s3(), 'test/main.tf': s3() };
    expect(await unitsIn(files)).toEqual(['environments/prod@prod', 'environments/test@test']);
  });

  test('each folder of environments takes in the same definition', async () => {
    const root = (name: string) => ({
      [`env/${name}/main.tf`]: `${s3()}${provider}module "a" {\n  source = "../../code"\n}\n`,
    });
    const { roots } = await terraformIn({ ...root('dev'), ...root('prod'), 'code/main.tf': bucket });
    expect(roots).toMatchObject([
      { environment: 'dev', serves: null, uses: [{ path: 'code' }] },
      { environment: 'prod', serves: null, uses: [{ path: 'code' }] },
    ]);
  });

  test.each([
    ['shop-dev', 'dev'],
    ['shop-non-prod', 'non-prod'],
    ['prod', 'prod'],
    ['dev-shop', 'dev-shop'],
  ])('workspace %s', (name, environment) => {
    expect(environmentOfWorkspace(name)?.name).toBe(environment);
  });
});
