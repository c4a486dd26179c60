import { describe, expect, test } from 'vitest';
import type { Gap } from '../../../../src/core/evidence.ts';
import type { Fact } from '../../../../src/core/facts/index.ts';
import { relate } from '../../../../src/stages/relate/index.ts';
import { settle } from '../../../../src/stages/settle/index.ts';
import { collectionOf, inSlot, pipeline } from '../../fakes.ts';

type Root = Fact<'iac.root'>;
type Step = Fact<'ci.provisioning'>;
type Capability = Fact<'ci.capability'>;
type Owner = Fact<'owners.rule'>;

const at = (path: string, line = 1) => ({ commit: 'a'.repeat(40), path, line });
const never = { onChangeRequest: 'no', onTrunkPush: 'no', onSchedule: 'no', onTag: 'no', manual: 'no' } as const;
const open = { requestsFiltered: 'no', pushesFiltered: 'no', via: [] as string[] } as const;

function file(path: string, over: Partial<Fact<'access.rule_file'>> = {}): Fact<'access.rule_file'> {
  return inSlot('access.rule_file', {
    ...{ ref: path, at: at(path), system: 'aws_iam' as const, path, rules: 2, own: 'yes' as const },
    ...{ people: 'yes' as const, workloads: 'no' as const, reviewDue: 'none' as const, reviewedAgeDays: null },
    leftOutBy: null,
    readBy: [],
    ...over,
  });
}

function root(path: string, over: Partial<Root> = {}): Root {
  return inSlot('iac.root', {
    ...{ ref: `terraform ${path}@${over.environment ?? ''}`, at: at(`${path}/main.tf`), tool: 'terraform', path },
    ...{ environment: null, production: 'yes', purpose: 'workload', own: 'yes', creates: 'yes' },
    ...{ declarative: 'yes', state: 'shared', locked: 'yes', runner: null, reconciled: 'no', followsTrunk: 'unknown' },
    ...{ sharesDefinition: 'unknown', sharedDefinition: null, selectors: [], applies: [] },
    ...over,
  } as Root);
}

function module(path: string, over: Partial<Fact<'iac.module'>> = {}): Fact<'iac.module'> {
  return inSlot('iac.module', {
    ...{ ref: `terraform ${path}`, at: at(`${path}/main.tf`), tool: 'terraform' as const, path },
    ...{ form: 'module' as const, origin: 'local' as const, pin: 'local' as const, units: 2, environments: 1 },
    ...over,
  });
}

function step(targets: readonly string[] | null, over: Partial<Step> = {}): Step {
  const does = over.does ?? 'apply';
  const on = does === 'plan' ? { ...never, onChangeRequest: 'yes' } : { ...never, onTrunkPush: 'yes' };
  return inSlot('ci.provisioning', {
    ...{ ref: `ci.yml#${does}:${(targets ?? ['?']).join()}`, at: at('ci.yml'), system: 'github_actions' },
    ...{ pipeline: 'ci.yml', job: does, active: 'yes', tool: 'terraform', does, confidence: 'exact', targets },
    ...{ selectors: [], environment: null, fromTrunk: 'yes', reached: 'yes', lasting: 'yes', automatic: 'yes' },
    ...{ notifies: 'unknown', blocking: 'yes', ...on, ...open },
    ...over,
  } as Step);
}

function capability(what: Capability['capability'], over: Partial<Capability> = {}): Capability {
  return inSlot('ci.capability', {
    ...{ ref: `ci.yml#${what}`, at: at('ci.yml'), system: 'github_actions' as const, pipeline: 'ci.yml', job: 'x' },
    ...{ active: 'yes' as const, capability: what, tool: 'x', confidence: 'exact' as const, blocking: 'yes' as const },
    ...{ ...never, onChangeRequest: 'yes' as const, ...open, unresolved: null },
    ...over,
  });
}

function owner(pattern: string, line: number, over: Partial<Owner> = {}): Owner {
  const path = over.at?.path ?? '.github/CODEOWNERS';
  return inSlot('owners.rule', {
    ...{ ref: `${path}:${line}`, at: at(path, line), form: 'github' as const, active: 'yes' as const, pattern },
    ...{ owners: 1, groups: 0, isCatchAll: pattern === '*' || pattern === '**', meetsFiles: 'yes' as const },
    ...over,
  });
}

