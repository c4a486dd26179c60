import type { Findings } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { Repository } from '../../src/core/source.ts';
import { type Change, DAY_SECONDS, type How } from './changes.ts';
import { byRef, factName } from './names.ts';
import { quantile, roundDays, roundedOrNull, smallest } from './numbers.ts';
import { type JudgedLine, linesLeftOut, surveyOf } from './survey.ts';

/** So many changes have to be known by their refs, and at most this share of marks may lack one, before the refs count as complete. */
const KNOWN_BY_REF = 5;
const MISSING_SHARE = 0.05;

/**
 * Since when every change request has left its ref here, as in a mirror clone: a change from then on without one had
 * none. Bots' requests count as well; marks that no ref knows say that requests are kept elsewhere. Null: never.
 */
function requestRefsCompleteSince(changes: readonly Change[]): number | null {
  const known = changes.filter((change) => change.knownByRef);
  const missing = changes.filter((change) => change.how === 'by_request' && !change.knownByRef).length;
  if (known.length < KNOWN_BY_REF || missing > MISSING_SHARE * known.length) return null;
  return smallest(known.map((change) => change.at));
}

/** Where requests are only merged or squashed, a change without a mark was none: both leave one. */
function methodsLeaveMarks(repository: Repository): boolean {
  const methods = repository.declared.mergeMethods;
  return methods?.every((method) => method === 'merge' || method === 'squash') ?? false;
}

const oidsOf = (changes: readonly Change[]): string[] => changes.slice(0, 5).map((change) => change.oid);

/**
 * Since when a change without a mark is proven to have had no request (seconds since the epoch): `-Infinity` for always,
 * `Infinity` for never.
 */
export function provableSince(repository: Repository, lines: readonly JudgedLine[]): number {
  if (methodsLeaveMarks(repository)) return -Infinity;
  return requestRefsCompleteSince(lines.flatMap((line) => line.window.changes)) ?? Infinity;
}

/** Proven to have been no request: what a forge committed may be one whose title was edited. */
export function isNoRequest(change: Change, provable: number): boolean {
  return change.at >= provable && !change.mayBeRequest;
}

function flowOf(line: JudgedLine, provable: number): Observation<'git.flow'> {
  const { changes, days } = line.window;
  const people = changes.filter((change) => change.by === 'person');
  const of = (how: How): readonly Change[] => people.filter((change) => change.how === how);
  const isProven = (change: Change): boolean => isNoRequest(change, provable);
  const direct = of('unmarked').filter(isProven);
  const unmarked = of('unmarked').filter((change) => !isProven(change));
  const merges = [...of('topic_merge'), ...of('branch_merge')].filter((change) => !isProven(change));
  const lives = people
    .flatMap((change) => change.topicLifeSeconds ?? [])
    .map((life) => Math.max(0, life) / DAY_SECONDS);
  const tip = line.reading.reach.line.commits.at(-1) ?? -1;
  return {
    ref: factName(line.name),
    at: { commit: line.reading.history.commits[tip]?.oid ?? null, path: null, line: null },
    branch: factName(line.name),
    role: line.role,
    windowDays: roundDays(days),
    changes: people.length,
    byRequest: of('by_request').length,
    byTopicMerge: of('topic_merge').length,
    byBranchMerge: of('branch_merge').length,
    direct: direct.length,
    unmarked: unmarked.length,
    mayBeRequests: unmarked.length + merges.length,
    updateBotChanges: changes.filter((change) => change.by === 'update').length,
    promotionBotChanges: changes.filter((change) => change.by === 'promotion').length,
    botMergedChanges: people.filter((change) => change.mergedByBot).length,
    topicLifeMedianDays: roundedOrNull(quantile(lives, 0.5)),
    topicLifeP90Days: roundedOrNull(quantile(lives, 0.9)),
    examples: {
      byRequest: oidsOf(of('by_request')),
      byTopicMerge: oidsOf(of('topic_merge')),
      byBranchMerge: oidsOf(of('branch_merge')),
      direct: oidsOf(direct),
      unmarked: oidsOf(unmarked),
    },
  };
}

/** `git.flow`: how changes reached trunk, and each branch that feeds it. */
export async function readFlow(repository: Repository): Promise<Findings<'git.flow'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const lines = [survey.trunk, ...survey.integration];
  const provable = provableSince(repository, lines);
  const feeders = survey.branches.filter((branch) => branch.role === 'integration').length;
  return { items: byRef(lines.map((line) => flowOf(line, provable))), gaps: linesLeftOut(feeders) };
}
