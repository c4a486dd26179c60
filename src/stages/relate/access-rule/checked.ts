import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { all, any, tri } from '../../../core/tri.ts';
import { accessChecks } from '../../../lexicon/access-checks.ts';
import { actsOn } from '../root-coverage/acts-on.ts';
import type { Part } from './units.ts';

type RuleFile = Fact<'access.rule_file'>;
type Capability = Fact<'ci.capability'>;
type Step = Fact<'ci.provisioning'>;
type RuleTest = Fact<'ci.rule_test'>;
type Root = Fact<'iac.root'>;

/** What pipelines of one repository do before changes are merged. */
export interface Requests {
  /** Steps that test, plan or judge, and may fail the pipeline of a change request by it. */
  readonly checks: readonly Capability[];
  readonly plans: readonly Step[];
  readonly ruleTests: readonly RuleTest[];
  /** Nothing that runs on change requests can fail them, and nothing of the kind was left unseen. */
  readonly isOpenToAll: boolean;
  /** Most of the repository's files are access rules, so that whatever it tries out is these. */
  readonly isOfRules: boolean;
  /** Infrastructure lies there: what is planned or tried out may be one unit of several. */
  readonly hasUnits: boolean;
}

/** Whether a check was made, and by which facts that is told. */
export interface Checked {
  readonly checked: Tri;
  readonly by: readonly string[];
}

interface Candidate {
  readonly id: string;
  readonly checks: Tri;
}

type Blocking = Pick<Capability, 'active' | 'blocking' | 'onChangeRequest' | 'requestsFiltered' | 'confidence'>;

/** Which paths start the pipeline is not told: those of a rule may be left out. */
function blocks({ active, blocking, onChangeRequest, requestsFiltered, confidence }: Blocking, isNear = false): Tri {
  const starts: Tri = requestsFiltered === 'no' || isNear ? 'yes' : 'unknown';
  return all(active, blocking, onChangeRequest, starts, confidence === 'name' ? 'unknown' : 'yes');
}

/** Whether a step can fail a change request at all. */
export function mayBlock(step: Blocking): boolean {
  return all(step.active, step.blocking, step.onChangeRequest) !== 'no';
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const configuration = /\.(tf|tofu|bicep)$/;

/** Plans of one unit; `isNear`: whether what starts a step surely holds the file. */
function plansOf(root: Root, plans: readonly Step[], isNear: (step: Step) => boolean): readonly Candidate[] {
  return plans.flatMap((step) => {
    const checks = all(actsOn(step, root), step.reached, blocks(step, isNear(step)));
    return checks === 'no' ? [] : [{ id: step.id, checks }];
  });
}

/** Plans of the units in whose folder a file lies. */
function plannedWithin(path: string, { roots }: Part, plans: readonly Step[]): readonly Candidate[] {
  // A pipeline that plans one folder and starts for some paths only starts for that folder's own configuration.
  const folder = configuration.test(path) ? folderOf(path) : '';
  const isNear = (step: Step): boolean => folder !== '' && step.targets?.includes(folder) === true;
  return roots.flatMap((root) => plansOf(root, plans, isNear));
}

/** Plans of all units that may take a definition in; none where one of them is not surely planned. */
function plannedShared({ roots }: Part, plans: readonly Step[]): readonly Candidate[] {
  const found = roots.map((root) => plansOf(root, plans, () => false));
  return found.every((of) => any(...of.map(({ checks }) => checks)) === 'yes') ? found.flat() : [];
}

/** Tests of rules that are run on the folder a file of written rules lies in. */
function tested({ path, system }: RuleFile, ruleTests: readonly RuleTest[]): readonly Candidate[] {
  if (system !== 'rego') return [];
  return ruleTests.flatMap((one) => {
    const isGiven =
      one.targets === null
        ? 'unknown'
        : tri(one.targets.some((target) => target === '' || path === target || path.startsWith(`${target}/`)));
    const checks = all(isGiven, blocks(one));
    return checks === 'no' ? [] : [{ id: one.id, checks }];
  });
}

/** What looks at some of many units, or is narrowed by words that a fact does not hold. */
const ofParts: ReadonlySet<Capability['capability']> = new Set(['plan', 'infrastructure_scan']);

/**
 * Steps that do not say what they look at: only where there is nothing else to look at is it told. A plan is one of a
 * unit, which says for itself whether it is made; a scan may be told to look for one thing alone.
 */
function looked({ isOfRules, checks, hasUnits }: Requests): readonly Candidate[] {
  return checks.flatMap((one) => {
    const isCheck: Tri = one.capability === 'unknown' ? 'unknown' : tri(accessChecks.has(one.capability));
    const isOfAll = !ofParts.has(one.capability) && !(one.capability === 'test' && hasUnits);
    const looks: Tri = isOfRules && isOfAll ? 'yes' : 'unknown';
    const found = all(isCheck, looks, blocks(one));
    return found === 'no' ? [] : [{ id: one.id, checks: found }];
  });
}

/** Tells whether a test, plan or policy check of a file blocks change requests that touch it. */
export function checksOf(requests: Requests): (file: RuleFile, part: Part | null) => Checked {
  const { plans, ruleTests, isOpenToAll } = requests;
  const shared = new Map<Part, readonly Candidate[]>();
  const planned = (path: string, part: Part): readonly Candidate[] => {
    if (part.isWithin) return plannedWithin(path, part, plans);
    const found = shared.get(part) ?? plannedShared(part, plans);
    shared.set(part, found);
    return found;
  };
  return (file, part) => {
    const surely = [
      ...(part?.isSure === true ? planned(file.path, part) : []),
      ...tested(file, ruleTests),
      ...looked(requests),
    ].filter(({ checks }) => checks === 'yes');
    if (surely.length > 0) return { checked: 'yes', by: surely.map(({ id }) => id) };
    return { checked: isOpenToAll ? 'no' : 'unknown', by: [] };
  };
}
