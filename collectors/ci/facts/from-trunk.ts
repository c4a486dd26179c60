import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import { occasions, type Step } from '../model.ts';

/**
 * Whether a step only ever acts with what trunk holds: it runs for pushes to trunk, by a schedule, or by a person who
 * cannot start it elsewhere. A tag may stand on any branch.
 */
export function fromTrunk({ runs, sees, onOtherBranch }: Step): Tri {
  if (occasions.every((occasion) => runs[occasion] === 'no')) return 'unknown';
  const onRequest = all(runs.changeRequest, sees.changeRequest);
  if (onRequest === 'yes') return 'no';
  if (runs.changeRequest !== 'no' || runs.tag !== 'no') return 'unknown';
  const isOfTrunk = (['trunkPush', 'schedule'] as const).every(
    (occasion) => runs[occasion] === 'no' || sees[occasion] === runs[occasion],
  );
  if (!isOfTrunk) return 'unknown';
  if (runs.manual === 'no') return 'yes';
  return onOtherBranch?.() === 'no' ? 'yes' : 'unknown';
}
