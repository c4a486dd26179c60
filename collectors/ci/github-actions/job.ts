import { not } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Job, Place } from '../model.ts';
import { isPreviewName } from '../preview.ts';
import { type Cases, casesOf, groupsOf, runsOf } from './cases.ts';
import { ifOf } from './condition.ts';
import { afterFailure, startsOf } from './failure.ts';
import { type Budget, type Frame, placeIn, spend, stepsOf } from './frame.ts';
import { identitiesOf } from './identities.ts';
import { granted } from './permissions.ts';
import { readSteps } from './steps.ts';
import { truth } from './switch.ts';

/** Longest name that an environment can have. */
const longestName = 255;

/** A job with steps of its own: one for each environment that its matrix or its caller binds it to. Without `after`. */
export function readOwnJob(frame: Frame, id: string, job: Yaml, budget: Budget): readonly Job[] {
  const cases = casesOf(frame, id, job);
  const identities = identitiesOf(frame, job);
  const services = entries(get(job, 'services')).flatMap(([, one]) => text(get(one, 'image')) ?? text(one) ?? []);
  const permissions = granted(frame, job, 'job', frame.permissions);
  return boundOf(job, cases, budget).map(({ environment, suffix, of }) => ({
    name: `${frame.prefix}${id}${suffix}`,
    at: jobPlace(frame, id),
    runs: runsOf(of),
    blocking: not(truth(get(job, 'continue-on-error'))),
    after: [],
    environment,
    approval: environment === null ? 'none' : 'server_side',
    identities,
    permissions,
    ...(services.length > 0 && { services }),
    afterFailure: () => afterFailure(ifOf(job), startsOf(frame, id)),
    behind: (texts(get(job, 'needs')) ?? []).map((need) => `${frame.prefix}${need}`),
    steps: readSteps(frame, id, job, of, budget),
  }));
}

/** Where a job stands in the scanned repository. */
export function jobPlace(frame: Frame, id: string): Place {
  const jobs = get(frame.root, 'jobs');
  return frame.calledAt ?? placeIn(frame, jobs === undefined ? 1 : lineOf(jobs, id));
}

interface Bound {
  readonly environment: Job['environment'];
  readonly suffix: string;
  readonly of: Cases;
}

function boundOf(job: Yaml, cases: Cases, budget: Budget): readonly Bound[] {
  const node = get(job, 'environment');
  const written = text(node?.type === 'map' ? get(node, 'name') : node);
  const isPreview = isPreviewName(written ?? '');
  const unbound = { environment: null, suffix: '', of: cases };
  if (written === undefined) return isEmpty(node) ? [unbound] : [{ ...unbound, environment: { name: null } }];
  const groups = groupsOf(cases, written.trim());
  const size = stepsOf(job).length + 1;
  const told = spend(budget, (groups.length - 1) * size) ? groups : [{ value: null, cases }];
  return told.map(({ value, cases: of }) => ({
    environment: environmentOf(value, isPreview),
    suffix: told.length === 1 ? '' : ` (${value?.slice(0, longestName)})`,
    of,
  }));
}

function environmentOf(value: string | null, isPreview: boolean): Job['environment'] {
  if (value === null) return isPreview ? { name: null, isPreview } : { name: null };
  const name = value.trim();
  if (name === '') return null;
  const told = { name: name.length > longestName ? null : name };
  return isPreviewName(name) ? { ...told, isPreview: true } : told;
}

/** Jobs with other names, where two would share one; the first keeps it. */
export function withOwnNames(jobs: readonly Job[]): readonly Job[] {
  const taken = new Set<string>();
  return jobs.map((job) => {
    let name = job.name;
    for (let count = 2; taken.has(name); count++) name = `${job.name} #${count}`;
    taken.add(name);
    return name === job.name ? job : { ...job, name };
  });
}
