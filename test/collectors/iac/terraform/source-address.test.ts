import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../../collectors/iac/terraform/source-address.ts';
import { bucket, s3, terraformIn } from './reading.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('where a module comes from', () => {
  test.each([
    ['terraform-aws-modules/vpc/aws', '5.1.0', 'exact', 'aws'],
    ['terraform-aws-modules/vpc/aws', '= 5.1.0', 'exact', 'aws'],
    ['terraform-aws-modules/vpc/aws', '~> 5.1', 'range', 'aws'],
    ['terraform-aws-modules/vpc/aws', null, 'none', 'aws'],
    ['terraform-aws-modules/vpc/aws', undefined, 'unknown', 'aws'],
    ['app.terraform.io/acme/vpc/azurerm', '1.0.0', 'exact', 'azurerm'],
    [`git::https://github.com/acme/terraform-google-net.git//sub?ref=${commit}`, null, 'commit', 'google'],
    ['github.com/acme/things?ref=v1.2.3', null, 'exact', null],
    ['git@github.com:acme/things?ref=main', null, 'branch', null],
    ['git::ssh://git@github.com/acme/things.git', null, 'none', null],
    ['github.com/acme/things?ref=spring', null, 'unknown', null],
    ['tfr:///terraform-aws-modules/vpc/aws?version=5.1.0', null, 'exact', 'aws'],
    ['https://acme.org/module.zip', null, 'unknown', null],
    ['https://acme.org/module.zip?checksum=sha256:abc', null, 'digest', null],
  ])('%s %s', (source, version, pin, provider) => {
    expect(addressOf('a', source, version)).toMatchObject({ origin: 'remote', pin, provider });
  });

  test.each([
    ['./net', 'live/net'],
    ['../../shared//net', null],
    ['../shared//net', 'shared/net'],
    ['git::..//modules/net?ref=v1', 'modules/net'],
  ])('%s', (source, path) => {
    const found = path === null ? { origin: 'unknown' } : { origin: 'local', path };
    expect(addressOf('live', source, null)).toEqual(found);
  });

  test('credentials are left out', () => {
    const found = addressOf('a', 'git::https://me:hunter2@acme.org/net.git?ref=v1.0.0', null);
    expect(found).toMatchObject({ path: 'git::https://acme.org/net.git', pin: 'exact' });
  });
});

describe('what a root reaches', () => {
  const call = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;

  test('modules of modules are taken in, and a circle ends', async () => {
    const { roots } = await terraformIn({
      'live/main.tf': s3() + call('../a'),
      'a/main.tf': call('../b'),
      'b/main.tf': call('../a') + bucket,
    });
    expect(roots).toMatchObject([{ path: 'live', creates: 'yes' }]);
    expect(roots[0]?.uses.map(({ path }) => path)).toEqual(['a', 'b']);
  });

  test('of two uses the looser counts', async () => {
    const remote = (name: string, ref: string) => `module "${name}" {\n  source = "github.com/acme/net${ref}"\n}\n`;
    const { roots } = await terraformIn({ 'live/main.tf': s3() + remote('a', '?ref=v1.0.0') + remote('b', '') });
    expect(roots[0]?.uses).toMatchObject([{ path: 'github.com/acme/net', pin: 'none', at: { line: 11 } }]);
  });

  test('a source that is worked out is not taken for another', async () => {
    const { roots } = await terraformIn({ 'live/main.tf': `${s3()}module "m" {\n  source = "\${var.base}/net"\n}\n` });
    expect(roots).toMatchObject([{ uses: [], creates: 'unknown' }]);
  });
});
