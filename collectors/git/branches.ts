import type { History } from '../../src/core/source.ts';
import { isBot } from '../../src/lexicon/bots.ts';
import { type NameHint, nameHint } from '../../src/lexicon/branch-names.ts';
import { DAY_SECONDS } from './changes.ts';
import { commitAt, ownLengths, ownPart, type Reach } from './lines.ts';
import { mergedBranch, requestMark } from './marks.ts';
import { largest, median, smallest } from './numbers.ts';
import { type Role, roleOf } from './role.ts';

/** What topology shows of one branch beside trunk. Times are seconds, waits are days. */
export interface BranchReading {
  readonly name: string;
  readonly tip: number;
  readonly role: Role;
  /** First-parent commits that are neither trunk's nor another branch's, oldest first. */
  readonly own: readonly number[];
  readonly ahead: number;
  readonly mayFeedTrunk: boolean;
  readonly arrivalsOnTrunk: number;
  readonly arrivalsFromTrunk: number;
  readonly medianWaitDays: number | null;
  readonly medianBatch: number | null;
  readonly ownFixes: readonly string[];
  readonly versionTags: number;
}

/** What branches are read against. */
export interface Surroundings {
  readonly history: History;
  readonly trunk: Reach;
  /** Names of branches merged into trunk since `since`, with how often; forks' branches left out. */
  readonly mergedNames: ReadonlyMap<string, number>;
  /** First-parent commits of trunk since `since` that no bot made. */
  readonly trunkChanges: number;
  readonly versionTagged: ReadonlySet<number>;
  /** Authorship of trunk's commits, to know cherry-picks by. */
  readonly trunkAuthorships: ReadonlySet<string>;
  /** Seconds since the epoch at which arrivals begin to count; and the days in which trunk itself is judged. */
  readonly since: number;
  readonly windowDays: number;
  readonly now: number;
}

/** A branch whose waiting work is younger than this keeps up with trunk. */
const PROMPT_DAYS = 2;

/** What a cherry-pick keeps of a commit: its author and when it was written. */
export const authorshipOf = (history: History, position: number): string => {
  const commit = commitAt(history, position);
  return `${commit.author}\n${commit.authoredAt}`;
};

interface Own {
  readonly recent: readonly number[];
  readonly spanDays: number;
  /** Trunk's changes that came with each arrival, as waits in days. */
  readonly arrivals: readonly (readonly number[])[];
  /** How many of the arrivals came by change request: somebody promotes work to this branch. */
  readonly requested: number;
  readonly topics: number;
  readonly singles: readonly number[];
}

/** Trunk's first-parent changes that a branch's commit newly brought, as days each had waited. */
function broughtBy(around: Surroundings, position: number): number[] {
  const { history, trunk } = around;
  const [first = -1, ...others] = commitAt(history, position).parents;
  const before = first < 0 ? -1 : (trunk.newest[first] ?? -1);
  const after = Math.max(-1, ...others.map((parent) => (parent < 0 ? -1 : (trunk.newest[parent] ?? -1))));
  const waits: number[] = [];
  for (let ordinal = before + 1; ordinal <= after; ordinal++) {
    const change = trunk.line.commits[ordinal];
    if (change === undefined) continue;
    waits.push(
      Math.max(0, commitAt(history, position).committedAt - commitAt(history, change).committedAt) / DAY_SECONDS,
    );
  }
  return waits;
}

function readOwn(around: Surroundings, own: readonly number[]): Own {
  const { history } = around;
  const recent = own.filter((position) => commitAt(history, position).committedAt >= around.since);
  const times = own.map((position) => commitAt(history, position).committedAt);
  const arrivals: number[][] = [];
  let requested = 0;
  let topics = 0;
  const singles: number[] = [];
  for (const position of recent) {
    const commit = commitAt(history, position);
    const brought = broughtBy(around, position);
    const isRequest = requestMark(commit.message) !== null;
    if (brought.length > 0) {
      arrivals.push(brought);
      if (isRequest) requested++;
    } else if (commit.parents.length > 1 && mergedBranch(commit.message)?.isPull !== true) topics++;
    else if (isRequest) topics++;
    else if (commit.parents.length === 1) singles.push(position);
  }
  const spanDays = times.length === 0 ? 0 : (largest(times) - smallest(times)) / DAY_SECONDS;
  return { recent, spanDays, arrivals, requested, topics, singles };
}

/** Steps that may be walked for all branches together; far beyond what people's branches need. */
const MOST_STEPS = 3_000_000;

/**
 * Counts the commits that trunk lacks behind a tip. `meetsTrunk` tells whether they grew from trunk's history at all.
 * When the steps are used up, a branch's own first-parent commits stand for all.
 */
function aheadCounter({
  history,
  trunk,
}: Surroundings): (tip: number, own: number) => { ahead: number; meetsTrunk: boolean } {
  const known = new Map<number, { ahead: number; meetsTrunk: boolean }>();
  let steps = 0;
  return (tip, own) => {
    const before = known.get(tip);
    if (before !== undefined) return before;
    const seen = new Set<number>();
    const open = [tip];
    let meetsTrunk = (trunk.newest[tip] ?? -1) >= 0;
    while (open.length > 0 && steps <= MOST_STEPS) {
      const at = open.pop() ?? -1;
      if (at < 0 || seen.has(at)) continue;
      steps++;
      if ((trunk.arrivedAt[at] ?? -1) >= 0) meetsTrunk = true;
      else {
        seen.add(at);
        open.push(...commitAt(history, at).parents);
      }
    }
    const answer = { ahead: open.length > 0 ? Math.max(own, seen.size) : seen.size, meetsTrunk };
    known.set(tip, answer);
    return answer;
  };
}

