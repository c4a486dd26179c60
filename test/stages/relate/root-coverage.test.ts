import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/core/facts/index.ts';
import { relate } from '../../../src/stages/relate/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot, pipeline } from '../fakes.ts';

type Root = Fact<'iac.root'>;
type Step = Fact<'ci.provisioning'>;

const at = (path: string) => ({ commit: 'a'.repeat(40), path, line: 1 });
const never = { onChangeRequest: 'no', onTrunkPush: 'no', onSchedule: 'no', onTag: 'no', manual: 'no' } as const;

function root(over: Partial<Root> = {}): Root {
  const path = over.path ?? 'infra/production';
  return inSlot('iac.root', {
    ...{
      ref: `terraform ${path}@${over.environment ?? 'production'}`,
      at: at(`${path}/main.tf`),
      tool: 'terraform',
      path,
    },
    ...{ environment: 'production', production: 'yes', purpose: 'workload', own: 'yes', creates: 'yes' },
    ...{ declarative: 'yes', state: 'shared', locked: 'yes', runner: null, reconciled: 'no', followsTrunk: 'unknown' },
    ...{ sharesDefinition: 'unknown', sharedDefinition: null, selectors: [], applies: [] },
    ...over,
  } as Root);
}

function step(over: Partial<Step> = {}): Step {
  return inSlot('ci.provisioning', {
    ...{ ref: 'ci.yml#apply:9', at: at('ci.yml'), system: 'github_actions', pipeline: 'ci.yml', job: 'apply' },
    ...{ active: 'yes', tool: 'terraform', does: 'apply', confidence: 'exact', targets: ['infra/production'] },
    ...{
      selectors: [],
      environment: null,
      fromTrunk: 'yes',
      reached: 'yes',
      lasting: 'yes',
      automatic: 'yes',
      notifies: 'unknown',
      blocking: 'yes',
    },
    ...{ ...never, onTrunkPush: 'yes', requestsFiltered: 'no', pushesFiltered: 'no', via: [] },
    ...over,
  } as Step);
}

function told(over: Partial<Fact<'iac.instruction'>> = {}): Fact<'iac.instruction'> {
  return inSlot('iac.instruction', {
    ...{
      ref: 'README.md#terraform',
      at: at('README.md'),
      path: 'README.md',
      tool: 'terraform',
      does: 'applies' as const,
    },
    ...{ target: 'infra/production', selectors: [], routine: 'yes' as const },
    ...over,
  });
}

function script(over: Partial<Fact<'iac.script'>> = {}): Fact<'iac.script'> {
  return inSlot('iac.script', {
    ...{ ref: 'deploy.sh', at: at('deploy.sh'), path: 'deploy.sh', tool: 'terraform', does: 'applies' as const },
    ...{ own: 'yes' as const, targets: ['infra/production'], selectors: [] },
    ...over,
  });
}

function drift(over: Partial<Fact<'iac.drift'>> = {}): Fact<'iac.drift'> {
  return inSlot('iac.drift', {
    ...{ ref: 'apps/shop.yaml#self_heal', at: at('apps/shop.yaml'), tool: 'argo_cd' as const, path: 'apps/shop.yaml' },
    ...{ form: 'self_heal' as const, enabled: 'yes' as const, notifies: 'yes' as const },
    ...over,
  });
}

function unresolved(): Fact<'ci.capability'> {
  return inSlot('ci.capability', {
    ...{ ref: 'ci.yml#x:3', at: at('ci.yml'), system: 'github_actions' as const, pipeline: 'ci.yml', job: 'x' },
    ...{ active: 'yes' as const, capability: 'unknown' as const, tool: null, confidence: 'name' as const },
    ...{ blocking: 'unknown' as const, ...never, onTrunkPush: 'yes' as const, via: ['./x'] },
    ...{ requestsFiltered: 'no' as const, pushesFiltered: 'no' as const, unresolved: 'unknown_program' as const },
  });
}

interface World {
  readonly roots: readonly Root[];
  readonly steps?: readonly Step[];
  readonly instructions?: readonly Fact<'iac.instruction'>[];
  readonly scripts?: readonly Fact<'iac.script'>[];
  readonly drifts?: readonly Fact<'iac.drift'>[];
  readonly capabilities?: readonly Fact<'ci.capability'>[];
}

/** What is told of each root, where the repository's own CI was read wholly. */
function coverages({ roots, steps = [], instructions = [], scripts = [], drifts = [], capabilities = [] }: World) {
  const collection = collectionOf({
    'ci.pipeline': { items: [inSlot('ci.pipeline', pipeline('ci.yml', 'yes'))] },
    'ci.capability': { items: [...capabilities] },
    'ci.provisioning': { items: [...steps] },
    'iac.root': { items: [...roots] },
    'iac.instruction': { items: [...instructions] },
    'iac.script': { items: [...scripts] },
    'iac.drift': { items: [...drifts] },
  });
  return relate(settle(collection))['relation.root_coverage'].items;
}

