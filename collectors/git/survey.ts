import { Unreadable } from '../../src/core/errors.ts';
import { oncePer } from '../../src/core/once.ts';
import type { BranchRef, History, Repository, RepositoryDescription } from '../../src/core/source.ts';
import { isBot } from '../../src/lexicon/bots.ts';
import { isReleaseBranch, isVersionTag } from '../../src/lexicon/branch-names.ts';
import { authorshipOf, type BranchReading, type BranchTip, readBranches, type Surroundings } from './branches.ts';
import { DAY_SECONDS, type LineReading } from './changes.ts';
import { commitAt, lineFrom, type Reach, reachOf } from './lines.ts';
import { mergedBranch } from './marks.ts';
import { samePeople } from './people.ts';
import { requestIndex } from './requests.ts';
import { LONGEST_DAYS, type Window, windowDays, windowOf } from './window.ts';

/** A line that changes gather on: trunk, or a branch that feeds it. */
export interface JudgedLine {
  readonly name: string;
  readonly role: 'trunk' | 'integration';
  readonly reading: LineReading;
  readonly window: Window;
}

/** What the readers of this collector share: the history laid out along trunk, read once per repository. */
export interface Survey {
  readonly description: RepositoryDescription;
  readonly history: History;
  readonly now: number;
  readonly trunk: JudgedLine;
  readonly branches: readonly BranchReading[];
  /** Branches that were too many to read (the ones whose tips are oldest), and branches whose commits are not all here. */
  readonly leftOut: number;
  readonly lost: number;
  readonly integration: readonly JudgedLine[];
  readonly versionTagged: ReadonlySet<number>;
}

/** Far more branches than anybody works on; beyond it, a hostile or a mechanical repository. */
const MOST_BRANCHES = 5_000;

/**
 * The survey of a repository, made at most once; null for a repository without any commit.
 * @throws {Unreadable} `shallow`, `not_found` or what the source could not read.
 */
export const surveyOf: (repository: Repository) => Promise<Survey | null> = oncePer(makeSurvey);

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function refuseShallow(description: RepositoryDescription): void {
  if (!description.shallow) return;
  throw new Unreadable(
    'shallow',
    'the clone is shallow: its history is cut off',
    'fetch all of it: `fetch-depth: 0` (GitHub Actions checkout), `GIT_DEPTH: 0` (GitLab CI), `fetchDepth: 0` (Azure Pipelines) or `git fetch --unshallow`',
  );
}

async function makeSurvey(repository: Repository): Promise<Survey | null> {
  const description = await repository.describe();
  refuseShallow(description);
  const history = await repository.history();
  if (history.commits.length === 0) return null;
  const refs = await repository.branches();
  const trunkRef = refs.find((ref) => ref.name === description.defaultBranch?.name);
  const tip = trunkRef === undefined ? undefined : history.indexOf(trunkRef.oid);
  if (trunkRef === undefined || tip === undefined) {
    throw new Unreadable('not_found', 'nothing tells which branch is the trunk', 'name it with --default-branch');
  }
  const now = seconds(repository.now);
  const since = new Date(repository.now.getTime() - LONGEST_DAYS * DAY_SECONDS * 1000);
  const requestHistory = await repository.requestHistory(since);
  const reach = reachOf(history, lineFrom(history, trunkRef.name, tip));
  const requests = requestIndex(requestHistory, history, reach.line);
  const versionTagged = await taggedPositions(repository, history);
  const persons = samePeople(history.people);
  const first: LineReading = { history, reach, requests, persons, isBranchMerge: () => false };
  const around = surroundingsOf(history, reach, windowDays(first, now), versionTagged, now);
  const beside = tipsBeside(history, refs, trunkRef.name);
  const gone = goneFeeders(around, new Set(refs.map(({ name }) => name)));
  const branches = readBranches(around, [...beside.slice(0, MOST_BRANCHES), ...gone]);
  const lasting = branches.filter((branch) => branch.role === 'integration' || branch.role === 'fed');
  const reading: LineReading = { history, reach, requests, persons, isBranchMerge: branchMergeTest(lasting) };
  const trunk: JudgedLine = { name: trunkRef.name, role: 'trunk', reading, window: windowOf(reading, now) };
  const promoted = new Set(mergedSides(history, reach));
  const integration = branches
    .filter((branch) => branch.role === 'integration')
    .slice(0, MOST_LINES)
    .map((branch): JudgedLine => {
      const line = lineFrom(history, branch.name, branch.tip);
      const feeder: LineReading = {
        history,
        reach: reachOf(history, line),
        requests: requestIndex(requestHistory, history, line, promoted),
        persons,
        isBranchMerge: branchMergeTest([]),
      };
      return { name: branch.name, role: 'integration', reading: feeder, window: windowOf(feeder, now) };
    });
  const leftOut = Math.max(0, beside.length - MOST_BRANCHES);
  const lost = refs.length - 1 - beside.length;
  return { description, history, now, trunk, branches, leftOut, lost, integration, versionTagged };
}

