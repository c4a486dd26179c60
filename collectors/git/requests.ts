import type { Commit, History, Person, RequestHistory } from '../../src/core/source.ts';
import { isBot, isForge } from '../../src/lexicon/bots.ts';
import { commitAt, type Line } from './lines.ts';
import { type RequestMark, squashNumber, subjectOf } from './marks.ts';

/** What tells the change requests of a repository from its other commits, seen from one line. */
export interface RequestIndex {
  /** Number of change-request refs. */
  readonly refs: number;
  /** Whether a commit is a request's, as it was, rebased or squashed, by the refs that forges keep. */
  isTwin(position: number): boolean;
  /** Whether a request's head is this commit: fast-forwarded to here, or promoted from here to another line. */
  isHead(position: number): boolean;
  hasRef(number: number): boolean;
  /** Whether a mark is a request's: anybody can write `(#12)` of an issue, a forge's own squash writes it once. */
  believes(mark: RequestMark, position: number): boolean;
}

const authorshipOf = (person: Person | undefined, { authoredAt, message }: Commit): string =>
  `${person?.email ?? ''}\n${authoredAt}\n${subjectOf(message)}`;

/** Numbers that end the subjects of more than one commit of a line. */
function repeatedNumbers(history: History, line: Line): ReadonlySet<number> {
  const seen = new Set<number>();
  const repeated = new Set<number>();
  for (const position of line.commits) {
    const number = squashNumber(subjectOf(commitAt(history, position).message));
    if (number === null) continue;
    if (seen.has(number)) repeated.add(number);
    seen.add(number);
  }
  return repeated;
}

/**
 * Heads that lie on the judged line itself tell nothing, they may have been promoted from it; nor do those in `promoted`.
 */
export function requestIndex(
  requests: RequestHistory,
  history: History,
  line: Line,
  promoted: ReadonlySet<number> = new Set(),
): RequestIndex {
  const onLine = new Set(requests.tips.size === 0 ? [] : line.commits);
  const tells = (oid: string): boolean => {
    const position = history.indexOf(oid);
    return position === undefined || !(onLine.has(position) || promoted.has(position));
  };
  const heads = new Set([...requests.tips].filter(tells));
  const trees = new Set<string>();
  const authorships = new Set<string>();
  for (const commit of requests.history.commits) {
    if (heads.has(commit.oid)) trees.add(commit.tree);
    authorships.add(authorshipOf(requests.history.people[commit.author], commit));
  }
  let repeated: ReadonlySet<number> | undefined;
  return {
    refs: requests.refs,
    isTwin: (position) => {
      // Most clones hold no refs of requests, and to make an object id takes time.
      if (requests.tips.size === 0 && authorships.size === 0) return false;
      const commit = commitAt(history, position);
      if (heads.has(commit.oid) || trees.has(commit.tree)) return true;
      return authorships.has(authorshipOf(history.people[commit.author], commit));
    },
    isHead: (position) => requests.tips.size > 0 && requests.tips.has(commitAt(history, position).oid),
    hasRef: (number) => requests.numbers.has(number),
    believes: (mark, position) => {
      if (mark.sort !== 'squash' || (mark.number !== null && requests.numbers.has(mark.number))) return true;
      const committer = history.people[commitAt(history, position).committer];
      if (committer === undefined || !(isForge(committer) || isBot(committer))) return false;
      repeated ??= repeatedNumbers(history, line);
      return mark.number !== null && !repeated.has(mark.number);
    },
  };
}
