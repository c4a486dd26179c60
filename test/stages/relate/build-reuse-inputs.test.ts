import { expect, test } from 'vitest';
import type { Fact } from '../../../src/core/facts/index.ts';
import { relate } from '../../../src/stages/relate/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot } from '../fakes.ts';

const at = (path: string) => ({ commit: 'a'.repeat(40), path, line: 1 });
const runs = { onChangeRequest: 'no', onTrunkPush: 'yes', onSchedule: 'no', onTag: 'no', manual: 'no' } as const;
const common = { system: 'github_actions', pipeline: 'ci.yml', active: 'yes' } as const;

function job(name: string, environment: string) {
  const ci = { ...common, ...runs, at: at('ci.yml'), job: name };
  return {
    deployment: inSlot('ci.deployment', {
      ...{ ...ci, ref: `ci.yml#${name}`, does: 'deploy', environment, approval: 'none', after: [] },
    } as unknown as Fact<'ci.deployment'>),
    step: inSlot('ci.capability', {
      ...{ ...ci, ref: `ci.yml#${name}:build`, capability: 'build', tool: 'docker', confidence: 'exact' },
      ...{ blocking: 'yes', requestsFiltered: 'no', pushesFiltered: 'no', via: [], unresolved: null },
    } as unknown as Fact<'ci.capability'>),
  };
}

const jobs = [job('staging', 'staging'), job('production', 'production')];
const manifest = inSlot('supply.manifest', {
  ...{
    ref: 'package.json',
    at: at('package.json'),
    ecosystem: 'npm',
    path: 'package.json',
    folder: '',
    shipped: 'yes',
  },
  ...{ dependencies: 3, lockfile: 'package-lock.json', locked: 'yes', hashed: 'yes' },
});
const install = inSlot('supply.install', {
  ...{ ref: 'ci.yml npm', at: at('ci.yml'), ecosystem: 'npm', where: 'pipeline', path: 'ci.yml', folder: '' },
  ...{ honoursLock: 'yes', active: 'yes' },
});

const base = (pin: string) =>
  inSlot('supply.image', {
    ...{ ref: 'Dockerfile:1', at: at('Dockerfile'), name: 'node', place: 'dockerfile', role: 'base', pin, own: 'yes' },
    ...{ environment: null, builtHere: 'no' },
  } as Fact<'supply.image'>);
const taken = (over: Partial<Fact<'supply.download'>>) =>
  inSlot('supply.download', {
    ...{ ref: 'Dockerfile:2', at: at('Dockerfile'), where: 'image', path: 'Dockerfile', tool: 'apt-get', host: null },
    ...{ checked: 'no', piped: 'no', inBuild: 'yes' },
    ...over,
  } as Fact<'supply.download'>);

function rebuilt(items: Readonly<Record<string, readonly unknown[]>>): string {
  const given = {
    'ci.deployment': jobs.map(({ deployment }) => deployment),
    'ci.capability': jobs.map(({ step }) => step),
    'supply.manifest': [manifest],
    'supply.install': [install],
    ...items,
  };
  const slots = Object.fromEntries(Object.entries(given).map(([kind, some]) => [kind, { items: [...some] }]));
  const [first] = relate(settle(collectionOf(slots as Parameters<typeof collectionOf>[0])))['relation.build_reuse']
    .items;
  return `${first?.builtOnce} ${first?.why}`;
}

test('a rebuild is of the same inputs where bases and downloads are fixed as well', () => {
  expect(rebuilt({ 'supply.image': [base('digest')] })).toBe('yes locked_rebuild');
  expect(rebuilt({ 'supply.image': [base('exact')] })).toBe('unknown rebuilt');
  expect(rebuilt({ 'supply.download': [taken({ checked: 'yes' })] })).toBe('yes locked_rebuild');
  expect(rebuilt({ 'supply.download': [taken({})] })).toBe('unknown rebuilt');
  expect(rebuilt({ 'supply.download': [taken({ checked: 'unknown' })] })).toBe('unknown rebuilt');
});

test('what a pipeline takes by name may be its tools alone', () => {
  const tool = taken({ where: 'pipeline', inBuild: 'unknown' });
  expect(rebuilt({ 'supply.download': [tool] })).toBe('yes locked_rebuild');
});

test('an image whose name is an expression goes by the folder that names it', () => {
  const image = (environment: string, name: string) =>
    inSlot('supply.image', {
      ...{ ref: `${environment} ${name}`, at: at('infra/web/main.tf'), name, place: 'iac', role: 'deployed' },
      ...{ pin: 'variable', own: 'yes', environment, builtHere: 'unknown' },
    } as Fact<'supply.image'>);
  const images = ['one', 'two'].flatMap((name) =>
    ['staging', 'production'].map((environment) => image(environment, `$${`{local.${name}}`}`)),
  );
  const slots = { 'supply.image': { items: images } };
  const { items } = relate(settle(collectionOf(slots)))['relation.build_reuse'];
  expect(items.map(({ component, ref }) => [component, ref])).toEqual([
    ['infra/web', 'image:infra/web'],
    ['infra/web', 'image:infra/web~2'],
  ]);
});
