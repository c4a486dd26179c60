import type { Tri } from '../../../src/core/facts/base.ts';
import { occasions } from '../model.ts';
import { type Case, type Cases, runsOf } from './cases.ts';
import type { Filling } from './fill.ts';

/** Values that a step may run with. */
export interface Way {
  readonly filling: Filling;
  /** Whenever the step runs on an occasion, it runs with these, too. */
  readonly reached: Tri;
}

/** The values that the condition of a step lets through; all of them where nothing starts it. */
export function waysOf(cases: Cases, allowed: (one: Case) => Tri): readonly Way[] {
  const whole = runsOf(cases, allowed);
  const byFilling = Map.groupBy(cases.live, ({ filling }) => keyOf(filling));
  const ways = [...byFilling.values()].flatMap((live): readonly Way[] => {
    const [first] = live;
    const own = runsOf({ ...cases, live }, allowed);
    if (first === undefined || occasions.every((occasion) => own[occasion] === 'no')) return [];
    const { inputs, matrix } = first.filling;
    // What starts it otherwise than by a call brings inputs of its own, or none.
    const isCalled = inputs !== null && inputs.size > 0;
    const alike = isCalled ? live : cases.live.filter((one) => one.filling.matrix === matrix);
    const runs = runsOf({ ...cases, live: alike }, allowed);
    const isSame = occasions.every((occasion) => runs[occasion] === whole[occasion]);
    return [{ filling: first.filling, reached: isSame ? 'yes' : 'unknown' }];
  });
  return ways.length > 0 ? ways : cases.fillings.map((filling) => ({ filling, reached: 'yes' }));
}

/** Tells fillings apart by their values. */
export function keyOf({ inputs, matrix }: Filling): string {
  return JSON.stringify([inputs === null ? null : [...inputs], matrix === null ? null : [...matrix]]);
}
