import type { Tri } from '../../../src/core/facts/base.ts';
import type { Fact } from '../../../src/core/facts/index.ts';
import { any } from '../../../src/core/tri.ts';
import type { Occasion, Occasions } from '../model.ts';

export type Start = Fact<'supply.release'>['start'];

/** When a step is run: a tag or trunk before all else, then what comes by itself, then a person. */
export function startOf(runs: Occasions, isTagged: boolean): Start {
  const { tag, trunkPush, manual, changeRequest, schedule } = runs;
  if (tag === 'yes' && (trunkPush === 'no' || isTagged)) return 'tag';
  if (trunkPush === 'yes') return 'trunk';
  if (tag === 'yes') return 'unknown';
  if (any(tag, trunkPush) === 'unknown') return 'unknown';
  const others = any(changeRequest, schedule);
  if (others === 'yes') return 'other';
  return others === 'unknown' ? 'unknown' : manual === 'no' ? 'unknown' : 'manual';
}

const byStart: Readonly<Record<Start, readonly Occasion[]>> = {
  tag: ['tag'],
  trunk: ['trunkPush'],
  manual: ['manual'],
  other: ['changeRequest', 'schedule'],
  unknown: ['tag', 'trunkPush', 'manual', 'schedule'],
};

/**
 * Whether another step runs whenever a release does that is started so; `isTogether`: nothing but what both share decides
 * whether it does.
 */
export function runsWith(own: Occasions, other: Occasions, start: Start, isTogether: boolean): Tri {
  const meant = byStart[start].filter((occasion) => own[occasion] !== 'no');
  if (meant.length === 0) return 'unknown';
  const told = meant.map((occasion) => other[occasion]);
  if (told.every((one) => one === 'no')) return 'no';
  return told.every((one, at) => one === 'yes' || (isTogether && one === own[meant[at] ?? 'tag'])) ? 'yes' : 'unknown';
}
