import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/core/facts/index.ts';
import { relate } from '../../../src/stages/relate/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot } from '../fakes.ts';

type Given =
  | 'ci.capability'
  | 'ci.deployment'
  | 'iac.root'
  | 'supply.image'
  | 'supply.install'
  | 'supply.manifest'
  | 'supply.release';
type Items = { readonly [K in Given]?: readonly Fact<K>[] };

const at = (path: string) => ({ commit: 'a'.repeat(40), path, line: 1 });
const never = { onChangeRequest: 'no', onTrunkPush: 'yes', onSchedule: 'no', onTag: 'no', manual: 'no' } as const;
const common = { system: 'github_actions', pipeline: 'ci.yml', active: 'yes' } as const;

function image(environment: string | null, over: Partial<Fact<'supply.image'>> = {}): Fact<'supply.image'> {
  const name = over.name ?? 'ghcr.io/acme/shop';
  return inSlot('supply.image', {
    ...{ ref: `${environment}/${name}`, at: at(`${environment}/app.yaml`), name, place: 'manifest', role: 'deployed' },
    ...{ pin: 'exact', own: 'yes', environment, builtHere: 'unknown' },
    ...over,
  } as Fact<'supply.image'>);
}

function deploy(job: string, environment: string | null, after: readonly string[] = [], does = 'deploy') {
  return inSlot('ci.deployment', {
    ...{ ...common, ...never, ref: `ci.yml#${job}`, at: at('ci.yml'), job, does, environment },
    ...{ approval: 'none', after },
  } as unknown as Fact<'ci.deployment'>);
}

function step(job: string, capability: string, tool: string | null = 'docker'): Fact<'ci.capability'> {
  return inSlot('ci.capability', {
    ...{ ...common, ...never, ref: `ci.yml#${job}:${capability} ${tool}`, at: at('ci.yml'), job, capability, tool },
    ...{
      confidence: 'exact',
      blocking: 'yes',
      requestsFiltered: 'no',
      pushesFiltered: 'no',
      via: [],
      unresolved: null,
    },
  } as unknown as Fact<'ci.capability'>);
}

function release(job: string, over: Partial<Fact<'supply.release'>> = {}): Fact<'supply.release'> {
  return inSlot('supply.release', {
    ...{ ref: `ci.yml#${job} docker`, at: at('ci.yml'), pipeline: 'ci.yml', job, active: 'yes', form: 'image' },
    ...{ store: 'oci', neverOverwritten: 'unknown', version: 'commit', start: 'trunk', built: 'yes' },
    ...{ signed: 'no', attested: 'no', sbom: 'no', sbomKeptDays: null },
    ...over,
  } as Fact<'supply.release'>);
}

function manifest(locked: 'yes' | 'no', shipped: 'yes' | 'no' | 'unknown' = 'yes'): Fact<'supply.manifest'> {
  return inSlot('supply.manifest', {
    ...{
      ref: `package.json ${locked}`,
      at: at('package.json'),
      ecosystem: 'npm',
      path: 'package.json',
      folder: '',
      shipped,
    },
    ...{ dependencies: 3, lockfile: locked === 'yes' ? 'package-lock.json' : null, locked, hashed: locked },
  });
}

function install(honoursLock: 'yes' | 'no'): Fact<'supply.install'> {
  return inSlot('supply.install', {
    ...{ ref: `ci.yml npm ${honoursLock}`, at: at('ci.yml'), ecosystem: 'npm', where: 'pipeline', path: 'ci.yml' },
    ...{ folder: '', honoursLock, active: 'yes' },
  });
}

function reuse(items: Items): readonly string[] {
  const slots = Object.fromEntries(Object.entries(items).map(([kind, some]) => [kind, { items: [...some] }]));
  const collection = collectionOf(slots);
  return relate(settle(collection))['relation.build_reuse'].items.map(
    ({ component, environments, builtOnce, why, exactInGit }) =>
      `${component} ${environments} ${builtOnce} ${why} ${exactInGit}`,
  );
}

