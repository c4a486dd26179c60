import { describe, expect, test } from 'vitest';
import { bucket, provider, rootIn, terraformIn, unitsIn } from './reading.ts';

const remoteState = (config = 'dynamodb_table = "locks"') =>
  `remote_state {\n  backend = "s3"\n  config = {\n    bucket = "a"\n    key = "\${path_relative_to_include()}/x"\n    ${config}\n  }\n}\n`;
const unit = (source: string, include = 'path = find_in_parent_folders("root.hcl")') =>
  `terraform {\n  source = "${source}"\n}\ninclude "root" {\n  ${include}\n}\ninputs = {\n  size = 1\n}\n`;

describe('units of Terragrunt', () => {
  test('each is a root in the environment of its folder, with the state of what it includes', async () => {
    const { roots } = await terraformIn({
      'root.hcl': remoteState(),
      'dev/app/terragrunt.hcl': unit('../../modules//app'),
      'prod/app/terragrunt.hcl': unit('../../modules//app'),
      'modules/app/main.tf': provider + bucket,
    });
    expect(roots).toMatchObject([
      {
        tool: 'terragrunt',
        path: 'dev/app',
        environment: 'dev',
        state: 'shared',
        locked: 'yes',
        own: 'yes',
        creates: 'yes',
      },
      { path: 'prod/app', environment: 'prod', production: 'yes', uses: [{ path: 'modules/app', form: 'module' }] },
    ]);
  });

  test('a parent is none, whatever it is called', async () => {
    const files = {
      'terragrunt.hcl': remoteState(),
      'prod/app/terragrunt.hcl': unit('../../m', 'path = find_in_parent_folders()'),
    };
    expect(await unitsIn(files)).toEqual(['prod/app@prod']);
  });

  test.each([
    ['use_lockfile = true', 'yes'],
    ['encrypt = true', 'no'],
    ['use_lockfile = local.lock', 'unknown'],
  ])('the lock of %s', async (config, locked) => {
    const files = {
      'root.hcl': remoteState(config),
      'prod/a/terragrunt.hcl': unit('tfr:///acme/net/aws?version=1.0.0'),
    };
    expect(await rootIn(files)).toMatchObject({ state: 'shared', locked });
  });

  test('a backend that is written before each run counts as one', async () => {
    const generate = `generate "backend" {\n  path = "backend.tf"\n  contents = <<EOF\nterraform {\n  backend "azurerm" {\n    key = "\${path_relative_to_include()}"\n  }\n}\nEOF\n}\n`;
    const files = {
      'root.hcl': generate,
      'prod/a/terragrunt.hcl': unit('github.com/acme/terraform-azurerm-net?ref=v1.0.0'),
    };
    const root = await rootIn(files);
    expect(root).toMatchObject({ state: 'shared', locked: 'yes', creates: 'yes' });
    expect(root.uses).toMatchObject([
      { origin: 'remote', path: 'github.com/acme/terraform-azurerm-net', pin: 'exact' },
    ]);
  });

  test('an include that is not found leaves the state unknown', async () => {
    expect(await rootIn({ 'prod/a/terragrunt.hcl': unit('../../m') })).toMatchObject({
      state: 'unknown',
      locked: 'unknown',
    });
  });

  test('a file of shared values is a definition, with the source in it', async () => {
    const shared = `locals {\n  base = "github.com/acme/db"\n}\nterraform {\n  source = "\${local.base}?ref=v2.0.0"\n}\n`;
    const files = {
      'root.hcl': remoteState(),
      '_envcommon/db.hcl': shared,
      'live/prod/db/terragrunt.hcl': `include "root" {\n  path = find_in_parent_folders("root.hcl")\n}\ninclude "common" {\n  path = "\${dirname(find_in_parent_folders("root.hcl"))}/_envcommon/db.hcl"\n}\ninputs = {}\n`,
    };
    const root = await rootIn(files);
    expect(root.environment).toBe('prod');
    expect(root.uses).toMatchObject([
      { path: 'github.com/acme/db', pin: 'exact' },
      { path: '_envcommon/db.hcl', form: 'base', tool: 'terragrunt' },
    ]);
  });

  test('a source in this repository at some commit is known, its version is not looked for', async () => {
    const source = `git::../..//modules/app?ref=\${trimspace(file("deployed"))}`;
    const files = { 'root.hcl': remoteState(), 'prod/app/terragrunt.hcl': unit(source), 'modules/app/main.tf': bucket };
    expect((await rootIn(files)).uses).toMatchObject([{ path: 'modules/app', origin: 'local' }]);
  });

  test('a configuration that a unit applies in its place is not counted twice', async () => {
    const files = {
      'root.hcl': remoteState(),
      'prod/app/terragrunt.hcl': 'include {\n  path = find_in_parent_folders("root.hcl")\n}\n',
      'prod/app/main.tf': provider + bucket,
    };
    expect(await rootIn(files)).toMatchObject({ tool: 'terragrunt', path: 'prod/app', creates: 'yes' });
  });

  test('the name alone makes a unit of a file that cannot be read', async () => {
    expect(await rootIn({ 'prod/a/terragrunt.hcl': ')))' })).toMatchObject({
      tool: 'terragrunt',
      environment: 'prod',
      own: 'unknown',
      state: 'unknown',
      creates: 'unknown',
    });
  });

  test('a stack generates its units; the catalogue that they come from is none', async () => {
    const files = {
      'live/prod/terragrunt.stack.hcl':
        'unit "db" {\n  source = "../../units/db"\n  path = "db"\n}\nunit "app" {\n  source = "github.com/acme/units//app?ref=v1.0.0"\n  path = "app"\n}\n',
      'units/db/terragrunt.hcl': 'terraform {\n  source = "github.com/acme/db"\n}\n',
    };
    const { roots } = await terraformIn(files);
    expect(roots).toMatchObject([
      { path: 'live/prod', environment: 'prod', selectors: ['db'], uses: [{ path: 'units/db' }] },
      { path: 'live/prod', environment: 'prod', selectors: ['app'], uses: [{ pin: 'exact' }] },
    ]);
  });

  test.each(['.tflint.hcl', 'docker-bake.hcl', 'image.pkr.hcl', '.terraform.lock.hcl', 'policy.hcl'])(
    '%s is no unit',
    async (name) => {
      expect(await unitsIn({ [name]: 'source "amazon-ebs" "a" {\n}\n' })).toEqual([]);
    },
  );
});
