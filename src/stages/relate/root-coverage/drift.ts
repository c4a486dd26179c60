import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { all, any } from '../../../core/tri.ts';
import { actsOn, covers } from './acts-on.ts';

type Root = Fact<'iac.root'>;

/** Whether a setting stands where it watches over a unit: beside it, or at what the unit is applied from. */
function watches(drift: Fact<'iac.drift'>, root: Root): Tri {
  if (drift.path === root.path) return 'yes';
  if (covers(drift.path, root) || root.applies.includes(drift.path)) return 'yes';
  // A rule of a cloud, or of a whole installation, watches over what it is set for, which is not told here.
  return drift.form === 'drift_rule' || drift.form === 'drift_detection' ? 'unknown' : 'no';
}

/** Whether unexpected change of a unit is looked for without anybody asking, and whether somebody is told. */
export function driftOf(
  root: Root,
  drifts: readonly Fact<'iac.drift'>[],
  steps: readonly Fact<'ci.provisioning'>[],
  isWhole: boolean,
  isAllRead: boolean,
): { readonly driftChecked: Tri; readonly driftAlerted: Tri } {
  const settings = drifts.map((drift) => ({ on: all(watches(drift, root), drift.enabled), told: drift.notifies }));
  const checks = steps
    .filter(({ does }) => does === 'drift_check')
    .map((step) => ({ on: all(actsOn(step, root), step.onSchedule, step.active), told: step.notifies }));
  const found = [...settings, ...checks];
  const checked = any(...found.map(({ on }) => on));
  const alerted = any(...found.map(({ on, told }) => all(on, told)));
  // A service that keeps the state, or a pipeline elsewhere, may look as well.
  const mayLook =
    !isWhole || !isAllRead || root.runner !== null || (root.state === 'held' && root.reconciled !== 'yes');
  const unseen = (answer: Tri): Tri => (answer === 'no' && mayLook ? 'unknown' : answer);
  return { driftChecked: unseen(checked), driftAlerted: unseen(alerted) };
}
