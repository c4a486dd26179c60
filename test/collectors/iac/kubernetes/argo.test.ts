import { describe, expect, test } from 'vitest';
import { deployment, kustomization, lines, read, rootsIn } from './reading.ts';

const url = 'https://github.com/acme/platform.git';

/** An application; `more` is further text of its spec. */
const application = (name: string, path: string, more = '', repoURL = url): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
spec:
  source:
    repoURL: ${repoURL}
    path: ${path}
    targetRevision: main
  destination:
    name: in-cluster
    namespace: web
${more}`;

const set = (generators: string, template: string, name = "'{{name}}'"): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: all
spec:
  generators:
${generators}
  template:
    metadata:
      name: ${name}
    spec:
      source:
        repoURL: ${url}
        path: ${template}
      syncPolicy:
        automated: {}
`;

const overlays = {
  'apps/base/web.yaml': deployment,
  'apps/base/kustomization.yaml': kustomization('web.yaml'),
  'apps/overlays/prod/kustomization.yaml': kustomization('../../base'),
  'apps/overlays/dev/kustomization.yaml': kustomization('../../base'),
};

describe('argo cd', () => {
  test('an application that is synced of its own accord is reconciled, and what it applies is no root', async () => {
    const sync = '  syncPolicy:\n    automated:\n      prune: true\n      selfHeal: true\n';
    const { roots, drifts, modules } = await read({
      ...overlays,
      'argocd/prod.yaml': application('web-prod', 'apps/overlays/prod', sync),
      'argocd/dev.yaml': application('web-dev', 'apps/overlays/dev', sync),
    });
    expect(lines(roots)).toEqual(['argo_cd argocd/dev.yaml @dev', 'argo_cd argocd/prod.yaml @prod']);
    expect(roots[1]).toMatchObject({ own: 'yes', state: 'held', reconciled: 'yes', applies: ['apps/overlays/prod'] });
    expect(roots[1]?.uses.map(({ path }) => path)).toContain('apps/base');
    expect(drifts).toMatchObject([{ enabled: 'yes' }, { enabled: 'yes' }]);
    expect(modules).toMatchObject([{ form: 'base', path: 'apps/base' }]);
  });

  test.each([
    ['without a policy a person syncs it', '', 'unknown', 'no'],
    ['without self-heal nothing is put right', '  syncPolicy:\n    automated: {}\n', 'yes', 'no'],
    [
      'a switch turns it off',
      '  syncPolicy:\n    automated:\n      enabled: false\n      selfHeal: true\n',
      'unknown',
      'no',
    ],
    ['self-heal that is off', '  syncPolicy:\n    automated:\n      selfHeal: false\n', 'yes', 'no'],
    ['a policy that is commented out', '  # syncPolicy:\n  #   automated: {}\n', 'unknown', 'no'],
  ])('%s', async (_, more, reconciled, enabled) => {
    const { roots, drifts } = await read({
      'argocd/a.yaml': application('a', 'apps/a', more),
      'apps/a/web.yaml': deployment,
    });
    expect(roots).toMatchObject([{ reconciled, state: 'held' }]);
    expect(drifts).toMatchObject([{ form: 'self_heal', enabled, notifies: 'unknown' }]);
  });

  test.each([
    ['on-sync-succeeded', 'yes'],
    ['on-health-degraded', 'unknown'],
  ])('a subscription to %s tells somebody of drift: %s', async (trigger, notifies) => {
    const text = application('a', 'apps/a').replace(
      '  name: a\n',
      `  name: a\n  annotations:\n    notifications.argoproj.io/subscribe.${trigger}.slack: ops\n`,
    );
    expect((await read({ 'argocd/a.yaml': text })).drifts).toMatchObject([{ notifies }]);
  });

  test('a folder of another repository is not told, and the application is a unit all the same', async () => {
    const elsewhere = application('a', 'apps/overlays/prod', '', 'https://github.com/acme/other');
    const roots = await rootsIn({ ...overlays, 'argocd/a.yaml': elsewhere });
    expect(roots[0]).toMatchObject({ tool: 'argo_cd', own: 'yes', applies: [] });
    expect(lines(roots)).toContain('kustomize apps/overlays/prod @prod');
  });

  test('an address that waits for its owner is nobody’s practice', async () => {
    const text = application('a', 'apps/a', '', 'https://github.com/<your-org>/repo');
    expect(await rootsIn({ 'argocd/a.yaml': text })).toMatchObject([{ own: 'unknown' }]);
  });

  test('a literal list makes one unit for each element', async () => {
    const elements =
      '    - list:\n        elements:\n          - env: prod\n            name: web-prod\n          - env: dev\n            name: web-dev\n';
    const roots = await rootsIn({ ...overlays, 'argocd/set.yaml': set(elements, "'apps/overlays/{{env}}'") });
    expect(roots).toMatchObject([
      { environment: 'prod', production: 'yes', reconciled: 'yes', applies: ['apps/overlays/prod'] },
      { environment: 'dev', production: 'no', applies: ['apps/overlays/dev'] },
    ]);
  });

  test('folders that a generator finds here make one unit each, and excluded ones none', async () => {
    const git = `    - git:\n        repoURL: ${url}\n        directories:\n          - path: apps/overlays/*\n          - path: apps/overlays/dev\n            exclude: true\n`;
    const roots = await rootsIn({ ...overlays, 'argocd/set.yaml': set(git, "'{{.path.path}}'") });
    expect(lines(roots)).toEqual(['argo_cd argocd/set.yaml @prod', 'kustomize apps/overlays/dev @dev']);
  });

  test('files that a generator finds here are read for what they fill in', async () => {
    const git = `    - git:\n        repoURL: ${url}\n        files:\n          - path: config/**/config.json\n`;
    const roots = await rootsIn({
      ...overlays,
      'config/a/config.json': '{"cluster": {"environment": "prod"}}',
      'argocd/set.yaml': set(git, "'apps/overlays/{{cluster.environment}}'"),
    });
    expect(roots[0]).toMatchObject({ environment: 'prod', applies: ['apps/overlays/prod'] });
  });

  test('clusters are not counted by guess', async () => {
    const roots = await rootsIn({ 'argocd/set.yaml': set('    - clusters: {}', "'apps/{{name}}'") });
    expect(roots).toMatchObject([{ environment: null, applies: [], reconciled: 'yes' }]);
  });

  test('a matrix of lists is their product', async () => {
    const of = (key: string, one: string, other: string): string =>
      `            - list:\n                elements:\n                  - ${key}: ${one}\n                  - ${key}: ${other}\n`;
    const matrix = `    - matrix:\n        generators:\n${of('env', 'prod', 'dev')}${of('app', 'a', 'b')}`;
    const roots = await rootsIn({ 'argocd/set.yaml': set(matrix, "'apps/{{app}}/{{env}}'", "'{{app}}-{{env}}'") });
    expect(roots.map(({ environment }) => environment).sort()).toEqual(['dev', 'dev', 'prod', 'prod']);
  });

  test('applications for change requests are previews', async () => {
    const pulls = '    - pullRequest:\n        github:\n          owner: acme\n          repo: platform\n';
    expect(await rootsIn({ 'argocd/set.yaml': set(pulls, "'apps/web'") })).toMatchObject([{ purpose: 'preview' }]);
  });

  test('an application over a chart of this repository takes it, with the values it names', async () => {
    const chart = {
      'charts/web/Chart.yaml': 'name: web\n',
      'charts/web/values-prod.yaml': 'a: 1\n',
      'charts/web/values.yaml': 'a: 0\n',
    };
    const text = application('web', 'charts/web').replace(
      '    targetRevision: main\n',
      '    targetRevision: main\n    helm:\n      valueFiles:\n        - values-prod.yaml\n',
    );
    const roots = await rootsIn({ ...chart, 'argocd/web.yaml': text });
    expect(roots).toMatchObject([
      {
        tool: 'argo_cd',
        environment: 'prod',
        selectors: ['values-prod.yaml'],
        uses: [{ form: 'chart', path: 'charts/web' }],
      },
    ]);
  });

  test('an application in a base is a unit for each overlay that takes it in, with its patches', async () => {
    const overlay = (path: string): string =>
      `resources:\n  - ../../base\npatches:\n  - target:\n      kind: Application\n    patch: |-\n      - op: replace\n        path: /spec/source/path\n        value: ${path}\n`;
    const roots = await rootsIn({
      ...overlays,
      'argocd/base/kustomization.yaml': kustomization('app.yaml'),
      'argocd/base/app.yaml': application('web', 'set-me'),
      'argocd/overlays/prod/kustomization.yaml': overlay('apps/overlays/prod'),
      'argocd/overlays/dev/kustomization.yaml': overlay('apps/overlays/dev'),
    });
    expect(roots.filter(({ tool }) => tool === 'argo_cd')).toMatchObject([
      { environment: 'dev', applies: ['apps/overlays/dev'] },
      { environment: 'prod', applies: ['apps/overlays/prod'] },
    ]);
  });

  test('workflows, rollouts and projects of Argo are no roots', async () => {
    const kinds = ['Workflow', 'Rollout', 'AppProject', 'CronWorkflow'];
    const text = kinds
      .map((kind) => `---\napiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: a\n`)
      .join('');
    expect(await rootsIn({ 'argocd/a.yaml': text })).toEqual([]);
  });
});
