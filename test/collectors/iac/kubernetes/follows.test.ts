// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of Argo CD and Flux, as they write them
import { describe, expect, test } from 'vitest';
import { refFollows, revisionFollows } from '../../../../collectors/iac/kubernetes/follows.ts';
import { isThisRepository } from '../../../../collectors/iac/kubernetes/remote.ts';
import { deployment, kustomization, read, rootsIn } from './reading.ts';

const main = { fullName: 'acme/platform', defaultBranch: 'main' };

describe('a revision of Argo CD', () => {
  test.each([
    ['nothing', undefined, 'yes'],
    ['HEAD', 'HEAD', 'yes'],
    ['trunk', 'main', 'yes'],
    ['trunk by its full name', 'refs/heads/main', 'yes'],
    ['a version', 'v1.4.2', 'yes'],
    ['a version of a part', 'web/v1.4.2', 'yes'],
    ['a condition for versions', '>=1.2.0 <2', 'yes'],
    ['any version of a line', '1.4.x', 'yes'],
    ['a tag', 'refs/tags/anything', 'yes'],
    ['a release branch', 'release-1.4', 'yes'],
    ['a commit', 'a'.repeat(40), 'yes'],
    ['another branch', 'develop', 'no'],
    ['another branch by its full name', 'refs/heads/stable', 'no'],
    ['a branch that is called after its environment', 'production', 'no'],
    ['a branch of work for a version', 'feature/1.2.3', 'no'],
    ['what a template fills in', '{{.revision}}', 'unknown'],
    ['what a shell fills in', '${BRANCH}', 'unknown'],
    ['a name that tags bear as well', 'stable', 'unknown'],
    ['a short commit', 'abc1234', 'unknown'],
    ['a change request', 'refs/pull/3/head', 'unknown'],
  ] as const)('%s', (_, revision, follows) => {
    expect(revisionFollows(revision, main)).toBe(follows);
  });

  test('without a known trunk tells nothing', () => {
    expect(revisionFollows(undefined, { ...main, defaultBranch: null })).toBe('unknown');
    expect(revisionFollows('develop', { ...main, defaultBranch: null })).toBe('unknown');
  });
});

describe('a ref of Flux', () => {
  test.each([
    ['trunk', { branch: 'main' }, 'yes'],
    ['another branch', { branch: 'develop' }, 'no'],
    ['a tag', { tag: 'anything' }, 'yes'],
    ['a tag is believed before a branch', { tag: 'v1', branch: 'develop' }, 'yes'],
    ['versions', { semver: '>=1.0' }, 'yes'],
    ['a commit', { commit: 'a'.repeat(40) }, 'yes'],
    ['a commit of another branch', { commit: 'a'.repeat(40), branch: 'develop' }, 'no'],
    ['a full name', { name: 'refs/heads/main', branch: 'develop' }, 'yes'],
    ['a change request', { name: 'refs/pull/3/head' }, 'unknown'],
    ['what a variable fills in', { branch: '${branch}' }, 'unknown'],
    ['nothing, where trunk is not master', {}, 'unknown'],
  ] as const)('%s', (_, ref, follows) => {
    expect(refFollows(new Map(Object.entries(ref)) as Parameters<typeof refFollows>[0], main)).toBe(follows);
  });

  test('nothing is master', () => {
    expect(refFollows(new Map(), { ...main, defaultBranch: 'master' })).toBe('yes');
  });
});

test('an address is that of this repository by owner and name, however it is written', () => {
  for (const url of [
    'https://github.com/acme/platform',
    'https://github.com/Acme/Platform.git',
    'git@github.com:acme/platform.git',
    'ssh://git@github.com:22/acme/platform/',
  ])
    expect(isThisRepository(url, 'acme/platform'), url).toBe(true);
  for (const url of [
    'https://github.com/fork/platform',
    'https://github.com/bigacme/platform',
    'https://github.com/acme/platform-apps',
    'https://github.com/${OWNER}/platform',
    'platform',
  ])
    expect(isThisRepository(url, 'acme/platform'), url).toBe(false);
  expect(isThisRepository('https://github.com/acme/platform', null)).toBe(false);
  expect(isThisRepository('https://github.com/acme/platform', 'platform')).toBe(false);
});

const here = 'https://github.com/acme/platform';

