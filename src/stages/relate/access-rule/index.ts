import type { CollectedEvidence } from '../../../core/evidence.ts';
import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { all, any, tri } from '../../../core/tri.ts';
import { accessChecks } from '../../../lexicon/access-checks.ts';
import { rootCoverage } from '../root-coverage/index.ts';
import { appliedBy } from './applied.ts';
import { checksOf, mayBlock, type Requests } from './checked.ts';
import { ownersOf } from './owned.ts';
import { reviewedBy } from './reviewed.ts';
import { type Part, type Parts, partsOf } from './units.ts';

type AccessRule = Fact<'relation.access_rule'>;
type RuleFile = Fact<'access.rule_file'>;

const mostCited = 20;
/** Files times steps: far more than any repository has. Beyond, nothing is told of what pipelines do. */
const mostComparisons = 2_000_000;
/** Facts about one repository alone. */
type Of = <T extends { readonly source: string }>(slot: { readonly items: readonly T[] }) => readonly T[];

function requestsOf(files: readonly RuleFile[], evidence: CollectedEvidence, of: Of): Requests {
  const slots = [evidence['ci.pipeline'], evidence['ci.capability'], evidence['ci.provisioning']];
  const blocking = of(evidence['ci.capability']).filter(mayBlock);
  const checks = blocking.filter(({ capability }) => capability === 'unknown' || accessChecks.has(capability));
  const plans = of(evidence['ci.provisioning']).filter((step) => step.does === 'plan' && mayBlock(step));
  const ruleTests = of(evidence['ci.rule_test']).filter(mayBlock);
  const own = new Set(files.filter((file) => file.own === 'yes').map(({ path }) => path));
  const [identity] = of(evidence['repository.identity']);
  // A definition that is shared is compared, once, with all units that may take it in.
  const shared = Math.min(files.length, of(evidence['iac.module']).length) * of(evidence['iac.root']).length;
  const isTooMuch =
    files.length * (checks.length + plans.length + ruleTests.length) + shared * plans.length > mostComparisons;
  return {
    ...(isTooMuch ? { checks: [], plans: [], ruleTests: [] } : { checks, plans, ruleTests }),
    isOpenToAll:
      slots.every(({ complete, closed }) => complete && closed) &&
      blocking.length + plans.length + ruleTests.length === 0,
    isOfRules: identity !== undefined && 2 * own.size >= identity.files && own.size > 0,
    hasUnits: of(evidence['iac.root']).length + of(evidence['iac.module']).length > 0,
  };
}

/** The units that a file is a part of: those that read it, all of which have to agree, or those of its own place. */
function partIn({ path, leftOutBy, readBy }: RuleFile, partOf: Parts): Part | null {
  if (readBy.length === 0) return partOf({ path, leftOutBy });
  // What is read is read by the files of a folder alone, of which any stands for all.
  const parts = readBy.map((folder) =>
    partOf({ path: folder === '' ? 'main.tf' : `${folder}/main.tf`, leftOutBy: null }),
  );
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  return {
    roots: [...new Set(known.flatMap(({ roots }) => roots))],
    isSure: known.every(({ isSure }) => isSure),
    isWithin: known.every(({ isWithin }) => isWithin),
  };
}

/** Whether a file only belongs to units that make what pipelines need before they can apply anything. */
function isBootstrap(part: Part | null): Tri {
  if (part === null || !part.isSure) return 'unknown';
  return all(...part.roots.map(({ purpose }) => (purpose === 'unknown' ? 'unknown' : tri(purpose === 'bootstrap'))));
}

/** Whether more people than one work on the source, or on its access rules. */
function areSeveral(of: Of, evidence: CollectedEvidence): boolean {
  return (
    of(evidence['git.trunk']).some(({ activeAuthors }) => activeAuthors > 1) ||
    of(evidence['git.access_history']).some(({ authors }) => authors > 1)
  );
}

function ofSource(source: string, files: readonly RuleFile[], evidence: CollectedEvidence): readonly AccessRule[] {
  const of: Of = ({ items }) => items.filter((one) => one.source === source);
  const requests = requestsOf(files, evidence, of);
  const checkedBy = checksOf(requests);
  const partOf = partsOf(of(evidence['iac.root']), of(evidence['iac.module']));
  const coverages = new Map(rootCoverage(evidence).map((one) => [one.root, one]));
  const steps = of(evidence['ci.provisioning']).filter(({ active }) => active !== 'no');
  const appliers = files.length * steps.length > mostComparisons ? [] : steps;
  const owners = evidence['owners.rule'];
  const ownersFor = ownersOf(of(owners), owners.complete, areSeveral(of, evidence), files.length);
  const reviewed = reviewedBy(of(evidence['policy.branch_rule']));
  return files.map((file): AccessRule => {
    const { path, ref, at, id } = file;
    const part = partIn(file, partOf);
    const applied = appliedBy(file, part, coverages, appliers);
    const checked = checkedBy(file, part);
    const owned = ownersFor(path);
    const cited = [applied.by, checked.by, owned.by, reviewed.by].flatMap((ids) => ids.slice(0, mostCited / 4));
    return {
      id: `relation.access_rule:${source}:${ref}`,
      source,
      ref,
      at,
      rule: id,
      applied: applied.applied,
      how: applied.how,
      bootstrap: isBootstrap(part),
      checked: checked.checked,
      owned: owned.owned,
      reviewRequired: any(reviewed.required, owned.approved),
      by: [...new Set(cited)],
    };
  });
}

/**
 * `relation.access_rule`: one fact for each file of access rules: who applies it, checks it before merges and looks after
 * it, as far as roots, pipelines, owners and rules for branches tell.
 */
export function accessRules(evidence: CollectedEvidence): readonly AccessRule[] {
  const bySource = Map.groupBy(evidence['access.rule_file'].items, ({ source }) => source);
  return [...bySource].flatMap(([source, files]) => ofSource(source, files, evidence));
}