const only = (world: World) => coverages(world)[0];

describe('a root is applied by', () => {
  test('a pipeline that names its folder', () => {
    expect(only({ roots: [root()], steps: [step()] })).toMatchObject({
      ...{ automated: 'yes', how: 'pipeline', why: 'applied', fromTrunk: 'yes', onlyThus: 'yes' },
      ...{ by: [step().id], at: at('ci.yml') },
    });
  });

  test.each<[string, Partial<Step>, string]>([
    ['a step of which the folder is not told', { targets: null }, 'unknown'],
    ['a pattern that its folder fits', { targets: ['infra/*'] }, 'yes'],
    ['a pattern one folder above', { targets: ['*'] }, 'unknown'],
    ['a pattern within its path', { targets: ['*/production'] }, 'yes'],
    ['a pattern that another part does not fit', { targets: ['*/staging'] }, 'unknown'],
    ['a whole tree', { targets: ['infra/**'] }, 'yes'],
    ['another folder', { targets: ['infra/staging'] }, 'unknown'],
    ['a file in its folder', { targets: ['infra/production/main.tf'] }, 'yes'],
    ['a folder whose name only begins like its own', { targets: ['infra/production-old'] }, 'unknown'],
    ['a step that only a name hints at', { confidence: 'name' }, 'unknown'],
    ['another tool', { tool: 'helm' }, 'unknown'],
    ['a plan', { does: 'plan' }, 'unknown'],
    ['a step for change requests only', { onTrunkPush: 'no', onChangeRequest: 'yes' }, 'unknown'],
    ['a step that a person starts', { onTrunkPush: 'no', manual: 'yes' }, 'yes'],
    ['a step that its script may pass over', { reached: 'unknown' }, 'unknown'],
    ['a cluster that is made for the run', { lasting: 'no' }, 'unknown'],
    ['a pipeline that may not be read', { active: 'unknown' }, 'unknown'],
    ['a pipeline that is not read', { active: 'no' }, 'unknown'],
  ])('%s: automated %#', (_, over, automated) => {
    expect(only({ roots: [root()], steps: [step(over)] })).toMatchObject({ automated });
  });

  test('a pipeline, for the environment whose values it names', () => {
    const units = ['dev', 'production'].map((environment) =>
      root({ path: 'infra', environment, selectors: [`env/${environment}.tfvars`] }),
    );
    const found = coverages({ roots: units, steps: [step({ targets: ['infra'], selectors: ['env/dev.tfvars'] })] });
    expect(Object.fromEntries(found.map(({ ref, automated }) => [ref, automated]))).toEqual({
      'terraform infra@dev': 'yes',
      'terraform infra@production': 'unknown',
    });
    const open = coverages({ roots: units, steps: [step({ targets: ['infra'] })] });
    expect(new Set(open.map(({ automated }) => automated))).toEqual(new Set(['unknown']));
  });

  test('a reconciler', () => {
    expect(only({ roots: [root({ reconciled: 'yes' })] })).toMatchObject({ automated: 'yes', how: 'reconciler' });
    expect(only({ roots: [root({ reconciled: 'unknown' })] })).toMatchObject({ automated: 'unknown' });
  });

  test('a reconciler is from trunk where it takes what trunk holds', () => {
    for (const followsTrunk of ['yes', 'no', 'unknown'] as const) {
      expect(only({ roots: [root({ reconciled: 'yes', followsTrunk })] })).toMatchObject({ fromTrunk: followsTrunk });
      expect(only({ roots: [root({ reconciled: 'unknown', followsTrunk })] })).toMatchObject({ fromTrunk: 'unknown' });
    }
    const both = { roots: [root({ reconciled: 'yes', followsTrunk: 'yes' })], steps: [step({ fromTrunk: 'no' })] };
    expect(only(both)).toMatchObject({ how: 'pipeline', fromTrunk: 'no' });
  });

  test('a service outside of CI, unless a text says that people do', () => {
    const run = root({ runner: 'hcp_terraform' });
    expect(only({ roots: [run] })).toMatchObject({ automated: 'yes', how: 'runner' });
    expect(only({ roots: [run], instructions: [told()] })).toMatchObject({ automated: 'unknown', onlyThus: 'no' });
  });

  test('people, where a text says so and nothing else does', () => {
    expect(only({ roots: [root()], instructions: [told()] })).toMatchObject({
      ...{ automated: 'no', how: 'by_hand', why: 'told_by_hand', onlyThus: 'no' },
      ...{ by: [told().id], at: at('README.md') },
    });
    expect(only({ roots: [root()], instructions: [told()], steps: [step()] })).toMatchObject({
      ...{ automated: 'yes', onlyThus: 'no' },
    });
  });

  test.each<[string, Partial<Fact<'iac.instruction'>>]>([
    ['that tells how a module is used', { routine: 'no' }],
    ['of which it is not told whether it is done so', { routine: 'unknown' }],
    ['that names no folder', { target: null }],
    ['about another folder', { target: 'infra/staging' }],
    ['about another tool', { tool: 'helm' }],
    ['about a console', { does: 'console' }],
  ])('nobody for sure, where a text stands %s', (_, over) => {
    expect(only({ roots: [root()], instructions: [told(over)] })).toMatchObject({ automated: 'unknown' });
  });

  test('people, for the environment that a text names and no other', () => {
    const units = ['dev', 'production'].map((environment) =>
      root({ path: 'infra', environment, selectors: [`infra/${environment}.tfvars`] }),
    );
    const text = told({ target: 'infra', selectors: ['infra/dev.tfvars'] });
    const found = coverages({ roots: units, instructions: [text] });
    expect(found.map(({ automated }) => automated)).toEqual(['no', 'unknown']);
  });

  test('people, where a script does and the CI that was read wholly does not', () => {
    expect(only({ roots: [root()], scripts: [script()] })).toMatchObject({ automated: 'no', how: 'by_hand' });
    const open = { roots: [root()], scripts: [script()], capabilities: [unresolved()] };
    expect(only(open)).toMatchObject({ automated: 'unknown', why: 'not_resolved' });
  });

  test('people, where the same CI applies its siblings', () => {
    const staging = root({ path: 'infra/staging', environment: 'staging' });
    const found = coverages({ roots: [root(), staging], steps: [step()] });
    expect(found.find(({ ref }) => ref.includes('staging'))).toMatchObject({ automated: 'no', why: 'left_out' });
    const open = coverages({ roots: [root(), staging], steps: [step()], capabilities: [unresolved()] });
    expect(open.find(({ ref }) => ref.includes('staging'))).toMatchObject({ automated: 'unknown' });
    const elsewhere = coverages({ roots: [root(), root({ path: 'tools/x', environment: 'dev' })], steps: [step()] });
    expect(elsewhere.find(({ ref }) => ref.includes('tools'))).toMatchObject({ automated: 'unknown' });
  });
});

