import type { CollectedEvidence } from '../../core/evidence.ts';
import type { Fact } from '../../core/facts/index.ts';

/** `relation.build_reuse`: whether environments run what was built once. */
export function buildReuse(_evidence: CollectedEvidence): readonly Fact<'relation.build_reuse'>[] {
  return [];
}
