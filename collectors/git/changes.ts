import type { History } from '../../src/core/source.ts';
import { botSort, isBot, isForge } from '../../src/lexicon/bots.ts';
import { commitAt, type Reach } from './lines.ts';
import { type MergedBranch, mergedBranch, requestMark, subjectOf } from './marks.ts';
import { smallest } from './numbers.ts';
import type { RequestIndex } from './requests.ts';

export const DAY_SECONDS = 86_400;

/** How a change reached a line. */
export type How = 'by_request' | 'topic_merge' | 'branch_merge' | 'unmarked';

/** One first-parent commit of a line, as a change. */
export interface Change {
  readonly ordinal: number;
  readonly position: number;
  readonly oid: string;
  /** Seconds since the epoch. */
  readonly at: number;
  readonly isMerge: boolean;
  /** Whose work it is: a person's, or a bot's of one of two sorts. */
  readonly by: 'person' | 'update' | 'promotion';
  readonly mergedByBot: boolean;
  readonly how: How;
  /** Number in the forge's mark, null without one. */
  readonly requestNumber: number | null;
  /** Known by a change-request ref rather than by a mark alone. */
  readonly knownByRef: boolean;
  /** May have been a request though nothing marks it: the forge committed it, or a request's head lies here. */
  readonly mayBeRequest: boolean;
  /** Index into the history's people of who did most of the work. */
  readonly author: number;
  /** Seconds from the first commit of a merged topic to its merge; null for single commits and branch merges. */
  readonly topicLifeSeconds: number | null;
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What a line's change brought besides the merge itself, people's commits only. */
function workOf(history: History, position: number, arrived: readonly number[]): readonly number[] {
  return arrived.filter((at) => {
    if (at === position && commitAt(history, at).parents.length > 1) return false;
    const person = history.people[commitAt(history, at).author];
    return person !== undefined && !isBot(person);
  });
}

/** A line with what is needed to read its commits as changes. */
export interface LineReading {
  readonly history: History;
  readonly reach: Reach;
  readonly requests: RequestIndex;
  /** Index of a person → index of the same person's first name and address. */
  readonly persons: readonly number[];
  /** Whether a merge brought another lasting branch rather than a topic. */
  isBranchMerge(arrived: readonly number[], mergedName: string | null): boolean;
}

type Arrival = Pick<Change, 'how' | 'requestNumber' | 'knownByRef' | 'mayBeRequest'>;

/** `git pull` and its like join two states of one branch; whatever they bring was pushed. */
function joinsItself(merged: MergedBranch | null, line: string): boolean {
  return merged !== null && (merged.isPull || merged.name === line || merged.name === `upstream/${line}`);
}

function arrivalOf(reading: LineReading, position: number, arrived: readonly number[]): Arrival {
  const { history, requests, reach } = reading;
  const { message, parents, committer } = commitAt(history, position);
  const mark = requestMark(message);
  const requestNumber = mark?.number ?? null;
  // A merge is a request if what it merged was one; that requests arrived with it says only how they reached the side.
  const sides = parents.slice(1).filter((at) => at >= 0);
  const isTwin = (parents.length > 1 ? sides : [position]).some((at) => requests.isTwin(at));
  const knownByRef = isTwin || (requestNumber !== null && requests.hasRef(requestNumber));
  const isRequest = knownByRef || (mark !== null && requests.believes(mark, position));
  if (isRequest) return { how: 'by_request', requestNumber, knownByRef, mayBeRequest: true };
  const byForge = history.people[committer];
  const mayBeRequest = mark !== null || requests.isHead(position) || (byForge !== undefined && isForge(byForge));
  const merged = parents.length > 1 ? mergedBranch(message) : null;
  const rest = { requestNumber, knownByRef, mayBeRequest };
  if (parents.length < 2 || joinsItself(merged, reach.line.name)) return { how: 'unmarked', ...rest };
  const isBranch = reading.isBranchMerge(arrived, merged?.name ?? null);
  return { how: isBranch ? 'branch_merge' : 'topic_merge', ...rest };
}

/** Whose work a first-parent commit brought: positions of people's commits, and whether it is a person's change. */
export function workAt({ history, reach }: LineReading, ordinal: number) {
  const position = reach.line.commits[ordinal] ?? -1;
  const { parents, author } = commitAt(history, position);
  const arrived = reach.arrivals[ordinal] ?? [position];
  const work = workOf(history, position, arrived);
  const person = history.people[author];
  const committedByBot = person !== undefined && isBot(person);
  // A merge whose side brought nothing by people is a bot's update that somebody clicked through.
  const isPersons = parents.length > 1 && arrived.length > 1 ? work.length > 0 : !committedByBot;
  return { arrived, work, committedByBot, isPersons };
}

/** Reads one first-parent commit as a change. */
export function changeAt(reading: LineReading, ordinal: number): Change {
  const { history, reach } = reading;
  const position = reach.line.commits[ordinal] ?? -1;
  const commit = commitAt(history, position);
  const isMerge = commit.parents.length > 1;
  const { arrived, work, committedByBot, isPersons } = workAt(reading, ordinal);
  const times = arrived.filter((at) => at !== position).map((at) => commitAt(history, at).committedAt);
  const authors = work.map((at) => commitAt(history, at).author);
  const arrival = arrivalOf(reading, position, arrived);
  return {
    ordinal,
    position,
    oid: commit.oid,
    at: commit.committedAt,
    isMerge,
    by: isPersons ? 'person' : botSort(subjectOf(commit.message)),
    mergedByBot: isPersons && committedByBot,
    ...arrival,
    author: mostFrequent(authors) ?? commit.author,
    topicLifeSeconds:
      isMerge && arrival.how !== 'branch_merge' && times.length > 0 ? commit.committedAt - smallest(times) : null,
  };
}
