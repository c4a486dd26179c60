import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { any, tri } from '../../../src/core/tri.ts';
import type { Permissions } from '../model.ts';
import { type Surveyed, surveyOf } from '../survey.ts';
import { locationOf, pipelineOf, withRefs } from './shared.ts';
import { unseenGaps } from './unseen.ts';

/**
 * One item for each job: what the token that the forge makes for it may do.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readPermissions(source: RepositoryFiles): Promise<Findings<'ci.permission'>> {
  const { definitions, leftOut } = await surveyOf(source);
  return { items: withRefs(definitions.flatMap(ofDefinition)), gaps: [...leftOut, ...unseenGaps(definitions)] };
}

function ofDefinition({ definition, pipeline }: Surveyed) {
  return (pipeline?.jobs ?? []).map((job) => {
    const { by, at, scopes, rest } = job.permissions;
    return {
      name: `${definition.path}#${job.name}`,
      item: {
        at: locationOf(definition, at ?? job.at, job.at),
        ...pipelineOf(definition),
        job: plainText(job.name),
        ...{ by, scopes: scopes?.map((scope) => ({ ...scope })) ?? null, rest, writes: writesBy(job.permissions) },
      },
    };
  });
}

function writesBy({ scopes, rest }: Permissions): Tri {
  const others: Tri = rest === 'unknown' ? 'unknown' : tri(rest === 'write');
  // A token for an identity changes nothing of the repository.
  const named = (scopes ?? []).filter(({ name }) => name !== 'id-token');
  return any(others, ...named.map(({ access }): Tri => (access === 'unknown' ? access : tri(access === 'write'))));
}
