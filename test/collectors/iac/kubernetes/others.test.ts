import { describe, expect, test } from 'vitest';
import { deployment, kustomization, lines, read, rootsIn } from './reading.ts';

describe('helm', () => {
  const chart = {
    'helm/web/Chart.yaml': 'name: web\n',
    'helm/web/values.yaml': 'a: 0\n',
    'helm/web/templates/web.yaml': '{{ if .Values.a }}\n',
  };

  test('a chart with values of environments is a root in each, and may be meant for others', async () => {
    const { roots, modules } = await read({
      ...chart,
      'helm/web/values-prod.yaml': 'a: 1\n',
      'helm/web/values-1a2b-dev.yaml': 'a: 2\n',
    });
    expect(roots).toMatchObject([
      { tool: 'helm', path: 'helm/web', environment: '1a2b-dev', production: 'no', own: 'unknown', serves: 'helm/web' },
      {
        environment: 'prod',
        production: 'yes',
        state: 'shared',
        locked: 'yes',
        selectors: ['helm/web/values-prod.yaml'],
      },
    ]);
    expect(modules).toMatchObject([{ form: 'chart', path: 'helm/web', pin: 'local' }]);
  });

  test.each([
    ['folders of environments', { 'helm/web/envs/prod/values.yaml': 'a: 1\n' }, ['helm helm/web @prod']],
    ['files in a folder of values', { 'helm/web/values/prod.yaml': 'a: 1\n' }, ['helm helm/web @prod']],
    ['a template of values', { 'helm/web/values.aat.template.yaml': 'a: 1\n' }, ['helm helm/web @aat']],
    [
      'values to try it out',
      { 'helm/web/values-local.yaml': '', 'helm/web/ci/test-values.yaml': '' },
      ['helm helm/web @null'],
    ],
    ['values of a feature', { 'helm/web/values-openshift.yaml': 'a: 1\n' }, ['helm helm/web @null']],
  ])('%s are told for what they are', async (_, files, expected) => {
    expect(lines(await rootsIn({ ...chart, ...files }))).toEqual(expected);
  });

  test('a chart without values of environments is a root that anybody may install, in the environment of its folder', async () => {
    const roots = await rootsIn({ ...chart, 'prod/all/Chart.yaml': 'name: all\n' });
    expect(roots).toMatchObject([
      { path: 'helm/web', environment: null, own: 'unknown', at: { path: 'helm/web/Chart.yaml', line: 1 } },
      { path: 'prod/all', environment: 'prod', own: 'unknown' },
    ]);
  });

  test.each([
    ['says so', { 'helm/web/Chart.yaml': 'name: web\nannotations:\n  artifacthub.io/license: MIT\n' }],
    ['lies under a file for a public list', { 'helm/artifacthub-repo.yml': 'repositoryID: a\n' }],
    ['is released as one', { 'cr.yaml': 'owner: acme\n' }],
  ])('a chart that is a product for users is none: it %s', async (_, files) => {
    expect(lines(await rootsIn({ ...chart, ...files }))).toEqual([]);
    const own = { 'helm/web/values-prod.yaml': 'a: 1\n' };
    expect(lines(await rootsIn({ ...chart, ...files, ...own }))).toEqual(['helm helm/web @prod']);
  });

  test.each([
    [
      'another chart',
      { 'all/Chart.yaml': 'name: all\ndependencies:\n  - name: web\n    repository: file://../helm/web\n' },
    ],
    [
      'an application',
      {
        'argo/web.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: web\nspec:\n  source:\n    repoURL: https://github.com/acme/platform\n    path: helm/web\n  destination:\n    namespace: web\n',
      },
    ],
  ])('a chart that %s takes in is no root of its own', async (_, files) => {
    const roots = await rootsIn({ ...chart, ...files });
    expect(roots.filter(({ path }) => path === 'helm/web')).toEqual([]);
    expect(roots).toHaveLength(1);
  });

  test('a chart in the folder of another is a part of it', async () => {
    expect(lines(await rootsIn({ ...chart, 'helm/web/charts/db/Chart.yaml': 'name: db\n' }))).toEqual([
      'helm helm/web @null',
    ]);
  });

  test('a library is never installed', async () => {
    const library = { 'lib/Chart.yaml': 'name: lib\ntype: library\n', 'lib/values-prod.yaml': 'a: 1\n' };
    const { roots, modules } = await read({ ...chart, ...library });
    expect(roots.map(({ path }) => path)).toEqual(['helm/web']);
    expect(modules.map(({ path }) => path)).toEqual(['helm/web', 'lib']);
  });

  test('an umbrella takes in its charts, near and far', async () => {
    const umbrella =
      'name: all\ndependencies:\n  - name: web\n    repository: file://../web\n  - name: redis\n    version: ^1.2.0\n    repository: https://user:secret@charts.acme.org/\n';
    const found = await read({ ...chart, 'helm/all/Chart.yaml': umbrella, 'helm/all/values-prod.yaml': 'a: 1\n' });
    expect(found.roots[0]?.uses).toMatchObject([
      { origin: 'local', path: 'helm/web' },
      { origin: 'remote', pin: 'range' },
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});

describe('kustomize', () => {
  test('what nobody takes in is a root, by its folder; what others take in is a base', async () => {
    const { roots, modules } = await read({
      'k8s/base/kustomization.yaml': kustomization('web.yaml'),
      'k8s/base/web.yaml': deployment,
      'k8s/overlays/prod/kustomization.yaml': kustomization('../../base'),
      'k8s/overlays/tenant-a/kustomization.yaml': kustomization('../../base', 'github.com/acme/base//web?ref=v1.2.3'),
    });
    expect(roots).toMatchObject([
      {
        tool: 'kustomize',
        path: 'k8s/overlays/prod',
        environment: 'prod',
        own: 'unknown',
        state: 'unknown',
        reconciled: 'unknown',
      },
      { environment: 'tenant-a', production: 'unknown' },
    ]);
    expect(roots[1]?.uses).toMatchObject([
      { origin: 'remote', path: 'github.com/acme/base//web', pin: 'exact' },
      { path: 'k8s/base' },
    ]);
    expect(modules).toMatchObject([{ form: 'base', path: 'k8s/base' }]);
  });

  test('a namespace tells the environment where the folder does not', async () => {
    const text = `namespace: web-staging\n${kustomization('web.yaml')}`;
    expect(await rootsIn({ 'deploy/kustomization.yaml': text })).toMatchObject([{ environment: 'staging' }]);
  });

  test('names of applications are no environments', async () => {
    const paths = ['node-feature-discovery', 'training-operator', 'review', 'live-chat', 'dev-tools', 'test-runner'];
    const files = Object.fromEntries(
      paths.map((path) => [`apps/${path}/kustomization.yaml`, kustomization('web.yaml')]),
    );
    const roots = await rootsIn(files);
    expect(roots).toHaveLength(paths.length);
    for (const root of roots) expect(root).toMatchObject({ environment: null, purpose: 'workload' });
  });

  test('a kustomization that cannot be read is a root of which nothing is known, and a gap', async () => {
    const { roots, gaps } = await read({ 'k8s/prod/kustomization.yaml': 'resources: [\n' });
    expect(roots).toMatchObject([{ path: 'k8s/prod', environment: 'prod', own: 'unknown', uses: [] }]);
    expect(gaps).toMatchObject([
      { reason: 'malformed', detail: expect.stringContaining('k8s/prod/kustomization.yaml') },
    ]);
  });

  test('kustomizations that take in each other end', async () => {
    const files = {
      'a/kustomization.yaml': kustomization('../b'),
      'b/kustomization.yaml': kustomization('../a', '../c'),
    };
    expect(await rootsIn({ ...files, 'c/kustomization.yaml': kustomization('../../../etc') })).toEqual([]);
  });

  test('components are parts, and so are bases beside those in use', async () => {
    const { roots } = await read({
      'k8s/base/web/kustomization.yaml': kustomization('web.yaml'),
      'k8s/base/spare/kustomization.yaml': kustomization('web.yaml'),
      'k8s/parts/tls/kustomization.yaml': 'kind: Component\n',
      'k8s/prod/kustomization.yaml': kustomization('../base/web'),
    });
    expect(lines(roots)).toEqual(['kustomize k8s/prod @prod']);
  });
});

describe('helmfile', () => {
  test('each environment that it declares is a unit, though its text is a template', async () => {
    const text =
      'environments:\n  default: {}\n  prod:\n    values:\n      - prod.yaml\n  dev: {}\n---\nreleases:\n{{ range .Values.apps }}\n  - name: {{ . }}\n{{ end }}\n';
    expect(await rootsIn({ 'helmfile.yaml': text })).toMatchObject([
      {
        tool: 'helmfile',
        environment: 'prod',
        own: 'yes',
        state: 'shared',
        locked: 'yes',
        serves: 'helmfile.yaml',
        at: { line: 3 },
      },
      { environment: 'dev', selectors: ['dev'] },
    ]);
  });

  test('without environments it is one unit, and files that another takes in are none', async () => {
    const roots = await rootsIn({
      'helmfile.yaml': 'helmfiles:\n  - path: helmfile/apps.yaml\n',
      'helmfile/apps.yaml': 'releases:\n  - name: web\n',
      'infra/helmfile.d/a.yaml': 'releases:\n  - name: a\n',
      'infra/helmfile.d/b.yaml': 'releases:\n  - name: b\n',
    });
    expect(lines(roots)).toEqual(['helmfile helmfile.yaml @null', 'helmfile infra/helmfile.d @null']);
    expect(roots[0]).toMatchObject({ own: 'unknown', reconciled: 'no' });
  });
});

describe('plain manifests', () => {
  test('a folder that nothing holds is one root, whose state nobody keeps', async () => {
    const files = {
      'k8s/web.yaml': deployment,
      'k8s/service.json': '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}}',
    };
    expect(await rootsIn(files)).toMatchObject([
      { tool: 'kubernetes', path: 'k8s', environment: null, own: 'unknown', state: 'unknown', reconciled: 'unknown' },
    ]);
  });

  test('folders and files of environments are units of their own', async () => {
    const roots = await rootsIn({
      'k8s/prod/web.yaml': deployment,
      'k8s/dev/web.yaml': deployment,
      'deploy/web-staging.yaml': deployment,
      'deploy/web-prod.yaml': deployment,
    });
    expect(lines(roots)).toEqual([
      'kubernetes deploy @prod',
      'kubernetes deploy @staging',
      'kubernetes k8s/dev @dev',
      'kubernetes k8s/prod @prod',
    ]);
  });

  test('a list of objects is looked into', async () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n      name: a\n';
    expect(lines(await rootsIn({ 'k8s/all.yaml': text }))).toEqual(['kubernetes k8s @null']);
  });

  test.each([
    ['a template of another program', 'k8s/web.yaml', deployment.replace('web', '{{ name }}')],
    ['blocks of a template', 'k8s/web.yaml', `{% if web %}\n${deployment}{% endif %}\n`],
    ['a file of a role of Ansible', 'roles/web/files/web.yaml', deployment],
    ['what a program wrote', 'release/web.yaml', `# Licence\n# Code generated by make. DO NOT EDIT.\n${deployment}`],
    ['settings of kubectl', 'k8s/config.yaml', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
    ['a rule of a policy', 'k8s/a.yaml', 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata:\n  name: a\n'],
    ['an example', 'examples/k8s/web.yaml', deployment],
    ['a definition of a resource alone', 'k8s/crd.yaml', deployment.replace('Deployment', 'CustomResourceDefinition')],
  ])('%s is no root', async (_, path, text) => {
    expect(await rootsIn({ [path]: text })).toEqual([]);
  });

  test('a file among those that kustomizations take in is a part that is not in use', async () => {
    const files = {
      'k8s/kustomization.yaml': kustomization('web.yaml'),
      'k8s/web.yaml': deployment,
      'k8s/old.yaml': deployment,
    };
    expect(lines(await rootsIn(files))).toEqual(['kustomize k8s @null']);
  });

  test('what runs on the machine of whoever develops makes nothing in a cluster of its own', async () => {
    const roots = await rootsIn({
      'local-dev/web/web.yaml': deployment,
      'local-dev/web/config/map.yaml': deployment.replace('Deployment', 'ConfigMap'),
    });
    expect(roots).toMatchObject([{ path: 'local-dev/web', own: 'no', creates: 'no' }]);
  });

  test('a file beside a chart is a part of it', async () => {
    const files = { 'helm/web/Chart.yaml': 'name: web\n', 'helm/web/extra.yaml': deployment };
    expect(lines(await rootsIn(files))).toEqual(['helm helm/web @null']);
  });
});

describe('crossplane', () => {
  const bucket = 'apiVersion: s3.aws.upbound.io/v1beta1\nkind: Bucket\nmetadata:\n  name: a\n';

  test('managed resources that no reconciler has are a root whose state is not told', async () => {
    expect(await rootsIn({ 'infra/prod/bucket.yaml': bucket })).toMatchObject([
      { tool: 'crossplane', path: 'infra/prod', environment: 'prod', state: 'unknown', own: 'unknown' },
    ]);
  });

  test('compositions are definitions, and packages nothing', async () => {
    const composition = 'apiVersion: apiextensions.crossplane.io/v1\nkind: Composition\nmetadata:\n  name: a\n';
    const provider = 'apiVersion: pkg.crossplane.io/v1\nkind: Provider\nmetadata:\n  name: a\n';
    const { roots, modules } = await read({ 'infra/a.yaml': composition, 'infra/b.yaml': provider });
    expect(roots).toEqual([]);
    expect(modules).toMatchObject([{ tool: 'crossplane', form: 'template', path: 'infra/a.yaml' }]);
  });
});
