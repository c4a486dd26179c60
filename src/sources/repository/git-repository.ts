import { Unreadable } from '../../core/errors.ts';
import type { FileEntry, History, Repository, RepositoryDescription, RequestHistory } from '../../core/source.ts';
import { countAdditions } from './additions.ts';
import type { ColumnHistory } from './column-history.ts';
import { firstCommits } from './first-commits.ts';
import { nameOnForge } from './full-name.ts';
import type { Ground } from './ground.ts';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import { nameOf, refsScope } from './names.ts';
import { type Objects, orNull } from './objects.ts';
import type { OpenOptions } from './options.ts';
import { createPast, type Past } from './past.ts';
import { cutOff, readPathHistory } from './path-history.ts';
import { isObjectId, readFetched } from './refs.ts';
import { commitSecond, noRequests, tipsBetween } from './requests.ts';
import { readStanding, type Standing } from './standing.ts';
import { listTree } from './tree.ts';
import { readHistory } from './walk.ts';
import { isAskable } from './wanted-paths.ts';
import { webAddress } from './web-address.ts';

/** The parts that depend on each other, each read once. */
function createReadings(ground: Ground, options: OpenOptions) {
  const { git, objects, shadow } = ground;
  const oidLength = shadow.objectFormat === 'sha256' ? 64 : 40;
  const onLeftOut = (count: number): void => options.logger?.({ event: 'tips_left_out', count });
  const standing = lazily(() => readStanding(ground, options));

  /** Everything that is here, whatever the instant asked for. */
  const wholeHistory = lazily(async (): Promise<ColumnHistory> => {
    const { needed, sorted } = await standing();
    const tips = [...new Set([...needed, ...sorted.tips])];
    const history = await readHistory(git, oidLength, needed, { tips, without: [] }, onLeftOut);
    const missing = needed.find((oid) => history.indexOf(oid) === undefined);
    if (missing !== undefined)
      throw new Unreadable('absent', `commit ${missing} is not in this clone`, ground.absentMend);
    return history;
  });

  /** Null when the scan is about now: then nothing is set back. */
  const past = lazily(
    async (): Promise<Past | null> => (options.now === null ? null : createPast(await wholeHistory(), options.now)),
  );

  const judged = lazily(async (): Promise<string | null> => {
    const { tip } = await standing();
    if (tip === null || options.now === null) return tip;
    const second = await commitSecond(objects, tip);
    if (second !== null && second * 1000 <= options.now.getTime()) return tip;
    return (await past())?.backFrom(tip) ?? null;
  });

  const branches = lazily(async () => {
    const { sorted } = await standing();
    return (await past())?.branches(sorted.branches) ?? sorted.branches;
  });

  const tags = lazily(async () => {
    const { sorted } = await standing();
    const then = await past();
    const peeled = await Promise.all(
      sorted.tags.map(async ({ name, oid }) => ({ name, oid: await objects.peel(oid) })),
    );
    return then === null ? peeled : peeled.filter(({ oid }) => oid === null || then.backFrom(oid) === oid);
  });

  const history = lazily(async (): Promise<History> => {
    const whole = await wholeHistory();
    const then = await past();
    if (then === null || options.now === null || whole.newest() * 1000 <= options.now.getTime()) return whole;
    const { sorted, tip } = await standing();
    const tips = [...sorted.tips, ...(tip === null ? [] : [tip])].map((oid) => then.backFrom(oid));
    const tagged = (await tags()).map(({ oid }) => oid);
    return whole.narrow([...tips, ...tagged].filter((oid) => oid !== null));
  });

  return { oidLength, onLeftOut, standing, wholeHistory, judged, branches, tags, history };
}

