import { expect, test } from 'vitest';
import { isOwnDefinition } from '../../../collectors/iac/definition-owner.ts';
import { unitsOf } from '../../../collectors/iac/units.ts';
import { root, use } from './reading.ts';

const own = (path: string, fullName: string | null = 'acme/infra', tool: 'terraform' | 'ansible' = 'terraform') =>
  isOwnDefinition(use(path, { origin: 'remote', tool }), fullName);

test.each([
  ['terraform-aws-modules/vpc/aws', 'no'],
  ['registry.terraform.io/cloudposse/label/null', 'no'],
  ['tfr:///terraform-aws-modules/vpc/aws', 'no'],
  ['tfr://registry.terraform.io/acme/vpc/aws', 'yes'],
  ['acme/vpc/aws', 'yes'],
  ['app.terraform.io/anything/vpc/aws', 'yes'],
  ['github.com/acme/modules//vpc', 'yes'],
  ['git::https://github.com/Acme/modules.git//vpc', 'yes'],
  ['git@github.com:acme/modules.git', 'yes'],
  ['git::ssh://git@github.com/acme/modules.git', 'yes'],
  ['git::ssh://git@github.com/other/modules.git', 'no'],
  ['https://raw.githubusercontent.com/other/base/deploy/web.yaml', 'no'],
  ['oci://ghcr.io/acme/charts/web', 'yes'],
  ['https://acme.github.io/charts/web', 'yes'],
  ['https://other.github.io/charts/web', 'no'],
  ['git::https://git.internal/modules/vpc', 'unknown'],
  ['s3::https://s3.amazonaws.com/bucket/vpc.zip', 'unknown'],
  ['redis', 'unknown'],
])('%s belongs to the owner of the repository: %s', (path, expected) => expect(own(path)).toBe(expected));

test('a role of Galaxy belongs to the name before the dot', () => {
  expect(own('geerlingguy.docker', 'acme/infra', 'ansible')).toBe('no');
  expect(own('acme.docker', 'acme/infra', 'ansible')).toBe('yes');
});

test('without a name of its own, a repository owns what it holds alone', () => {
  expect(own('terraform-aws-modules/vpc/aws', null)).toBe('unknown');
  expect(isOwnDefinition(use('modules/vpc'), null)).toBe('yes');
});

test('two environments are not alike by what everybody takes in, and may be by what else they take in', () => {
  const shared = (path: string, fullName: string | null) => {
    const roots = ['dev', 'prod'].map((environment) =>
      root({ path: environment, environment, uses: [use(path, { origin: 'remote' })] }),
    );
    const { roots: units } = unitsOf(roots, [], { fullName, isGenerated: () => false });
    return units.map(({ sharesDefinition, sharedDefinition }) => [sharesDefinition, sharedDefinition]);
  };
  expect(shared('terraform-aws-modules/vpc/aws', 'acme/infra')[0]).toEqual(['unknown', null]);
  expect(shared('github.com/acme/vpc', 'acme/infra')[0]).toEqual(['yes', 'github.com/acme/vpc']);
  expect(shared('github.com/acme/vpc', null)[0]).toEqual(['unknown', null]);
});