function identity(files: number): Fact<'repository.identity'> {
  return inSlot('repository.identity', {
    ...{ ref: 'shop', at: { commit: null, path: null, line: null }, name: 'shop', objectFormat: 'sha1' as const },
    ...{ headState: 'branch' as const, defaultBranch: 'main', defaultBranchHow: 'given' as const },
    ...{ shallow: 'no' as const, refsScope: 'all' as const, files, visibility: 'unknown' as const },
  });
}

function changedBy(authors: number): Fact<'git.access_history'> {
  return inSlot('git.access_history', {
    ...{ ref: 'access', at: { commit: null, path: null, line: null }, files: 1, changes: 2, byRequest: 2, direct: 0 },
    ...{ of: 'own' as const, mayBeRequests: 0, mergedByOther: 0, mergerUnknown: 2, authors },
  });
}

interface World {
  readonly files: readonly Fact<'access.rule_file'>[];
  readonly roots?: readonly Root[];
  readonly modules?: readonly Fact<'iac.module'>[];
  readonly steps?: readonly Step[];
  readonly capabilities?: readonly Capability[];
  readonly ruleTests?: readonly Fact<'ci.rule_test'>[];
  readonly owners?: readonly Owner[];
  readonly ownerGaps?: readonly Gap[];
  readonly branchRules?: readonly Fact<'policy.branch_rule'>[];
  readonly instructions?: readonly Fact<'iac.instruction'>[];
  readonly size?: number;
  readonly authors?: number;
}

function related(world: World) {
  const collection = collectionOf({
    'access.rule_file': { items: [...world.files] },
    'iac.root': { items: [...(world.roots ?? [])] },
    'iac.module': { items: [...(world.modules ?? [])] },
    'iac.instruction': { items: [...(world.instructions ?? [])] },
    'ci.pipeline': { items: [inSlot('ci.pipeline', pipeline('ci.yml', 'yes'))] },
    'ci.provisioning': { items: [...(world.steps ?? [])] },
    'ci.capability': { items: [...(world.capabilities ?? [])] },
    'ci.rule_test': { items: [...(world.ruleTests ?? [])] },
    'owners.rule': { items: [...(world.owners ?? [])], gaps: [...(world.ownerGaps ?? [])] },
    'policy.branch_rule': { items: [...(world.branchRules ?? [])] },
    'git.access_history': { items: [changedBy(world.authors ?? 2)] },
    'repository.identity': { items: [identity(world.size ?? 100)] },
  });
  return relate(settle(collection))['relation.access_rule'].items;
}

const only = (world: World) => related(world)[0];
const handText = inSlot('iac.instruction', {
  ...{ ref: 'README.md#terraform', at: at('README.md'), path: 'README.md', tool: 'terraform' },
  ...{ does: 'applies' as const, target: 'iam', selectors: [], routine: 'yes' as const },
});

test('a file of which nothing tells is unknown in everything but checks, where CI is seen to check nothing', () => {
  expect(only({ files: [file('iam/users.tf')] })).toMatchObject({
    ...{ id: 'relation.access_rule:shop:iam/users.tf', rule: 'access.rule_file:shop:iam/users.tf' },
    ...{ applied: 'unknown', how: null, checked: 'no', owned: 'unknown', reviewRequired: 'unknown', by: [] },
  });
});

