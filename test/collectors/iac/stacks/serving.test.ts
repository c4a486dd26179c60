import { describe, expect, test } from 'vitest';
import {
  declaredEnvironments,
  environmentAround,
  environmentOfValues,
  servingByPlace,
} from '../../../../collectors/iac/stacks/serving.ts';
import { environmentInName } from '../../../../src/lexicon/environments.ts';

test.each([
  ['prod', 'prod', 'yes'],
  ['vpc-prod', 'prod', 'yes'],
  ['vpc-non-prod', 'non-prod', 'no'],
  ['prod-eu-west-1', 'prod-eu-west-1', 'yes'],
  ['parameters.dev', 'dev', 'no'],
  ['vpc_UAT2', 'UAT2', 'no'],
  ['product-list', null, null],
  ['local', null, null],
])('a file called %s stands for %s', (name, environment, production) => {
  const found = environmentInName(name);
  expect([found?.name ?? null, found?.production ?? null]).toEqual([environment, production]);
});

test.each([
  ['live/app/a.yaml', null],
  ['prod/app/a.yaml', 'prod'],
  ['environments/acme/a.yaml', 'acme'],
  ['environments/acme/prod/a.yaml', 'prod'],
  ['ci/a.yaml', null],
  ['integration/a.yaml', null],
  ['environments/integration/a.yaml', 'integration'],
  ['dev-tools/a.yaml', null],
  ['accounts.yaml', null],
])('a file at %s lies with the environment %s', (path, environment) => {
  expect(environmentAround(path)?.name ?? null).toBe(environment);
});

test.each([
  ['parameters/prod.json', 'prod'],
  ['prod/parameters.json', 'prod'],
  ['staging/live-certificate-parameters.json', 'staging'],
  ['a/with-live-certificate.json', null],
  ['environments/acme.json', 'acme'],
  ['a/main.parameters.min.json', null],
])('a file of values at %s is for %s', (path, environment) => {
  expect(environmentOfValues(path)?.name ?? null).toBe(environment);
});

describe('names that are declared side by side', () => {
  test('are all environments where half of them are known as such, and two at least', () => {
    expect(declaredEnvironments(['CODE', 'PROD', 'dev']).map(({ name }) => name)).toEqual(['CODE', 'PROD', 'dev']);
    expect(declaredEnvironments(['small', 'large', 'prod'])).toEqual([]);
    expect(declaredEnvironments(['prod'])).toEqual([]);
    expect(
      declaredEnvironments(['dev', 'prod', 'none', 'a\u202Eb', `\${x}`.repeat(50)]).map(({ name }) => name),
    ).toEqual(['dev', 'prod']);
  });

  test('are environments as folders where two thirds are, save what these have in common', () => {
    const placeOf = servingByPlace(['build/a.yaml', 'dev/a.yaml', 'prod/a.yaml', 'modules/a.yaml', 'a.yaml']);
    expect(
      ['build/a.yaml', 'dev/a.yaml', 'modules/a.yaml', 'a.yaml'].map(
        (path) => placeOf(path)?.environment?.name ?? null,
      ),
    ).toEqual(['build', 'dev', null, null]);
  });

  test('in the names of files are environments where one of them is one beyond doubt', () => {
    const named = (paths: readonly string[]) => {
      const placeOf = servingByPlace(paths);
      return paths.map((path) => placeOf(path)?.environment?.name ?? null);
    };
    expect(named(['a/vpc-demo.yaml', 'a/vpc-prod.yaml'])).toEqual(['demo', 'prod']);
    expect(named(['a/vpc-demo.yaml', 'a/vpc-training.yaml'])).toEqual([null, null]);
    expect(named(['a/vpc-demo.yaml', 'a/net-prod.yaml'])).toEqual([null, null]);
  });

  test('are the source’s own; a folder that is called so may be called so for other reasons', () => {
    const own = (paths: readonly string[]) => servingByPlace(paths)('dev/a.yaml')?.own;
    expect(own(['dev/a.yaml', 'prod/a.yaml'])).toBe('yes');
    expect(own(['dev/a.yaml'])).toBe('unknown');
  });
});