/** All branches but trunk, the newest tips first; a branch whose commits are not all here is none. */
function tipsBeside(history: History, refs: readonly BranchRef[], trunk: string): BranchTip[] {
  const tips = refs.flatMap(({ name, oid }) => {
    const tip = name === trunk ? undefined : history.indexOf(oid);
    return tip === undefined ? [] : [{ name, tip, isGone: false }];
  });
  return tips.sort((a, b) => commitAt(history, b.tip).committedAt - commitAt(history, a.tip).committedAt);
}

/** A name has to be merged so often before a branch that is not here is looked for behind it; the most merged only. */
const GONE_MERGES = 3;
const MOST_GONE = 20;

/** Lines that are laid out whole: a repository has one or two, beyond these it is no way of working. */
export const MOST_LINES = 10;

/** Branches that trunk merged again and again and whose refs are not here: the state that trunk merged last. */
function goneFeeders({ history, trunk, mergedNames }: Surroundings, present: ReadonlySet<string>): BranchTip[] {
  const names = [...mergedNames]
    .filter(([name, times]) => times >= GONE_MERGES && !present.has(name))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_GONE)
    .map(([name]) => name);
  const wanted = new Set(names);
  const tips: BranchTip[] = [];
  for (const position of trunk.line.commits.toReversed()) {
    if (wanted.size === 0) break;
    const { message, parents } = commitAt(history, position);
    const name = parents.length > 1 ? mergedBranch(message)?.name : undefined;
    const tip = parents[1] ?? -1;
    if (name === undefined || tip < 0 || !wanted.delete(name)) continue;
    tips.push({ name, tip, isGone: true });
  }
  return tips;
}

/** What is said when there are more lasting lines than are laid out. */
export function linesLeftOut(count: number): readonly { reason: 'too_large'; detail: string; mend: string }[] {
  if (count <= MOST_LINES) return [];
  const detail = `${count - MOST_LINES} lasting branches beyond the first ${MOST_LINES} were not followed`;
  return [{ reason: 'too_large', detail, mend: 'delete branches that no longer serve' }];
}

/** Positions of the commits that a line's merges name as merged. */
function mergedSides(history: History, { line }: Reach): number[] {
  return line.commits.flatMap((position) => commitAt(history, position).parents.slice(1));
}

/** A merge brings a branch rather than a topic if it holds a lasting branch's own commit or is named as GitFlow names them. */
function branchMergeTest(lasting: readonly BranchReading[]): LineReading['isBranchMerge'] {
  const own = new Set(lasting.flatMap((branch) => branch.own));
  const names = new Set(lasting.map((branch) => branch.name));
  return (arrived, mergedName) =>
    arrived.some((position) => own.has(position)) ||
    (mergedName !== null && (names.has(mergedName) || isReleaseBranch(mergedName)));
}

async function taggedPositions(repository: Repository, history: History): Promise<Set<number>> {
  const positions = new Set<number>();
  for (const tag of await repository.tags()) {
    const position = tag.oid === null || !isVersionTag(tag.name) ? undefined : history.indexOf(tag.oid);
    if (position !== undefined) positions.add(position);
  }
  return positions;
}

function surroundingsOf(
  history: History,
  trunk: Reach,
  windowDays: number,
  versionTagged: ReadonlySet<number>,
  now: number,
): Surroundings {
  const since = now - Math.max(windowDays, LONGEST_DAYS) * DAY_SECONDS;
  const recent = trunk.line.commits
    .map((position) => commitAt(history, position))
    .filter((commit) => commit.committedAt >= since);
  const merges = recent
    .filter((commit) => commit.parents.length > 1)
    .flatMap((commit) => mergedBranch(commit.message) ?? []);
  const authorships = history.commits.flatMap((commit, position) =>
    commit.committedAt >= since && (trunk.arrivedAt[position] ?? -1) >= 0 ? authorshipOf(history, position) : [],
  );
  // The account that most requests come from is the repository's own; others are forks, whose branch names mean nothing here.
  const owners = countsOf(merges.flatMap((merge) => merge.owner ?? []));
  const home = [...owners].sort(([, a], [, b]) => b - a)[0]?.[0];
  const own = merges.filter((merge) => !merge.isPull && (merge.owner === null || merge.owner === home));
  return {
    history,
    trunk,
    mergedNames: countsOf(own.map((merge) => merge.name)),
    trunkChanges: recent.filter((commit) => !isBotAt(history, commit.author)).length,
    versionTagged,
    trunkAuthorships: new Set(authorships),
    since,
    windowDays,
    now,
  };
}

function isBotAt(history: History, person: number): boolean {
  const author = history.people[person];
  return author !== undefined && isBot(author);
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