/** Fixes made on the branch itself: people's single commits that trunk neither holds nor has a copy of. */
function fixesOf(around: Surroundings, singles: readonly number[]): string[] {
  const { history, trunk } = around;
  return singles
    .filter((position) => {
      const person = history.people[commitAt(history, position).author];
      if ((trunk.arrivedAt[position] ?? -1) >= 0 || person === undefined || isBot(person)) return false;
      return !around.trunkAuthorships.has(authorshipOf(history, position));
    })
    .map((position) => commitAt(history, position).oid)
    .reverse();
}

/** How long the work that a branch lying on trunk's own line lacks has waited; null where one look cannot tell late from idle. */
function lagOf(around: Surroundings, tip: number): { waitDays: number; batch: number } | null {
  const at = around.trunk.newest[tip] ?? -1;
  const next = around.trunk.line.commits[at + 1];
  if (next === undefined) return { waitDays: 0, batch: 0 };
  const waitDays = (around.now - commitAt(around.history, next).committedAt) / DAY_SECONDS;
  return waitDays <= PROMPT_DAYS
    ? { waitDays: Math.max(0, waitDays), batch: around.trunk.line.commits.length - 1 - at }
    : null;
}

/** Arrivals of a branch's own commits on trunk since the window opened. */
function arrivalsOnTrunk(around: Surroundings, own: readonly number[]): number {
  const { history, trunk } = around;
  const ordinals = new Set<number>();
  for (const position of own) {
    const ordinal = trunk.arrivedAt[position] ?? -1;
    const arrival = trunk.line.commits[ordinal];
    if (arrival !== undefined && commitAt(history, arrival).committedAt >= around.since) ordinals.add(ordinal);
  }
  return ordinals.size;
}

/** Reads one branch beside trunk; `ownCommits` are the first-parent commits that neither trunk nor a branch before it claims. */
function readBranch(
  around: Surroundings,
  { name, tip }: BranchTip,
  ownCommits: readonly number[],
  aheadOf: ReturnType<typeof aheadCounter>,
): BranchReading {
  const { history, trunk } = around;
  const own = readOwn(around, ownCommits);
  const { ahead, meetsTrunk } = aheadOf(tip, ownCommits.length);
  const isOnTrunk = trunk.line.commits[trunk.newest[tip] ?? -1] === tip;
  const ownFixes = fixesOf(around, own.singles);
  const versionTags = own.recent.filter((position) => around.versionTagged.has(position)).length;
  const arrivals = arrivalsOnTrunk(around, ownCommits);
  const hint = nameHint(name);
  const role = roleOf({
    name,
    hint,
    ahead,
    meetsTrunk,
    isOnTrunk,
    arrivalsOnTrunk: arrivals,
    // By name alone only where some commit of the branch did arrive: a fork's branch may be called the same.
    namedMerges: arrivals > 0 || isOnTrunk ? (around.mergedNames.get(name) ?? 0) : 0,
    feedsMost: arrivals * 2 >= around.trunkChanges,
    arrivalsFromTrunk: own.arrivals.length,
    requestedArrivals: own.requested,
    topics: own.topics,
    singles: own.singles.length,
    recent: own.recent.length,
    spanDays: own.spanDays,
    tipAgeDays: (around.now - commitAt(history, tip).committedAt) / DAY_SECONDS,
    judgedDays: around.windowDays,
    versionTags,
  });
  const lag = isOnTrunk ? lagOf(around, tip) : null;
  return {
    name,
    tip,
    role,
    own: ownCommits,
    ahead,
    mayFeedTrunk: role === 'unknown' && (hint === 'integration' || own.recent.length >= around.trunkChanges),
    arrivalsOnTrunk: arrivals,
    arrivalsFromTrunk: own.arrivals.length,
    medianWaitDays: isOnTrunk ? (lag?.waitDays ?? null) : median(own.arrivals.flat()),
    medianBatch: isOnTrunk ? (lag?.batch ?? null) : median(own.arrivals.map((waits) => waits.length)),
    ownFixes,
    versionTags,
  };
}

/** A branch by its name and the position of its tip in the history; gone ones are known by trunk's merges alone. */
export interface BranchTip {
  readonly name: string;
  readonly tip: number;
  readonly isGone: boolean;
}

const hintRank: Record<Exclude<NameHint, null>, number> = { integration: 0, environment: 1, version: 2 };

/**
 * Reads branches beside trunk. A topic that grew from another branch shares that branch's line, so the likeliest
 * to be lasting claim their commits first: by the name's hint, by how often trunk merged them, by length.
 */
export function readBranches(around: Surroundings, tips: readonly BranchTip[]): BranchReading[] {
  const { history, mergedNames } = around;
  const claimed = new Set(around.trunk.line.commits);
  const lengths = ownLengths(history, claimed);
  const aheadOf = aheadCounter(around);
  const ranked = tips.map((branch) => {
    const hint = nameHint(branch.name);
    return {
      branch,
      hint: hint === null ? 3 : hintRank[hint],
      merged: mergedNames.get(branch.name) ?? 0,
      length: lengths[branch.tip] ?? 0,
    };
  });
  ranked.sort(
    (a, b) => a.hint - b.hint || b.merged - a.merged || b.length - a.length || (a.branch.name < b.branch.name ? -1 : 1),
  );
  return ranked.flatMap(({ branch }) => {
    const own = ownPart(history, branch.tip, claimed);
    const reading = readBranch(around, branch, own, aheadOf);
    // Of branches that are gone only those matter that trunk was fed from.
    if (branch.isGone && reading.role !== 'integration') return [];
    for (const position of own) claimed.add(position);
    return [reading];
  });
}
