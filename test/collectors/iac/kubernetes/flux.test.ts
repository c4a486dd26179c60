import { describe, expect, test } from 'vitest';
import { deployment, kustomization, lines, read, rootsIn } from './reading.ts';

/** A Kustomization of Flux; `more` is further text of its spec. */
const sync = (name: string, path: string, more = ''): string => `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  path: ${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
${more}`;

const repository = (url: string): string => `---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
spec:
  url: ${url}
`;

const here = repository('ssh://git@github.com/acme/platform');

describe('flux', () => {
  test('a cluster is followed from its entry to what it applies, and each object is one unit', async () => {
    const roots = await rootsIn({
      'clusters/prod/flux-system/gotk-sync.yaml': here + sync('flux-system', './clusters/prod'),
      'clusters/prod/apps.yaml': sync('apps', './apps/prod'),
      'clusters/dev/flux-system/gotk-sync.yaml': here + sync('flux-system', './clusters/dev'),
      'clusters/dev/apps.yaml': sync('apps', './apps/dev'),
      'apps/base/web.yaml': deployment,
      'apps/base/kustomization.yaml': kustomization('web.yaml'),
      'apps/prod/kustomization.yaml': kustomization('../base'),
      'apps/dev/kustomization.yaml': kustomization('../base'),
    });
    expect(lines(roots)).toEqual([
      'flux clusters/dev/apps.yaml @dev',
      'flux clusters/dev/flux-system/gotk-sync.yaml @dev',
      'flux clusters/prod/apps.yaml @prod',
      'flux clusters/prod/flux-system/gotk-sync.yaml @prod',
    ]);
    const apps = roots.find(({ path }) => path === 'clusters/prod/apps.yaml');
    expect(apps).toMatchObject({
      own: 'yes',
      state: 'held',
      locked: 'yes',
      reconciled: 'yes',
      production: 'yes',
      applies: ['apps/prod'],
      at: { path: 'clusters/prod/apps.yaml', line: 3 },
    });
    expect(apps?.uses.map(({ path }) => path)).toEqual(['apps/prod', 'apps/base']);
  });

  test('one object serves several clusters by their variables, and a file that only patches is none', async () => {
    const cluster = (environment: string): Record<string, string> => ({
      [`clusters/${environment}/kustomization.yaml`]: `resources:\n  - ../../apps/sync\npatches:\n  - path: ../../apps/${environment}.yaml\n`,
      [`apps/${environment}.yaml`]: sync(
        'flux-system',
        `./clusters/${environment}`,
        `  postBuild:\n    substitute:\n      ENV: ${environment}\n`,
      ).replace(/ {2}sourceRef:\n.*\n.*\n/, ''),
      [`apps/web/${environment}/kustomization.yaml`]: kustomization('../base'),
    });
    const roots = await rootsIn({
      ...cluster('prod'),
      ...cluster('staging'),
      'apps/sync/kustomization.yaml': kustomization('flux.yaml', 'web.yaml'),
      'apps/sync/flux.yaml': here + sync('flux-system', `./clusters/\${ENV}`),
      'apps/sync/web.yaml': sync('web', `./apps/web/\${ENV}`),
      'apps/web/base/kustomization.yaml': kustomization('web.yaml'),
      'apps/web/base/web.yaml': deployment,
    });
    expect(lines(roots)).toEqual([
      'flux apps/sync/flux.yaml @prod',
      'flux apps/sync/flux.yaml @staging',
      'flux apps/sync/web.yaml @prod',
      'flux apps/sync/web.yaml @staging',
    ]);
    expect(roots.filter(({ path }) => path === 'apps/sync/web.yaml').map(({ applies }) => applies)).toEqual([
      ['apps/web/prod'],
      ['apps/web/staging'],
    ]);
  });

  test('what is suspended is not reconciled, and puts nothing right', async () => {
    const { roots, drifts } = await read({ 'flux/apps.yaml': sync('apps', './apps', '  suspend: true\n') });
    expect(roots).toMatchObject([{ reconciled: 'no', state: 'held' }]);
    expect(drifts).toMatchObject([{ form: 'self_heal', enabled: 'no' }]);
  });

  test('whether it is suspended is unknown where a variable says it', async () => {
    const { roots, drifts } = await read({ 'flux/apps.yaml': sync('apps', './apps', `  suspend: \${OFF}\n`) });
    expect(roots).toMatchObject([{ reconciled: 'unknown' }]);
    expect(drifts).toMatchObject([{ enabled: 'unknown' }]);
  });

  test('a folder of another repository is not one of this, even where the names agree', async () => {
    const files = {
      'flux/apps.yaml': repository('https://github.com/acme/other') + sync('apps', './apps'),
      'apps/kustomization.yaml': kustomization('web.yaml'),
      'apps/web.yaml': deployment,
    };
    const roots = await rootsIn(files);
    expect(lines(roots)).toEqual(['flux flux/apps.yaml @null', 'kustomize apps @null']);
    expect(roots[0]).toMatchObject({ applies: [], own: 'unknown' });
  });

  test('a path that nothing fills in stands for the folders it may mean, and these are no roots', async () => {
    const roots = await rootsIn({
      'flux/apps.yaml': here + sync('apps', `./apps/\${TENANT}`),
      'apps/a/kustomization.yaml': kustomization('web.yaml'),
      'apps/b/kustomization.yaml': kustomization('web.yaml'),
    });
    expect(roots).toMatchObject([{ tool: 'flux', environment: null, applies: ['apps/a', 'apps/b'] }]);
  });

  test('objects that apply each other end', async () => {
    const roots = await rootsIn({ 'a/b.yaml': here + sync('a', './c'), 'c/d.yaml': sync('c', './a') });
    expect(lines(roots)).toEqual(['flux a/b.yaml @null', 'flux c/d.yaml @null']);
  });

  test('an object that no cluster takes in may not be in use', async () => {
    const roots = await rootsIn({
      'clusters/prod/flux-system/gotk-sync.yaml': here + sync('flux-system', './clusters/prod'),
      'apps/old/sync.yaml': sync('old', './apps/old/app'),
      'apps/old/app/web.yaml': deployment,
    });
    expect(roots.find(({ path }) => path === 'apps/old/sync.yaml')?.reconciled).toBe('unknown');
  });

  test.each([
    ['an alert for all of them', "    - kind: Kustomization\n      name: '*'\n", '', 'yes'],
    ['an alert for another one', '    - kind: Kustomization\n      name: other\n', '', 'unknown'],
    ['an alert for releases', "    - kind: HelmRelease\n      name: '*'\n", '', 'unknown'],
    [
      'an alert for errors alone',
      "    - kind: Kustomization\n      name: '*'\n",
      '  eventSeverity: error\n',
      'unknown',
    ],
    ['an alert that is suspended', "    - kind: Kustomization\n      name: '*'\n", '  suspend: true\n', 'unknown'],
  ])('%s tells somebody: %#', async (_, sources, more, notifies) => {
    const alert = `apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata:\n  name: a\nspec:\n  providerRef:\n    name: slack\n${more}  eventSources:\n${sources}`;
    const { drifts } = await read({ 'flux/alert.yaml': alert, 'flux/apps.yaml': sync('apps', './apps') });
    expect(drifts).toMatchObject([{ tool: 'flux', notifies }]);
  });

  const release = (more: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\nspec:\n${more}`;
  const chart =
    '  chart:\n    spec:\n      chart: web\n      version: 1.2.3\n      sourceRef:\n        kind: HelmRepository\n        name: acme\n';

  test('a release that nothing takes in is a unit, and one without a chart a part of others', async () => {
    const roots = await rootsIn({
      'releases/prod/web.yaml': release(chart),
      'releases/prod/patch.yaml': release('  values:\n    a: 1\n'),
    });
    expect(roots).toMatchObject([
      {
        tool: 'flux',
        path: 'releases/prod/web.yaml',
        environment: 'prod',
        reconciled: 'unknown',
        uses: [{ form: 'chart', origin: 'remote', path: 'acme/web', pin: 'exact' }],
      },
    ]);
  });

  test.each([
    ['enabled', 'yes'],
    ['warn', 'yes'],
    ['disabled', 'no'],
    [`\${MODE}`, 'unknown'],
  ])('drift detection of a release that is %s is told as %s', async (mode, enabled) => {
    const { drifts } = await read({ 'a/web.yaml': release(`${chart}  driftDetection:\n    mode: ${mode}\n`) });
    expect(drifts).toMatchObject([{ form: 'drift_detection', enabled }]);
  });

  test('a secret of SOPS beside it is nobody’s root and none of its text is told', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  password: ENC[AES256_GCM,data:abcdef]\nsops:\n  age: []\n';
    const found = await read({ 'flux/apps.yaml': here + sync('apps', './apps'), 'apps/secret.yaml': secret });
    expect(JSON.stringify(found)).not.toContain('ENC[');
    expect(found.roots).toHaveLength(1);
  });
});