describe('a file is applied', () => {
  const iam = { files: [file('iam/users.tf')], roots: [root('iam')] };

  test('by the pipeline that applies the root it lies in', () => {
    const found = only({ ...iam, steps: [step(['iam'])] });
    expect(found).toMatchObject({ applied: 'yes', how: 'pipeline' });
    expect(found?.by).toEqual([root('iam').id, step(['iam']).id]);
  });

  test('by nothing but people, where a text says so of its root', () => {
    expect(only({ ...iam, instructions: [handText] })).toMatchObject({ applied: 'no', how: 'by_hand' });
  });

  test('only where each environment of its root is', () => {
    const roots = [root('iam', { environment: 'dev' }), root('iam', { environment: 'production' })];
    const dev = step(['iam'], { selectors: ['dev'] });
    expect(only({ files: iam.files, roots, steps: [dev] })).toMatchObject({ applied: 'unknown', how: null });
    const both = [dev, step(['iam'], { ref: 'p', selectors: ['production'] })];
    expect(only({ files: iam.files, roots, steps: both.map((one) => inSlot('ci.provisioning', one)) })).toMatchObject({
      applied: 'yes',
    });
  });

  test('by a reconciler that keeps to the folder it lies in', () => {
    const argo = root('apps/shop.yaml', { tool: 'argo_cd', reconciled: 'yes', applies: ['k8s/shop'], state: 'held' });
    const files = [file('k8s/shop/rbac.yaml', { system: 'kubernetes_rbac' })];
    expect(only({ files, roots: [argo] })).toMatchObject({ applied: 'yes', how: 'reconciler', by: [argo.id] });
  });

  test('not by what applies the folder of a kustomization that leaves it out', () => {
    const argo = root('apps/shop.yaml', { tool: 'argo_cd', reconciled: 'yes', applies: ['k8s/shop'], state: 'held' });
    const unit = root('k8s/shop', { tool: 'kustomize', state: 'held', reconciled: 'yes' });
    const kubectl = step(['k8s'], { tool: 'kubectl' });
    const left = (leftOutBy: string | null, world: Partial<World>) =>
      only({ files: [file('k8s/shop/old/rbac.yaml', { system: 'kubernetes_rbac', leftOutBy })], ...world });
    expect(left(null, { roots: [argo] })).toMatchObject({ applied: 'yes' });
    for (const folder of ['k8s/shop', 'k8s/shop/old'])
      expect(left(folder, { roots: [argo] })).toMatchObject({ applied: 'unknown', how: null });
    // A folder below that something applies by itself is no part of the kustomization.
    expect(left('k8s', { roots: [argo] })).toMatchObject({ applied: 'yes' });
    expect(left('k8s/shop', { roots: [unit] })).toMatchObject({ applied: 'unknown' });
    expect(left('k8s/shop', { steps: [kubectl] })).toMatchObject({ applied: 'unknown' });
    expect(left(null, { steps: [kubectl] })).toMatchObject({ applied: 'yes' });
    const given = step(['k8s/shop/old/rbac.yaml'], { tool: 'kubectl' });
    expect(left('k8s/shop', { steps: [given] })).toMatchObject({ applied: 'yes' });
  });

  test('with the roots that read it as data, all of them', () => {
    const files = [file('people.yaml', { system: 'roster', readBy: ['one', 'two'] })];
    const roots = [root('one'), root('two')];
    const plans = [step(['one'], { does: 'plan' }), step(['two'], { does: 'plan' })];
    const both = [step(['one']), step(['two']), ...plans];
    expect(only({ files, roots, steps: both })).toMatchObject({ applied: 'yes', how: 'pipeline', checked: 'yes' });
    expect(only({ files, roots, steps: both.slice(1) })).toMatchObject({ applied: 'no' });
    expect(only({ files, roots: roots.slice(1), steps: both })).toMatchObject({ applied: 'unknown' });
    const elsewhere = [file('people.yaml', { system: 'roster' })];
    expect(only({ files: elsewhere, roots, steps: both })).toMatchObject({ applied: 'unknown' });
  });

  test('with a module, where all roots that may take it in are', () => {
    const world = { files: [file('modules/iam/main.tf')], modules: [module('modules/iam')] };
    const roots = [root('one'), root('two')];
    expect(only({ ...world, roots, steps: [step(['one']), step(['two'])] })).toMatchObject({ applied: 'yes' });
    expect(only({ ...world, roots, steps: [step(['one'])] })).toMatchObject({ applied: 'unknown' });
    const unused = [module('modules/iam', { units: 0 })];
    expect(only({ ...world, modules: unused, roots: [roots[0] ?? root('one')], steps: [step(['one'])] })).toMatchObject(
      {
        applied: 'unknown',
      },
    );
  });

  test('not by hand because one of the roots that may take in its module is', () => {
    const world = { files: [file('modules/iam/main.tf')], modules: [module('modules/iam')], roots: [root('iam')] };
    expect(only({ ...world, instructions: [handText] })).toMatchObject({ applied: 'unknown' });
  });

  test('with texts of a root in its folders, but not with configuration of folders that nothing takes in', () => {
    const world = { roots: [root('iam')], steps: [step(['iam'])] };
    expect(only({ ...world, files: [file('iam/policies/dev.json')] })).toMatchObject({ applied: 'yes' });
    expect(only({ ...world, files: [file('iam/old/users.tf')] })).toMatchObject({ applied: 'unknown' });
  });

  test('not because the root of the repository is, where it lies in some folder', () => {
    expect(only({ files: [file('config/x.json')], roots: [root('')], steps: [step([''])] })).toMatchObject({
      applied: 'unknown',
    });
  });

  test('by a step that is given the file or, by kubectl, its folder', () => {
    const files = [file('rbac/admins.yaml', { system: 'kubernetes_rbac' })];
    const kubectl = { tool: 'kubectl' };
    expect(only({ files, steps: [step(['rbac'], kubectl)] })).toMatchObject({ applied: 'yes', how: 'pipeline' });
    expect(only({ files, steps: [step(['rbac/admins.yaml'], { tool: 'acme' })] })).toMatchObject({ applied: 'yes' });
    expect(only({ files, steps: [step(['rbac'], { tool: 'acme' })] })).toMatchObject({ applied: 'unknown' });
    for (const lasting of ['no', 'unknown'] as const)
      expect(only({ files, steps: [step(['rbac'], { ...kubectl, lasting })] })).toMatchObject({ applied: 'unknown' });
    const onRequest = { ...kubectl, onTrunkPush: 'no', onChangeRequest: 'yes' } as const;
    expect(only({ files, steps: [step(['rbac'], onRequest)] })).toMatchObject({ applied: 'unknown' });
  });
});

