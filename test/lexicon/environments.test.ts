import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areEnvironments,
  environmentInPath,
  environmentOfFolder,
  foldersAround,
} from '../../src/lexicon/environment-folders.ts';
import {
  commonName,
  endingEnvironment,
  environmentByContrast,
  environmentInName,
  environmentOf,
  readingOf,
} from '../../src/lexicon/environments.ts';

describe('a whole name', () => {
  test.each([
    ['prod', 'yes', 'sure'],
    ['PROD', 'yes', 'sure'],
    ['production', 'yes', 'sure'],
    ['prod1', 'yes', 'sure'],
    ['prod_b', 'yes', 'sure'],
    ['prod-eu-west-2', 'yes', 'sure'],
    ['prod-uksouth', 'yes', 'sure'],
    ['prod-europe-west2', 'yes', 'sure'],
    ['eastus2-prod', 'yes', 'sure'],
    ['euw1.prod', 'yes', 'sure'],
    ['aks-prod-uksouth', 'yes', 'sure'],
    ['prod-cluster-01', 'yes', 'sure'],
    ['shop-prod', 'yes', 'sure'],
    ['cloud-platform-live-prod', 'yes', 'sure'],
    ['non-prod', 'no', 'sure'],
    ['nonprod', 'no', 'sure'],
    ['pre-prod', 'no', 'sure'],
    ['preProd', 'no', 'sure'],
    ['not_production', 'no', 'sure'],
    ['pre-live', 'no', 'sure'],
    ['shop-non-prod', 'no', 'sure'],
    ['bors-staging', 'no', 'sure'],
    ['UAT2', 'no', 'sure'],
    ['dev', 'no', 'plain'],
    ['dev2', 'no', 'plain'],
    ['dev-infra', 'no', 'plain'],
    ['shop-dev', 'no', 'plain'],
    ['sandbox', 'no', 'plain'],
    ['live', 'yes', 'weak'],
    ['test', 'no', 'weak'],
    ['stage', 'no', 'weak'],
    ['ci', 'no', 'weak'],
    ['demo', 'no', 'weak'],
    ['demo-cluster', 'no', 'weak'],
    ['integration', 'no', 'weak'],
    ['performance', 'no', 'weak'],
    ['alpha', 'no', 'weak'],
    ['training', 'no', 'weak'],
    ['dr', 'no', 'weak'],
    ['integration-test', 'no', 'weak'],
    ['prod-test', 'unknown', 'sure'],
    ['prod-dr', 'unknown', 'sure'],
  ])('%s stands for one that is production: %s, and is %s', (name, production, strength) => {
    expect(readingOf(name)).toMatchObject({ environment: { name, production }, strength });
  });

  test.each(['preview', 'pr-123', 'pull-request', 'review'])('%s stands for one that does not last', (name) => {
    expect(environmentOf(name)).toMatchObject({ isPreview: true, production: 'no' });
  });

  test.each([
    '',
    'web',
    'home',
    '00',
    'eu-west-2',
    'product',
    'production-ready-checks',
    'prod-node-feature',
    'node-feature-discovery',
    'feature-flags',
    'training-operator',
    'test-runner',
    'test-infra',
    'review-apps',
    'integration-hub',
    'performance-hub',
    'dev-tools',
    'dev-desktops',
    'live-chat',
    'alpha-vantage',
    'demo-app',
    'shop-demo',
    'shop-test',
    'load-test',
    'my-app-pre',
    'local-dev',
    'cluster',
    'base',
    'a'.repeat(200),
    'prod'.repeat(50),
    '\u202eprod',
    `\${env}-prod`,
  ])('%j stands for none', (name) => {
    expect(environmentOf(name)).toBeNull();
  });
});

describe('the name of something that runs', () => {
  test.each([
    ['web-prod', 'prod', 'yes'],
    ['prod-web', 'prod', 'yes'],
    ['prod-node-feature', 'prod', 'yes'],
    ['web-prod-eu-west-1', 'prod-eu-west-1', 'yes'],
    ['1a2b-test', 'test', 'no'],
    ['web-non-prod', 'non-prod', 'no'],
    ['non-prod-web', 'non-prod', 'no'],
    ['demo', 'demo', 'no'],
    ['vpc_UAT2', 'UAT2', 'no'],
    ['prod-test', 'prod-test', 'unknown'],
  ])('%s holds %s', (name, environment, production) => {
    expect(environmentInName(name)).toMatchObject({ name: environment, production });
  });

  test.each(['dev-tools', 'test-runner', 'test-infra', 'openshift-logging', 'shop-demo', 'web', ''])(
    '%j holds none',
    (name) => {
      expect(environmentInName(name)).toBeNull();
    },
  );

  test('tells more beside another', () => {
    expect(endingEnvironment('vpc-demo')).toMatchObject({ name: 'demo' });
    expect(environmentByContrast('dev-shop', 'prod-shop')).toMatchObject({ name: 'dev-shop', production: 'no' });
    expect(environmentByContrast('demo-shop', 'test-shop')).toBeNull();
    expect(environmentByContrast('dev-shop', 'prod-web')).toBeNull();
    expect(environmentByContrast('dev-shop', 'dev-shop')).toBeNull();
  });
});

