import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { all, any } from '../../../core/tri.ts';

/** Whether a rule for branches, kept as code, asks for the approval of another person; those who may pass by it aside. */
export function reviewedBy(rules: readonly Fact<'policy.branch_rule'>[]): {
  readonly required: Tri;
  readonly by: readonly string[];
} {
  const told = rules.map((rule) => ({ id: rule.id, asks: all(rule.active, rule.onTrunk, rule.requiresReview) }));
  // The forge itself may ask for it, and no file has to say so.
  const required = any(...told.map(({ asks }) => asks)) === 'yes' ? 'yes' : 'unknown';
  return { required, by: told.filter(({ asks }) => asks === 'yes').map(({ id }) => id) };
}
