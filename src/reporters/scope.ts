import type { Assessment } from '../core/assessment.ts';
import type { Scope, Target } from '../core/evidence.ts';
import { familyOf } from '../core/facts/index.ts';

/** What was read of a target: its commit, its branch where that is not the trunk, and its trunk. */
export function targetWords(target: Target, assessment: Assessment): string {
  const { name, commit, branch, trunk } = target;
  const unread = withoutHistory(target, assessment);
  if (unread !== null) return `${name}: ${unread}, so only its files can be read`;
  const at = commit === null ? 'no commit' : `commit ${commit.slice(0, 7)}`;
  const on = branch === null || branch === trunk ? '' : ` on branch ${branch}`;
  return `${name}: ${at}${on}; trunk: ${trunk ?? 'unknown'}; uncommitted changes are not read`;
}

/** Why a target has no history at all; null where it has one, or may. */
export function withoutHistory({ id, commit, branch }: Target, { gaps }: Assessment): string | null {
  if (commit !== null || branch !== null) return null;
  // Without a commit and a branch, a source that found no history at all is a plain directory.
  const none = gaps.find(
    ({ kinds, gap }) =>
      gap.source === id && gap.reason === 'not_found' && kinds.some((kind) => familyOf(kind) === 'git'),
  );
  return none?.gap.detail ?? null;
}

/** A repository that was read beside a target. */
export function relatedWords({ name, commit }: Target['related'][number]): string {
  return `Read with it: ${name}, ${commit === null ? 'no commit' : `commit ${commit.slice(0, 7)}`}`;
}

/** What was declared of the extent of a scan, and by whom; waivers and attestations are told apart from it. */
export function scopeWords({ complete, none, mergeMethods, lexicon }: Scope): string[] {
  return [
    ...complete.map(({ family, by }) => `Declared complete: ${family} (${by})`),
    ...none.map(({ class: absent, by }) => `Declared to have none: ${absent} (${by})`),
    ...(mergeMethods === null
      ? []
      : [`Declared ways to merge: ${mergeMethods.methods.join(', ')} (${mergeMethods.by})`]),
    ...(lexicon === null ? [] : [`Declared what own commands and actions do (${lexicon})`]),
  ];
}