function describe(
  ground: Ground,
  options: OpenOptions,
  standing: Standing,
  commit: string | null,
): RepositoryDescription {
  const { location, config, shadow } = ground;
  const { head, remote, refs, sorted, defaultBranch } = standing;
  const detached = head.branch === null ? 'detached' : null;
  const branch = head.branch?.replace(/^refs\/heads\//, '') ?? null;
  return {
    target: {
      ...{ id: options.id, class: 'repository', name: nameOf(location, config, remote), commit, branch },
      trunk: defaultBranch?.name ?? null,
      web: webAddress(config),
      // Told by whoever supplies them.
      related: [],
    },
    fullName: nameOnForge(config),
    objectFormat: shadow.objectFormat,
    headState: detached ?? (head.oid === null ? 'unborn' : 'branch'),
    defaultBranch,
    shallow: shadow.shallow.size > 0,
    refsScope: refsScope(config, remote, refs, sorted.branches.length, location.isBare, readFetched(location)),
    visibility: options.visibility ?? 'unknown',
  };
}

async function blobAt(objects: Objects, commit: string, path: string, limitBytes: number): Promise<Buffer | null> {
  if (!isObjectId(commit) || !isAskable(path)) return null;
  const found = await orNull(objects.look(`${commit}:${path}`, limitBytes));
  return found?.type === 'blob' ? found.bytes : null;
}

/** The repository over a prepared ground (see `Repository` for what each method answers). */
export function createRepository(ground: Ground, options: OpenOptions): Repository {
  const { git, objects, shadow } = ground;
  const readings = createReadings(ground, options);
  const description = lazily(async () => describe(ground, options, await readings.standing(), await readings.judged()));

  const files = lazily(async (): Promise<readonly FileEntry[]> => {
    const commit = await readings.judged();
    return commit === null ? [] : listTree(git, commit);
  });
  const byPath = lazily(async () => new Map((await files()).map((entry) => [entry.path, entry])));

  async function requestHistory(since: Date): Promise<RequestHistory> {
    const { sorted } = await readings.standing();
    if (sorted.requests.length === 0) return noRequests();
    const known = await readings.wholeHistory();
    // Behind a commit of the history there is nothing that it lacks.
    const oids = new Set(sorted.requests.map(({ oid }) => oid).filter((oid) => known.indexOf(oid) === undefined));
    const tips = await tipsBetween(git, objects, [...oids], since, options.now);
    const without = (await readings.branches()).map(({ oid }) => oid);
    const extent = { tips, without, isKnown: (oid: string) => known.indexOf(oid) !== undefined };
    return {
      refs: sorted.requests.length,
      numbers: new Set(sorted.requests.map(({ number }) => number)),
      tips: new Set(sorted.requests.map(({ oid }) => oid)),
      history: await readHistory(git, readings.oidLength, [], extent, readings.onLeftOut),
    };
  }

  return {
    class: 'repository',
    id: options.id,
    now: options.now ?? new Date(),
    declared: options.declared,
    related: (name) => options.related?.get(name) ?? null,
    describe: description,
    files,
    async read(path, { limitBytes = limits.blobBytes } = {}) {
      const entry = (await byPath()).get(path);
      return entry?.kind !== 'file' || entry.oid === null ? null : objects.read(entry.oid, limitBytes);
    },
    refs: async () => [...(await readings.standing()).refs.values()],
    branches: readings.branches,
    tags: readings.tags,
    history: readings.history,
    requestHistory,
    async additions(oid, limit) {
      if (!isObjectId(oid) || limit < 1) return [];
      return countAdditions(objects.look, oid, Math.floor(limit), shadow.shallow);
    },
    async pathHistory(oid, paths, after) {
      if (!isObjectId(oid) || (after !== undefined && !isObjectId(after))) return [];
      if (shadow.shallow.size > 0) throw cutOff();
      return readPathHistory(git, readings.wholeHistory, oid, paths, after);
    },
    readAt: (commit, path, limitBytes) => blobAt(objects, commit, path, limitBytes),
    firstCommits: () => firstCommits(shadow, readings.wholeHistory),
    close: async () => ground.close(),
  };
}
