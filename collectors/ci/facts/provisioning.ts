import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { all, any } from '../../../src/core/tri.ts';
import { type Act, type Acting, acting } from '../follow/act.ts';
import type { Done } from '../follow/index.ts';
import { type Deed, surveyOf } from '../survey.ts';
import { actsInJob, type Deeds } from './acts.ts';
import { fromTrunk } from './from-trunk.ts';
import { lastingUntil, type Told as ToldAct, teardownsIn } from './lasting.ts';
import { notifies } from './notifies.ts';
import { locationOf, occasionsOf, pipelineOf, type Read, withRefs } from './shared.ts';
import { occasionsOfDone } from './sight.ts';
import { unseenGaps } from './unseen.ts';

/** More of one repository than anybody reads; beyond them a gap says so. */
const mostItems = 5_000;
const longestVia = 10;
const mostTargets = 500;
const mostSelectors = 50;

type Item = Omit<Observation<'ci.provisioning'>, 'ref'>;
interface Named {
  readonly name: string;
  readonly item: Item;
}

/**
 * One item for each command of a step that plans, applies, compares or deploys, on all that it does so in the ways in which
 * it may run; several where what chooses a unit differs with what it acts on. Steps that were not resolved are none of them.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readProvisioning(source: RepositoryFiles): Promise<Findings<'ci.provisioning'>> {
  const { definitions, leftOut } = await surveyOf(source);
  const found: Named[] = [];
  for (const surveyed of definitions) {
    if (surveyed.pipeline === null) continue;
    const jobs: Acted[] = [];
    for (const deeds of Map.groupBy(surveyed.deeds, ({ job }) => job).values()) {
      if (found.length <= mostItems && (mayAct(deeds) || mayTakeDown(deeds)))
        jobs.push({ deeds, acts: await actsInJob(deeds, source) });
    }
    const later = jobs.map((one) => teardownsIn(toldIn(one))).filter((told) => told.length > 0);
    for (const { deeds, acts } of jobs.filter((one) => mayAct(one.deeds))) {
      for (const deed of deeds) found.push(...ofDeed(surveyed, deed, until(deed, acts.get(deed) ?? [], later)));
    }
  }
  const gaps = [...leftOut, ...unseenGaps(definitions)];
  return {
    items: withRefs(found.slice(0, mostItems)),
    gaps: found.length > mostItems ? [...gaps, tooMany] : gaps,
  };
}

const tooMany = {
  reason: 'too_large',
  detail: `steps that plan, apply or deploy beyond the first ${mostItems} were left out`,
  mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
} as const;

/** A job, and what its steps act on. */
interface Acted {
  readonly deeds: Deeds;
  readonly acts: ReadonlyMap<Deed, readonly Act[]>;
}

const toldIn = ({ acts }: Acted): readonly ToldAct[] =>
  [...acts].flatMap(([deed, own]) => own.map((act) => ({ deed, act })));

/** What a step acts on, with what lasts by the jobs that must wait for its own. */
function until(deed: Deed, acts: readonly Act[], jobs: readonly (readonly ToldAct[])[]): readonly Act[] {
  const { name } = deed.job;
  const waits = ({ after, behind = [] }: Deed['job']): boolean =>
    after?.includes(name) === true ||
    behind.some((need) => name === need || name.startsWith(`${need} (`) || name.startsWith(`${need} / `));
  const behind = jobs.filter(([first]) => first !== undefined && waits(first.deed.job)).flat();
  return behind.length === 0 ? acts : acts.map((act) => lastingUntil({ deed, act }, behind));
}

function mayAct(deeds: Deeds): boolean {
  return deeds.some(({ done }) =>
    done.some(({ capability, unresolved }) => acting.has(capability) || unresolved === 'dynamic'),
  );
}

const takesDown = /\b(?:destroy|destroy-all|down|delete|remove|uninstall)\b/;

function mayTakeDown(deeds: Deeds): boolean {
  return deeds.some(({ step: { doing } }) => doing.type === 'script' && takesDown.test(doing.text));
}

function ofDeed(read: Read, deed: Deed, acts: readonly Act[]): readonly Named[] {
  const known = deed.done.filter((one): one is Done & { capability: Acting; tool: string } =>
    acting.has(one.capability),
  );
  const byKey = Map.groupBy(
    acts.filter((act) => act.capability !== null),
    keyOf,
  );
  const seen = new Set(known.map(keyOf));
  const resolved = known.flatMap((done) => {
    const groups = grouped(byKey.get(keyOf(done)) ?? [usual(deed)]);
    return groups.map((group) => told(read, deed, { ...done, ...group }));
  });
  // What is run by a name that only its variables tell, or never.
  const further = [...byKey]
    .filter(([key]) => !seen.has(key))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first?.capability === null || first === undefined) return [];
      const { capability } = first;
      const blocking: Tri = first.blocking === 'no' ? 'no' : 'unknown';
      return grouped(own).map((group) => told(read, deed, { ...first, capability, blocking, ...group }));
    });
  return [...resolved, ...further];
}

