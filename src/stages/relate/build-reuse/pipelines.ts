import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { rebuildingDeployers } from '../../../lexicon/supply-rebuilds.ts';
import type { Answer } from './images.ts';
import { type Deployment, keyOf, lasting, type Seen } from './seen.ts';

type Step = Fact<'ci.capability'>;

const bringing: ReadonlySet<Deployment['does']> = new Set<Deployment['does']>([
  'deploy',
  'promote',
  'apply',
  'unknown',
]);

/** The jobs of one pipeline that bring something to one environment. */
interface Target {
  readonly environment: string;
  readonly jobs: readonly Deployment[];
}

/** One answer for each pipeline that brings something to environments, by where in it things are built. */
export function byPipelines(seen: Seen, environments: ReadonlySet<string>): readonly Answer[] {
  const mine = seen.deployments.filter(({ does }) => bringing.has(does));
  return [...Map.groupBy(mine, ({ pipeline }) => pipeline)].flatMap(([pipeline, jobs]) => {
    const surely = jobs.filter(({ does }) => does === 'deploy' || does === 'promote');
    const builds = jobs.filter((job) => ownBuilds(job, seen).length > 0);
    // Where nothing but infrastructure is applied, nothing that was built is deployed.
    const [first] = surely.length > 0 ? surely : builds;
    return first === undefined
      ? []
      : [ofPipeline(pipeline, first, surely.length > 0 ? [...surely, ...builds] : builds, seen, environments)];
  });
}

function ofPipeline(
  pipeline: string,
  first: Deployment,
  given: readonly Deployment[],
  seen: Seen,
  environments: ReadonlySet<string>,
): Answer {
  const jobs = [...new Set(given)];
  const named = jobs.flatMap((job) => {
    const environment = lasting(job.environment);
    return environment === null ? [] : [{ job, environment }];
  });
  const targets = [...Map.groupBy(named, ({ environment }) => environment)].map(
    ([environment, some]): Target => ({ environment, jobs: some.map(({ job }) => job) }),
  );
  const isWhole = jobs.every(({ environment }) => environment !== null);
  const judged = targets.length > 1 ? reuseIn(targets, seen) : null;
  const isSingle = targets.length === 1 && isWhole && environments.size === 1;
  return {
    key: `pipeline:${pipeline}`,
    at: first.at,
    component: pipeline,
    environments: targets.length === 0 || !isWhole ? null : targets.length,
    builtOnce: judged?.builtOnce ?? 'unknown',
    why: judged?.why ?? (isSingle ? 'single' : 'not_seen'),
    // What a run hands on stands in no file.
    exactInGit: 'unknown',
    by: [...jobs.map(({ id }) => id), ...(judged?.by ?? [])],
  };
}

interface Judged {
  readonly builtOnce: Tri;
  readonly why: Answer['why'];
  readonly by: readonly string[];
}

const unseen: Judged = { builtOnce: 'unknown', why: 'not_seen', by: [] };

function reuseIn(targets: readonly Target[], seen: Seen): Judged {
  const own = targets.map((target) => buildsOf(target, targets, seen));
  const inPlace = targets.filter((target) => target.jobs.some((job) => deploysFromSource(job, seen)));
  const rebuilt = targets.filter((target, at) => (own[at]?.length ?? 0) > 0 || inPlace.includes(target));
  if (rebuilt.length === targets.length) return rebuiltBy(own.flat(), seen);
  const isOpen = targets.some(({ jobs }) => jobs.some((job) => hasUnknown(job, seen)));
  // All but one take what is there, and the one that builds comes first.
  const shared = sharedBuilds(targets, seen);
  const isSecond = rebuilt.some((target) => !isFirst(target, targets));
  if (shared.length > 0 && !isOpen && !isSecond && rebuilt.length <= 1)
    return { builtOnce: 'yes', why: 'same_run', by: shared.map(({ id }) => id) };
  return unseen;
}

function rebuiltBy(builds: readonly Step[], { locked }: Seen): Judged {
  const by = builds.map(({ id }) => id);
  if (locked === 'yes') return { builtOnce: 'yes', why: 'locked_rebuild', by };
  // What a platform makes of a commit is told by its lockfile, which may lie elsewhere.
  return { builtOnce: locked === 'no' && builds.length > 0 ? 'no' : 'unknown', why: 'rebuilt', by };
}

const stepsOf = (job: { readonly pipeline: string; readonly job: string }, { steps }: Seen): readonly Step[] =>
  steps.get(keyOf(job)) ?? [];

const isBuild = ({ capability, confidence }: Step): boolean => capability === 'build' && confidence !== 'name';

const ownBuilds = (job: Deployment, seen: Seen): readonly Step[] => stepsOf(job, seen).filter(isBuild);

function deploysFromSource(job: Deployment, seen: Seen): boolean {
  return stepsOf(job, seen).some(
    ({ capability, tool }) =>
      (capability === 'deploy' || capability === 'apply') && tool !== null && rebuildingDeployers.has(tool),
  );
}

const hasUnknown = (job: Deployment, seen: Seen): boolean =>
  stepsOf(job, seen).some(({ capability }) => capability === 'unknown');

/** Builds for one environment alone: in its own jobs, or in jobs that no other environment waits for. */
function buildsOf(target: Target, targets: readonly Target[], seen: Seen): readonly Step[] {
  const others = targets.filter((one) => one !== target).flatMap(({ jobs }) => jobs);
  const deploying = new Set(targets.flatMap(({ jobs }) => jobs.map(({ job }) => job)));
  const mine = target.jobs.flatMap((job) => job.after ?? []);
  const alone = mine.filter(
    (name) => !deploying.has(name) && others.every(({ after }) => after?.includes(name) === false),
  );
  const [first] = target.jobs;
  if (first === undefined) return [];
  const before = alone.flatMap((job) => stepsOf({ pipeline: first.pipeline, job }, seen).filter(isBuild));
  return [...target.jobs.flatMap((job) => ownBuilds(job, seen)), ...before];
}

/** What is built and kept before every environment: by a job that each waits for, or by the first of them. */
function sharedBuilds(targets: readonly Target[], seen: Seen): readonly Fact<'supply.release'>[] {
  const all = targets.flatMap(({ jobs }) => jobs);
  const [first] = all;
  return seen.releases.filter(
    (release) =>
      release.pipeline === first?.pipeline &&
      release.built === 'yes' &&
      release.form !== 'site' &&
      all.every(({ job, after }) => job === release.job || after?.includes(release.job) === true),
  );
}

function isFirst(target: Target, targets: readonly Target[]): boolean {
  const names = target.jobs.map(({ job }) => job);
  return targets
    .filter((one) => one !== target)
    .every(({ jobs }) => jobs.every(({ after }) => names.some((name) => after?.includes(name) === true)));
}
