import type { Tri } from '../../src/core/facts/base.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import { stepChecks } from './checks.ts';
import type { Occasion, Pipeline, Place } from './pipeline.ts';
import { all, any } from './tri.ts';

/** Whether some step that blocks tests, builds or plans. */
function checks(pipeline: Pipeline): Tri {
  const found = pipeline.jobs.flatMap((job) =>
    job.steps.map((step) => all(job.runs, job.blocking, step.runs, step.blocking, stepChecks(step))),
  );
  return any(...found, pipeline.isOpen ? 'unknown' : 'no');
}

/** The fact of a definition; null stands for one whose text could not be read. What is not active starts nothing. */
export function pipelineFact(place: Place, pipeline: Pipeline | null): Observation<'ci.pipeline'> {
  const starts = pipeline?.starts;
  const when = (occasion: Occasion): Tri => all(place.active, starts?.[occasion] ?? 'unknown');
  return {
    ref: place.path,
    at: { commit: place.commit, path: place.path, line: pipeline?.line ?? 1 },
    system: place.system,
    active: place.active,
    onChangeRequest: when('changeRequest'),
    onTrunkPush: when('trunkPush'),
    pathFiltered: all(place.active, pipeline?.pathFiltered ?? 'unknown'),
    onSchedule: when('schedule'),
    onTag: when('tag'),
    manual: when('manual'),
    checks: all(place.active, pipeline === null ? 'unknown' : checks(pipeline)),
  };
}
