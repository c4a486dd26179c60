import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import type { Job } from '../model.ts';
import { distinct } from './distinct.ts';
import type { Gathered, Template } from './include.ts';
import { byProject, type Draft, draftOf, jobsOf } from './job.ts';
import { each, orderOf } from './order.ts';
import { type Frame, frameOf, occasionsOf, workflowLets } from './presence.ts';
import { limits, type Missing, missing, placeOf, type Reading, spend, viaOf } from './reading.ts';
import { resolverOf } from './resolve.ts';
import type { Situation } from './setting.ts';
import { jobNames, sheetOf, stagesOf, withGlobals } from './sheet.ts';
import { adopted, triggeredBy, unreadOf } from './trigger.ts';

/** GitLab lets a child pipeline start further ones, and those none. */
const deepestChild = 2;

/** The jobs of one pipeline, those of its child pipelines among them, and what of it was not read. */
export interface Told {
  readonly frame: Frame;
  readonly drafts: readonly Draft[];
  readonly jobs: readonly Job[];
  readonly missing: readonly Missing[];
}

/** Tells a pipeline from its files; `depth` counts the pipelines above it. */
export async function tell(reading: Reading, gathered: Gathered, depth = 0): Promise<Told> {
  const files = sheetOf(reading, gathered);
  const { jobOf, resolved } = resolverOf(reading, files);
  const sheet = withGlobals(reading, files, resolved);
  const frame = frameOf(reading, sheet, depth > 0);
  const names = jobNames(sheet);
  const read = names.filter(() => spend(reading, 'jobs'));
  const drafts = read.flatMap((name) => {
    const extended = jobOf(name);
    return extended === null ? [] : [draftOf(frame, name, extended)];
  });
  const order = orderOf(drafts, stagesOf(sheet), sheet.isOpen);
  const jobs: Job[] = [];
  const renamed = new Map<string, readonly string[]>();
  for (const draft of drafts) {
    const own = jobsOf(frame, draft, order);
    const made = await withChildren(frame, draft, own, depth);
    if (made.jobs.length !== 1 || made.jobs[0]?.name !== draft.name) renamed.set(draft.name, made.waitedFor);
    jobs.push(...made.jobs);
  }
  jobs.push(...sheet.templates.map((template) => templateJob(frame, template)));
  const leftOut = names.length - read.length;
  const tooMany = missing(`${leftOut} jobs beyond the first ${limits.jobs}`, 'too_large', placeOf(reading, sheet.root));
  return {
    frame,
    drafts,
    // A template can be included twice.
    jobs: distinct(jobs, (job) => job.name).map((job) => withNames(job, renamed)),
    missing: leftOut > 0 ? [...sheet.missing, tooMany] : sheet.missing,
  };
}

/** A job, or the jobs of the child pipeline that it starts. */
async function withChildren(frame: Frame, draft: Draft, own: readonly Job[], depth: number) {
  const triggered = await triggeredBy(frame.reading, draft.extended.job);
  const [first] = own;
  if (triggered === null || first === undefined) return { jobs: own, waitedFor: own.map((job) => job.name) };
  const isTooDeep = depth >= deepestChild;
  const child = triggered.child === null || isTooDeep ? null : await tell(frame.reading, triggered.child, depth + 1);
  const lacking =
    isTooDeep && triggered.downstream === null
      ? [missing('child pipelines one in another', 'too_large', draft.at)]
      : [...(child?.missing ?? [])];
  const { name, at, extended } = draft;
  const unread = unreadOf(
    frame,
    { name, at, extended, runs: first.runs, sees: first.runs, aside: 'unknown' },
    triggered,
    lacking,
  );
  const inner = own.flatMap((job) => adopted(job, child?.jobs ?? [], triggered.waits));
  const callers = own.map((job) => ({ ...job, steps: [...job.steps, ...unread] }));
  const jobs = [...(unread.length > 0 || inner.length === 0 ? callers : []), ...inner];
  const waitedFor = jobs.filter((job) => !inner.includes(job) || job.blocking !== 'no').map((job) => job.name);
  return { jobs, waitedFor };
}

/** What GitLab brings by name; whether it finds something to do is not told. */
function templateJob(frame: Frame, { name, at }: Template): Job {
  const itself = (situation: Situation): Tri => all('unknown', workflowLets(frame, situation));
  const presences = each((situation) => ({ itself: itself(situation), hand: 'no', holds: 'no' }));
  const runs = occasionsOf(presences);
  return {
    name,
    at,
    runs,
    blocking: 'unknown',
    after: null,
    environment: null,
    approval: 'none',
    identities: [],
    permissions: byProject,
    steps: [
      {
        ...{ name: null, at, runs, sees: runs, blocking: 'yes' },
        doing: { type: 'template', name },
        via: viaOf(frame.reading, at),
      },
    ],
  };
}

/** Jobs that became several are waited for under their new names. */
function withNames(job: Job, renamed: ReadonlyMap<string, readonly string[]>): Job {
  if (job.after === null || !job.after.some((name) => renamed.has(name))) return job;
  return { ...job, after: [...new Set(job.after.flatMap((name) => renamed.get(name) ?? [name]))] };
}
