import type { Findings } from '../../../src/core/collector.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { type Surveyed, surveyOf } from '../survey.ts';
import { locationOf, withRefs } from './shared.ts';
import { unseenGaps } from './unseen.ts';

/**
 * One item for each thing that a pipeline takes from elsewhere to run, and each way in which it is fixed there.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readDependencies(source: RepositoryFiles): Promise<Findings<'ci.dependency'>> {
  const { definitions, leftOut } = await surveyOf(source);
  return { items: withRefs(definitions.flatMap(ofDefinition)), gaps: [...leftOut, ...unseenGaps(definitions)] };
}

function ofDefinition({ definition, pipeline }: Surveyed) {
  const references = pipeline?.references ?? [];
  const first = new Map(
    references.toReversed().map((one) => [JSON.stringify([one.form, one.name, one.pin, one.resolution]), one]),
  );
  return [...first.values()].map(({ form, name, pin, resolution, at }) => ({
    name: `${definition.path}#${name} ${pin}`,
    item: {
      at: locationOf(definition, at, { path: definition.path, line: 1 }),
      system: definition.system,
      pipeline: plainText(definition.path),
      ...{ form, name: plainText(name), pin, resolution },
    },
  }));
}
