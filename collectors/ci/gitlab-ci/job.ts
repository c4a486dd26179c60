import { get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Job, Permissions, Place } from '../model.ts';
import { asideOf } from './aside.ts';
import type { Ordered } from './before.ts';
import { holdsChange, workingOn } from './checkout.ts';
import { copiesOf } from './environment.ts';
import { identitiesOf } from './identity.ts';
import { referToImages, servicesOf } from './image.ts';
import { legsOfJob } from './legs.ts';
import { needsOf } from './needs.ts';
import type { Order } from './order.ts';
import { approvalOf, blockingOf, type Frame, occasionsOf, presencesOf, regardlessOf } from './presence.ts';
import { keyPlace } from './reading.ts';
import type { Extended } from './resolve.ts';
import { flatRules } from './rules.ts';
import { mainScript, stepsOf } from './steps.ts';
import { variablesOf } from './variables.ts';

/** What `CI_JOB_TOKEN` may do is kept in the settings of the project. */
export const byProject: Permissions = { by: 'default', at: null, scopes: null, rest: 'unknown' };

/** A job before its order among the others is known. */
export interface Draft extends Ordered {
  readonly at: Place;
  readonly extended: Extended;
}

/** What of a job can be told by itself. */
export function draftOf(frame: Frame, name: string, extended: Extended): Draft {
  const { job } = extended;
  const stage = get(job, 'stage');
  const byRules = flatRules(get(job, 'rules'))?.some((rule) => rule === null || get(rule, 'needs') !== undefined);
  const isFixed = byRules !== true && (extended.isWhole || get(job, 'needs') !== undefined);
  return {
    name,
    at: keyPlace(frame.reading, frame.sheet.root, name),
    extended,
    stage: isEmpty(stage) ? 'test' : (text(stage) ?? ''),
    // Bases that were not found may say what it needs, and rules may say it anew.
    needs: isFixed ? needsOf(job) : undefined,
    blocking: blockingOf(extended),
    regardless: regardlessOf(frame, extended),
    presence: presencesOf(frame, extended),
  };
}

/** A job in its order: one, or one for each environment that its matrix names. */
export function jobsOf(frame: Frame, draft: Draft, order: Order): readonly Job[] {
  const { reading, sheet } = frame;
  const { name, at, extended, blocking } = draft;
  const variables = variablesOf(sheet, extended.job);
  const presences = order.presence(draft);
  const runs = occasionsOf(presences);
  const main = mainScript(frame, extended);
  const sees = workingOn(runs, holdsChange(sheet, extended.job, variables, main.text, reading.trunk));
  const subject = { name, at, extended, runs, sees, aside: asideOf(presences, extended) };
  const identities = identitiesOf(reading, sheet, extended.job, variables, main.text);
  const steps = stepsOf(frame, subject, main);
  const after = order.after(draft);
  const services = servicesOf(sheet, extended.job);
  referToImages(reading, sheet, extended.job, variables);
  return copiesOf(extended.job, variables).map(({ suffix, environment, rows }) => ({
    name: `${name}${suffix}`,
    at,
    runs,
    blocking,
    after,
    environment,
    approval: approvalOf(presences, environment),
    identities,
    legs: () => legsOfJob(extended.job, variables, rows, environment),
    afterFailure: () => draft.regardless,
    permissions: byProject,
    steps,
    ...(services.length > 0 && { services }),
  }));
}
