import { describe, expect, test } from 'vitest';
import { readAccess } from './reading.ts';

const binding = (name: string) =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: ${name}}\nroleRef: {kind: ClusterRole, name: edit, apiGroup: rbac.authorization.k8s.io}\nsubjects:\n- {kind: Group, name: ${name}, apiGroup: rbac.authorization.k8s.io}\n`;
const leftOut = async (files: Readonly<Record<string, string>>) =>
  Object.fromEntries((await readAccess({ files })).items.map(({ path, leftOutBy }) => [path, leftOutBy]));

describe('what lies beside a kustomization', () => {
  test.each([
    ['kustomization.yaml', 'resources: [people.yaml]\n', 'access'],
    ['kustomization.yml', 'resources:\n- ./people.yaml\n', 'access'],
    ['Kustomization', 'resources: [people.yaml]\n', 'access'],
    ['kustomization.yaml', 'namespace: shop\n', 'access'],
    ['kustomization.yaml', '# resources: [old.yaml]\nresources: [people.yaml]\n', 'access'],
    ['kustomization.yaml', 'resources: [people.yaml, old.yaml]\n', null],
    ['kustomization.yaml', 'resources: [people.yaml]\npatches:\n- path: old.yaml\n', null],
    ['kustomization.yaml', 'resources: [people.yaml]\npatchesStrategicMerge: [old.yaml]\n', null],
    ['kustomization.yaml', 'configMapGenerator:\n- name: a\n  files: [policy=old.yaml]\n', null],
    ['kustomization.yaml', 'resources: [\n', null],
    ['kustomization.yaml', '', null],
  ])('%s, %j: %s', async (name, text, expected) => {
    const found = await leftOut({ [`access/${name}`]: text, 'access/old.yaml': binding('old') });
    expect(found).toEqual({ 'access/old.yaml': expected });
  });

  test('another kustomization may take it in', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/b.yaml': binding('b'),
      'base/c.yaml': binding('c'),
      'prod/kustomization.yaml': 'resources: [../base, ../base/b.yaml]\n',
    };
    expect(await leftOut(files)).toEqual({ 'base/b.yaml': null, 'base/c.yaml': 'base' });
  });

  test('folders below have kustomizations of their own, and where there is none all is taken', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [b]\n',
      'a/b/kustomization.yaml': 'resources: [x.yaml]\n',
      'a/b/x.yaml': binding('x'),
      'a/b/y.yaml': binding('y'),
      'a/c/z.yaml': binding('z'),
      'd/w.yaml': binding('w'),
    };
    expect(await leftOut(files)).toEqual({
      'a/b/x.yaml': null,
      'a/b/y.yaml': 'a/b',
      'a/c/z.yaml': 'a',
      'd/w.yaml': null,
    });
  });
});
