import type { Findings } from '../../../src/core/collector.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { all } from '../../../src/core/tri.ts';
import type { Done } from '../follow/index.ts';
import type { Unresolved } from '../model.ts';
import { type Deed, type Surveyed, surveyOf } from '../survey.ts';
import { locationOf, occasionsOf, pipelineOf, type Read, unknownRuns, withRefs } from './shared.ts';
import { occasionsOfDone } from './sight.ts';
import { unseenIn } from './unseen.ts';

/** More of one repository than anybody reads; beyond them a gap says so. */
const mostItems = 5_000;
const longestVia = 10;

type Item = Omit<Observation<'ci.capability'>, 'ref'>;
interface Named {
  readonly name: string;
  readonly item: Item;
}

/**
 * One item for each thing that a job does, and one of capability `unknown` for each call that was not followed.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readCapabilities(source: RepositoryFiles): Promise<Findings<'ci.capability'>> {
  const { definitions, leftOut } = await surveyOf(source);
  const all = definitions.flatMap(ofDefinition);
  const gaps = all.length > mostItems ? [...leftOut, tooMany(all.length)] : leftOut;
  return { items: withRefs(all.slice(0, mostItems)), gaps };
}

const tooMany = (count: number) =>
  ({
    reason: 'too_large',
    detail: `${count - mostItems} things that pipelines do, beyond the first ${mostItems}, were left out`,
    mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
  }) as const;

function ofDefinition(surveyed: Surveyed): readonly Named[] {
  const seen = surveyed.pipeline === null ? [] : surveyed.deeds.flatMap((deed) => ofDeed(surveyed, deed));
  return [...seen, ...unseenIn(surveyed).map(({ what, why, line }) => unseen(surveyed, what, why, line))];
}

function ofDeed(read: Read, deed: Deed): readonly Named[] {
  return deed.done.map((done) => ofDone(read, deed, done));
}

function ofDone({ definition, pipeline }: Read, { job, step }: Deed, done: Done): Named {
  const what = done.capability === 'unknown' && done.what !== null ? [done.what] : [];
  const via = [...done.via, ...what].map(plainText);
  return {
    name: `${definition.path}#${job.name}:${step.at.line} ${done.tool ?? done.what ?? 'unknown'}`,
    item: {
      at: locationOf(definition, done.at, step.at),
      ...pipelineOf(definition),
      job: plainText(job.name),
      capability: done.capability,
      tool: done.tool,
      confidence: done.confidence,
      blocking: all(job.blocking, step.blocking, done.blocking),
      ...occasionsOf(definition, occasionsOfDone(step, done.capability)),
      requestsFiltered: pipeline.filtered.changeRequest,
      pushesFiltered: pipeline.filtered.trunkPush,
      via: via.length > longestVia ? [...via.slice(0, longestVia - 1), via.at(-1) ?? ''] : via,
      unresolved: done.unresolved,
    },
  };
}

/** Jobs that were not seen at all: whatever they do, whenever they run. */
function unseen({ definition }: Surveyed, what: string, why: Unresolved, line: number): Named {
  return {
    name: `${definition.path}#${what}`,
    item: {
      at: { commit: definition.commit, path: definition.path, line },
      ...pipelineOf(definition),
      job: '',
      capability: 'unknown',
      tool: null,
      confidence: 'name',
      blocking: 'unknown',
      ...occasionsOf(definition, unknownRuns),
      requestsFiltered: 'unknown',
      pushesFiltered: 'unknown',
      via: [plainText(what)],
      unresolved: why,
    },
  };
}
