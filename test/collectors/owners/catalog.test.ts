import { expect, test } from 'vitest';
import { readRules } from '../../../collectors/owners/rule.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const rulesOf = async (files: Record<string, string>) =>
  (await readRules(memoryRepository({ files }))).items.map(({ ref, form, active, pattern, owners }) => [
    ...[ref, form, active, pattern, owners],
  ]);
const component = (owner: string, kind = 'Component') =>
  `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata: {name: shop}\nspec:\n  type: service\n  owner: ${owner}\n`;

test('an entity of Backstage names its owner for its folder', async () => {
  expect(await rulesOf({ 'catalog-info.yaml': component('group:default/payments') })).toEqual([
    ['catalog-info.yaml:6', 'catalog', 'yes', '**', 1],
  ]);
});

test('an entity below the root counts where one at the root points to it', async () => {
  const location = `apiVersion: backstage.io/v1alpha1\nkind: Location\nspec:\n  targets: [./a/catalog-info.yaml, ../x]\n`;
  const below = { 'a/catalog-info.yaml': component('a-team'), 'b/catalog-info.yaml': component('b-team') };
  expect(await rulesOf({ 'catalog-info.yaml': location, ...below })).toEqual([
    ['a/catalog-info.yaml:6', 'catalog', 'yes', 'a/**', 1],
    ['b/catalog-info.yaml:6', 'catalog', 'unknown', 'b/**', 1],
  ]);
});

test.each(['unknown', 'user:guest', "'{{ cookiecutter.owner }}'", "''", 'TBD'])(
  'an owner %s is none',
  async (owner) => {
    expect(await rulesOf({ 'catalog-info.yaml': component(owner) })).toEqual([]);
  },
);

test('groups, people and templates are no parts that somebody owns', async () => {
  const texts = ['Group', 'User', 'Template'].map((kind) => component('a-team', kind));
  expect(await rulesOf({ 'catalog-info.yaml': texts.join('---\n') })).toEqual([]);
});

test('what a component offers and belongs to is no further service', async () => {
  const texts = ['System', 'Component', 'API', 'Component'].map((kind) => component('a-team', kind));
  expect((await rulesOf({ 'catalog-info.yaml': texts.join('---\n') })).map(([ref]) => ref)).toEqual([
    'catalog-info.yaml:13',
    'catalog-info.yaml:27',
  ]);
  expect(await rulesOf({ 'catalog-info.yaml': component('a-team', 'System') })).toHaveLength(1);
  const same = 'service:\n  owner: a-team\nrepository:\n  owner: a-team\n';
  expect(await rulesOf({ 'opslevel.yml': same })).toHaveLength(1);
});

test('other catalogs name owners in their own ways', async () => {
  const files = {
    'cortex.yaml':
      'info:\n  x-cortex-tag: shop\n  x-cortex-owners:\n  - type: group\n    name: a\n  - type: email\n    email: b@shop.uk\n',
    'opslevel.yml': 'version: 1\nservice:\n  name: shop\n  owner: a-team\n',
    'service.datadog.yaml': 'schema-version: v2.2\ndd-service: shop\nteam: a-team\n',
    'compass.yml': 'name: shop\nownerId: ari:cloud:identity::team/1\n',
    'service.yaml': 'name: shop\nowner: a-team\n',
  };
  expect(await rulesOf(files)).toEqual([
    ['compass.yml:2', 'catalog', 'yes', '**', 1],
    ['cortex.yaml:3', 'catalog', 'yes', '**', 2],
    ['opslevel.yml:4', 'catalog', 'yes', '**', 1],
    ['service.datadog.yaml:3', 'catalog', 'yes', '**', 1],
    ['service.yaml:2', 'catalog', 'yes', '**', 1],
  ]);
  const third = 'apiVersion: v3\nkind: service\nmetadata:\n  name: shop\n  owner: a-team\n';
  expect(await rulesOf({ 'entity.datadog.yaml': third })).toHaveLength(1);
});

test('files of the same names and another meaning are none', async () => {
  const files = {
    'k8s/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {labels: {team: x}}\nteam: x\n',
    'cortex.yaml': 'target: all\n',
    'catalog-info.yaml': 'owner: x\n',
    'b/catalog-info.yaml': '{{ backstage.io/',
    'examples/a/catalog-info.yaml': component('a-team'),
  };
  expect(await readRules(memoryRepository({ files }))).toEqual({ items: [], gaps: [] });
});
