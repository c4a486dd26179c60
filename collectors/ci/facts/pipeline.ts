import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { all, any } from '../../../src/core/tri.ts';
import { checksOf } from '../follow/checks.ts';
import type { Change, Occasion, PerChange } from '../model.ts';
import { type Surveyed, surveyOf } from '../survey.ts';
import { occasionsOfDone } from './sight.ts';

/**
 * One item for each pipeline definition of the judged commit, and gaps for CI that is not read or runs elsewhere.
 * Nothing of either: the repository shows no CI.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readPipelines(source: RepositoryFiles): Promise<Findings<'ci.pipeline'>> {
  const { definitions, gaps } = await surveyOf(source);
  return { items: definitions.map(pipelineFact), gaps };
}

/** Whether some step that blocks tests, builds or plans, on each occasion. */
function checks({ pipeline, deeds }: Extract<Surveyed, { deeds: unknown }>): PerChange {
  const steps = deeds.flatMap(({ job, step, done }) =>
    done.map((one) => ({
      on: occasionsOfDone(step, one.capability),
      checks: all(job.blocking, step.blocking, checksOf([one])),
    })),
  );
  const rest: Tri = pipeline.missing.length > 0 ? 'unknown' : 'no';
  const on = (change: Change): Tri => any(...steps.map((step) => all(step.on[change], step.checks)), rest);
  return { changeRequest: on('changeRequest'), trunkPush: on('trunkPush') };
}

/** The fact of a definition; one whose text could not be read is of unknowns. What is not active starts nothing. */
function pipelineFact(surveyed: Surveyed): Observation<'ci.pipeline'> {
  const { definition, pipeline } = surveyed;
  const told = (value: Tri | undefined): Tri => all(definition.active, value ?? 'unknown');
  const when = (occasion: Occasion): Tri => told(pipeline?.starts[occasion]);
  const found = surveyed.pipeline === null ? undefined : checks(surveyed);
  return {
    ref: definition.path,
    at: { commit: definition.commit, path: definition.path, line: pipeline?.line ?? 1 },
    system: definition.system,
    active: definition.active,
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