describe('a file is checked before merges', () => {
  const iam = { files: [file('iam/users.tf')], roots: [root('iam')] };

  test('by a plan of its root that blocks', () => {
    const plan = step(['iam'], { does: 'plan' });
    expect(only({ ...iam, steps: [plan] })).toMatchObject({ checked: 'yes', by: [plan.id] });
    expect(only({ ...iam, steps: [step(['other'], { does: 'plan' })] })).toMatchObject({ checked: 'unknown' });
    expect(only({ ...iam, steps: [step(['iam'], { does: 'plan', blocking: 'no' })] })).toMatchObject({ checked: 'no' });
  });

  test('by a plan that starts for some paths only, where it is one of the folder of its configuration', () => {
    const plan = step(['iam'], { does: 'plan', requestsFiltered: 'yes' });
    expect(only({ ...iam, steps: [plan] })).toMatchObject({ checked: 'yes' });
    expect(only({ ...iam, files: [file('iam/policy.json')], steps: [plan] })).toMatchObject({ checked: 'unknown' });
  });

  test('with a module, where all roots that may take it in are planned', () => {
    const world = { files: [file('modules/iam/main.tf')], modules: [module('modules/iam')] };
    const roots = [root('one'), root('two')];
    const plans = [step(['one'], { does: 'plan' }), step(['two'], { does: 'plan' })];
    expect(only({ ...world, roots, steps: plans })).toMatchObject({ checked: 'yes' });
    expect(only({ ...world, roots, steps: plans.slice(1) })).toMatchObject({ checked: 'unknown' });
  });

  test('perhaps by a scan: what it is told to look for is not known', () => {
    const scan = capability('infrastructure_scan', { tool: 'checkov' });
    expect(only({ ...iam, capabilities: [scan] })).toMatchObject({ checked: 'unknown', by: [] });
    const roots = [root('iam'), root('network')];
    expect(only({ ...iam, roots, capabilities: [scan] })).toMatchObject({ checked: 'unknown' });
    const other = capability('infrastructure_scan', { tool: 'kube-score' });
    expect(only({ ...iam, capabilities: [other] })).toMatchObject({ checked: 'unknown' });
  });

  test('by any test, where most of the repository is access rules', () => {
    const world = { files: ['a', 'b', 'c'].map((name) => file(`teams/${name}.yaml`, { system: 'roster' as const })) };
    const tests = [capability('test')];
    expect(only({ ...world, size: 6, capabilities: tests })).toMatchObject({ checked: 'yes' });
    expect(only({ ...world, size: 7, capabilities: tests })).toMatchObject({ checked: 'unknown' });
    expect(only({ ...world, size: 6, capabilities: [capability('lint')] })).toMatchObject({ checked: 'unknown' });
    const filtered = [capability('test', { requestsFiltered: 'yes' })];
    expect(only({ ...world, size: 6, capabilities: filtered })).toMatchObject({ checked: 'unknown' });
  });

  test('by no plan of another unit, though most of the repository is access rules', () => {
    const files = [file('iam/main.tf'), file('prod/main.tf')];
    const roots = [root('iam'), root('prod')];
    const steps = [step(['iam'], { does: 'plan' })];
    const told = related({ files, roots, steps, capabilities: [capability('plan'), capability('test')], size: 3 });
    expect(told.map(({ checked }) => checked)).toEqual(['yes', 'unknown']);
  });

  test('perhaps, where most files may be for others', () => {
    const files = ['a', 'b'].map((name) => file(`teams/${name}.yaml`, { system: 'roster', own: 'unknown' }));
    const told = related({ files, capabilities: [capability('test')], size: 3 });
    expect(told.map(({ checked }) => checked)).toEqual(['unknown', 'unknown']);
  });

  test('by tests of rules on its folder, where it is written as rules', () => {
    const run = inSlot('ci.rule_test', {
      ...{ ref: 'ci.yml#opa', at: at('ci.yml'), system: 'github_actions' as const, pipeline: 'ci.yml', job: 'x' },
      ...{ active: 'yes' as const, tool: 'opa', confidence: 'exact' as const, targets: ['authz'] },
      ...{ blocking: 'yes' as const, ...never, onChangeRequest: 'yes' as const, ...open },
    });
    const files = [file('authz/main.rego', { system: 'rego' })];
    expect(only({ files, ruleTests: [run] })).toMatchObject({ checked: 'yes', by: [run.id] });
    expect(only({ files: [file('authz/roles.json')], ruleTests: [run] })).toMatchObject({ checked: 'unknown' });
  });

  test('perhaps, where a step on change requests was not resolved', () => {
    expect(only({ ...iam, capabilities: [capability('unknown', { blocking: 'unknown' })] })).toMatchObject({
      checked: 'unknown',
    });
  });
});

