import { describe, expect, test } from 'vitest';
import { isPlaceholder } from '../../../../collectors/iac/kubernetes/remote.ts';
import { read, rootsIn } from './reading.ts';

const application = (repoURL: string, path = 'apps', more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
spec:
  source: {repoURL: "${repoURL}", path: ${path}}
  destination: {namespace: web}
  syncPolicy: {automated: {selfHeal: true}}
${more}`;
const sync = (path: string, source = 'flux-system'): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: web}
spec: {path: ${path}, prune: true, sourceRef: {kind: GitRepository, name: ${source}}}
`;
const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n';

describe('an address waits for its owner', () => {
  test.each([
    'https://github.com/YOUR_ORG/fleet',
    'https://github.com/YOUR-REPO',
    'https://github.com/<your-org>/<repo>.git',
    'https://github.com/REPLACE_ME/fleet.git',
    'https://github.com/example-org/example',
    'https://github.com/OWNER/REPO',
    'git@github.com:username/repo.git',
    'https://github.com/argoproj/argocd-example-apps.git',
    'https://git.changeme/x/y',
    'https://git.example.com/x/y',
    'https://github.com/GITHUB_USER/fleet',
    'https://github.com/{owner}/fleet',
  ])('%s', (url) => expect(isPlaceholder(url)).toBe(true));

  test.each([
    'https://github.com/acme/fleet.git',
    'git@github.com:acme/user-service',
    'https://gitlab.com/yourkshire/platform',
    'https://github.com/organisation-x/project',
    `https://github.com/\${OWNER}/fleet`,
    'https://github.com/{{owner}}/fleet',
  ])('not %s', (url) => expect(isPlaceholder(url)).toBe(false));
});

describe('an application of Argo CD is', () => {
  const only = async (files: Record<string, string>) =>
    (await read(files)).roots.filter(({ tool }) => tool === 'argo_cd');

  test('perhaps a sample where it stands alone, and nothing then tells that a cluster keeps to it', async () => {
    const { roots, drifts } = await read({ 'deploy/a.yaml': application('https://github.com/other/shop') });
    expect(roots).toMatchObject([{ own: 'unknown', reconciled: 'unknown' }]);
    expect(drifts).toMatchObject([{ enabled: 'unknown' }]);
  });

  test.each([
    ['this repository', 'https://github.com/acme/platform', 'deploy/a.yaml'],
    ['the same owner', 'https://github.com/acme/shop', 'deploy/a.yaml'],
    ['elsewhere in the folder of an environment', 'https://github.com/other/shop', 'clusters/prod/a.yaml'],
  ])('own where it takes from %s', async (_, url, path) => {
    expect(await only({ [path]: application(url) })).toMatchObject([{ own: 'yes', reconciled: 'yes' }]);
  });

  test('own where another that is own applies it, at any distance', async () => {
    const chart = application('https://charts.acme.io', 'redis');
    const files = {
      'root.yaml': application('https://github.com/acme/platform', 'first'),
      'first/a.yaml': chart,
      'second/b.yaml': chart,
    };
    const roots = await only(files);
    expect(roots.map(({ path, own }) => [path, own])).toEqual([
      ['first/a.yaml', 'yes'],
      ['root.yaml', 'yes'],
      ['second/b.yaml', 'unknown'],
    ]);
  });

  test('perhaps material of a test, and perhaps a template', async () => {
    const own = application('https://github.com/acme/platform');
    expect(await only({ 'pkg/a.yaml': own, 'pkg/a_test.go': 'package a\n' })).toMatchObject([{ own: 'unknown' }]);
    expect(await only({ 'clusters/prod/a.yaml': application('https://github.com/{{ org }}/x') })).toMatchObject([
      { own: 'unknown', reconciled: 'unknown' },
    ]);
  });
});

describe('an object of Flux is', () => {
  test('perhaps a sample where it stands alone', async () => {
    expect(await rootsIn({ 'deploy/flux.yaml': sync('./kustomize', 'podinfo') })).toMatchObject([
      { own: 'unknown', reconciled: 'unknown' },
    ]);
  });

  test('own where it applies a folder that is here, or stands in a cluster', async () => {
    const here = await rootsIn({ 'deploy/flux.yaml': sync('./apps/web'), 'apps/web/d.yaml': deployment });
    expect(here.find(({ tool }) => tool === 'flux')).toMatchObject({ own: 'yes', reconciled: 'yes' });
    const placed = await rootsIn({ 'clusters/prod/web.yaml': sync('./kustomize', 'podinfo') });
    expect(placed).toMatchObject([{ own: 'yes' }]);
  });

  test('own where one that applies what is here applies it', async () => {
    const files = { 'fleet/flux.yaml': sync('./fleet'), 'fleet/web.yaml': sync('./kustomize', 'podinfo') };
    expect((await rootsIn(files)).map(({ own }) => own)).toEqual(['yes', 'yes']);
  });
});
