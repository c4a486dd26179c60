import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any } from '../../../src/core/tri.ts';
import type { Act } from '../follow/act.ts';
import { occasions, type Step } from '../model.ts';
import type { Deed } from '../survey.ts';
import type { Deeds } from './acts.ts';

/**
 * Whether somebody is told once a plan or comparison has failed or found something: by a step behind it. A schedule that
 * fails mails whoever wrote it last, if they want that: `unknown`.
 */
export function notifies(deeds: Deeds, deed: Deed, act: Pick<Act, 'blocking' | 'at'>): Tri {
  const own = deeds.filter(({ job }) => job === deed.job);
  const later = own.slice(own.indexOf(deed)).map((one) => tells(one, deed, act));
  const elsewhere = deeds.map((one) => (one.job === deed.job ? 'no' : tellsOf(one, deed, act)));
  return any(...later, ...elsewhere, 'unknown');
}

function tells(one: Deed, { step }: Deed, act: Pick<Act, 'blocking' | 'at'>): Tri {
  const own = one.done.filter(({ capability }) => capability === 'notify');
  if (own.length === 0) return 'no';
  // In the same script behind it: its own conditions were not looked at.
  if (one.step === step)
    return own.some(({ at }) => at.path !== act.at.path || at.line > act.at.line) ? 'unknown' : 'no';
  const isSure = own.some(({ confidence }) => confidence !== 'name');
  const comes = any(
    isAsked(one.step, step, act),
    all(step.blocking, act.blocking, one.step.afterFailure?.() ?? 'unknown'),
  );
  if (comes === 'yes') return isSure ? 'yes' : 'unknown';
  return comes === 'no' && all(step.blocking, act.blocking) !== 'yes' && isThere(one.step, step) ? 'unknown' : comes;
}

/** The same of a step of a job that waits for the one of the plan, and starts when that has failed. */
function tellsOf({ job, step, done }: Deed, plan: Deed, { blocking }: Pick<Act, 'blocking'>): Tri {
  if (!done.some(({ capability, confidence }) => capability === 'notify' && confidence !== 'name')) return 'no';
  const { name } = plan.job;
  const isBehind = job.behind?.some(
    (one) => name === one || name.startsWith(`${one} (`) || name.startsWith(`${one} / `),
  );
  if (isBehind !== true) return 'no';
  const comes = step.isAlways === true || step.afterFailure?.() === 'yes' ? 'yes' : 'unknown';
  return all(plan.job.blocking, plan.step.blocking, blocking, job.afterFailure?.() ?? 'unknown', comes);
}

/** Whether a step is come to because its condition asks how another one came out, which does not end the job. */
function isAsked(later: Step, step: Step, { blocking }: Pick<Act, 'blocking'>): Tri {
  const { id } = step;
  const asked = id === undefined ? [] : (later.asksFor ?? []).filter((one) => one.startsWith(`${id}.`));
  if (asked.length === 0 || !isThere(later, step)) return 'no';
  // The usual wrapper of Terraform hands on its status by this name, and lets a plan with changes pass.
  const isByStatus = asked.some((one) => /\.exit_?code$/i.test(one));
  return isByStatus || step.blocking !== 'yes' || blocking === 'no' ? 'yes' : 'unknown';
}

/** Whether a step may be come to by a schedule, or whenever the one before it is, as far as nothing failed. */
function isThere(later: Step, { runs }: Step): boolean {
  if (runs.schedule !== 'no') return later.runs.schedule !== 'no';
  return occasions.some((occasion) => runs[occasion] !== 'no' && later.runs[occasion] !== 'no');
}
