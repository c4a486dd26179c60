import type { CollectedEvidence } from '../../core/evidence.ts';
import type { Tri } from '../../core/facts/base.ts';
import type { Fact } from '../../core/facts/index.ts';
import type { PolicyEngine } from '../../core/facts/policy.ts';
import { all, any, tri } from '../../core/tri.ts';

const mostNamed = 20;

type Test = Fact<'policy.test'>;
type Run = Fact<'ci.rule_test'>;

/** Programs that run the tests of an engine, by their form. */
const runners: Partial<Record<PolicyEngine, Partial<Record<Test['form'], readonly string[]>>>> = {
  rego: { unit: ['opa', 'conftest', 'regal'] },
  kyverno: { unit: ['kyverno', 'kubectl'], integration: ['chainsaw'] },
  gatekeeper: { unit: ['gator'] },
  sentinel: { unit: ['sentinel'] },
  cfn_guard: { unit: ['cfn-guard'] },
};

/** A step that runs a test, or may: on what, and whether it fails the pipeline by it. */
interface Candidate {
  readonly id: string;
  readonly runs: Tri;
  readonly onRequest: Tri;
  readonly blocks: Tri;
}

type Starts = Pick<
  Run,
  'onChangeRequest' | 'onTrunkPush' | 'onSchedule' | 'onTag' | 'manual' | 'requestsFiltered' | 'blocking'
>;

/** Which paths start a pipeline is not told: those of the test may be among them. */
function candidate(id: string, isOne: Tri, on: Starts): Candidate {
  const ever = any(on.onChangeRequest, on.onTrunkPush, on.onSchedule, on.onTag, on.manual);
  const onRequest = all(isOne, on.onChangeRequest, on.requestsFiltered === 'no' ? 'yes' : 'unknown');
  return { id, runs: all(isOne, ever), onRequest, blocks: all(onRequest, on.blocking) };
}

/** Whether what a step is given holds a file. */
function covers({ targets }: Run, path: string | null): Tri {
  if (targets === null || path === null) return 'unknown';
  return tri(targets.some((target) => target === '' || path === target || path.startsWith(`${target}/`)));
}

function joined(candidates: readonly Candidate[]): Omit<Candidate, 'id'> {
  return {
    runs: any(...candidates.map(({ runs }) => runs)),
    onRequest: any(...candidates.map(({ onRequest }) => onRequest)),
    blocks: any(...candidates.map(({ blocks }) => blocks)),
  };
}

/** Steps that were not resolved, each of which may run any test, taken together. */
interface Rest extends Omit<Candidate, 'id'> {
  readonly ids: readonly string[];
}
const none: Rest = { ...joined([]), ids: [] };

/** A test, and what runs it. */
function related(test: Test, runs: readonly Run[], rest: Rest): Fact<'relation.policy_test'> {
  const tools = runners[test.engine]?.[test.form] ?? [];
  const own = runs
    .filter(({ tool }) => tools.includes(tool))
    .map((run) => {
      const isSure = all(run.active, run.confidence === 'name' ? 'unknown' : 'yes', covers(run, test.at.path));
      return candidate(run.id, isSure, run);
    });
  const found = joined(own);
  const isRun = any(found.runs, rest.runs);
  const ids = own.filter((one) => one.runs === isRun).map(({ id }) => id);
  return {
    id: `relation.policy_test:${test.source}:${test.ref}`,
    source: test.source,
    ref: test.ref,
    at: test.at,
    test: test.id,
    isRun,
    onChangeRequest: any(found.onRequest, rest.onRequest),
    blocksRequests: any(found.blocks, rest.blocks),
    by: isRun === 'no' ? [] : [...ids, ...(isRun === 'unknown' ? rest.ids : [])].sort().slice(0, mostNamed),
  };
}

function restOf(found: readonly Fact<'ci.capability'>[]): Rest {
  const candidates = found.map((one) => candidate(one.id, 'unknown', one)).filter(({ runs }) => runs !== 'no');
  const ids = candidates.map(({ id }) => id).sort();
  return { ...joined(candidates), ids: ids.slice(0, mostNamed) };
}

/** One fact for each file of tests for rules: whether a pipeline runs it, by its engine and by the folder it lies in. */
export function policyTests(evidence: CollectedEvidence): readonly Fact<'relation.policy_test'>[] {
  const unresolved = Map.groupBy(
    evidence['ci.capability'].items.filter(({ capability, active }) => capability === 'unknown' && active !== 'no'),
    ({ source }) => source,
  );
  const rests = new Map([...unresolved].map(([source, found]) => [source, restOf(found)]));
  const runs = Map.groupBy(evidence['ci.rule_test'].items, ({ source }) => source);
  return evidence['policy.test'].items.map((test) =>
    related(test, runs.get(test.source) ?? [], rests.get(test.source) ?? none),
  );
}
