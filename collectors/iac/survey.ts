import type { Findings } from '../../src/core/collector.ts';
import { Unreadable } from '../../src/core/errors.ts';
import { oncePer } from '../../src/core/once.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { type Sweep, sweepOf } from '../../src/formats/sweep.ts';
import { unseen } from '../../src/formats/unseen.ts';
import { marksDescribing, mayDescribe } from '../../src/lexicon/iac-marks.ts';
import { generatedIn } from './generated.ts';
import { readHosts, readRunners } from './hosts/index.ts';
import { joinRunners } from './hosts/join-runners.ts';
import { readKubernetes } from './kubernetes/index.ts';
import type { Found, Root } from './model.ts';
import { readPlatforms } from './platforms/index.ts';
import { practised, withoutTrials } from './practice.ts';
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
  /** Files that nobody could look into and that might have described something. */
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
  const { roots: run, drifts } = joinRunners(withoutTrials(roots, sweep.own), await readRunners(source, sweep));
  return {
    commit: sweep.commit,
    ground: { fullName, isGenerated: generatedIn(sweep) },
    unseen: await unseenIn(source, sweep),
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

async function unseenIn(source: RepositoryFiles, sweep: Sweep): Promise<Survey['unseen']> {
  const idle = await idleJson(source, sweep.unread.get('too_large') ?? []);
  const unread = new Map(
    [...sweep.unread].map(
      ([reason, paths]) => [reason, paths.filter((path) => !isTold(path, reason) && !idle.has(path))] as const,
    ),
  );
  return unseen({ ...sweep, unread }, mayDescribe);
}

/** Such files are looked into for words alone, in bytes each; so many at most. */
const largestJson = 32 * 1024 * 1024;
const mostJson = 10;

/** Large files of data that name nothing of infrastructure: a program's own material. */
async function idleJson(source: RepositoryFiles, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const idle = new Set<string>();
  for (const path of paths.filter((one) => /(?<!\.(?:tf|tofu))\.json$/.test(one)).slice(0, mostJson)) {
    const bytes = await source.read(path, { limitBytes: largestJson }).catch((error: unknown) => {
      if (error instanceof Unreadable) return null;
      throw error;
    });
    source.workingOn?.(path);
    if (bytes === null || bytes.includes(0)) continue;
    if (!marksDescribing(path, new TextDecoder().decode(bytes))) idle.add(path);
  }
  return idle;
}
