import { describe, expect, test } from 'vitest';
import type { Fact, Kind } from '../../../src/core/facts/index.ts';
import { summaryOf } from '../../../src/core/facts/index.ts';
import { relate } from '../../../src/stages/relate/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot, pipeline } from '../fakes.ts';

const at = (path: string, line: number | null = null) => ({ commit: 'a'.repeat(40), path, line });
const never = { onChangeRequest: 'no', onTrunkPush: 'no', onSchedule: 'no', onTag: 'no', manual: 'no' } as const;
const step = {
  ...never,
  system: 'github_actions',
  pipeline: 'ci.yml',
  job: 'test',
  active: 'yes',
  confidence: 'exact',
  blocking: 'yes',
  onChangeRequest: 'yes',
  requestsFiltered: 'no',
  pushesFiltered: 'no',
} as const;

function run(over: Partial<Fact<'ci.rule_test'>> = {}): Fact<'ci.rule_test'> {
  const own = { ref: 'ci.yml#test:3 opa', at: at('ci.yml', 3), tool: 'opa', targets: ['policies'] };
  return inSlot('ci.rule_test', { ...step, ...own, via: [], ...over });
}

function unresolved(over: Partial<Fact<'ci.capability'>> = {}): Fact<'ci.capability'> {
  return inSlot('ci.capability', {
    ...step,
    ref: 'ci.yml#test:4 x',
    at: at('ci.yml', 4),
    capability: 'unknown',
    tool: null,
    via: [],
    unresolved: 'unknown_program',
    ...over,
  });
}

function ruleTest(over: Partial<Fact<'policy.test'>> = {}, path = 'policies/s3_test.rego'): Fact<'policy.test'> {
  return inSlot('policy.test', { ref: path, at: at(path), engine: 'rego', form: 'unit', cases: 2, ...over });
}

interface Story {
  readonly tests?: Fact<'policy.test'>[];
  readonly runs?: Fact<'ci.rule_test'>[];
  readonly steps?: Fact<'ci.capability'>[];
}

function relatedIn({ tests = [ruleTest()], runs = [], steps = [] }: Story) {
  const collection = collectionOf({
    'ci.pipeline': { items: [inSlot('ci.pipeline', pipeline('ci.yml', 'yes'))] },
    'policy.test': { items: tests },
    'ci.rule_test': { items: runs },
    'ci.capability': { items: steps },
  });
  return relate(settle(collection))['relation.policy_test'];
}

/** Whether it is run, on change requests, and blocks them. */
function told(story: Story): readonly string[] {
  return relatedIn(story).items.map(
    ({ isRun, onChangeRequest, blocksRequests }) => `${isRun} ${onChangeRequest} ${blocksRequests}`,
  );
}

describe('a test of rules', () => {
  test.each<[string, Story, string]>([
    ['in the folder that a step tests', { runs: [run()] }, 'yes yes yes'],
    ['that a step names', { runs: [run({ targets: ['policies/s3_test.rego'] })] }, 'yes yes yes'],
    ['of a repository that is tested as a whole', { runs: [run({ targets: [''] })] }, 'yes yes yes'],
    ['in another folder', { runs: [run({ targets: ['lib', 'pol'] })] }, 'no no no'],
    ['where a step tests rules somewhere', { runs: [run({ targets: null })] }, 'unknown unknown unknown'],
    ['where a step tests rules of another engine', { runs: [run({ tool: 'kyverno', targets: [''] })] }, 'no no no'],
    ['that may fail', { runs: [run({ blocking: 'no' })] }, 'yes yes no'],
    ['that may block', { runs: [run({ blocking: 'unknown' })] }, 'yes yes unknown'],
    ['on trunk alone', { runs: [run({ onChangeRequest: 'no', onTrunkPush: 'yes' })] }, 'yes no no'],
    ['that only some paths start', { runs: [run({ requestsFiltered: 'yes' })] }, 'yes unknown unknown'],
    ['by a pipeline that nobody runs', { runs: [run({ active: 'no', ...never })] }, 'no no no'],
    ['by a pipeline that may be read', { runs: [run({ active: 'unknown' })] }, 'unknown unknown unknown'],
    ['by what sounds like it', { runs: [run({ confidence: 'name' })] }, 'unknown unknown unknown'],
    ['with steps that were not resolved', { steps: [unresolved()] }, 'unknown unknown unknown'],
    [
      'with a step on trunk that was not resolved',
      { steps: [unresolved({ onChangeRequest: 'no', onTrunkPush: 'yes' })] },
      'unknown no no',
    ],
    [
      'with a step that may fail and was not resolved',
      { steps: [unresolved({ blocking: 'no' })] },
      'unknown unknown no',
    ],
    ['beside steps that were not resolved', { runs: [run()], steps: [unresolved()] }, 'yes yes yes'],
    ['that nothing runs', {}, 'no no no'],
    [
      'whose form another program runs',
      { tests: [ruleTest({ engine: 'kyverno', form: 'integration' })], runs: [run({ tool: 'kyverno' })] },
      'no no no',
    ],
    [
      'that a cluster is needed for',
      { tests: [ruleTest({ engine: 'kyverno', form: 'integration' })], runs: [run({ tool: 'chainsaw' })] },
      'yes yes yes',
    ],
  ])('%s', (_, story, expected) => {
    expect(told(story)).toEqual([expected]);
  });

  test('names the steps that run it, and else those that may', () => {
    const sure = run();
    const other = run({ ref: 'ci.yml#test:9 opa', targets: null });
    const perhaps = unresolved();
    expect(relatedIn({ runs: [sure, other], steps: [perhaps] }).items[0]?.by).toEqual([sure.id]);
    expect(relatedIn({ runs: [other], steps: [perhaps] }).items[0]?.by).toEqual([perhaps.id, other.id].sort());
    expect(relatedIn({}).items[0]?.by).toEqual([]);
  });

  test('is told in a line', () => {
    const kind: Kind = 'relation.policy_test';
    const line = (story: Story) => relatedIn(story).items.map((fact) => summaryOf(kind, fact));
    expect(line({ runs: [run()] })).toEqual([
      'policies/s3_test.rego is run by a pipeline on change requests, and blocks them',
    ]);
    expect(line({})).toEqual(['policies/s3_test.rego is run by no pipeline']);
    expect(line({ steps: [unresolved()] })).toEqual(['policies/s3_test.rego may be run by a pipeline']);
  });

  test('is closed and complete only with all that it is told from', () => {
    const gap = { source: 'shop', reason: 'unresolved_include', detail: 'x was not read', mend: 'give it' } as const;
    const slots = collectionOf({ 'ci.rule_test': { gaps: [gap] } });
    expect(relate(settle(slots))['relation.policy_test']).toMatchObject({ complete: false, gaps: [gap] });
  });
});
