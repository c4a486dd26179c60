import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, Days, item, kind, Tri } from './base.ts';
import { fileHistoryFields } from './review.ts';

/** Commits to look at, full object ids, newest first, at most five. */
const Examples = z.array(z.string()).max(5);

/** The trunk and the window in which it is judged. One item when a trunk was found. */
const trunk = item({
  branch: z.string(),
  /** First-parent commits over the whole history. */
  commits: Count,
  /** Days before `now` at which the judged window begins. */
  windowDays: Days,
  /** First-parent changes by people in the window, here or on the branch that feeds trunk, whichever are more. */
  humanChanges: Count,
  /** Too few human changes in 24 months to judge freshness or continuity. */
  dormant: z.boolean(),
  lastHumanChangeAgeDays: Days.nullable(),
  /** Commits by people reachable from trunk, over the whole history, and the calendar days (UTC) they fall on. */
  humanCommits: Count,
  humanDays: Count,
  /**
   * Names and addresses that authored changes in the window; and people with at least 5 changes or 10 % of them, each
   * counted once whatever names and addresses they use.
   */
  authors: Count,
  activeAuthors: Count,
  /** There are change-request refs, or a change in the window carries what may be a forge's mark. */
  anyRequest: z.boolean(),
  /**
   * Whose marks the newest ten marked changes of the window carry, bots' changes among them; a number at the end of a
   * subject is a mark only where GitHub itself committed it. `none`: no change is marked.
   */
  marks: z.enum(['github', 'gitlab', 'bitbucket', 'azure', 'gerrit', 'gitea', 'phabricator', 'several', 'none']),
});

/** One branch beside trunk, and what its topology says it is for. */
const branch = item({
  name: z.string(),
  /**
   * `integration`: topics gather on it before they reach trunk in batches; `fed`: lasting, receives trunk's work (an
   * environment or a release line: the numbers below tell which); `maintenance`: forked from trunk for backports;
   * `topic`: work in progress or a leftover; `bot`: an updating bot's; `unrelated`: shares no history with trunk;
   * `unknown`: lasting, but nothing decides what for.
   */
  role: z.enum(['integration', 'fed', 'maintenance', 'topic', 'bot', 'unrelated', 'unknown']),
  tipAgeDays: Days,
  /** Commits that trunk lacks. */
  ahead: Count,
  /** Trunk's changes may come from here without a trace (squashed): it gathers as much work, or is named so. */
  mayFeedTrunk: z.boolean(),
  /** Arrivals of this branch's commits on trunk's first-parent line, and of trunk's on this one's, in the window. */
  arrivalsOnTrunk: Count,
  arrivalsFromTrunk: Count,
  /** For a `fed` branch: how long a change of trunk waits before it arrives here (median), and changes per arrival (median). */
  medianWaitDays: Days.nullable(),
  medianBatch: z.number().nullable(),
  /** Changes by people in the window made on this branch alone and never taken to trunk, no copy of a trunk commit. */
  ownFixes: Count,
  /** Version tags on this branch's own first-parent line in the window. */
  versionTags: Count,
  examples: z.strictObject({ ownFixes: Examples }),
});

/** A tag; newest first, up to the collector's limit. */
const tag = item({
  name: z.string(),
  ageDays: Days.nullable(),
  /** The name reads as a version (`v1.2.3`, `2024-05-01`, `release-42`). */
  isVersion: z.boolean(),
  onTrunk: Tri,
});

/**
 * How changes by people reached one branch in the window: one item for trunk, one for each integration branch.
 * `changes` = `byRequest` + `byTopicMerge` + `byBranchMerge` + `direct` + `unmarked`.
 */
