import type { RepositoryFiles } from '../../../src/core/source.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { type CiSignMark, markedSystems } from '../../../src/lexicon/ci-marks.ts';

const marks = Object.keys(markedSystems) as readonly CiSignMark[];

/**
 * CI systems that objects in the repository's own files are made for, or make: pipelines and webhooks as code. System →
 * files, sorted. Only a sign: whether it is this repository that they check is not told.
 */
export async function markedSigns(source: RepositoryFiles): Promise<ReadonlyMap<string, readonly string[]>> {
  const sweep = await sweepOf(source);
  const found = new Map<string, Set<string>>();
  for (const mark of marks) {
    const paths = sweep.marked(mark);
    if (paths.length === 0) continue;
    const system = markedSystems[mark];
    found.set(system, new Set([...(found.get(system) ?? []), ...paths]));
  }
  return new Map([...found].map(([system, paths]) => [system, [...paths].sort()]));
}
