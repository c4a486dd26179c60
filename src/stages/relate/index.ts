import type { CollectedEvidence, Evidence, SettledSlot } from '../../core/evidence.ts';
import { type CollectedKind, type DerivedKind, type Fact, facts } from '../../core/facts/index.ts';
import { accessRules } from './access-rule/index.ts';
import { buildReuse } from './build-reuse/index.ts';
import { gates } from './gate.ts';
import { policyTests } from './policy-test.ts';
import { rootCoverage } from './root-coverage/index.ts';

/** Makes the facts of one derived kind: pure, three-valued, of nothing but its inputs. */
type Relate<K extends DerivedKind> = (evidence: CollectedEvidence) => readonly Fact<K>[];

const relations: { readonly [K in DerivedKind]: Relate<K> } = {
  'relation.access_rule': accessRules,
  'relation.build_reuse': buildReuse,
  'relation.gate': gates,
  'relation.policy_test': policyTests,
  'relation.root_coverage': rootCoverage,
};

function inputsOf(kind: DerivedKind): readonly CollectedKind[] {
  return (facts[kind].inputs ?? []) as readonly CollectedKind[];
}

/** A derived slot: asked where all its inputs were, with their gaps, and closed only if all of them are. */
function derived<K extends DerivedKind>(kind: K, evidence: CollectedEvidence): SettledSlot<K> {
  const inputs = inputsOf(kind).map((input) => evidence[input]);
  const asked = (inputs[0]?.asked ?? []).filter((source) => inputs.every((input) => input.asked.includes(source)));
  const gaps = new Map(inputs.flatMap((input) => input.gaps).map((gap) => [JSON.stringify(gap), gap]));
  return {
    kind,
    asked,
    items: relations[kind](evidence).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    gaps: [...gaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap),
    complete: inputs.every((input) => input.complete),
    closed: inputs.every((input) => input.closed),
  };
}

/** The evidence as policies see it: what was collected, and what follows from several kinds together. */
export function relate(evidence: CollectedEvidence): Evidence {
  return {
    ...evidence,
    'relation.access_rule': derived('relation.access_rule', evidence),
    'relation.build_reuse': derived('relation.build_reuse', evidence),
    'relation.gate': derived('relation.gate', evidence),
    'relation.policy_test': derived('relation.policy_test', evidence),
    'relation.root_coverage': derived('relation.root_coverage', evidence),
  };
}