describe('before and after', () => {
  test('a plan on change requests', () => {
    const plan = step({ does: 'plan', onTrunkPush: 'no', onChangeRequest: 'yes' });
    expect(only({ roots: [root()], steps: [plan] })).toMatchObject({ plannedOnRequest: 'yes' });
    expect(only({ roots: [root()] })).toMatchObject({ plannedOnRequest: 'no' });
    expect(only({ roots: [root()], capabilities: [unresolved()] })).toMatchObject({ plannedOnRequest: 'unknown' });
  });

  test('a drift check on a schedule, and whether somebody is told', () => {
    const check = step({ does: 'drift_check', onTrunkPush: 'no', onSchedule: 'yes', notifies: 'yes' });
    expect(only({ roots: [root()], steps: [check] })).toMatchObject({ driftChecked: 'yes', driftAlerted: 'yes' });
    const silent = { ...check, notifies: 'unknown' as const };
    expect(only({ roots: [root()], steps: [silent] })).toMatchObject({ driftChecked: 'yes', driftAlerted: 'unknown' });
    const unscheduled = { ...check, onSchedule: 'no' as const, onTrunkPush: 'yes' as const };
    expect(only({ roots: [root()], steps: [unscheduled] })).toMatchObject({ driftChecked: 'no' });
  });

  test('a reconciler that heals what it applies', () => {
    const app = root({ tool: 'argo_cd', path: 'apps/shop.yaml', reconciled: 'yes' });
    expect(only({ roots: [app], drifts: [drift()] })).toMatchObject({ driftChecked: 'yes', driftAlerted: 'yes' });
    expect(only({ roots: [app], drifts: [drift({ enabled: 'no' })] })).toMatchObject({ driftChecked: 'no' });
    expect(only({ roots: [root()], drifts: [drift()] })).toMatchObject({ driftChecked: 'no' });
  });
});

test('is not told where there is more than can be compared', () => {
  const roots = Array.from({ length: 2_000 }, (_, index) => root({ path: `infra/${index}`, environment: `e${index}` }));
  const targets = Array.from({ length: 500 }, (_, index) => `infra/${index}`);
  const steps = Array.from({ length: 6 }, (_, index) => step({ ref: `ci.yml#${index}`, targets }));
  expect(new Set(coverages({ roots, steps }).map(({ automated }) => automated))).toEqual(new Set(['unknown']));
});

test('is empty without a root', () => {
  expect(coverages({ roots: [] })).toEqual([]);
});
