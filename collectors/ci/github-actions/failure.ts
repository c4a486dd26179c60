import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import { UNKNOWN, type Value } from '../condition.ts';
import { type Case, sightOf } from './cases.ts';
import { conditionOf } from './condition.ts';
import type { Frame } from './frame.ts';

const asksForOutcome = /\b(?:always|failure)\s{0,9}\(/i;
const failing = { success: 'no', failure: 'yes' } as const;
const longest = 2000;

/** Whether something with such an `if:` is come to once what it follows has failed. */
export function afterFailure(written: string | undefined, cases: readonly Case[]): Tri {
  if (written === undefined || written.length > longest) return written === undefined ? 'no' : 'unknown';
  if (!asksForOutcome.test(written)) return 'no';
  const condition = conditionOf(written);
  const scheduled = cases.filter(({ run }) => run.occasion === 'schedule');
  const judged = scheduled.length > 0 ? scheduled : cases;
  return any(
    ...judged.map((one) => {
      const sight = sightOf(one);
      const results =
        sight.results === null ? null : new Map([...sight.results.keys()].map((id): [string, Value] => [id, UNKNOWN]));
      return condition({ ...sight, results, status: failing });
    }),
  );
}

/** All that starts a job, whether or not it comes to it. */
export function startsOf({ situations }: Frame, id: string): readonly Case[] {
  return situations.map(({ run, inputs, reach }) => ({ run, reach: reach(id), filling: { inputs, matrix: null } }));
}

/** What of the steps before it a condition asks for: `id.outcome`, `id.outputs.name`. */
export function asksFor(written: string | undefined): readonly string[] {
  const text = (written ?? '').slice(0, longest);
  const found = text.matchAll(/\bsteps\.([A-Za-z_][\w-]{0,99}\.(?:outcome|conclusion|outputs\.[A-Za-z_][\w-]{0,99}))/g);
  return [...new Set([...found].flatMap(([, asked]) => asked ?? []))];
}
