import { describe, expect, test } from 'vitest';
import { itemsIn, only, readAccess } from './reading.ts';

const roleOnly = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: a\n';
const binding = (...subjects: string[]): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: a\nsubjects:\n${subjects.map((one) => `  - ${one}\n`).join('')}`;

describe('roles and bindings of a cluster', () => {
  test.each([
    ['a service account', ['{kind: ServiceAccount, name: app}'], 'no', 'yes'],
    ['a service account by its full name', ['{kind: User, name: "system:serviceaccount:a:b"}'], 'no', 'yes'],
    ['a group of people', ['{kind: Group, name: platform-team}'], 'yes', 'no'],
    ['both', ['{kind: Group, name: platform-team}', '{kind: ServiceAccount, name: app}'], 'yes', 'yes'],
    ['whoever logged in', ['{kind: Group, name: "system:authenticated"}'], 'unknown', 'unknown'],
    ['a name to be put in', [`{kind: Group, name: "\${TEAM}"}`], 'unknown', 'unknown'],
  ])('a binding to %s', async (_, subjects, people, workloads) => {
    const item = await only('clusters/prod/a.yaml', `${roleOnly}---\n${binding(...subjects)}`);
    expect(item).toMatchObject({ system: 'kubernetes_rbac', rules: 2, people, workloads, own: 'yes' });
  });

  test('a role alone grants nobody anything', async () => {
    expect(await only('a.yaml', roleOnly)).toMatchObject({ people: 'unknown', workloads: 'unknown', own: 'unknown' });
  });

  test('what a chart installs, and what an operator has for itself, may be for anybody', async () => {
    const templated = `{{- if .Values.rbac }}\n${binding('{kind: ServiceAccount, name: "{{ .Release.Name }}"}').replace('- {kind: ServiceAccount', '- kind: ServiceAccount\n    #')}{{- end }}\n`;
    expect(
      await itemsIn({ 'charts/app/Chart.yaml': 'name: app\n', 'charts/app/templates/rbac.yaml': templated }),
    ).toMatchObject([{ own: 'unknown', people: 'no', workloads: 'yes' }]);
    expect(await only('config/rbac/a.yaml', binding('{kind: ServiceAccount, name: a}'))).toMatchObject({
      own: 'unknown',
      people: 'no',
    });
  });

  test('what a reconciler takes into a cluster is the source’s own, and what its kustomizations take in', async () => {
    const flux = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  path: ./tenants\n';
    const files = {
      'flux.yaml': flux,
      'tenants/kustomization.yaml': 'resources:\n  - ../base\n',
      'base/rbac.yaml': binding('{kind: Group, name: team}'),
      'other/rbac.yaml': binding('{kind: Group, name: team}'),
    };
    expect(await itemsIn(files)).toMatchObject([
      { path: 'base/rbac.yaml', own: 'yes' },
      { path: 'other/rbac.yaml', own: 'unknown' },
    ]);
  });

  test('members of a group of OpenShift are people', async () => {
    const text = 'apiVersion: user.openshift.io/v1\nkind: Group\nusers:\n  - ada\n';
    expect(await only('a.yaml', text)).toMatchObject({ people: 'yes', own: 'yes' });
  });

  test('roles of Argo CD are for people where somebody is given them', async () => {
    const settings = (policy: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: argocd-rbac-cm\ndata:\n  policy.csv: |\n    ${policy}\n`;
    expect(await only('a.yaml', settings('p, role:dev, applications, get, */*, allow'))).toMatchObject({
      system: 'argo_cd',
      people: 'unknown',
      own: 'unknown',
    });
    expect(await only('a.yaml', settings('g, engineering:team, role:admin'))).toMatchObject({
      people: 'yes',
      own: 'yes',
    });
  });

  test('a file that cannot be parsed is a gap that names it', async () => {
    const { items, gaps } = await readAccess({
      files: { 'a.yaml': `${roleOnly}x: [\n`, 'b.yaml': 'a: rbac.authorization.k8s.io/v1\nb: [\n' },
    });
    expect(items).toMatchObject([{ path: 'a.yaml', own: 'unknown' }]);
    expect(gaps).toMatchObject([
      { reason: 'malformed', detail: '1 file that may hold rules for access could not be parsed: b.yaml' },
    ]);
  });
});
