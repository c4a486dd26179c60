import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Tri } from '../../../src/core/facts/base.ts';
import { policyChecks } from '../../../src/core/facts/ci.ts';
import type { Fact } from '../../../src/core/facts/index.ts';
import { relate } from '../../../src/stages/relate/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot, pipeline } from '../fakes.ts';

const at = (line: number) => ({ commit: 'a'.repeat(40), path: 'ci.yml', line });
const never = { onChangeRequest: 'no', onTrunkPush: 'no', onSchedule: 'no', onTag: 'no', manual: 'no' } as const;

function check(over: Partial<Fact<'ci.capability'>> = {}): Fact<'ci.capability'> {
  return inSlot('ci.capability', {
    ...{ ref: 'ci.yml#check:3', at: at(3), system: 'github_actions' as const, pipeline: 'ci.yml', job: 'check' },
    ...{ active: 'yes' as const, capability: 'policy_check' as const, tool: 'conftest', confidence: 'exact' as const },
    ...{ blocking: 'yes' as const, requestsFiltered: 'no' as const, pushesFiltered: 'no' as const },
    ...{ ...never, onChangeRequest: 'yes' as const, via: [], unresolved: null },
    ...over,
  });
}

function deployment(over: Partial<Fact<'ci.deployment'>> = {}): Fact<'ci.deployment'> {
  return inSlot('ci.deployment', {
    ...{ ref: 'ci.yml#deploy', at: at(9), system: 'github_actions' as const, pipeline: 'ci.yml', job: 'deploy' },
    ...{ active: 'yes' as const, does: 'deploy' as const, environment: null, approval: 'none' as const },
    ...{ ...never, onTrunkPush: 'yes' as const, after: [] as string[] },
    ...over,
  });
}

function gatesOf(checks: readonly Fact<'ci.capability'>[], deployments: readonly Fact<'ci.deployment'>[] = []) {
  const collection = collectionOf({
    'ci.pipeline': { items: [inSlot('ci.pipeline', pipeline('ci.yml', 'yes'))] },
    'ci.capability': { items: [...checks] },
    'ci.deployment': { items: [...deployments] },
  });
  const { items } = relate(settle(collection))['relation.gate'];
  return Object.fromEntries(items.map(({ ref, gated }) => [ref, gated]));
}

describe('a merge into trunk', () => {
  test.each<[string, Partial<Fact<'ci.capability'>>, Tri]>([
    ['a policy check that blocks change requests', {}, 'yes'],
    ['a check that only tells', { blocking: 'no' }, 'no'],
    ['a check that may block', { blocking: 'unknown' }, 'unknown'],
    ['a check of pushes', { onChangeRequest: 'no', onTrunkPush: 'yes' }, 'no'],
    ['a check that only some paths start', { requestsFiltered: 'yes' }, 'no'],
    ['a check of a pipeline that nobody runs', { active: 'no' }, 'no'],
    ['a call that was not followed', { capability: 'unknown', unresolved: 'unresolved_include' }, 'unknown'],
    ['a name that sounds like a check', { confidence: 'name' }, 'unknown'],
    ['unit tests', { capability: 'test' }, 'no'],
    ['a linter', { capability: 'lint' }, 'no'],
    ['a scan of images', { capability: 'image_scan' }, 'yes'],
  ])('behind %s', (_, over, gated) => {
    expect(gatesOf([check(over)])).toEqual({ merge: gated });
  });

  test('names the checks that gate it, and where none does those that may', () => {
    const sure = check();
    const perhaps = check({ ref: 'ci.yml#check:5', blocking: 'unknown' });
    const gate = (checks: Fact<'ci.capability'>[]) =>
      relate(
        settle(
          collectionOf({
            'ci.pipeline': { items: [inSlot('ci.pipeline', pipeline('ci.yml', 'yes'))] },
            'ci.capability': { items: checks },
          }),
        ),
      )['relation.gate'].items[0]?.checks;
    expect(gate([sure, perhaps])).toEqual([sure.id]);
    expect(gate([perhaps])).toEqual([perhaps.id]);
  });
});

