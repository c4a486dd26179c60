import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { all, any } from '../../../src/core/tri.ts';
import { stepChecks } from '../checks.ts';
import type { Change, Occasion, PerChange, Pipeline, Place } from '../model.ts';

/** Whether some step that blocks tests, builds or plans, on each occasion. */
function checks(pipeline: Pipeline): PerChange {
  const steps = pipeline.jobs.flatMap((job) =>
    job.steps.map((step) => ({ runs: step.runs, checks: all(job.blocking, step.blocking, stepChecks(step)) })),
  );
  const on = (change: Change): Tri =>
    any(...steps.map((step) => all(step.runs[change], step.checks)), pipeline.isOpen ? 'unknown' : 'no');
  return { changeRequest: on('changeRequest'), trunkPush: on('trunkPush') };
}

/** The fact of a definition; null stands for one whose text could not be read. What is not active starts nothing. */
export function pipelineFact(place: Place, pipeline: Pipeline | null): Observation<'ci.pipeline'> {
  const told = (value: Tri | undefined): Tri => all(place.active, value ?? 'unknown');
  const when = (occasion: Occasion): Tri => told(pipeline?.starts[occasion]);
  const found = pipeline === null ? undefined : checks(pipeline);
  return {
    ref: place.path,
    at: { commit: place.commit, path: place.path, line: pipeline?.line ?? 1 },
    system: place.system,
    active: place.active,
    onChangeRequest: when('changeRequest'),
    onTrunkPush: when('trunkPush'),
    requestsFiltered: told(pipeline?.filtered.changeRequest),
    pushesFiltered: told(pipeline?.filtered.trunkPush),
    onSchedule: when('schedule'),
    onTag: when('tag'),
    manual: when('manual'),
    checksRequests: told(found?.changeRequest),
    checksPushes: told(found?.trunkPush),
  };
}
