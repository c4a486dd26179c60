import { absentClasses, type CollectedEvidence, type Collection } from '../../core/evidence.ts';
import type { Closure } from '../../core/facts/base.ts';
import { type CollectedKind, collectedKinds, facts, familyOf } from '../../core/facts/index.ts';
import { type Absence, absenceOf } from './absent.ts';
import { doubtLeftovers } from './leftovers.ts';

const declares = ({ scope }: Collection, family: string): boolean =>
  scope.complete.some((declared) => declared.family === family);

/** Everything asked for this kind was seen. */
function isComplete({ slots }: Collection, kind: CollectedKind): boolean {
  return slots[kind].asked.length > 0 && slots[kind].gaps.length === 0;
}

/**
 * An active CI of its own that sees changes, read whole: any gap may hide another CI, or is the sign of one
 * (`external_ci`). What only a schedule or a person starts does not tell where changes are checked.
 */
function hasOwnCi(collection: Collection): boolean {
  return (
    isComplete(collection, 'ci.pipeline') &&
    collection.slots['ci.pipeline'].items.some(
      ({ active, onChangeRequest, onTrunkPush }) =>
        active === 'yes' && (onChangeRequest !== 'no' || onTrunkPush !== 'no'),
    )
  );
}

/** When "looked and not there" proves absence, by how a kind is closed. */
const closures: Record<Exclude<Closure, 'inputs'>, (collection: Collection, kind: CollectedKind) => boolean> = {
  by_nature: () => true,
  own_ci: (collection, kind) =>
    hasOwnCi(collection) || declares(collection, 'ci') || declares(collection, familyOf(kind)),
  declared: (collection, kind) => declares(collection, familyOf(kind)),
};

function isClosed(collection: Collection, kind: CollectedKind): boolean {
  const { closure } = facts[kind];
  if (closure === 'inputs') throw new Error(`${kind} is collected, and its closure is that of a derived kind`);
  return closures[closure](collection, kind);
}

/** A slot with what follows from its gaps, from what was declared, and from the absence of its class. */
function settledSlot(collection: Collection, kind: CollectedKind, absence: Absence | undefined) {
  const slot = collection.slots[kind];
  if (absence === 'declared') return { ...slot, gaps: [], complete: true, closed: true };
  const gaps = absence == null ? slot.gaps : [absence];
  return { ...slot, gaps, complete: isComplete(collection, kind), closed: isClosed(collection, kind) };
}

/** What was collected, each slot with what follows from its gaps, from the scope and from whose marks the changes carry. */
export function settle(collected: Collection): CollectedEvidence {
  const collection = { ...collected, slots: doubtLeftovers(collected.slots) };
  const absences = new Map(absentClasses.map((each) => [each as string, absenceOf(collection, each)]));
  const settled = collectedKinds.map((kind) => [kind, settledSlot(collection, kind, absences.get(facts[kind].class))]);
  return Object.fromEntries(settled) as CollectedEvidence;
}
