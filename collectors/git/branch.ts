import type { Findings } from '../../src/core/collector.ts';
import type { Repository } from '../../src/core/source.ts';
import { plural } from '../../src/core/text.ts';
import { DAY_SECONDS } from './changes.ts';
import { commitAt } from './lines.ts';
import { byRef, factName } from './names.ts';
import { roundDays, roundedOrNull } from './numbers.ts';
import { surveyOf } from './survey.ts';

const branchesMissing = {
  reason: 'absent',
  detail: 'the clone does not hold all branches: only some were fetched',
  mend: 'fetch all branches: `git config remote.origin.fetch "+refs/heads/*:refs/remotes/origin/*" && git fetch`',
} as const;

const tooMany = (leftOut: number) =>
  ({
    reason: 'too_large',
    detail: `${plural(leftOut, 'branch with an older tip was', 'branches with older tips were')} left out`,
    mend: 'delete branches that nobody works on',
  }) as const;

const lost = (count: number) =>
  ({
    reason: 'absent',
    detail: `${plural(count, 'branch', 'branches')} could not be read: commits are missing from this copy`,
    mend: 'scan a whole clone: `git clone --mirror` from the forge',
  }) as const;

/** `git.branch`: every branch beside trunk, and what its topology says it is for. */
export async function readBranches(repository: Repository): Promise<Findings<'git.branch'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const items = survey.branches.map((branch) => {
    const tip = commitAt(survey.history, branch.tip);
    return {
      ref: factName(branch.name),
      at: { commit: tip.oid, path: null, line: null },
      name: factName(branch.name),
      role: branch.role,
      tipAgeDays: roundDays(Math.max(0, survey.now - tip.committedAt) / DAY_SECONDS),
      ahead: branch.ahead,
      mayFeedTrunk: branch.mayFeedTrunk,
      arrivalsOnTrunk: branch.arrivalsOnTrunk,
      arrivalsFromTrunk: branch.arrivalsFromTrunk,
      medianWaitDays: roundedOrNull(branch.medianWaitDays),
      medianBatch: branch.medianBatch,
      ownFixes: branch.ownFixes.length,
      versionTags: branch.versionTags,
      examples: { ownFixes: branch.ownFixes.slice(0, 5) },
    };
  });
  const gaps = [
    ...(survey.description.refsScope === 'all' ? [] : [branchesMissing]),
    ...(survey.leftOut > 0 ? [tooMany(survey.leftOut)] : []),
    ...(survey.lost > 0 ? [lost(survey.lost)] : []),
  ];
  return { items: byRef(items), gaps };
}