test('a file of what pipelines need before they can apply anything is told from others', () => {
  const of = (...purposes: readonly Root['purpose'][]) =>
    only({
      files: [file('iam/users.tf')],
      roots: purposes.map((purpose, n) => root('iam', { purpose, environment: `${n}` })),
    })?.bootstrap;
  expect(of('bootstrap')).toBe('yes');
  expect(of('bootstrap', 'workload')).toBe('no');
  expect(of('bootstrap', 'unknown')).toBe('unknown');
  expect(of()).toBe('unknown');
});

describe('a file is owned', () => {
  const files = [file('iam/users.tf')];
  const owned = (owners: readonly Owner[], more: Partial<World> = {}) => only({ files, owners, ...more })?.owned;

  test('where the last rule that matches names somebody', () => {
    expect(owned([owner('*', 1), owner('/iam/', 10), owner('/web/', 11)])).toBe('yes');
    expect(owned([owner('/web/', 1)])).toBe('unknown');
  });

  test('by whoever is named for everything, where that is a team or several people', () => {
    expect(owned([owner('/iam/', 2), owner('*', 10)])).toBe('unknown');
    expect(owned([owner('*', 1)])).toBe('unknown');
    expect(owned([owner('*', 1, { owners: 2 })])).toBe('yes');
    expect(owned([owner('*', 1, { groups: 1 })])).toBe('yes');
    expect(owned([owner('/iam/', 1), owner('*', 2, { owners: 0 })])).toBe('unknown');
  });

  test('by nobody, where the last rule takes it out and every file of owners was read', () => {
    const out = [owner('/iam/', 1), owner('/iam/users.tf', 2, { owners: 0 })];
    expect(owned(out)).toBe('no');
    const gap = { source: 'shop', reason: 'absent', detail: 'x', mend: 'y' } as const;
    expect(owned(out, { ownerGaps: [gap] })).toBe('unknown');
  });

  test('perhaps, where rules after the one that matches may not have been read', () => {
    const gap = { source: 'shop', reason: 'too_large', detail: 'x', mend: 'y' } as const;
    expect(owned([owner('*', 1, { owners: 2 })], { ownerGaps: [gap] })).toBe('unknown');
    const catalog = owner('iam/**', 1, { form: 'catalog', at: at('iam/catalog-info.yaml', 1) });
    expect(owned([catalog], { ownerGaps: [gap] })).toBe('yes');
  });

  test('not by a file that is not in force, and perhaps by one that may be', () => {
    expect(owned([owner('/iam/', 1, { active: 'no' })])).toBe('unknown');
    expect(owned([owner('/iam/', 1, { active: 'unknown' })])).toBe('unknown');
  });

  test('perhaps, where a pattern was cut or may match after the one that does', () => {
    expect(owned([owner(`/iam/${'x'.repeat(195)}`, 2), owner('/iam/', 1)])).toBe('unknown');
  });

  test('in GitLab only where no line may take it out', () => {
    const gitlab = { form: 'gitlab', at: at('.gitlab/CODEOWNERS', 1) } as const;
    const rules = [owner('/iam/', 1, gitlab)];
    expect(owned(rules)).toBe('yes');
    const out = owner('users.tf', 2, { form: 'gitlab', at: at('.gitlab/CODEOWNERS', 2), owners: 0 });
    expect(owned([...rules, out])).toBe('unknown');
  });

  test('by Prow where the nearest folder names somebody, who then has to approve', () => {
    const prow = (folder: string, over: Partial<Owner> = {}) =>
      owner(`${folder}**`, 2, { form: 'prow', at: at(`${folder}OWNERS`, 2), isCatchAll: folder === '', ...over });
    expect(only({ files, owners: [prow('iam/'), prow('')] })).toMatchObject({ owned: 'yes', reviewRequired: 'yes' });
    expect(only({ files, owners: [prow('')] })).toMatchObject({ owned: 'unknown', reviewRequired: 'yes' });
    expect(only({ files, owners: [prow('', { owners: 2 })] })).toMatchObject({ owned: 'yes' });
    // Whoever works alone approves what they propose by proposing it.
    expect(only({ files, owners: [prow('iam/')], authors: 1 })).toMatchObject({ reviewRequired: 'unknown' });
    const filtered = [prow('iam/', { pattern: 'iam/\\.tf$' })];
    expect(only({ files, owners: filtered })).toMatchObject({ owned: 'unknown', reviewRequired: 'unknown' });
  });

  test('by the people whom a file of Prow names, where Prow is not seen to ask them', () => {
    const over = { form: 'prow', at: at('iam/OWNERS', 2), active: 'unknown' } as const;
    const world = { files, owners: [owner('iam/**', 2, over)] };
    expect(only(world)).toMatchObject({ owned: 'yes', reviewRequired: 'unknown' });
  });

  test('by an entry of a catalog for its folder, in whatever order', () => {
    const entry = { form: 'catalog', at: at('iam/catalog-info.yaml', 1) } as const;
    const all = { form: 'catalog', at: at('catalog-info.yaml', 1) } as const;
    expect(owned([owner('iam/**', 1, entry), owner('**', 1, all)])).toBe('yes');
    expect(owned([owner('**', 1, all)])).toBe('unknown');
  });
});

test('review is required where a rule of branches in force says so for trunk', () => {
  const rule = inSlot('policy.branch_rule', {
    ...{ ref: '.github/settings.yml', at: at('.github/settings.yml'), form: 'github_settings' as const },
    ...{ active: 'yes' as const, onTrunk: 'yes' as const, requiresReview: 'yes' as const, requiredChecks: [] },
    ...{ bypass: 'unknown' as const },
  });
  const files = [file('iam/users.tf')];
  expect(only({ files, branchRules: [rule] })).toMatchObject({ reviewRequired: 'yes', by: [rule.id] });
  expect(only({ files, branchRules: [{ ...rule, onTrunk: 'unknown' }] })).toMatchObject({ reviewRequired: 'unknown' });
  expect(only({ files, branchRules: [{ ...rule, active: 'no' }] })).toMatchObject({ reviewRequired: 'unknown' });
});

test('every fact is related to its own file', () => {
  const files = [file('iam/a.tf'), file('iam/b.tf', { own: 'no' })];
  expect(related({ files }).map(({ rule }) => rule)).toEqual(files.map(({ id }) => id));
});
