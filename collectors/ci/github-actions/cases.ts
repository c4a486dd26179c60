import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any } from '../../../src/core/tri.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Occasion, type Occasions, occasions } from '../model.ts';
import { conditionOf, fine, type Sight } from './condition.ts';
import { type Filling, filled } from './fill.ts';
import type { Frame } from './frame.ts';
import { legsOf, mostLegs } from './matrix.ts';
import type { Reach } from './needs.ts';
import type { Start } from './triggers.ts';

/** One leg of a job in one sort of run that comes to it. */
export interface Case {
  readonly run: Start;
  readonly reach: Reach;
  readonly filling: Filling;
}

/** All the cases of a job. */
export interface Cases {
  /** What its texts may be filled with, whether or not anything starts it. */
  readonly fillings: readonly Filling[];
  readonly live: readonly Case[];
}

/** Most cases of a job that are told apart; beyond them nothing is known of its matrix. */
const mostCases = 200;

/** The cases of a job of a workflow. */
export function casesOf(frame: Frame, id: string, job: Yaml): Cases {
  const legs = legsOf(job) ?? [null];
  const isTooMany =
    Math.max(frame.situations.length * legs.length, (frame.inputs.length * legs.length * mostCases) / mostLegs) >
    mostCases;
  const told = isTooMany ? [null] : legs;
  const live = frame.situations.flatMap(({ run, inputs, reach }) => {
    const reached = reach(id);
    return reached.reached === 'no' ? [] : told.map((matrix) => ({ run, reach: reached, filling: { inputs, matrix } }));
  });
  return { fillings: frame.inputs.flatMap((inputs) => told.map((matrix) => ({ inputs, matrix }))), live };
}

/** The cases in which a text becomes one value; null where that is not told. */
export interface Group {
  readonly value: string | null;
  readonly cases: Cases;
}

/** Tells the cases apart by what a text becomes in them; one group of all where one of them does not say. */
export function groupsOf(cases: Cases, written: string): readonly Group[] {
  if (!written.includes('${{')) return [{ value: written, cases }];
  const values = cases.fillings.map((filling) => filled(written, filling));
  const ofLive = cases.live.map(({ filling }) => filled(written, filling));
  const distinct = new Set(values);
  if (distinct.has(null) || ofLive.some((value) => !distinct.has(value))) return [{ value: null, cases }];
  return [...distinct].map((value) => ({
    value,
    cases: {
      fillings: cases.fillings.filter((_, index) => values[index] === value),
      live: cases.live.filter((_, index) => ofLive[index] === value),
    },
  }));
}

/** On which occasions some of the cases is started, comes to the job, and fulfils what is asked of it. */
export function runsOf({ live }: Cases, fulfils: (one: Case) => Tri = () => 'yes'): Occasions {
  const on = (occasion: Occasion): Tri =>
    any(
      ...live
        .filter(({ run }) => run.occasion === occasion)
        .map((one) => all(one.run.starts, one.reach.reached, fulfils(one))),
    );
  const [changeRequest, trunkPush, schedule, tag, manual] = occasions.map(on);
  return {
    changeRequest: changeRequest ?? 'no',
    trunkPush: trunkPush ?? 'no',
    schedule: schedule ?? 'no',
    tag: tag ?? 'no',
    manual: manual ?? 'no',
  };
}

/** What the expressions in a job see in one of its cases. */
export function sightOf({ run, reach, filling }: Case): Sight {
  return { run, ...filling, results: reach.results, status: fine };
}

/** Whether an `if:` within a job lets a case go. */
export function allowedBy(written: string | undefined): (one: Case) => Tri {
  const condition = conditionOf(written);
  if (written !== undefined && /\bmatrix\b/i.test(written)) return (one) => condition(sightOf(one));
  // Legs of one sort of run differ in nothing that the condition names.
  const known = new Map<Reach, Tri>();
  return (one) => {
    const before = known.get(one.reach) ?? condition(sightOf(one));
    known.set(one.reach, before);
    return before;
  };
}
