import type { Tri } from '../../src/core/facts/base.ts';
import { admits, admitsOthers } from './branch-filter.ts';
import type { Run } from './github-condition.ts';
import { get, isEmpty, text, texts } from './nodes.ts';
import type { Occasions } from './pipeline.ts';
import { all, any, not, tri } from './tri.ts';
import type { Yaml } from './yaml.ts';

/** What `on:` says: which occasions start the workflow, and as which events its jobs see them. */
export interface Triggers {
  readonly starts: Occasions;
  readonly pathFiltered: Tri;
  /** Runs for change requests and pushes to trunk in which a job may find itself. */
  readonly runs: readonly Run[];
  /** Whether there is such a run; `unknown` where a caller decides. */
  readonly mayRun: Tri;
}

const requestEvents = ['pull_request', 'pull_request_target'];
/** Activity of a change request that leaves its commits as they are and is no gate before the merge. */
const idleTypes = new Set(
  'closed unlabeled assigned unassigned edited milestoned demilestoned locked unlocked review_requested review_request_removed converted_to_draft auto_merge_disabled dequeued'.split(
    ' ',
  ),
);

/** Reads `on:`; undefined when it is nothing a workflow can have. */
export function readTriggers(on: Yaml | undefined, trunk: string | null): Triggers | undefined {
  const events = eventsOf(on);
  if (events === undefined) return undefined;
  const requests = requestEvents.map((name) => requestStart(events.get(name), events.has(name), trunk));
  const queue = events.has('merge_group') ? filtered(events.get('merge_group'), 'branches', trunk) : 'no';
  const push = events.has('push') ? pushStart(events.get('push'), trunk) : 'no';
  const asked = any(...requests, queue);
  // A push workflow that takes any branch also runs on the commits of a change request from the same repository.
  const changeRequest = any(asked, events.has('push') ? topicStart(events.get('push')) : 'no');
  // What follows another workflow runs when that one does; its failure stands on no change request.
  const follows = events.has('workflow_run')
    ? all('unknown', filtered(events.get('workflow_run'), 'branches', trunk))
    : 'no';
  const trunkPush = any(push, follows);
  const started: readonly (readonly [string, Tri])[] = [
    ['push', push],
    ['merge_group', queue],
    ...requestEvents.map((event, index) => [event, requests[index] ?? 'no'] as const),
    ['workflow_run', follows],
  ];
  const runs = started.filter(([, start]) => start !== 'no').map(([event]) => event);
  return {
    starts: {
      changeRequest,
      trunkPush,
      schedule: tri(events.has('schedule') && hasCron(events.get('schedule'))),
      tag: any(
        events.has('push') ? tagStart(events.get('push')) : 'no',
        tri(['release', 'create'].some((e) => events.has(e))),
      ),
      manual: tri(events.has('workflow_dispatch')),
    },
    pathFiltered: pathFilter(events, changeRequest, push, queue),
    runs: [...runs, ...(events.has('workflow_call') ? ['push', 'pull_request'] : [])].map((event) => ({
      event,
      trunk,
    })),
    mayRun: any(changeRequest, trunkPush, events.has('workflow_call') ? 'unknown' : 'no'),
  };
}

function eventsOf(on: Yaml | undefined): ReadonlyMap<string, Yaml | undefined> | undefined {
  if (on?.type === 'map') return on.entries;
  const names = isEmpty(on) ? undefined : texts(on);
  return names === undefined ? undefined : new Map(names.map((name) => [name, undefined]));
}

/** `branches` and `branches-ignore` (or the same for tags): no filter admits all; both at once are not allowed. */
function filtered(event: Yaml | undefined, what: 'branches', name: string | null): Tri {
  const wanted = get(event, what);
  const ignored = get(event, `${what}-ignore`);
  if (wanted !== undefined && ignored !== undefined) return 'unknown';
  const patterns = texts(wanted ?? ignored);
  if (wanted === undefined && ignored === undefined) return 'yes';
  if (patterns === undefined) return isEmpty(wanted ?? ignored) ? 'yes' : 'unknown';
  return wanted === undefined ? not(admits(patterns, name)) : admits(patterns, name);
}

const has = (event: Yaml | undefined, ...keys: readonly string[]): boolean =>
  keys.some((key) => get(event, key) !== undefined);
const namesBranches = (event: Yaml | undefined): boolean => has(event, 'branches', 'branches-ignore');
const namesTags = (event: Yaml | undefined): boolean => has(event, 'tags', 'tags-ignore');

function pushStart(event: Yaml | undefined, trunk: string | null): Tri {
  return namesTags(event) && !namesBranches(event) ? 'no' : filtered(event, 'branches', trunk);
}

function tagStart(event: Yaml | undefined): Tri {
  return tri(namesTags(event) || !namesBranches(event));
}

function topicStart(event: Yaml | undefined): Tri {
  if (namesTags(event) && !namesBranches(event)) return 'no';
  const patterns = texts(get(event, 'branches'));
  return patterns !== undefined && !admitsOthers(patterns) ? 'no' : 'unknown';
}

function requestStart(event: Yaml | undefined, isThere: boolean, trunk: string | null): Tri {
  if (!isThere) return 'no';
  const types = isEmpty(get(event, 'types')) ? ['synchronize'] : texts(get(event, 'types'));
  const onTypes: Tri =
    types === undefined
      ? 'unknown'
      : types.includes('synchronize')
        ? 'yes'
        : types.every((type) => idleTypes.has(type))
          ? 'no'
          : 'unknown';
  return all(onTypes, filtered(event, 'branches', trunk));
}

function hasCron(schedule: Yaml | undefined): boolean {
  return schedule?.type === 'list' && schedule.items.some((item) => text(get(item, 'cron')) !== undefined);
}

/** Whether paths decide if one event starts the workflow; `**` lets all through. */
function hasPathFilter(event: Yaml | undefined): boolean {
  const wanted = texts(get(event, 'paths'));
  return has(event, 'paths-ignore') || (has(event, 'paths') && wanted?.every((path) => path === '**') !== true);
}

/** Paths leave changes out where every event of one occasion is filtered; a merge queue may still see them all. */
function pathFilter(events: ReadonlyMap<string, Yaml | undefined>, request: Tri, push: Tri, queue: Tri): Tri {
  const requests = entriesOf(events, requestEvents);
  const filteredRequests = request !== 'no' && requests.length > 0 && requests.every(hasPathFilter);
  const filteredPush = push !== 'no' && hasPathFilter(events.get('push'));
  if (filteredPush) return 'yes';
  if (filteredRequests) return queue === 'no' ? 'yes' : 'unknown';
  return 'no';
}

function entriesOf(events: ReadonlyMap<string, Yaml | undefined>, names: readonly string[]): (Yaml | undefined)[] {
  return names.filter((name) => events.has(name)).map((name) => events.get(name));
}
