import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../../../collectors/iac/kubernetes/object.ts';
import { deployment, lines, rootsIn } from './reading.ts';

const group = 'kustomize.toolkit.fluxcd.io';
const named = (text: string) =>
  objectsOf('a.yaml', text).objects.map(({ kind, name, namespace }) => `${kind} ${namespace} ${name}`);

describe('objects in braces', () => {
  test('have their names', () => {
    expect(named('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one, namespace: two}\n')).toEqual([
      'ConfigMap two one',
    ]);
    expect(named(`{apiVersion: ${group}/v1, kind: Kustomization, metadata: {name: one}}\n`)).toEqual([
      'Kustomization null one',
    ]);
  });

  test('whose names a template fills in have none that is known', () => {
    expect(objectsOf('a.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {{ .meta }}\n').objects).toMatchObject([
      { kind: 'Secret', name: null },
    ]);
  });

  test('of a list are each one, lists in lists among them', () => {
    const one = (name: string) => `{apiVersion: v1, kind: Service, metadata: {name: ${name}}}`;
    expect(
      named(
        `apiVersion: v1\nkind: List\nitems:\n  - ${one('a')}\n  - {apiVersion: v1, kind: List, items: [${one('b')}]}\n`,
      ),
    ).toEqual(['Service null a', 'Service null b']);
  });
});

test('a cluster is told in braces, and in a list, as well', async () => {
  const sync = `{apiVersion: ${group}/v1, kind: Kustomization, metadata: {name: apps}, spec: {path: ./apps/prod, sourceRef: {name: fleet, kind: GitRepository}}}\n`;
  for (const text of [
    sync,
    `apiVersion: v1\nkind: List\nitems:\n  - ${sync}`,
    `{"kind": "List", "apiVersion": "v1", "items": [${sync.trim()}]}`,
  ]) {
    const roots = await rootsIn({ 'clusters/prod/apps.yaml': text, 'apps/prod/web.yaml': deployment });
    expect(lines(roots), text).toEqual(['flux clusters/prod/apps.yaml @prod']);
    expect(roots[0]?.applies).toEqual(['apps/prod']);
  }
});