describe('a deployment', () => {
  const onPush = check({ onTrunkPush: 'yes' });
  test.each<[string, Fact<'ci.capability'>, Partial<Fact<'ci.deployment'>>, Tri]>([
    ['after the job that checks', onPush, { after: ['check'] }, 'yes'],
    ['beside the job that checks, of what was checked when it was merged', check(), {}, 'yes'],
    ['that any person may start, of what was mostly merged', check(), { manual: 'yes' }, 'unknown'],
    ['of change requests, before they are checked', check(), { onChangeRequest: 'yes' }, 'no'],
    ['from a tag, which need not be on trunk', check(), { onTag: 'yes' }, 'unknown'],
    [
      'whose needs were not resolved',
      check({ onChangeRequest: 'no', onTag: 'yes' }),
      { after: null, onTag: 'yes', onTrunkPush: 'no' },
      'unknown',
    ],
    ['in the job that checks', check({ job: 'deploy', onTag: 'yes' }), { onTag: 'yes', onTrunkPush: 'no' }, 'unknown'],
    [
      'beside jobs that were not seen',
      check({ job: '', capability: 'unknown', unresolved: 'unresolved_include', onTrunkPush: 'yes' }),
      {},
      'unknown',
    ],
    [
      'after a check that its own start leaves out',
      check({ onChangeRequest: 'no', onTrunkPush: 'yes' }),
      { after: ['check'], onTag: 'yes' },
      'no',
    ],
  ])('%s', (_, found, over, gated) => {
    expect(gatesOf([found], [deployment(over)])['ci.yml#deploy']).toBe(gated);
  });

  test('that may never run is not known to pass by the checks', () => {
    expect(gatesOf([], [deployment({ active: 'unknown' })])).toMatchObject({ 'ci.yml#deploy': 'unknown' });
  });

  test('that nobody runs is none', () => {
    expect(gatesOf([check()], [deployment({ active: 'no' })])).toEqual({ merge: 'yes' });
  });
});

describe('a derived slot', () => {
  const gap = { source: 'shop', reason: 'external_ci', detail: 'Prow', mend: 'look' } as const;
  test('has the gaps of its inputs and is complete and closed only if they are', () => {
    const whole = collectionOf({
      'ci.pipeline': { items: [inSlot('ci.pipeline', pipeline('ci.yml', 'yes'))] },
    });
    const declared = { ...whole, scope: { ...whole.scope, complete: [{ family: 'ci', by: 'a person' }] } };
    expect(relate(settle(declared))['relation.gate']).toMatchObject({ complete: true, closed: true, asked: ['shop'] });
    const slots = { ...declared.slots, 'ci.capability': { ...declared.slots['ci.capability'], gaps: [gap] } };
    expect(relate(settle({ ...declared, slots }))['relation.gate']).toMatchObject({ complete: false, gaps: [gap] });
  });

  test('is asked only where each input was asked', () => {
    const asked = collectionOf({ 'ci.deployment': { asked: [] } });
    expect(relate(settle(asked))['relation.gate'].asked).toEqual([]);
  });

  test('is empty without a pipeline', () => {
    expect(relate(settle(collectionOf()))['relation.gate'].items).toEqual([]);
  });
});

test('what counts as a policy check is the same for gates and for the policy', () => {
  const policy = readFileSync(
    new URL('../../../policies/govuk/governance/policy_enforcement.rego', import.meta.url),
    'utf8',
  );
  const stated = /_policy_checks := \{([^}]*)\}/.exec(policy)?.[1] ?? '';
  expect([...stated.matchAll(/"(\w+)"/g)].map(([, name]) => name).sort()).toEqual([...policyChecks].sort());
});
