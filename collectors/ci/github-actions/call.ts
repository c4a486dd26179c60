import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { all, not } from '../../../src/core/tri.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Doing, Job, Unresolved } from '../model.ts';
import { isOwnAt, suppliedAt } from '../supplied.ts';
import { type Cases, casesOf, groupsOf, runsOf, sightOf } from './cases.ts';
import { asideOf, type Budget, type Frame, placeIn, spend, stepsOf } from './frame.ts';
import { handedOn } from './inputs.ts';
import { jobPlace } from './job.ts';
import { loadWorkflow } from './load.ts';
import { needsOf } from './needs.ts';
import { granted, grantsIdToken, ofCaller } from './permissions.ts';
import { inputsOf } from './steps.ts';
import { truth } from './switch.ts';
import { readTriggers } from './triggers.ts';
import { type Used, usedIn } from './uses.ts';

/** Workflows within workflows that are followed. */
const deepest = 4;

/** What a job that calls a workflow comes to: the workflow in its place, or the call itself as its one step. */
export type Called = { readonly frame: Frame } | { readonly job: Job };

/** Follows a job's `uses:` to the workflow that it calls, where that lies here or in a repository that the user supplied. */
export async function readCall(
  frame: Frame,
  id: string,
  job: Yaml,
  trunk: string | null,
  budget: Budget,
): Promise<Called> {
  const cases = casesOf(frame, id, job);
  const left = (doing: Doing): Called => ({ job: callItself(frame, id, job, cases, doing) });
  const unread = (what: string, why: Unresolved): Called => left({ type: 'unread', what, why });
  const written = text(get(job, 'uses')) ?? '';
  const groups = groupsOf(cases, written);
  const value = groups.length === 1 ? groups[0]?.value : null;
  const used = usedIn(value ?? written);
  if (used === undefined) return unread('a workflow without a name', 'malformed');
  if (value === null || value === undefined) return unread(used.written, 'dynamic');
  const target = await targetOf(frame, used);
  if (target === null) return unread(used.written, 'malformed');
  if (target.source === null) return left({ type: 'action', uses: used.written, inputs: inputsOf(job) });
  const shown = `${target.origin}${target.path}`;
  if (frame.chain.includes(shown)) return unread(shown, 'malformed');
  if (frame.chain.length > deepest) return unread(shown, 'unresolved_include');
  const loaded = await loadWorkflow(target.source, target.path);
  if (typeof loaded === 'string') return unread(shown, loaded);
  // Only a workflow that says it may be called is.
  if ((readTriggers(get(loaded.root, 'on'), trunk, null)?.called.length ?? 0) === 0) return unread(shown, 'malformed');
  const steps = [...loaded.jobs.values()].reduce((sum, one) => sum + 1 + stepsOf(one).length, 0);
  if (!spend(budget, steps)) return unread(shown, 'too_large');
  return {
    frame: { ...target, source: target.source, ...inPlaceOf(frame, id, job, cases, { ...target, ...loaded }, shown) },
  };
}

interface Target {
  /** Null where the user did not supply the repository. */
  readonly source: RepositoryFiles | null;
  readonly origin: string;
  readonly path: string;
}

/** The repository and path that a call names; null for what no forge would follow. */
async function targetOf({ source, origin, own }: Frame, { name, pin, written }: Used): Promise<Target | null> {
  if (pin === 'local') {
    const path = /^\.\/(\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml)$/.exec(name)?.[1];
    return path === undefined ? null : { source, origin, path };
  }
  const [, repository, path] =
    /^([^/]+\/[^/]+)\/(\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml)$/.exec(name) ?? [];
  if (repository === undefined || path === undefined || pin === 'none') return null;
  const full = repository.toLowerCase();
  const ref = written.slice(written.lastIndexOf('@') + 1);
  if (await isOwnAt(own.source, full, ref)) return { source: own.source, origin: '', path };
  const related = await suppliedAt(source, full, ref);
  return { source: related, origin: `${full}:`, path };
}

/** What a called workflow takes over from the job in whose place it stands. */
function inPlaceOf(
  frame: Frame,
  id: string,
  call: Yaml,
  cases: Cases,
  called: Target & { readonly root: Yaml; readonly jobs: ReadonlyMap<string, Yaml> },
  shown: string,
): Omit<Frame, 'source' | 'origin' | 'path'> {
  const { root, jobs } = called;
  const needs = needsOf(jobs);
  const permissions = ofCaller(granted(frame, call, 'job', frame.permissions), jobPlace(frame, id));
  return {
    own: frame.own,
    permissions: granted(called, root, 'pipeline', permissions),
    root,
    jobs,
    needs,
    prefix: `${frame.prefix}${id} / `,
    via: [...frame.via, shown],
    calledAt: shown.includes(':') ? jobPlace(frame, id) : frame.calledAt,
    situations: cases.live.map((one) => {
      const run = { ...one.run, starts: all(one.run.starts, one.reach.reached) };
      const inputs = handedOn(root, call, one.filling, sightOf(one));
      return { run, inputs, reach: needs.reachIn({ run, inputs }) };
    }),
    aside: asideOf(frame, id),
    inputs: cases.fillings.map((filling) => handedOn(root, call, filling, null)),
    idToken: idTokenOf(frame, call, root),
    chain: [...frame.chain, shown],
  };
}

/** A called workflow can only narrow what its caller may do. */
function idTokenOf(frame: Frame, call: Yaml, root: Yaml): Tri {
  const ofCaller = grantsIdToken(get(call, 'permissions'), frame.idToken);
  return all(ofCaller, grantsIdToken(get(root, 'permissions'), ofCaller));
}

function callItself(frame: Frame, id: string, job: Yaml, cases: Cases, doing: Doing): Job {
  const at = placeIn(frame, get(job, 'uses')?.line ?? job.line);
  const runs = runsOf(cases);
  return {
    name: `${frame.prefix}${id}`,
    at: jobPlace(frame, id),
    runs,
    blocking: not(truth(get(job, 'continue-on-error'))),
    after: [],
    environment: null,
    approval: 'none',
    identities: [],
    permissions: granted(frame, job, 'job', frame.permissions),
    // What is called elsewhere checks out what it needs.
    steps: [{ name: null, at, runs, sees: runs, blocking: 'yes', doing, via: frame.via }],
  };
}