describe('folders', () => {
  const found = (folder: string, ...others: readonly string[]) =>
    environmentOfFolder(folder, foldersAround([`${folder}/a.yaml`, ...others]));

  test.each([
    ['clusters/home/apps', [], 'home', 'unknown'],
    ['clusters/prod/00', [], 'prod', 'yes'],
    ['clusters/prod-web', [], 'prod-web', 'yes'],
    ['environments/integration-hub', [], 'integration-hub', 'unknown'],
    ['environments/test', [], 'test', 'no'],
    ['environments/ci', [], 'ci', 'no'],
    ['live/test', [], 'test', 'no'],
    ['k8s/overlays/acme-prod', [], 'acme-prod', 'yes'],
    ['k8s/overlays/site/cluster', [], 'site/cluster', 'unknown'],
    ['k8s/overlays/site/cluster', ['k8s/overlays/site/a.yaml'], 'site', 'unknown'],
    ['prod/ci', [], 'prod', 'yes'],
    ['terraform/prod/dev-tools', [], 'prod', 'yes'],
    ['apps/web/demo', ['apps/web/prod/a.yaml'], 'demo', 'no'],
    ['apps/web/demo', ['apps/web/uat/a.yaml', 'apps/web/staging/a.yaml'], 'demo', 'no'],
    ['apps/web/test', ['apps/web/base/a.yaml', 'apps/web/dev/a.yaml'], 'test', 'no'],
    ['apps/web/live', ['apps/web/test/a.yaml'], 'live', 'yes'],
    ['tf/dev-shop', ['tf/prod-shop/main.tf'], 'dev-shop', 'no'],
  ])('%s beside %j stands in %s', (folder, others, name, production) => {
    expect(found(folder, ...others)).toMatchObject({ name, production });
  });

  test.each([
    ['apps/demo', []],
    ['apps/training', []],
    ['live', []],
    ['stage', []],
    ['dr', []],
    ['clusters/base', []],
    ['clusters/main', []],
    ['cluster/apps', []],
    ['environments/10-network', []],
    [`environments/\${env}`, []],
    ['overlays', []],
    ['apps/web', []],
    ['', []],
    ['ci/cloudformation', []],
    ['node-feature-discovery', []],
    ['ci', ['dev/a', 'src/a', 'docs/a']],
    ['tf/playground', ['tf/backup-prod/a', 'tf/backup-staging/a', 'tf/dns/a']],
    ['demo', ['staging/a', 'cmd/a', 'pkg/a', 'api/a']],
    ['tests/integration', ['tests/performance/a']],
  ])('%j beside %j stands in none', (folder, others) => {
    expect(found(folder, ...others)).toBeNull();
  });

  test('side by side are environments where most of them name one and none is for a program', () => {
    expect(areEnvironments(new Set(['base', 'test', 'prod', 'stg']))).toBe(true);
    expect(areEnvironments(new Set(['test', 'dev']))).toBe(true);
    expect(areEnvironments(new Set(['src', 'test', 'prod', 'dev']))).toBe(false);
    expect(areEnvironments(new Set(['test', 'api', 'web', 'staging']))).toBe(false);
    expect(areEnvironments(new Set(['test', 'demo']))).toBe(false);
  });

  test('a tree of thousands of folders is read in one go', () => {
    const paths = Array.from({ length: 5000 }, (_, at) => `a/demo-${at}/b/${'c/'.repeat(20)}f`);
    const around = foldersAround(paths);
    expect(paths.map((path) => environmentOfFolder(path, around)).every((one) => one?.name.startsWith('demo'))).toBe(
      false,
    );
  });
});

describe('a path by itself', () => {
  test.each([
    ['inventories/prod.yml', 'prod'],
    ['inventories/acme/hosts', 'acme'],
    ['environments/acme.tfvars.json', 'acme'],
    ['deploy/values.staging', 'values.staging'],
    ['prod.tfvars', 'prod'],
    ['infra/shop-prod/main.tf', 'shop-prod'],
    ['ci/deploy.sh', null],
    ['scripts/demo.sh', null],
    ['web.yaml', null],
    ['', null],
  ])('%s tells %s', (path, name) => {
    expect(environmentInPath(path)?.name ?? null).toBe(name);
  });
});

test('what lies in a folder for services is a service, whatever environment it is called after', () => {
  const around = foldersAround(['live', 'ci', 'stage', 'worker', 'dev'].map((name) => `services/${name}/main.tf`));
  const named = (name: string) => environmentOfFolder(`services/${name}`, around)?.name ?? null;
  expect(['live', 'ci', 'stage', 'dev'].map(named)).toEqual([null, null, null, 'dev']);
});

test('names of the same environment have one in common', () => {
  expect(['PROD', 'live', 'production', 'dev', 'Develop', 'acme'].map(commonName)).toEqual([
    'production',
    'production',
    'production',
    'development',
    'development',
    'acme',
  ]);
});

test('nothing under a folder that is kept for environments names none', () => {
  expect(environmentInPath('overlays/')).toBeNull();
});

test('no name and no path makes them fail', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('prod', 'non', '-', '/', 'overlays', 'test', '__proto__', '.'));
  const text = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const around = foldersAround([one, other]);
      for (const found of [
        environmentOf(one),
        environmentInName(one),
        endingEnvironment(one),
        environmentByContrast(one, other),
        environmentInPath(one),
        environmentOfFolder(one, around),
      ])
        expect(found === null || found.name !== '').toBe(true);
    }),
  );
});
