import type { Findings } from '../../src/core/collector.ts';
import { oncePer } from '../../src/core/once.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { type Sweep, sweepOf } from '../../src/formats/sweep.ts';
import { unseen } from '../../src/formats/unseen.ts';
import { mayDescribe } from '../../src/lexicon/iac-marks.ts';
import { generatedIn } from './generated.ts';
import { readHosts, readRunners } from './hosts/index.ts';
import { joinRunners } from './hosts/join-runners.ts';
import { readKubernetes } from './kubernetes/index.ts';
import type { Found, Root } from './model.ts';
import { readPlatforms } from './platforms/index.ts';
import { practised } from './practice.ts';
import { readStacks } from './stacks/index.ts';
import { readTerraform } from './terraform/index.ts';
import type { Ground } from './units.ts';

/** Reads what belongs to one family of tools. */
type Reader = (source: RepositoryFiles, sweep: Sweep) => Promise<Found>;

const readers: readonly Reader[] = [readTerraform, readStacks, readPlatforms, readKubernetes, readHosts];

/** All of a repository's infrastructure as code, by reader and in their order. */
export interface Survey extends Found {
  readonly commit: string | null;
  /** What its units are made against. */
  readonly ground: Ground;
  /** Files that nobody could look into and that might have described something: told of once, with the roots. */
  readonly unseen: Findings<'iac.root'>['gaps'];
}

/**
 * The infrastructure as code of a repository, read once for all kinds of fact.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export const surveyOf: (source: RepositoryFiles) => Promise<Survey> = oncePer(survey);

async function survey(source: RepositoryFiles): Promise<Survey> {
  const sweep = await sweepOf(source);
  const { fullName } = await source.describe();
  const found: Found[] = [];
  for (const read of readers) found.push(practised(await read(source, sweep), sweep.own));
  const roots: readonly Root[] = found.flatMap((one) => one.roots);
  const { roots: run, drifts } = joinRunners(roots, await readRunners(source, sweep));
  return {
    commit: sweep.commit,
    ground: { fullName, isGenerated: generatedIn(sweep) },
    unseen: unseenIn(sweep),
    roots: run,
    modules: found.flatMap((one) => one.modules),
    guardrails: found.flatMap((one) => one.guardrails),
    stores: found.flatMap((one) => one.stores),
    drifts: [...found.flatMap((one) => one.drifts), ...drifts],
    gaps: found.flatMap((one) => one.gaps),
  };
}

/** The reader of Terraform tells of the files that it misses by their names, for these reasons. */
const isTold = (path: string, reason: string): boolean =>
  /\.(tf|tofu)(\.json)?$/.test(path) && /^(?:malformed|too_large|timeout)$/.test(reason);

function unseenIn(sweep: Sweep): Survey['unseen'] {
  const unread = new Map(
    [...sweep.unread].map(([reason, paths]) => [reason, paths.filter((path) => !isTold(path, reason))] as const),
  );
  return unseen({ ...sweep, unread }, mayDescribe);
}
