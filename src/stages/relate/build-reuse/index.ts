import type { CollectedEvidence } from '../../../core/evidence.ts';
import { type Answer, byImages } from './images.ts';
import { byPipelines } from './pipelines.ts';
import { byRoots } from './roots.ts';
import { lasting, type Reuse, type Seen, seenIn } from './seen.ts';

const mostCited = 20;

/**
 * One fact for each thing that environments of a source run: by the references that they name it by, by the pipelines that
 * bring it there, or else by the units that take it along. None for a source that deploys nothing.
 */
export function buildReuse(evidence: CollectedEvidence): readonly Reuse[] {
  const sources = new Set(
    [evidence['supply.image'], evidence['ci.deployment'], evidence['iac.root']].flatMap(({ items }) =>
      items.map(({ source }) => source),
    ),
  );
  return [...sources].flatMap((source) => ofSource(seenIn(source, evidence)));
}

function ofSource(seen: Seen): readonly Reuse[] {
  const { images, deployments, roots } = seen;
  const named = [...images, ...deployments.filter(({ does }) => does !== 'publish'), ...roots];
  const environments = new Set(named.map(({ environment }) => lasting(environment)).filter((name) => name !== null));
  const byReference = byImages(seen, environments);
  const byRun = byPipelines(seen, environments);
  // Units are told by what brings them along, where that is seen.
  const answers = [
    ...byReference,
    ...byRun,
    ...(byReference.length + byRun.length > 0 ? [] : byRoots(seen, environments)),
  ];
  return answers.map((answer) => factOf(answer, seen.source));
}

function factOf({ key, by, ...answer }: Answer, source: string): Reuse {
  return {
    id: `relation.build_reuse:${source}:${key}`,
    source,
    ref: key,
    ...answer,
    by: [...new Set(by)].slice(0, mostCited),
  };
}
