import type { Findings } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { Repository } from '../../src/core/source.ts';
import { isReleaseBranch } from '../../src/lexicon/branch-names.ts';
import { type Change, changeAt, DAY_SECONDS } from './changes.ts';
import { commitAt, lineFrom, type Reach, reachOf } from './lines.ts';
import { mergedBranch } from './marks.ts';
import { byRef, factName } from './names.ts';
import { linesLeftOut, MOST_LINES, type Survey, surveyOf } from './survey.ts';
import { LONGEST_DAYS } from './window.ts';

/** A release line moves slowly: all of the longest window is judged, and however old they are, so many changes that shares mean something. */
const FEWEST_CHANGES = 10;

function judged(survey: Survey, line: Reach): readonly Change[] {
  const reading = { ...survey.trunk.reading, reach: line };
  const since = survey.now - LONGEST_DAYS * DAY_SECONDS;
  const changes: Change[] = [];
  for (let ordinal = line.line.commits.length - 1; ordinal >= 0; ordinal--) {
    const change = changeAt(reading, ordinal);
    if (change.at < since && changes.length >= FEWEST_CHANGES) break;
    if (change.by === 'person') changes.push(change);
  }
  return changes;
}

function releaseLine(survey: Survey, line: Reach, feeder: Reach): Observation<'git.release_line'> {
  const { history } = survey;
  const feederCommits = new Set(feeder.line.commits);
  const broughtBy = (change: Change): readonly number[] => line.arrivals[change.ordinal] ?? [];
  const isOfRelease = (change: Change): boolean =>
    change.isMerge && isReleaseBranch(mergedBranch(commitAt(history, change.position).message)?.name ?? '');
  const isReleaseMerge = (change: Change): boolean =>
    isOfRelease(change) || (change.isMerge && broughtBy(change).some((position) => feederCommits.has(position)));
  const isTagged = (change: Change): boolean =>
    broughtBy(change).some((position) => survey.versionTagged.has(position));
  const isMergedBack = (change: Change): boolean =>
    commitAt(history, change.position)
      .parents.slice(1)
      .every((parent) => parent >= 0 && (feeder.arrivedAt[parent] ?? -1) >= 0);
  const changes = judged(survey, line);
  const merges = changes.filter(isReleaseMerge);
  const whole = merges.filter((change) => isTagged(change) && isMergedBack(change));
  const oids = (some: readonly Change[]): string[] => some.slice(0, 5).map((change) => change.oid);
  return {
    ref: factName(line.line.name),
    at: { commit: history.commits[line.line.commits.at(-1) ?? -1]?.oid ?? null, path: null, line: null },
    branch: factName(line.line.name),
    feeder: factName(feeder.line.name),
    changes: changes.length,
    releaseMerges: merges.length,
    conformant: whole.filter(isOfRelease).length,
    perhapsConformant: whole.filter((change) => !isOfRelease(change)).length,
    examples: {
      notReleaseMerge: oids(changes.filter((change) => !isReleaseMerge(change))),
      untagged: oids(merges.filter((change) => !isTagged(change))),
      notMergedBack: oids(merges.filter((change) => !isMergedBack(change))),
    },
  };
}

/** `git.release_line`: lines fed in releases: trunk where another branch feeds it, and branches that trunk feeds. */
export async function readReleaseLines(repository: Repository): Promise<Findings<'git.release_line'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const trunk = survey.trunk.reading.reach;
  const lasting = survey.branches.filter((branch) => branch.role === 'fed' && branch.own.length > 0);
  const fed = lasting
    .slice(0, MOST_LINES)
    .map((branch) =>
      releaseLine(survey, reachOf(survey.history, lineFrom(survey.history, branch.name, branch.tip)), trunk),
    );
  const feeder = survey.integration[0];
  const own = feeder === undefined ? [] : [releaseLine(survey, trunk, feeder.reading.reach)];
  return { items: byRef([...own, ...fed]), gaps: linesLeftOut(lasting.length) };
}