/** What is known of a step that was not followed: a template of the CI system is run as it stands. */
function usual({ step }: Deed): Group {
  const known: Tri = step.doing.type === 'template' ? 'yes' : 'unknown';
  return { targets: null, selectors: [], reached: known, lasting: known };
}

function keyOf({
  capability,
  tool,
  at,
  via,
}: Pick<Act, 'capability' | 'at' | 'via'> & { readonly tool: string }): string {
  return JSON.stringify([capability, tool, at.path, at.line, via]);
}

type Group = Pick<Act, 'targets' | 'reached' | 'lasting'> & { readonly selectors: readonly string[] };

/**
 * Ways to run a command, put together where they differ in one thing alone: on what it acts, or what chooses the unit.
 * The same way counts once, and is come to if it is at any time.
 */
function grouped(acts: readonly Pick<Act, 'targets' | 'selectors' | 'reached' | 'lasting'>[]): readonly Group[] {
  const same = Map.groupBy(acts, ({ targets, selectors, lasting }) =>
    JSON.stringify([lasting, targets, selectors ?? []]),
  );
  const ways = [...same.values()].flatMap(([first, ...others]): readonly Group[] => {
    if (first === undefined) return [];
    const reached = any(first.reached, ...others.map((one) => one.reached));
    return [{ targets: first.targets, selectors: first.selectors ?? [], reached, lasting: first.lasting }];
  });
  return [...Map.groupBy(ways, ({ reached, lasting }) => `${reached} ${lasting}`).values()].flatMap(together);
}

function together(ways: readonly Group[]): readonly Group[] {
  const bySelectors = Map.groupBy(ways, ({ targets, selectors }) => JSON.stringify([targets === null, selectors]));
  const first = [...bySelectors.values()].flatMap((some): readonly Group[] => {
    const targets = some.some((one) => one.targets === null) ? null : union(some.map((one) => one.targets ?? []));
    return some.slice(0, 1).map((one) => ({ ...one, targets }));
  });
  const byTargets = Map.groupBy(first, ({ targets }) => JSON.stringify(targets));
  return [...byTargets.values()].flatMap((some) =>
    some.slice(0, 1).map((one) => ({ ...one, selectors: union(some.map(({ selectors }) => selectors)) })),
  );
}

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

type Told = Pick<Act, 'tool' | 'confidence' | 'blocking' | 'at' | 'via'> & Group & { readonly capability: Acting };

function told(read: Read, deed: Deed, act: Told): Named {
  const { definition, pipeline } = read;
  const { job, step } = deed;
  const via = act.via.map(plainText);
  const targets = act.targets === null || act.targets.length > mostTargets ? null : act.targets.map(plainText).sort();
  const runs = occasionsOfDone(step, act.capability);
  const itself = any(runs.changeRequest, runs.trunkPush, runs.schedule, runs.tag);
  const { environment } = job;
  const environmentName = environment?.name ?? null;
  return {
    name: `${definition.path}#${job.name}:${step.at.line} ${act.tool} ${act.capability}`,
    item: {
      at: locationOf(definition, act.at, step.at),
      ...pipelineOf(definition),
      job: plainText(job.name),
      tool: act.tool,
      does: act.capability,
      confidence: act.confidence,
      targets,
      selectors: act.selectors.slice(0, mostSelectors).map(plainText),
      environment: environmentName === null ? null : plainText(environmentName),
      fromTrunk: fromTrunk(step),
      reached: act.reached,
      lasting: environment?.isPreview === true ? 'no' : act.lasting,
      automatic: job.approval === 'inline' ? 'no' : itself === 'no' && runs.manual === 'no' ? 'unknown' : itself,
      notifies:
        act.capability === 'plan' || act.capability === 'drift_check' ? notifies(read.deeds, deed, act) : 'unknown',
      blocking: all(job.blocking, step.blocking, act.blocking),
      ...occasionsOf(definition, runs),
      requestsFiltered: pipeline.filtered.changeRequest,
      pushesFiltered: pipeline.filtered.trunkPush,
      via: via.length > longestVia ? [...via.slice(0, longestVia - 1), via.at(-1) ?? ''] : via,
    },
  };
}
