import type { History, RequestHistory } from '../../src/core/source.ts';
import { botSort, isBot } from '../../src/lexicon/bots.ts';
import { commitAt, type Reach } from './lines.ts';
import { mergedBranch, requestMark } from './marks.ts';

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
  /** Index into the history's people of who did most of the work, by that person's first appearance. */
  readonly author: number;
  /** Seconds from the first commit of a merged topic to its merge; null for single commits and branch merges. */
  readonly topicLifeSeconds: number | null;
}

/** Recognises commits of change requests, whether they arrived as they were, rebased or squashed. */
export interface RequestIndex {
  readonly refs: number;
  readonly numbers: ReadonlySet<number>;
  knows(history: History, positions: readonly number[]): boolean;
}

const authorshipKey = (person: { email: string } | undefined, time: number, subject: string): string =>
  `${person?.email ?? ''}\n${time}\n${subject}`;

const subjectOf = (message: string): string => {
  const end = message.indexOf('\n');
  return end < 0 ? message : message.slice(0, end);
};

/**
 * Commits that were promoted from one line to another (`promoted`) are heads of that promotion's request, which says
 * nothing of how they had reached the first line. A rebased or squashed commit is a twin of a request's: same tree, or same
 * author, time and subject.
 */
export function requestIndex(requests: RequestHistory, promoted: ReadonlySet<string> = new Set()): RequestIndex {
  const oids = requests.tips.difference(promoted);
  const trees = new Set<string>();
  const authorships = new Set<string>();
  for (const commit of requests.history.commits) {
    oids.add(commit.oid);
    if (requests.tips.has(commit.oid)) trees.add(commit.tree);
    const person = requests.history.people[commit.author];
    authorships.add(authorshipKey(person, commit.authoredAt, subjectOf(commit.message)));
  }
  const isTwin = (history: History, position: number): boolean => {
    const commit = commitAt(history, position);
    if (oids.has(commit.oid) || trees.has(commit.tree)) return true;
    return authorships.has(authorshipKey(history.people[commit.author], commit.authoredAt, subjectOf(commit.message)));
  };
  return {
    refs: requests.refs,
    numbers: requests.numbers,
    knows: (history, positions) => positions.some((position) => isTwin(history, position)),
  };
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

export interface LineReading {
  readonly history: History;
  readonly reach: Reach;
  readonly requests: RequestIndex;
  /** Index of a person → index of the same person's first name and address. */
  readonly persons: readonly number[];
  /** Whether a merge brought another lasting branch rather than a topic. */
  isBranchMerge(arrived: readonly number[], mergedName: string | null): boolean;
}

function howOf(
  reading: LineReading,
  change: { position: number; isMerge: boolean; arrived: readonly number[] },
): {
  how: How;
  requestNumber: number | null;
  knownByRef: boolean;
} {
  const { message } = commitAt(reading.history, change.position);
  const mark = requestMark(message);
  const merged = change.isMerge ? mergedBranch(message) : null;
  // A merge is a request if what it merged was one; that requests arrived with it says only how they reached the side.
  const sought = change.isMerge
    ? commitAt(reading.history, change.position)
        .parents.slice(1)
        .filter((at) => at >= 0)
    : [change.position];
  const knownByRef =
    (mark?.number != null && reading.requests.numbers.has(mark.number)) ||
    reading.requests.knows(reading.history, sought);
  const requestNumber = mark?.number ?? null;
  if (mark !== null || knownByRef) return { how: 'by_request', requestNumber, knownByRef };
  if (!change.isMerge || merged?.isPull) return { how: 'unmarked', requestNumber, knownByRef };
  const isBranch = reading.isBranchMerge(change.arrived, merged?.name ?? null);
  return { how: isBranch ? 'branch_merge' : 'topic_merge', requestNumber, knownByRef };
}

/** Reads one first-parent commit as a change. */
export function changeAt(reading: LineReading, ordinal: number): Change {
  const { history, reach } = reading;
  const position = reach.line.commits[ordinal] ?? -1;
  const commit = commitAt(history, position);
  const isMerge = commit.parents.length > 1;
  const arrived = reach.arrivals[ordinal] ?? [position];
  const work = workOf(history, position, arrived);
  const person = history.people[commit.author];
  const committedByBot = person !== undefined && isBot(person);
  // A merge whose side brought nothing by people is a bot's update that somebody clicked through.
  const byPerson = isMerge && arrived.length > 1 ? work.length > 0 : !committedByBot;
  const times = arrived.filter((at) => at !== position).map((at) => commitAt(history, at).committedAt);
  const personOf = (index: number): number => reading.persons[index] ?? index;
  const authors = work.map((at) => personOf(commitAt(history, at).author));
  const { how, requestNumber, knownByRef } = howOf(reading, { position, isMerge, arrived });
  return {
    ordinal,
    position,
    oid: commit.oid,
    at: commit.committedAt,
    isMerge,
    by: byPerson ? 'person' : botSort(subjectOf(commit.message)),
    mergedByBot: byPerson && committedByBot,
    how,
    requestNumber,
    knownByRef,
    author: mostFrequent(authors) ?? personOf(commit.author),
    topicLifeSeconds:
      isMerge && how !== 'branch_merge' && times.length > 0 ? commit.committedAt - Math.min(...times) : null,
  };
}
