import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, lineOf } from '../../../src/formats/nodes.ts';
import type { Trouble } from '../../../src/formats/parsed.ts';
import type { Job, Pipeline } from '../model.ts';
import { pathFiltersOf } from '../path-filter.ts';
import { readCall } from './call.ts';
import type { Values } from './condition.ts';
import type { Budget, Frame, Situation } from './frame.ts';
import { readOwnJob, withOwnNames } from './job.ts';
import { loadWorkflow } from './load.ts';
import { needsOf } from './needs.ts';
import { byAnyCaller, byDefault, granted, grantsIdToken } from './permissions.ts';
import { referencesOf } from './references.ts';
import { readTriggers, type Start, type Triggers } from './triggers.ts';

/** Steps that calls, and legs told apart, may add to those that are written. */
const mostAdded = 2_000;
/** Beyond so many jobs it is not told which of them must have passed. */
const mostAfter = 200;

/**
 * A workflow file as a pipeline, its filters judged against `trunk`, with the workflows it calls in the place of the calls;
 * what hinders it where it cannot be read or is no workflow.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
export async function readWorkflow(
  source: RepositoryFiles,
  path: string,
  trunk: string | null,
): Promise<Pipeline | Trouble> {
  const loaded = await loadWorkflow(source, path);
  if (typeof loaded === 'string') return loaded;
  const { root, jobs } = loaded;
  const triggers = readTriggers(get(root, 'on'), trunk, await pathFiltersOf(source));
  if (triggers === undefined) return 'malformed';
  const needs = needsOf(jobs);
  const situationOf = (run: Start, inputs: Values | null): Situation => ({
    run,
    inputs,
    reach: needs.reachIn({ run, inputs }),
  });
  const mayBeCalled = triggers.called.length > 0;
  const { fullName } = await source.describe();
  const frame: Frame = {
    own: { source, name: fullName, trunk },
    ...{ source, origin: '', path, root, jobs, needs, prefix: '', via: [], calledAt: null, chain: [path] },
    situations: [
      ...triggers.own.map((run) => situationOf(run, run.occasion === 'manual' ? null : new Map())),
      ...triggers.called.map((run) => situationOf(run, null)),
    ],
    aside: mayBeCalled ? 'unknown' : triggers.starts.manual,
    inputs: [inputsAreTold(triggers) ? new Map() : null],
    permissions: granted({ origin: '', path }, root, 'pipeline', mayBeCalled ? byAnyCaller : byDefault),
    idToken: grantsIdToken(get(root, 'permissions'), mayBeCalled ? 'unknown' : 'no'),
  };
  return {
    system: 'github_actions',
    starts: triggers.starts,
    filtered: triggers.filtered,
    missing: [],
    jobs: withOwnNames(await readJobs(frame, trunk, { steps: mostAdded })),
    references: referencesOf(frame),
    line: lineOf(root, 'on'),
  };
}

/** Nobody gives inputs to a workflow that no person and no other workflow starts. */
function inputsAreTold({ own, called }: Triggers): boolean {
  return called.length === 0 && own.every(({ occasion }) => occasion !== 'manual');
}

/** The jobs of a workflow, and of those it calls in the place of the calls. */
async function readJobs(frame: Frame, trunk: string | null, budget: Budget): Promise<readonly Job[]> {
  const parts = new Map<string, readonly Job[]>();
  for (const [id, job] of frame.jobs) {
    if (get(job, 'uses') === undefined) {
      parts.set(id, readOwnJob(frame, id, job, budget));
      continue;
    }
    const called = await readCall(frame, id, job, trunk, budget);
    parts.set(id, 'job' in called ? [called.job] : await readJobs(called.frame, trunk, budget));
  }
  return [...parts].flatMap(([id, jobs]) => {
    const before = frame.needs.after(id)?.flatMap((need) => (parts.get(need) ?? []).map(({ name }) => name)) ?? null;
    return jobs.map((job) => ({ ...job, after: joined(before, job.after) }));
  });
}

function joined(before: readonly string[] | null, own: readonly string[] | null): readonly string[] | null {
  if (before === null || own === null) return null;
  const names = new Set([...before, ...own]);
  return names.size > mostAfter ? null : [...names];
}
