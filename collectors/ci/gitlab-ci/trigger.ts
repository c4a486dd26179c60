import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any } from '../../../src/core/tri.ts';
import { get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Job, type Occasions, occasions, type Step } from '../model.ts';
import { type Gathered, include, nothing } from './include.ts';
import type { Frame } from './presence.ts';
import { keyPlace, missing, type Reading, shortName } from './reading.ts';
import { type Subject, stepOf } from './steps.ts';

/** What a job with `trigger:` starts: files of a child pipeline, and what was not read. */
export interface Triggered {
  readonly child: Gathered | null;
  /** What becomes of the other pipeline decides on this job. */
  readonly waits: Tri;
  /** A pipeline of another project; null where the child is of this one. */
  readonly downstream: string | null;
}

/**
 * What a job starts elsewhere; null for a job that starts nothing.
 * https://docs.gitlab.com/ci/yaml/#trigger
 */
export async function triggeredBy(reading: Reading, job: Yaml): Promise<Triggered | null> {
  const trigger = get(job, 'trigger');
  if (trigger === undefined) return null;
  const project = text(trigger) ?? text(get(trigger, 'project'));
  const strategy = text(get(trigger, 'strategy'));
  const waits: Tri =
    strategy === 'depend' || strategy === 'mirror' ? 'yes' : isEmpty(get(trigger, 'strategy')) ? 'no' : 'unknown';
  if (project !== undefined) return { child: null, waits, downstream: project };
  const child = nothing();
  const asked = get(trigger, 'include');
  // Paths are those of the repository that the pipeline runs in, whichever file asks for them.
  const file = { source: reading.source, prefix: '', path: '' };
  await include(reading, child, asked, { file, chain: [], isConditional: false });
  if (asked === undefined) child.missing.push(missing('trigger', 'malformed', keyPlace(reading, job, 'trigger')));
  return { child, waits, downstream: null };
}

/** Steps for what a job starts and what was not read of it. */
export function unreadOf(
  frame: Frame,
  subject: Subject,
  triggered: Triggered,
  lacking: Gathered['missing'],
): readonly Step[] {
  const at = keyPlace(frame.reading, subject.extended.job, 'trigger');
  // Left to itself, what is started can fail without anybody being told; whether it is looked at was not seen.
  const blocking: Tri = triggered.waits === 'yes' ? 'yes' : 'unknown';
  const { downstream } = triggered;
  if (downstream !== null) {
    const why = downstream.includes('$') ? 'dynamic' : 'unresolved_include';
    return [stepOf(frame, subject, at, { type: 'unread', what: shortName(downstream), why }, blocking)];
  }
  return lacking.map(({ what, why, at: place }) =>
    stepOf(frame, subject, place, { type: 'unread', what, why }, blocking),
  );
}

/** The jobs of a child pipeline as jobs of the pipeline that starts it. */
export function adopted(parent: Job, inner: readonly Job[], waits: Tri): readonly Job[] {
  return inner.map((job) => ({
    ...job,
    name: `${parent.name} / ${job.name}`,
    runs: both(parent.runs, job.runs),
    blocking: all(job.blocking, parent.blocking, waits),
    after:
      parent.after === null || job.after === null
        ? null
        : [...parent.after, ...job.after.map((name) => `${parent.name} / ${name}`)],
    approval: parent.approval === 'inline' ? 'inline' : job.approval,
    steps: job.steps.map((step) => ({
      ...step,
      runs: both(parent.runs, step.runs),
      sees: both(parent.runs, step.sees),
    })),
  }));
}

/** When a job of a child pipeline runs: on the occasions of both; by hand where a person starts either of them. */
function both(parent: Occasions, inner: Occasions): Occasions {
  const ever = (runs: Occasions): Tri => any(...occasions.map((occasion) => runs[occasion]));
  const on = (occasion: keyof Occasions): Tri => all(parent[occasion], inner[occasion]);
  return {
    changeRequest: on('changeRequest'),
    trunkPush: on('trunkPush'),
    schedule: on('schedule'),
    tag: on('tag'),
    manual: any(all(parent.manual, ever(inner)), all(ever(parent), inner.manual)),
  };
}
