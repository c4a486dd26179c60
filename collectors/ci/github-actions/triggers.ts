import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../../src/core/tri.ts';
import { get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { admits, admitsOthers } from '../branch-filter.ts';
import { type Change, type Occasion, type Occasions, occasions, type PerChange } from '../model.ts';
import type { PathFilters } from '../path-filter.ts';

/** A sort of run of a workflow, as far as the conditions of its jobs can see, and whether there is one. */
export interface Start {
  readonly event: string;
  /** What it is for: a push may be one to trunk, one to the branch of a change request, or one of a tag. */
  readonly occasion: Occasion;
  readonly trunk: string | null;
  readonly starts: Tri;
  /** Of a run that a person starts: it is of another branch than trunk; left out where it may be of any. */
  readonly isAside?: true;
}

/** What `on:` says: which occasions start the workflow, and as which events its jobs see them. */
export interface Triggers {
  readonly starts: Occasions;
  /** Only some paths start it on that occasion. */
  readonly filtered: PerChange;
  /** The runs that its own events start. */
  readonly own: readonly Start[];
  /** What an unknown caller may start it for; none where nobody can call it. */
  readonly called: readonly Start[];
}

const requestEvents = ['pull_request', 'pull_request_target'];
/** Activity of a change request that leaves its commits as they are and is no gate before the merge. */
const idleTypes = new Set(
  'closed unlabeled assigned unassigned edited milestoned demilestoned locked unlocked review_requested review_request_removed converted_to_draft auto_merge_disabled dequeued'.split(
    ' ',
  ),
);

/** Activity of a release that follows no new tag. */
const idleReleaseTypes = new Set(['deleted', 'unpublished', 'edited']);

/** Reads `on:`; undefined when it is nothing a workflow can have. Without `files`, filters of paths are taken to let some through. */
export function readTriggers(
  on: Yaml | undefined,
  trunk: string | null,
  files: PathFilters | null,
): Triggers | undefined {
  const events = eventsOf(on);
  if (events === undefined) return undefined;
  const own = ownStarts(events, trunk, files);
  const when = (occasion: Occasion): Tri =>
    any(...own.filter((run) => run.occasion === occasion).map((run) => run.starts));
  return {
    starts: {
      changeRequest: when('changeRequest'),
      trunkPush: when('trunkPush'),
      schedule: when('schedule'),
      tag: when('tag'),
      manual: when('manual'),
    },
    filtered: {
      changeRequest: pathFilter(own, events, 'changeRequest'),
      trunkPush: pathFilter(own, events, 'trunkPush'),
    },
    own,
    called: events.has('workflow_call') ? calledStarts(trunk) : [],
  };
}

/** The runs that the file's own events start. */
function ownStarts(
  events: ReadonlyMap<string, Yaml | undefined>,
  trunk: string | null,
  files: PathFilters | null,
): readonly Start[] {
  const start = (event: string, occasion: Occasion, judge: (filters: Yaml | undefined) => Tri): readonly Start[] => {
    const filters = events.get(event);
    const letsSome = occasion === 'tag' || files === null ? 'yes' : letsPathThrough(filters, files);
    const starts = events.has(event) ? all(judge(filters), letsSome) : 'no';
    return starts === 'no' ? [] : [{ event, occasion, trunk, starts }];
  };
  const onTrunk = (filters: Yaml | undefined): Tri => filtered(filters, 'branches', trunk);
  return [
    ...requestEvents.flatMap((event) => start(event, 'changeRequest', (filters) => requestStart(filters, trunk))),
    ...start('merge_group', 'changeRequest', onTrunk),
    // A push workflow that takes any branch also runs on the commits of a change request from the same repository.
    ...start('push', 'changeRequest', topicStart),
    ...start('push', 'trunkPush', (filters) => pushStart(filters, trunk)),
    // A request that is closed may be one that was merged, whose change then reached trunk.
    ...requestEvents.flatMap((event) => start(event, 'trunkPush', (filters) => closedStart(filters, trunk))),
    // What follows another workflow runs when that one does; its failure stands on no change request.
    ...start('workflow_run', 'trunkPush', (filters) => all('unknown', onTrunk(filters))),
    ...start('schedule', 'schedule', (filters) => tri(hasCron(filters))),
    ...start('push', 'tag', tagStart),
    ...start('release', 'tag', releaseStart),
    ...start('create', 'tag', () => 'yes'),
    ...start('workflow_dispatch', 'manual', () => 'yes'),
  ];
}

const eventOf: Readonly<Record<Occasion, string>> = {
  changeRequest: 'pull_request',
  trunkPush: 'push',
  schedule: 'schedule',
  tag: 'push',
  manual: 'workflow_dispatch',
};

/**
 * What a caller may start it for. Callers of this repository are read as pipelines of their own, but any other repository
 * may hold one too: never does it start by itself, and never is it known to be started by nobody.
 */
const calledStarts = (trunk: string | null): readonly Start[] =>
  occasions.map((occasion) => ({ event: eventOf[occasion], occasion, trunk, starts: 'unknown' }));

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

function requestStart(event: Yaml | undefined, trunk: string | null): Tri {
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

function closedStart(event: Yaml | undefined, trunk: string | null): Tri {
  const types = texts(get(event, 'types'));
  return types?.includes('closed') === true ? all('unknown', filtered(event, 'branches', trunk)) : 'no';
}

function releaseStart(event: Yaml | undefined): Tri {
  const types = isEmpty(get(event, 'types')) ? undefined : texts(get(event, 'types'));
  return tri(types === undefined || !types.every((type) => idleReleaseTypes.has(type)));
}

function hasCron(schedule: Yaml | undefined): boolean {
  return schedule?.type === 'list' && schedule.items.some((item) => text(get(item, 'cron')) !== undefined);
}

/** Whether paths decide if one event starts the workflow; `**` lets all through. */
function hasPathFilter(event: Yaml | undefined): boolean {
  const wanted = texts(get(event, 'paths'));
  return has(event, 'paths-ignore') || (has(event, 'paths') && wanted?.every((path) => path === '**') !== true);
}

/** A filter that lets no file through that is there now never starts anything, until somebody adds one. */
function letsPathThrough(event: Yaml | undefined, files: PathFilters): Tri {
  const wanted = texts(get(event, 'paths'));
  const ignored = texts(get(event, 'paths-ignore'));
  const isLet =
    (wanted === undefined || files.admitSome(wanted)) && (ignored === undefined || files.leaveSome(ignored));
  return isLet ? 'yes' : 'unknown';
}

/** Paths leave changes out where every event of the occasion is filtered; where only some are, it depends on which. */
function pathFilter(own: readonly Start[], events: ReadonlyMap<string, Yaml | undefined>, change: Change): Tri {
  const runs = own.filter((run) => run.occasion === change);
  const open = runs.filter(({ event }) => !hasPathFilter(events.get(event)));
  if (open.length === runs.length) return 'no';
  if (open.length === 0) return 'yes';
  return open.some(({ event, starts }) => event === 'pull_request' && starts === 'yes') ? 'no' : 'unknown';
}