const flow = item({
  branch: z.string(),
  role: z.enum(['trunk', 'integration']),
  windowDays: Days,
  changes: Count,
  /** Carries a forge's mark of a change request, or is known by a pull ref. */
  byRequest: Count,
  /** A merge without a mark: of a topic, or of another lasting branch. */
  byTopicMerge: Count,
  byBranchMerge: Count,
  /** Proven to have been pushed without a request. */
  direct: Count,
  /** Nothing tells how it arrived. */
  unmarked: Count,
  /** How many of the changes without a mark may have been requests all the same. */
  mayBeRequests: Count,
  /** Left out of `changes`: dependency and generator bots; bots that write a version into an environment. */
  updateBotChanges: Count,
  promotionBotChanges: Count,
  /** Within `changes`: people's work that a bot merged (queue, Prow, bors). */
  botMergedChanges: Count,
  /** Life of merged topics, first commit to merge: advice, never a gate. Null when none can be seen. */
  topicLifeMedianDays: Days.nullable(),
  topicLifeP90Days: Days.nullable(),
  examples: z.strictObject({
    byRequest: Examples,
    byTopicMerge: Examples,
    byBranchMerge: Examples,
    direct: Examples,
    unmarked: Examples,
  }),
});

/** A line that another branch feeds in releases (GitFlow's `main`): its first-parent changes in the window. */
const releaseLine = item({
  branch: z.string(),
  feeder: z.string(),
  changes: Count,
  /** Merges of a release, a hotfix or the feeder. */
  releaseMerges: Count,
  /** Merges of a release or hotfix that also carry a version tag and whose commits the feeder has. */
  conformant: Count,
  /** The same of plain merges of the feeder, where no release branch is to be seen. */
  perhapsConformant: Count,
  examples: z.strictObject({ notReleaseMerge: Examples, untagged: Examples, notMergedBack: Examples }),
});

/** Signs of a history that is storage rather than version control. One item. */
const hygiene = item({
  /** Share (0 to 1) of today's files that the three largest additions brought; null when history is too long to matter. */
  largestAdditionsShare: z.number().min(0).max(1).nullable(),
  /** Commits made by a forge's upload button ("Add files via upload") among trunk's first-parent commits. */
  uploadCommits: Count,
  /** Files that are hand-made copies of a file beside them (`x_old`, `x.bak`), and archives of sources. */
  copies: Count,
  archives: Count,
  /** All files, for comparison. */
  files: Count,
});

const gitKind = { class: 'repository', closure: 'by_nature', grade: 'executed' } as const;

const days = (count: number): string => plural(Math.round(count), 'day');

/** `3 by request, 1 unmarked`: the parts that are not zero; words that one and many share stand once. */
function parts(counts: readonly (readonly [number, string, string?])[], ifNone = 'none'): string {
  const some = counts.filter(([count]) => count > 0).map(([count, one, many = one]) => plural(count, one, many));
  return some.length > 0 ? some.join(', ') : ifNone;
}

const roleInWords: Record<z.infer<typeof branch>['role'], string> = {
  integration: 'gathers changes before they reach trunk',
  fed: 'lasting, fed from trunk',
  maintenance: 'maintenance of an older version',
  topic: 'work in progress',
  bot: "an updating bot's",
  unrelated: 'no history in common with trunk',
  unknown: 'purpose not clear',
};

/**
 * History of one group of governed paths on the first-parent line of trunk, or of the branch that feeds it where that
 * one has more changes by people; one item for each group with files at HEAD. Former names of files are not followed. Of
 * infrastructure, what is older than two years is not looked at.
 */
const pathHistory = item({
  group: z.enum(['ci', 'owners', 'policy', 'waivers', 'documents', 'infrastructure']),
  /** Files of the group at the judged commit. */
  paths: Count,
  /** First-parent changes that touch it, over the whole history; those by people; their authors. */
  changes: Count,
  humanChanges: Count,
  authors: Count,
  /** Days before `now` of the first and of the newest change by people; null where there is none. */
  firstChangeAgeDays: Days.nullable(),
  lastChangeAgeDays: Days.nullable(),
  /** Changes by people in the line's window, and how many of them carry the mark of a change request. */
  windowChanges: Count,
  windowByRequest: Count,
  /** Changes by people in each of the last four quarters of a year, newest first. */
  quarters: z.array(Count).length(4),
});

/**
 * How changes by people reached the files of access rules that were found, together: one item for those that are the
 * source's own, where there are any, and one for these with all that may be.
 */
