import type { Capability } from '../core/facts/ci.ts';

/** What a step can do that tries access rules out or judges them, where it is run on them; linters and formatters do not. */
export const accessChecks: ReadonlySet<Capability | 'unknown'> = new Set<Capability>([
  'test',
  'plan',
  'policy_check',
  'policy_test',
  'infrastructure_scan',
]);
