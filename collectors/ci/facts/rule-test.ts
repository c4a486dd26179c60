import type { Findings } from '../../../src/core/collector.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { all } from '../../../src/core/tri.ts';
import { type Surveyed, surveyOf } from '../survey.ts';
import { locationOf, occasionsOf, pipelineOf, withRefs } from './shared.ts';
import { occasionsOfDone } from './sight.ts';
import { unseenGaps } from './unseen.ts';

const mostItems = 500;

/**
 * One item for each step that runs tests of rules. Steps that were not resolved may run some too: they are among the
 * capabilities.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readRuleTests(source: RepositoryFiles): Promise<Findings<'ci.rule_test'>> {
  const { definitions, leftOut } = await surveyOf(source);
  const items = definitions.flatMap(ofDefinition);
  const tooMany = {
    reason: 'too_large',
    detail: `${items.length - mostItems} steps that test rules, beyond the first ${mostItems}, were left out`,
    mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
  } as const;
  const gaps = [...leftOut, ...unseenGaps(definitions), ...(items.length > mostItems ? [tooMany] : [])];
  return { items: withRefs(items.slice(0, mostItems)), gaps };
}

function ofDefinition(surveyed: Surveyed) {
  const { definition, pipeline } = surveyed;
  if (pipeline === null) return [];
  return surveyed.deeds.flatMap(({ job, step, done }) =>
    done
      .filter(({ capability }) => capability === 'policy_test')
      .map((one) => ({
        name: `${definition.path}#${job.name}:${step.at.line} ${one.tool ?? ''}`,
        item: {
          at: locationOf(definition, one.at, step.at),
          ...pipelineOf(definition),
          job: plainText(job.name),
          tool: one.tool ?? '',
          confidence: one.confidence,
          targets: one.targets === null ? null : one.targets.map(plainText),
          blocking: all(job.blocking, step.blocking, one.blocking),
          ...occasionsOf(definition, occasionsOfDone(step, one.capability)),
          requestsFiltered: pipeline.filtered.changeRequest,
          pushesFiltered: pipeline.filtered.trunkPush,
          via: one.via.map(plainText),
        },
      })),
  );
}
