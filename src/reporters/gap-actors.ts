import type { Assessment } from '../core/assessment.ts';
import type { GapReason } from '../core/errors.ts';
import { type SourceClass, unreadableClasses } from '../core/facts/base.ts';
import { facts, type Kind } from '../core/facts/index.ts';
import { actorWords } from './words.ts';

type Unseen = Assessment['gaps'][number];

/** Gaps of a repository that a different way to scan closes. */
const byScanning: readonly GapReason[] = [
  ...(['not_asked', 'denied', 'unreachable', 'timeout', 'throttled', 'too_large'] as const),
  ...(['shallow', 'absent', 'stale'] as const),
];

/** Who can let what lies outside of a repository be seen. */
const keepers: Readonly<Record<Exclude<SourceClass, 'repository'>, string>> = {
  kubernetes: 'whoever runs the cluster',
  aws: 'whoever runs the AWS account',
  forge: actorWords['forge-admin'],
};

/** Whether nobody can close a gap, as this version cannot look there, whatever it is given. */
export const isForNobody = ({ gap: { source, reason } }: Unseen): boolean =>
  reason === 'unsupported' || (reason === 'not_asked' && unreadableClasses.some((each) => each === source));

/** Who can do something about a gap, in words. */
function actorOf(unseen: Unseen): string {
  const { reason } = unseen.gap;
  if (isForNobody(unseen)) return 'nobody yet: this version does not read it';
  if (reason === 'policy_error') return 'whoever writes the policies';
  const [kind = ''] = unseen.kinds;
  const at = Object.hasOwn(facts, kind) ? facts[kind as Kind].class : 'repository';
  if (at !== 'repository') return keepers[at];
  return byScanning.includes(reason) ? 'whoever runs the scan' : actorWords.team;
}

/** What was not seen, by who can do something about it. */
export function gapsByActor({ gaps }: Assessment): ReadonlyMap<string, readonly Unseen[]> {
  return Map.groupBy(gaps, actorOf);
}