const application = (source: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
spec:
  destination:
    name: production
  ${source}
  syncPolicy: {automated: {}}
${more}`;

/** Whether units follow trunk, by the path of their object. */
async function follows(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  const roots = await rootsIn(files);
  return Object.fromEntries(roots.map(({ path, followsTrunk }) => [path, followsTrunk]));
}

describe('an application', () => {
  test.each([
    ['of this repository', `source: {repoURL: ${here}, path: apps/web}`, 'yes'],
    ['of another branch', `source: {repoURL: ${here}, path: apps/web, targetRevision: develop}`, 'no'],
    ['of a fork', 'source: {repoURL: https://github.com/fork/platform, path: apps/web}', 'unknown'],
    ['of another repository', 'source: {repoURL: https://github.com/acme/other, path: apps/web}', 'unknown'],
    [
      'of a chart with values of this repository',
      `sources: [{repoURL: https://charts.test, chart: web, targetRevision: 1.0.0}, {repoURL: ${here}, ref: values, targetRevision: main}]`,
      'yes',
    ],
    [
      'one of whose sources is another branch',
      `sources: [{repoURL: ${here}, path: apps/web}, {repoURL: ${here}, ref: values, targetRevision: develop}]`,
      'no',
    ],
    [
      'of a chart alone that nothing applies',
      'source: {repoURL: https://charts.test, chart: web, targetRevision: 1.0.0}',
      'unknown',
    ],
  ])('%s', async (_, source, expected) => {
    expect(await follows({ 'argo/web.yaml': application(source), 'apps/web/web.yaml': deployment })).toMatchObject({
      'argo/web.yaml': expected,
    });
  });

  test('of a chart alone comes as whatever applies it does', async () => {
    const chart = application('source: {repoURL: https://charts.test, chart: web, targetRevision: 1.0.0}');
    const parent = (revision: string) =>
      application(`source: {repoURL: ${here}, path: apps, targetRevision: ${revision}}`).replace('web', 'all');
    expect(await follows({ 'all.yaml': parent('main'), 'apps/web.yaml': chart })).toMatchObject({
      'apps/web.yaml': 'yes',
    });
    expect(await follows({ 'all.yaml': parent('develop'), 'apps/web.yaml': chart })).toMatchObject({
      'apps/web.yaml': 'no',
    });
  });

  test('is doubted where a patch changes a source by its place', async () => {
    const patch = '- {op: replace, path: /spec/sources/0/targetRevision, value: develop}';
    const files = {
      'argo/web.yaml': application(`sources: [{repoURL: ${here}, path: apps/web}]`),
      'argo/kustomization.yaml': `${kustomization('web.yaml')}patches:\n  - target: {kind: Application}\n    patch: |\n      ${patch}\n`,
      'apps/web/web.yaml': deployment,
    };
    expect(await follows(files)).toMatchObject({ 'argo/web.yaml': 'unknown' });
  });

  test('that a set makes takes the revision of its template, filled in', async () => {
    const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: all}
spec:
  generators: [{list: {elements: [{env: staging, rev: develop}, {env: production, rev: main}]}}]
  template:
    metadata: {name: 'web-{{env}}'}
    spec:
      source: {repoURL: ${here}, path: apps/web, targetRevision: '{{rev}}'}
      destination: {name: '{{env}}'}
      syncPolicy: {automated: {}}
`;
    const roots = await rootsIn({ 'sets.yaml': set, 'apps/web/web.yaml': deployment });
    expect(Object.fromEntries(roots.map((one) => [one.environment, one.followsTrunk]))).toEqual({
      staging: 'no',
      production: 'yes',
    });
  });
});

const repository = (ref: string, name = 'flux-system'): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: ${name}, namespace: flux-system}
spec:
  url: ssh://git@github.com/acme/platform
  ref: ${ref}
`;
const sync = (path: string, kind = 'GitRepository'): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  path: ${path}
  sourceRef: {kind: ${kind}, name: flux-system}
`;

describe('flux', () => {
  test('follows what the source that an object names takes', async () => {
    const files = (ref: string) => ({
      'clusters/prod/flux-system/gotk-sync.yaml': `${repository(ref)}---\n${sync('./clusters/prod')}`,
      'clusters/prod/apps.yaml': sync('./apps/prod'),
      'apps/prod/web.yaml': deployment,
    });
    const both = (answer: string) => ({
      'clusters/prod/flux-system/gotk-sync.yaml': answer,
      'clusters/prod/apps.yaml': answer,
    });
    expect(await follows(files('{branch: main}'))).toEqual(both('yes'));
    expect(await follows(files('{branch: develop}'))).toEqual(both('no'));
    expect(await follows(files('{branch: "${branch}"}'))).toEqual(both('unknown'));
  });

  test('has a source of the same name in each cluster, of which the nearest is meant', async () => {
    const files = {
      'clusters/prod/flux-system/gotk-sync.yaml': repository('{branch: main}'),
      'clusters/prod/apps.yaml': sync('./apps/prod'),
      'clusters/dev/flux-system/gotk-sync.yaml': repository('{branch: develop}'),
      'clusters/dev/apps.yaml': sync('./apps/dev'),
      'shared/apps.yaml': sync('./apps/prod'),
      'apps/prod/web.yaml': deployment,
      'apps/dev/web.yaml': deployment,
    };
    expect(await follows(files)).toEqual({
      'clusters/prod/apps.yaml': 'yes',
      'clusters/dev/apps.yaml': 'no',
      'shared/apps.yaml': 'unknown',
    });
  });

  test('takes what a kustomization patches its source to', async () => {
    const files = (patch: string) => ({
      'flux/source.yaml': repository('{branch: main}'),
      'flux/apps.yaml': sync('./apps/prod'),
      'flux/kustomization.yaml': `${kustomization('source.yaml', 'apps.yaml')}patches:\n  - target: {kind: GitRepository, name: flux-system}\n    patch: |\n      ${patch}\n`,
      'apps/prod/web.yaml': deployment,
    });
    const value = (path: string, text: string) => files(`- {op: replace, path: ${path}, value: ${text}}`);
    expect(await follows(value('/spec/ref/branch', 'develop'))).toMatchObject({ 'flux/apps.yaml': 'no' });
    expect(await follows(value('/spec/ref', '{tag: v1}'))).toMatchObject({ 'flux/apps.yaml': 'unknown' });
    expect(await follows(value('/spec/url', 'https://github.com/acme/other'))).toMatchObject({
      'flux/apps.yaml': 'unknown',
    });
  });

  test('tells nothing of what is taken from a registry', async () => {
    const files = {
      'clusters/prod/source.yaml': repository('{branch: main}'),
      'clusters/prod/apps.yaml': sync('./apps/prod', 'OCIRepository'),
      'apps/prod/web.yaml': deployment,
    };
    expect(await follows(files)).toEqual({ 'clusters/prod/apps.yaml': 'unknown' });
  });

  test('is told by an instance what it keeps itself to', async () => {
    const instance = (ref: string) => `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  sync: {kind: GitRepository, url: ${here}, ref: ${ref}, path: clusters/prod}
`;
    const files = (ref: string) => ({
      'clusters/prod/flux.yaml': instance(ref),
      'clusters/prod/apps.yaml': sync('./apps/prod'),
      'apps/prod/web.yaml': deployment,
    });
    const both = (answer: string) => ({ 'clusters/prod/flux.yaml': answer, 'clusters/prod/apps.yaml': answer });
    expect(await follows(files('refs/heads/main'))).toEqual(both('yes'));
    expect(await follows(files('refs/heads/develop'))).toEqual(both('no'));
  });
});

test('flux is told by a release of the chart that sets it up', async () => {
  const release = (ref: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: flux-instance
spec:
  chartRef: {kind: OCIRepository, name: flux-instance}
  values:
    instance:
      sync: {kind: GitRepository, url: ${here}, ref: ${ref}, path: clusters/prod}
`;
  const files = (ref: string) => ({
    'flux/instance/release.yaml': release(ref),
    'clusters/prod/apps.yaml': sync('./apps/prod'),
    'apps/prod/web.yaml': deployment,
  });
  expect(await follows(files('refs/heads/main'))).toMatchObject({ 'clusters/prod/apps.yaml': 'yes' });
  expect(await follows(files('refs/heads/develop'))).toMatchObject({ 'clusters/prod/apps.yaml': 'no' });
});

test('what no reconciler keeps to follows nothing', async () => {
  const { roots } = await read({
    'k8s/overlays/production/kustomization.yaml': kustomization('../../base'),
    'k8s/base/kustomization.yaml': kustomization('web.yaml'),
    'k8s/base/web.yaml': deployment,
  });
  expect(roots.map(({ followsTrunk }) => followsTrunk ?? 'unknown')).toEqual(roots.map(() => 'unknown'));
});