const accessHistory = item({
  /** The source's own files, or all that may be its own: these and others. */
  of: z.enum(['own', 'all']),
  files: Count,
  /** Changes by people in the judged window that touch one of them. */
  changes: Count,
  byRequest: Count,
  /** Proven to have been pushed without a request. */
  direct: Count,
  /** Of the others, how many may have been requests all the same. */
  mayBeRequests: Count,
  /** Requests that somebody merged who is not their author, as far as a merge commit tells; and those of which none tells. */
  mergedByOther: Count,
  mergerUnknown: Count,
  /** Different authors of these changes. */
  authors: Count,
});

/** How people changed one file that facts of other kinds stand in. */
const fileHistory = item(fileHistoryFields);

export const gitFacts = {
  'git.trunk': kind({
    ...gitKind,
    title: 'the trunk and the window it is judged in',
    schema: trunk,
    summary: (fact) =>
      `${fact.branch}: ${plural(fact.humanCommits, 'commit')} by people on ${days(fact.humanDays)}; ${plural(fact.humanChanges, 'change')} by ${plural(fact.authors, 'person', 'people')} in the judged ${days(fact.windowDays)}${fact.dormant ? '; too few in two years to judge what is done today' : ''}`,
  }),
  'git.branch': kind({
    ...gitKind,
    title: 'branches and what they are for',
    schema: branch,
    summary: (fact) =>
      `branch ${fact.name}: ${roleInWords[fact.role]}, ${plural(fact.ahead, 'commit')} trunk lacks, tip ${days(fact.tipAgeDays)} old`,
    isAside: ({ role }) => role === 'topic' || role === 'bot',
  }),
  'git.tag': kind({
    ...gitKind,
    title: 'tags',
    schema: tag,
    summary: (fact) => `tag ${fact.name}${fact.ageDays === null ? '' : `, ${days(fact.ageDays)} old`}`,
  }),
  'git.flow': kind({
    ...gitKind,
    title: 'how changes reached trunk',
    schema: flow,
    summary: (fact) =>
      `${plural(fact.changes, 'change')} to ${fact.branch} in ${days(fact.windowDays)}: ${parts([
        [fact.byRequest, 'by change request'],
        [fact.byTopicMerge, 'by topic merge'],
        [fact.byBranchMerge, 'by branch merge'],
        [fact.direct, 'pushed directly'],
        [fact.unmarked, 'without a mark'],
      ])}`,
  }),
  'git.release_line': kind({
    ...gitKind,
    title: 'release lines',
    schema: releaseLine,
    summary: (fact) =>
      `${fact.branch} is fed from ${fact.feeder}: of ${plural(fact.changes, 'change')}, ${plural(fact.conformant, 'is a tagged release merge', 'are tagged release merges')} that ${fact.feeder} has too`,
  }),
  'git.hygiene': kind({
    ...gitKind,
    title: 'signs of storage rather than version control',
    schema: hygiene,
    summary: (fact) =>
      parts(
        [
          [fact.uploadCommits, 'upload commit', 'upload commits'],
          [fact.copies, 'hand-made copy', 'hand-made copies'],
          [fact.archives, 'archive', 'archives'],
        ],
        'no upload commits, hand-made copies or archives',
      ),
  }),
  'git.path_history': kind({
    title: 'history of governed paths',
    schema: pathHistory,
    class: 'repository',
    closure: 'by_nature',
    grade: 'executed',
    summary: (fact) =>
      `${fact.group}: ${plural(fact.paths, 'file')}, ${plural(fact.humanChanges, 'change')} by ${plural(fact.authors, 'person', 'people')}, ${fact.quarters.reduce((sum, count) => sum + count, 0)} of them in the last year`,
  }),
  'git.file_history': kind({
    ...gitKind,
    title: 'history of files that say who does and may do what',
    schema: fileHistory,
    summary: (fact) =>
      `${fact.path}: ${plural(fact.revisionsInYear, 'change')} by ${plural(fact.revisersInYear, 'person', 'people')} in the last year`,
  }),
  'git.access_history': kind({
    ...gitKind,
    title: 'how access rules changed',
    schema: accessHistory,
    summary: (fact) =>
      `${plural(fact.changes, 'change')} of ${plural(fact.files, 'file')} of access rules by ${plural(fact.authors, 'person', 'people')}: ${fact.byRequest} by change request, ${fact.direct} pushed directly`,
  }),
} as const;
