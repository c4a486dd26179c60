import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any } from '../../../src/core/tri.ts';
import { checkingCapabilities } from '../recognise/index.ts';
import type { Done } from './done.ts';

/** Whether some of what a step does tests, builds or plans, and fails the step when it fails. */
export function checksOf(done: readonly Done[]): Tri {
  return any(...done.map((one) => all(one.blocking, isCheck(one))));
}

/** A name alone decides nothing. */
function isCheck({ capability, confidence }: Done): Tri {
  if (capability === 'unknown') return 'unknown';
  if (!checkingCapabilities.has(capability)) return 'no';
  return confidence === 'name' ? 'unknown' : 'yes';
}