describe('environments that name what they run', () => {
  test('by exact references to one repository run what was built once', () => {
    const images = [image('staging'), image('production', { pin: 'digest' })];
    expect(reuse({ 'supply.image': images })).toEqual(['ghcr.io/acme/shop 2 yes promoted yes']);
  });

  test.each([
    ['latest', 'no'],
    ['branch', 'no'],
    ['variable', 'unknown'],
  ] as const)('by %s do not tell whether it is the same', (pin, exactInGit) => {
    const images = [image('staging'), image('production', { pin })];
    expect(reuse({ 'supply.image': images })).toEqual([`ghcr.io/acme/shop 2 unknown not_seen ${exactInGit}`]);
  });

  test('under one name for two names of it are one environment', () => {
    const images = [image('prod'), image('production', { ref: 'other' })];
    expect(reuse({ 'supply.image': images })).toEqual(['ghcr.io/acme/shop 1 unknown single yes']);
  });

  test('by a name for each environment are not taken for single ones', () => {
    const images = [image('production', { name: 'acme/shop-prod' })];
    expect(reuse({ 'supply.image': images })).toEqual(['acme/shop-prod 1 unknown not_seen yes']);
  });

  test('that are not told, or run images for tests alone, tell nothing', () => {
    expect(reuse({ 'supply.image': [image(null), image('staging', { role: 'local' })] })).toEqual([]);
  });
});

describe('pipelines that bring something to environments', () => {
  const deployed = [deploy('staging', 'staging', ['build']), deploy('production', 'production', ['build', 'staging'])];

  test('build once what a job publishes that all wait for', () => {
    const items = {
      'ci.deployment': deployed,
      'ci.capability': [step('build', 'build')],
      'supply.release': [release('build')],
    };
    expect(reuse(items)).toEqual(['ci.yml 2 yes same_run unknown']);
  });

  test('build once what the first of them builds and publishes', () => {
    const chain = [deploy('staging', 'staging'), deploy('production', 'production', ['staging'])];
    const items = {
      'ci.deployment': chain,
      'ci.capability': [step('staging', 'build')],
      'supply.release': [release('staging')],
    };
    expect(reuse(items)).toEqual(['ci.yml 2 yes same_run unknown']);
  });

  test.each([
    ['what was built is not kept', [step('build', 'build')], []],
    ['what is published was not built there', [], [release('build', { built: 'unknown' })]],
    ['a step of a deployment was not resolved', [step('production', 'unknown', null)], [release('build')]],
    ['a later environment builds by itself', [step('production', 'build')], [release('build')]],
  ])('may build anew: %s', (_, steps, releases) => {
    const items = { 'ci.deployment': deployed, 'ci.capability': steps, 'supply.release': releases };
    expect(reuse(items)).toEqual(['ci.yml 2 unknown not_seen unknown']);
  });

  const rebuilt = {
    'ci.deployment': deployed,
    'ci.capability': [step('staging', 'build'), step('production', 'build')],
  };
  test.each([
    ['loose inputs', [manifest('no')], [], 'no rebuilt'],
    ['loose inputs of what is perhaps not shipped', [manifest('no', 'unknown')], [], 'unknown rebuilt'],
    ['inputs of which only some are loose', [manifest('no'), manifest('yes')], [install('yes')], 'unknown rebuilt'],
    ['fixed inputs', [manifest('yes')], [install('yes')], 'yes locked_rebuild'],
    ['fixed inputs that an install does not keep to', [manifest('yes')], [install('no')], 'unknown rebuilt'],
    ['fixed inputs that nothing is seen to install', [manifest('yes')], [], 'unknown rebuilt'],
    ['inputs that are not told', [], [], 'unknown rebuilt'],
  ])('build for each environment from %s', (_, manifests, installs, expected) => {
    const items = { ...rebuilt, 'supply.manifest': manifests, 'supply.install': installs };
    expect(reuse(items)).toEqual([`ci.yml 2 ${expected} unknown`]);
  });

  test('leave it to a platform, which is never held against them', () => {
    const steps = [step('staging', 'deploy', 'serverless'), step('production', 'deploy', 'serverless')];
    const items = { 'ci.deployment': deployed, 'ci.capability': steps, 'supply.manifest': [manifest('no')] };
    expect(reuse(items)).toEqual(['ci.yml 2 unknown rebuilt unknown']);
  });

  test('with one environment have nothing to take along', () => {
    expect(reuse({ 'ci.deployment': [deploy('production', 'production')] })).toEqual([
      'ci.yml 1 unknown single unknown',
    ]);
  });

  test('with environments that an expression makes are not counted', () => {
    const items = { 'ci.deployment': [deploy('production', 'production'), deploy('other', null)] };
    expect(reuse(items)).toEqual(['ci.yml null unknown not_seen unknown']);
  });

  test('that only publish, or only apply infrastructure, deploy nothing that was built', () => {
    const items = { 'ci.deployment': [deploy('a', null, [], 'publish'), deploy('b', 'production', [], 'apply')] };
    expect(reuse(items)).toEqual([]);
  });
});
