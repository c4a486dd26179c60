import type { Findings } from '../../src/core/collector.ts';
import { oncePer } from '../../src/core/once.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import type { Trouble } from '../../src/formats/parsed.ts';
import { elsewhere } from './elsewhere/index.ts';
import { type Done, doneBy } from './follow/index.ts';
import { readWorkflow } from './github-actions/workflow.ts';
import { readGitlabCi } from './gitlab-ci/definition.ts';
import { doubted, mentionedIn } from './mentioned.ts';
import type { Definition, Job, Pipeline, Step } from './model.ts';
import { type Place, placesOf } from './places.ts';
import { undecidedTools } from './settings.ts';

/** Far more than any repository keeps, definitions and steps of all of them. Beyond either a gap says so. */
const mostDefinitions = 500;
const mostSteps = 100_000;

/** What one step of a job does, followed to the end. */
export interface Deed {
  readonly job: Job;
  readonly step: Step;
  readonly done: readonly Done[];
}

/** A definition with all that it runs; `trouble` says why it could not be read. */
export type Surveyed =
  | { readonly definition: Definition; readonly pipeline: Pipeline; readonly deeds: readonly Deed[] }
  | { readonly definition: Definition; readonly pipeline: null; readonly trouble: Trouble };

type Gap = Findings<'ci.pipeline'>['gaps'][number];

/** Every definition of a repository, sorted by path, and gaps for CI that is not read or runs elsewhere. */
export interface Survey {
  readonly definitions: readonly Surveyed[];
  /** Definitions that were left out: whatever is told of definitions lacks them. */
  readonly leftOut: readonly Gap[];
  readonly gaps: readonly Gap[];
}

/**
 * The pipelines of a repository, read once for all kinds of fact.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export const surveyOf: (source: RepositoryFiles) => Promise<Survey> = oncePer(survey);

async function survey(source: RepositoryFiles): Promise<Survey> {
  const [{ target, defaultBranch }, files] = await Promise.all([source.describe(), source.files()]);
  const places = placesOf(files, target.commit);
  const definitions: Surveyed[] = [];
  let steps = 0;
  for (const place of places.slice(0, mostDefinitions)) {
    if (steps > mostSteps) break;
    const one = await surveyed(place, source, defaultBranch?.name ?? null);
    definitions.push(one);
    steps += one.pipeline === null ? 0 : one.deeds.length;
  }
  const paths = files.filter((file) => file.kind !== 'submodule').map((file) => file.path);
  const beyond = places.length - definitions.length;
  const leftOut = beyond > 0 ? [tooMany(beyond)] : [];
  return {
    definitions: definitions.sort((a, b) => (a.definition.path < b.definition.path ? -1 : 1)),
    leftOut,
    gaps: [...leftOut, ...(await elsewhere(source, paths))],
  };
}

const tooMany = (count: number) =>
  ({
    reason: 'too_large',
    detail: `${count} pipeline definitions beyond the first ${mostDefinitions}, or beyond ${mostSteps} steps of those before, were not read`,
    mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
  }) as const;

async function surveyed(place: Place, source: RepositoryFiles, trunk: string | null): Promise<Surveyed> {
  const { file, ...definition } = place;
  // A link is never followed; a copy that nobody runs says nothing.
  if (file.kind !== 'file' || definition.active === 'no') return { definition, pipeline: null, trouble: 'absent' };
  const read = definition.system === 'github_actions' ? readWorkflow : readGitlabCi;
  const pipeline = await read(source, definition.path, trunk);
  if (typeof pipeline === 'string') return { definition, pipeline: null, trouble: pipeline };
  const undecided = await undecidedTools(source);
  const mentioned = await mentionedIn(source, definition.path, pipeline);
  const deeds: Deed[] = [];
  for (const job of pipeline.jobs) {
    for (const step of job.steps) {
      const done = await doneBy(step, source);
      deeds.push({ job, step, done: done.map((one) => doubted(settled(one, undecided), mentioned)) });
    }
  }
  return { definition, pipeline, deeds };
}

/** A scanner whose own configuration may say otherwise neither surely blocks nor surely lets pass. */
function settled(done: Done, undecided: ReadonlySet<string>): Done {
  if (done.tool === null || !undecided.has(done.tool)) return done;
  return { ...done, blocking: 'unknown' };
}
