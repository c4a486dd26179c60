import type { Location, Tri } from '../../../src/core/facts/base.ts';
import { plainText } from '../../../src/core/text.ts';
import { all, any } from '../../../src/core/tri.ts';
import type { Definition, Occasions, Place } from '../model.ts';
import type { Surveyed } from '../survey.ts';

/** What names the pipeline of a fact. */
export function pipelineOf({ system, path, active }: Definition) {
  return { system, pipeline: plainText(path), active };
}

/** A definition whose text was read. */
export type Read = Extract<Surveyed, { deeds: unknown }>;

/** The occasions as facts tell them; of a definition that nobody runs, none. */
export function occasionsOf({ active }: Definition, runs: Occasions) {
  const on = (value: Tri): Tri => all(active, value);
  return {
    onChangeRequest: on(runs.changeRequest),
    onTrunkPush: on(runs.trunkPush),
    onSchedule: on(runs.schedule),
    onTag: on(runs.tag),
    manual: on(runs.manual),
  };
}

/** Occasions on which at least one of several is reached. */
export function joined(runs: readonly Occasions[]): Occasions {
  const on = (occasion: keyof Occasions): Tri => any(...runs.map((one) => one[occasion]));
  return {
    changeRequest: on('changeRequest'),
    trunkPush: on('trunkPush'),
    schedule: on('schedule'),
    tag: on('tag'),
    manual: on('manual'),
  };
}

/** What is not known of a definition that could not be read. */
export const unknownRuns: Occasions = joined([
  { changeRequest: 'unknown', trunkPush: 'unknown', schedule: 'unknown', tag: 'unknown', manual: 'unknown' },
]);

/** A place as facts tell it; what lies in another repository is told by the step that called it. */
export function locationOf({ commit }: Definition, place: Place, caller: Place): Location {
  const isHere = !place.path.includes(':');
  return { commit, ...(isHere ? { path: place.path, line: place.line } : { path: caller.path, line: caller.line }) };
}

/** Gives each item a ref of its own, in order: the second of a name is told apart by `~2`. */
export function withRefs<T extends object>(named: readonly { readonly name: string; readonly item: T }[]) {
  const uses = new Map<string, number>();
  const items = named.map(({ name, item }) => {
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    return { ref: use === 1 ? name : `${name}~${use}`, ...item };
  });
  return items.sort((a, b) => (a.ref < b.ref ? -1 : 1));
}
