import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not } from '../../../src/core/tri.ts';
import { type Before, beforeEach, type Ordered, type Presence, type Presences } from './before.ts';
import { type Situation, situations } from './setting.ts';

export interface Order {
  /** Names of the jobs that must have passed before a job starts; null where that was not resolved. */
  readonly after: (job: Ordered) => readonly string[] | null;
  /** When a job starts, once those before it that wait for a person are counted in. */
  readonly presence: (job: Ordered) => Presences;
}

/** The order of the jobs of a pipeline; `stages` null: not known, `isOpen`: there may be more jobs than these. */
export function orderOf(jobs: readonly Ordered[], stages: readonly string[] | null, isOpen: boolean): Order {
  const before = beforeEach(jobs, stages, isOpen);
  return { after: (job) => afterOf(job, before), presence: heldBack(before) };
}

function afterOf(job: Ordered, before: (job: Ordered) => Before): readonly string[] | null {
  if (job.regardless !== 'no') return job.regardless === 'yes' ? [] : null;
  const direct = before(job);
  if (!direct.isWhole) return null;
  // Whatever those in earlier stages need is in earlier stages too.
  const found = direct.byName ? neededBy(job, direct, before) : direct.jobs;
  return found?.filter((other) => other.blocking !== 'no' && isThere(other)).map((other) => other.name) ?? null;
}

/** What a job needs, however many steps away. */
function neededBy(job: Ordered, direct: Before, before: (job: Ordered) => Before): readonly Ordered[] | null {
  const seen = new Set<Ordered>([job, ...direct.jobs]);
  const open = [...direct.jobs];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    // One that starts whatever became of those before it vouches for none of them.
    if (next.regardless === 'yes') continue;
    const { jobs: earlier, isWhole } = before(next);
    if (!isWhole || next.regardless === 'unknown') return null;
    for (const other of earlier) {
      if (!seen.has(other)) open.push(other);
      seen.add(other);
    }
  }
  seen.delete(job);
  return [...seen];
}

function isThere({ presence }: Ordered): boolean {
  return situations.some((situation) => presence[situation].itself !== 'no' || presence[situation].hand !== 'no');
}

/** Presences in which a job also waits for the person that one before it waits for. */
function heldBack(before: (job: Ordered) => Before): (job: Ordered) => Presences {
  const known = new Map<Ordered, Presences>();

  function presence(job: Ordered): Presences {
    const told = known.get(job);
    if (told !== undefined) return told;
    // Stands while those before it are looked at, so that a circle ends.
    known.set(
      job,
      each(() => ({ itself: 'unknown', hand: 'unknown', holds: 'no' })),
    );
    const { jobs: earlier, byName } = before(job);
    const waits = earlier.filter((other) => byName || other.blocking !== 'no');
    const found = each((situation) => held(job.presence[situation], situation, waits, byName));
    known.set(job, found);
    return found;
  }
  function held(own: Presence, situation: Situation, waits: readonly Ordered[], byName: boolean): Presence {
    let isHeld: Tri = 'no';
    for (const other of own.itself === 'no' ? [] : waits) {
      isHeld = any(isHeld, all(presence(other)[situation].holds, byName ? 'yes' : other.blocking));
      if (isHeld === 'yes') break;
    }
    const byHand = all(own.itself, isHeld);
    return { itself: all(own.itself, not(isHeld)), hand: any(own.hand, byHand), holds: any(own.holds, byHand) };
  }

  return presence;
}

/** A presence for each kind of pipeline. */
export function each(told: (situation: Situation) => Presence): Presences {
  return {
    request: told('request'),
    topicPush: told('topicPush'),
    trunkPush: told('trunkPush'),
    tag: told('tag'),
    schedule: told('schedule'),
    manual: told('manual'),
  };
}
