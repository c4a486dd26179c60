import type { CollectedEvidence } from '../../core/evidence.ts';
import type { Tri } from '../../core/facts/base.ts';
import { policyChecks } from '../../core/facts/ci.ts';
import type { Fact } from '../../core/facts/index.ts';
import { all, any, not } from '../../core/tri.ts';

const mostChecks = 20;
const occasions = ['onChangeRequest', 'onTrunkPush', 'onSchedule', 'onTag', 'manual'] as const;

type Found = Fact<'ci.capability'>;
type Deployment = Fact<'ci.deployment'>;

/** Whether a step is a policy check whose finding fails the pipeline; what was not resolved may be one. */
function isBlockingCheck(found: Found): Tri {
  const isCheck: Tri = found.capability === 'unknown' ? 'unknown' : policyChecks.has(found.capability) ? 'yes' : 'no';
  return all(found.active, isCheck, found.confidence === 'name' ? 'unknown' : 'yes', found.blocking);
}

/** A step that is, or may be, a policy check whose finding fails the pipeline. */
interface Check {
  readonly one: Found;
  readonly blocks: Tri;
}

function blockingChecks(found: readonly Found[]): readonly Check[] {
  return found.map((one) => ({ one, blocks: isBlockingCheck(one) })).filter(({ blocks }) => blocks !== 'no');
}

/** A candidate with how surely it gates. */
interface Candidate {
  readonly id: string;
  readonly gates: Tri;
}

function judged(candidates: readonly Candidate[]) {
  const gated = any(...candidates.map(({ gates }) => gates));
  const shown = candidates.filter(({ gates }) => gates !== 'no' && (gated !== 'yes' || gates === 'yes'));
  return {
    gated,
    checks: shown
      .map(({ id }) => id)
      .sort()
      .slice(0, mostChecks),
  };
}

/** A check that every change meets before it is merged: on change requests, wherever in the tree the change lies. */
function mergeCandidates(checks: readonly Check[]): readonly Candidate[] {
  return checks.map(({ one, blocks }) => ({
    id: one.id,
    gates: all(blocks, one.onChangeRequest, not(one.requestsFiltered)),
  }));
}

/** A check in the same pipeline that has passed before the job starts, or perhaps in the job itself, on the same occasions. */
function runsBefore(check: Found, deployment: Deployment): Tri {
  if (check.source !== deployment.source || check.pipeline !== deployment.pipeline) return 'no';
  // A job without a name was not seen: it may be any.
  const precedes: Tri =
    check.job === deployment.job || check.job === ''
      ? 'unknown'
      : deployment.after === null
        ? 'unknown'
        : deployment.after.includes(check.job)
          ? 'yes'
          : 'no';
  // Whatever starts the deployment has to start the check too.
  const together = occasions.map((on) => any(not(deployment[on]), check[on]));
  return all(precedes, ...together);
}

/**
 * Whether all that is deployed was merged before, so that the gate of merges stood before it too. A schedule runs on trunk;
 * tags, and what a person starts, are mostly put on trunk's commits and need not be.
 */
function wasMerged({ onChangeRequest, onTag, manual }: Deployment): Tri {
  return all(not(onChangeRequest), onTag === 'no' && manual === 'no' ? 'yes' : 'unknown');
}

/** What may never run is not known to pass by the checks. */
function ungatedOnlyIfRun({ active }: Deployment, found: ReturnType<typeof judged>): ReturnType<typeof judged> {
  return found.gated === 'no' && active === 'unknown' ? { ...found, gated: 'unknown' } : found;
}

function ofSource(source: string, evidence: CollectedEvidence): readonly Fact<'relation.gate'>[] {
  const found = evidence['ci.capability'].items.filter((item) => item.source === source);
  const deployments = evidence['ci.deployment'].items.filter((item) => item.source === source && item.active !== 'no');
  const pipelines = evidence['ci.pipeline'].items.filter((item) => item.source === source && item.active !== 'no');
  const first = pipelines[0];
  if (first === undefined) return [];
  // Each is compared with each deployment: what gates nothing is left out beforehand.
  const checks = blockingChecks(found);
  const merge = mergeCandidates(checks).filter(({ gates }) => gates !== 'no');
  const common = { source, at: { commit: first.at.commit, path: null, line: null } };
  const ofMerge: Fact<'relation.gate'> = {
    ...common,
    id: `relation.gate:${source}:merge`,
    ref: 'merge',
    subject: 'merge',
    pipeline: null,
    job: null,
    ...judged(merge),
  };
  const ofDeployments = deployments.map((deployment): Fact<'relation.gate'> => {
    const merged = wasMerged(deployment);
    const candidates = [
      ...checks
        .filter(({ one }) => one.pipeline === deployment.pipeline)
        .map(({ one, blocks }) => ({ id: one.id, gates: all(blocks, runsBefore(one, deployment)) })),
      ...merge.map(({ id, gates }) => ({ id, gates: all(gates, merged) })),
    ];
    const strongest = new Map<string, Tri>();
    for (const { id, gates } of candidates) strongest.set(id, any(strongest.get(id) ?? 'no', gates));
    return {
      source,
      at: deployment.at,
      id: `relation.gate:${source}:${deployment.ref}`,
      ref: deployment.ref,
      subject: 'deployment',
      pipeline: deployment.pipeline,
      job: deployment.job,
      ...ungatedOnlyIfRun(deployment, judged([...strongest].map(([id, gates]) => ({ id, gates })))),
    };
  });
  return [ofMerge, ...ofDeployments];
}

/** One fact for merges into trunk where there is a pipeline at all, and one for each job that deploys or publishes. */
export function gates(evidence: CollectedEvidence): readonly Fact<'relation.gate'>[] {
  const sources = new Set(evidence['ci.pipeline'].items.map(({ source }) => source));
  return [...sources].flatMap((source) => ofSource(source, evidence));
}
