import type { Findings } from '../../../src/core/collector.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import type { Job } from '../model.ts';
import { type Deed, type Surveyed, surveyOf } from '../survey.ts';
import { joined, occasionsOf, pipelineOf, type Read, unknownRuns, withRefs } from './shared.ts';
import { unseenIn } from './unseen.ts';

type Does = Observation<'ci.deployment'>['does'];

const doings: readonly Does[] = ['deploy', 'apply', 'promote', 'publish', 'live_edit'];
const mostNeeds = 200;

/**
 * One item for each job and each way in which it brings something to an environment or publishes it. A job that is bound
 * to an environment, and of which some step was not resolved, does something `unknown`.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readDeployments(source: RepositoryFiles): Promise<Findings<'ci.deployment'>> {
  const { definitions, leftOut } = await surveyOf(source);
  return { items: withRefs(definitions.flatMap(ofDefinition)), gaps: leftOut };
}

function ofDefinition(surveyed: Surveyed) {
  const seen = surveyed.pipeline === null ? [] : surveyed.pipeline.jobs.flatMap((job) => ofJob(surveyed, job));
  return [...seen, ...unseenIn(surveyed).map(({ what, line }) => unseen(surveyed, what, line))];
}

/** Jobs that were not seen may deploy, whenever they run. */
function unseen({ definition }: Surveyed, what: string, line: number) {
  const item: Omit<Observation<'ci.deployment'>, 'ref'> = {
    at: { commit: definition.commit, path: definition.path, line },
    ...pipelineOf(definition),
    ...{ job: '', does: 'unknown', environment: null, approval: 'none', after: null },
    ...occasionsOf(definition, unknownRuns),
  };
  return { name: `${definition.path}#${what}`, item };
}

function ofJob({ definition, deeds }: Read, job: Job) {
  const environment = job.environment?.name ?? null;
  const own = deeds.filter((deed) => deed.job === job);
  const does = doings.filter((doing) => own.some((deed) => deed.done.some(({ capability }) => capability === doing)));
  const isHidden = job.environment !== null && own.some(({ done }) => done.some((one) => one.capability === 'unknown'));
  const found: readonly Does[] = does.length === 0 && isHidden ? ['unknown'] : does;
  return found.map((doing) => {
    const deeds = own.filter((deed) => doing === 'unknown' || deed.done.some(({ capability }) => capability === doing));
    return {
      name: found.length === 1 ? `${definition.path}#${job.name}` : `${definition.path}#${job.name} ${doing}`,
      item: {
        at: { commit: definition.commit, ...placeOf(deeds, job) },
        ...pipelineOf(definition),
        job: plainText(job.name),
        does: doing,
        environment: environment === null ? null : plainText(environment),
        approval: job.approval,
        ...occasionsOf(definition, joined(deeds.map(({ step }) => step.runs))),
        after: job.after === null || job.after.length > mostNeeds ? null : job.after.map(plainText),
      },
    };
  });
}

/** The step that does it, where it stands in this repository; else the job. */
function placeOf(deeds: readonly Deed[], job: Job) {
  const place = deeds[0]?.step.at ?? job.at;
  return place.path.includes(':') ? { path: job.at.path, line: job.at.line } : { path: place.path, line: place.line };
}
