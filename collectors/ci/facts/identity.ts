import type { Findings } from '../../../src/core/collector.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { type Surveyed, surveyOf } from '../survey.ts';
import { locationOf, pipelineOf, withRefs } from './shared.ts';
import { unseenGaps } from './unseen.ts';

/**
 * One item for each way in which a job proves who it is, to each provider.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readIdentities(source: RepositoryFiles): Promise<Findings<'ci.identity'>> {
  const { definitions, leftOut } = await surveyOf(source);
  return { items: withRefs(definitions.flatMap(ofDefinition)), gaps: [...leftOut, ...unseenGaps(definitions)] };
}

function ofDefinition({ definition, pipeline }: Surveyed) {
  return (pipeline?.jobs ?? []).flatMap((job) => {
    const first = new Map(job.identities.toReversed().map((one) => [`${one.provider} ${one.method}`, one]));
    return [...first.values()].map(({ provider, method, at }) => ({
      name: `${definition.path}#${job.name} ${provider} ${method}`,
      item: {
        at: locationOf(definition, at, job.at),
        ...pipelineOf(definition),
        job: plainText(job.name),
        ...{ provider, method },
      },
    }));
  });
}
