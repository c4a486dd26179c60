import type { CollectedEvidence } from '../../../core/evidence.ts';
import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { oncePer } from '../../../core/once.ts';
import { all, any } from '../../../core/tri.ts';
import { actsOn, runsForTrunk } from './acts-on.ts';
import { byHand } from './by-hand.ts';
import { driftOf } from './drift.ts';

type Coverage = Fact<'relation.root_coverage'>;
type Root = Fact<'iac.root'>;
type Step = Fact<'ci.provisioning'>;
type Answer = Pick<Coverage, 'automated' | 'how' | 'why'> & { readonly by: readonly string[] };

const mostCited = 20;
/** Roots times paths that steps name: far more than any repository has. Beyond, nothing is told of pipelines. */
const mostComparisons = 5_000_000;

/** What one repository shows of how its infrastructure is applied. */
interface Seen {
  readonly roots: readonly Root[];
  readonly drifts: readonly Fact<'iac.drift'>[];
  readonly scripts: readonly Fact<'iac.script'>[];
  readonly instructions: readonly Fact<'iac.instruction'>[];
  readonly steps: readonly Step[];
  /** Every pipeline was read, there is none elsewhere, and no step of one was left unresolved. */
  readonly isWhole: boolean;
  /** Steps of pipelines that may do anything. */
  readonly unresolved: readonly string[];
  /** No pipeline is told to lie elsewhere, or in a form that is not read. */
  readonly isOwnCi: boolean;
  /** There is more of both than can be compared. */
  readonly isTooMuch: boolean;
  /** All texts for people were read. */
  readonly allTextsRead: boolean;
  /** So were all files that may set what finds unexpected change. */
  readonly allDriftsRead: boolean;
}

function seenIn(source: string, evidence: CollectedEvidence): Seen {
  const of = <T extends { readonly source: string }>(items: readonly T[]): readonly T[] =>
    items.filter((one) => one.source === source);
  const slots = [evidence['ci.pipeline'], evidence['ci.capability'], evidence['ci.provisioning']];
  const unresolved = of(evidence['ci.capability'].items).filter(
    (one) => one.capability === 'unknown' && one.active !== 'no' && mayDeploy(one),
  );
  const roots = of(evidence['iac.root'].items);
  const steps = of(evidence['ci.provisioning'].items).filter(({ active }) => active !== 'no');
  const drifts = of(evidence['iac.drift'].items);
  const targets = steps.reduce((sum, step) => sum + 1 + (step.targets?.length ?? 0), drifts.length);
  const isTooMuch = roots.length * targets > mostComparisons;
  return {
    roots,
    drifts: isTooMuch ? [] : drifts,
    scripts: of(evidence['iac.script'].items),
    instructions: of(evidence['iac.instruction'].items),
    steps: isTooMuch ? [] : steps,
    isTooMuch,
    isOwnCi: slots.every(({ complete }) => complete),
    isWhole: !isTooMuch && unresolved.length === 0 && slots.every(({ complete, closed }) => complete && closed),
    unresolved: unresolved.map(({ id }) => id),
    allTextsRead: evidence['iac.instruction'].complete,
    allDriftsRead: evidence['iac.drift'].complete,
  };
}

function mayDeploy({ onTrunkPush, onTag, onSchedule, manual }: Fact<'ci.capability'>): boolean {
  return any(onTrunkPush, onTag, onSchedule, manual) !== 'no';
}

/** Steps that apply a unit, and those that may. */
function appliers(root: Root, { steps }: Seen): { readonly sure: readonly Step[]; readonly perhaps: readonly Step[] } {
  const judged = steps
    .filter(({ does }) => does === 'apply' || does === 'deploy')
    .map((step) => ({ step, acts: all(actsOn(step, root), runsForTrunk(step)) }));
  const those = (answer: Tri) => judged.filter(({ acts }) => acts === answer).map(({ step }) => step);
  return { sure: those('yes'), perhaps: those('unknown') };
}

const ids = (facts: readonly { readonly id: string }[]): readonly string[] => facts.map(({ id }) => id);

