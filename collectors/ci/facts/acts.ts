import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { Act } from '../follow/act.ts';
import { actsOf } from '../follow/acting.ts';
import type { Leg, Step } from '../model.ts';
import type { Deed } from '../survey.ts';
import { type Told, withLasting } from './lasting.ts';

/** The deeds of one job, in order. */
export type Deeds = readonly Deed[];

/** Most ways to run a step that are told apart; beyond them the ones before do not tell all. */
const mostLegs = 40;

/** Programs that choose for each other. */
const families: ReadonlyMap<string, string> = new Map([['tofu', 'terraform']]);

/** What each step of a job acts on, in each way in which it may run, by what was chosen before it in its folder. */
export async function actsInJob(deeds: Deeds, source: RepositoryFiles): Promise<ReadonlyMap<Deed, readonly Act[]>> {
  const ways = new Map<string, Told[]>();
  const cut = new Set<Deed>();
  for (const deed of deeds) {
    const legs = (deed.step.legs ?? deed.job.legs)?.() ?? [usual(deed.step)];
    if (legs.length > mostLegs) cut.add(deed);
    for (const leg of legs.slice(0, mostLegs)) {
      const way = ways.get(leg.key) ?? [];
      ways.set(leg.key, way);
      const before = way.flatMap(({ act }) => (act.capability === null ? [act] : []));
      way.push(...withChoices(before, await actsOf(deed.step, leg, source)).map((act) => ({ deed, act })));
    }
  }
  const told = [...ways.values()].flatMap(withLasting);
  const byDeed = Map.groupBy(told, ({ deed }) => deed);
  const isCut = (deed: Deed): boolean => cut.has(deed);
  return new Map(
    [...byDeed].map(([deed, some]) => [deed, some.map(({ act }) => (isCut(deed) ? { ...act, targets: null } : act))]),
  );
}

function usual({ doing }: Step): Leg {
  return {
    key: '',
    fill: (text) => text,
    variables: new Map(),
    directory: doing.type === 'script' ? doing.directory : '',
  };
}

const familyOf = (tool: string): string => families.get(tool) ?? tool;

/** Adds what was chosen last in its folder to what acts there. */
function withChoices(before: readonly Act[], acts: readonly Act[]): readonly Act[] {
  const choices = [...before];
  return acts.map((act) => {
    if (act.capability === null) {
      choices.push(act);
      return act;
    }
    if (act.folder === null) return act;
    const mine = choices.filter((one) => familyOf(one.tool) === familyOf(act.tool) && one.folder === act.folder);
    const last = new Map(mine.map((one) => [one.choice, one]));
    const added = [...last.values()].flatMap(({ selectors }) => selectors ?? []);
    return { ...act, selectors: [...new Set([...(act.selectors ?? []), ...added])] };
  });
}
