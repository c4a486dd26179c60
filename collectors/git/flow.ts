import type { Findings } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { Repository } from '../../src/core/source.ts';
import { type Change, DAY_SECONDS, type How } from './changes.ts';
import { byRef, factName } from './names.ts';
import { quantile, roundDays, roundedOrNull } from './numbers.ts';
import { type JudgedLine, surveyOf } from './survey.ts';

/** So many changes have to be known by their refs, and at most this share of marks may lack one, before the refs count as complete. */
const KNOWN_BY_REF = 5;
const MISSING_SHARE = 0.05;

/**
 * Whether every change request has left its ref here, as in a mirror clone: then a change without one had none.
 * Bots' requests count as well; marks of requests that no ref knows say that requests are kept elsewhere.
 */
function requestRefsAreComplete(changes: readonly Change[]): boolean {
  const known = changes.filter((change) => change.knownByRef).length;
  const missing = changes.filter((change) => change.how === 'by_request' && !change.knownByRef).length;
  return known >= KNOWN_BY_REF && missing <= MISSING_SHARE * known;
}

/** Where requests are only merged or squashed, a change without a mark was none (rubric rule 12). */
function methodsLeaveMarks(repository: Repository): boolean {
  const methods = repository.declared.mergeMethods;
  return methods?.every((method) => method === 'merge' || method === 'squash') ?? false;
}

const oidsOf = (changes: readonly Change[]): string[] => changes.slice(0, 5).map((change) => change.oid);

function flowOf(line: JudgedLine, isProvable: boolean): Observation<'git.flow'> {
  const { changes, days } = line.window;
  const people = changes.filter((change) => change.by === 'person');
  const of = (how: How): readonly Change[] => people.filter((change) => change.how === how);
  const direct = isProvable ? of('unmarked') : [];
  const unmarked = isProvable ? [] : of('unmarked');
  const merges = [...of('topic_merge'), ...of('branch_merge')];
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
    mayBeRequests: isProvable ? 0 : unmarked.length + merges.length,
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
  const isProvable =
    methodsLeaveMarks(repository) || requestRefsAreComplete(lines.flatMap((line) => line.window.changes));
  return { items: byRef(lines.map((line) => flowOf(line, isProvable))), gaps: [] };
}