/** Who applies a unit, as far as anything tells; what stands in the texts is asked last. */
function answerOf(root: Root, seen: Seen): Answer {
  const { sure, perhaps } = appliers(root, seen);
  if (sure.length > 0) return { automated: 'yes', how: 'pipeline', why: 'applied', by: ids(sure) };
  if (root.reconciled === 'yes') return { automated: 'yes', how: 'reconciler', why: 'reconciled', by: [root.id] };
  const { told, scripted } = byHand(root, seen.instructions, seen.scripts);
  // A service may be told to run by a person: where a text says so, it is not known who starts it.
  if (root.runner !== null)
    return { automated: told.length > 0 ? 'unknown' : 'yes', how: 'runner', why: 'runner', by: [root.id, ...told] };
  if (perhaps.length > 0 || root.reconciled === 'unknown' || seen.isTooMuch)
    return { automated: 'unknown', how: null, why: 'not_resolved', by: ids(perhaps) };
  if (told.length > 0 && seen.isOwnCi) return { automated: 'no', how: 'by_hand', why: 'told_by_hand', by: told };
  if (!seen.isWhole) {
    const why = seen.unresolved.length > 0 ? 'not_resolved' : 'not_seen';
    return { automated: 'unknown', how: null, why, by: seen.unresolved };
  }
  return scripted.length > 0
    ? { automated: 'no', how: 'by_hand', why: 'told_by_hand', by: scripted }
    : { automated: 'unknown', how: null, why: 'not_seen', by: [] };
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** A unit that nothing applies, while the same CI applies others of its tool that lie beside it, is left to people. */
function leftOut(root: Root, answers: ReadonlyMap<Root, Answer>): readonly string[] {
  const siblings = [...answers].filter(
    ([other, { why }]) =>
      why === 'applied' &&
      other.tool === root.tool &&
      other.path !== root.path &&
      folderOf(other.path) === folderOf(root.path),
  );
  return siblings.flatMap(([, { by }]) => by);
}

function coverageOf(root: Root, given: Answer, seen: Seen, answers: ReadonlyMap<Root, Answer>): Coverage {
  const siblings = given.why === 'not_seen' && seen.isWhole && root.own === 'yes' ? leftOut(root, answers) : [];
  const answer: Answer =
    siblings.length > 0 ? { automated: 'no', how: 'by_hand', why: 'left_out', by: siblings } : given;
  const { told, scripted, perhaps } = byHand(root, seen.instructions, seen.scripts);
  const { sure } = appliers(root, seen);
  const plans = seen.steps.filter(({ does }) => does === 'plan' || does === 'drift_check');
  const planned = any(...plans.map((step) => all(actsOn(step, root), step.onChangeRequest, step.active)));
  const { source, ref, id } = root;
  // People look where it is said who applies the unit; else where the unit itself stands.
  const telling = [...seen.steps, ...seen.instructions, ...seen.scripts].find((fact) => fact.id === answer.by[0]);
  const at = answer.automated === 'unknown' ? root.at : (telling?.at ?? root.at);
  return {
    id: `relation.root_coverage:${source}:${ref}`,
    source,
    ref,
    at,
    root: id,
    automated: answer.automated,
    how: answer.how,
    why: answer.why,
    fromTrunk: fromTrunk(root, answer, sure),
    onlyThus: onlyThus(told.length + scripted.length, perhaps.length, seen),
    plannedOnRequest: planned === 'no' && !seen.isWhole ? 'unknown' : planned,
    ...driftOf(root, seen.drifts, seen.steps, seen.isWhole, seen.allDriftsRead),
    by: [...new Set(answer.by)].slice(0, mostCited),
  };
}

/** Of pipelines, all that apply it must take it from trunk; a service's own settings are not kept here. */
function fromTrunk({ followsTrunk }: Root, { why }: Answer, sure: readonly Step[]): Tri {
  if (why === 'applied') return all(...sure.map((step) => step.fromTrunk));
  return why === 'reconciled' ? followsTrunk : 'unknown';
}

function onlyThus(told: number, perhaps: number, { allTextsRead }: Seen): Tri {
  return told > 0 ? 'no' : perhaps > 0 ? 'unknown' : allTextsRead ? 'yes' : 'unknown';
}

/** One fact for each unit of infrastructure: what applies it, as far as pipelines, reconcilers, services and texts tell. */
export const rootCoverage: (evidence: CollectedEvidence) => readonly Coverage[] = oncePer(coveragesOf);

function coveragesOf(evidence: CollectedEvidence): readonly Coverage[] {
  const sources = new Set(evidence['iac.root'].items.map(({ source }) => source));
  return [...sources].flatMap((source) => {
    const seen = seenIn(source, evidence);
    const answers = new Map(seen.roots.map((root) => [root, answerOf(root, seen)]));
    return [...answers].map(([root, answer]) => coverageOf(root, answer, seen, answers));
  });
}
