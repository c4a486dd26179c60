import type { CollectedEvidence } from '../../core/evidence.ts';
import type { Fact } from '../../core/facts/index.ts';

/** `relation.access_rule`: what applies, checks and looks after each file of access rules. */
export function accessRules(_evidence: CollectedEvidence): readonly Fact<'relation.access_rule'>[] {
  return [];
}
