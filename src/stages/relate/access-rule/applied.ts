import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { all } from '../../../core/tri.ts';
import { isApplier } from '../../../lexicon/iac-tools.ts';
import { runsForTrunk } from '../root-coverage/acts-on.ts';
import { isWithin, type Part } from './units.ts';

type Coverage = Fact<'relation.root_coverage'>;
type Step = Fact<'ci.provisioning'>;
type Place = Pick<Fact<'access.rule_file'>, 'path' | 'leftOutBy'>;

/** Who applies a file of access rules, and by which facts that is told. */
export interface Applied {
  readonly applied: Tri;
  readonly how: Coverage['how'];
  readonly by: readonly string[];
}

const notTold: Applied = { applied: 'unknown', how: null, by: [] };

/** Whether a step that applies is given the file itself, or a folder that its program takes with all that lies in it. */
function isGiven({ targets, tool }: Step, { path, leftOutBy }: Place): boolean {
  const takesFolders = isApplier(tool, 'kubernetes');
  return (targets ?? []).some(
    (target) =>
      target === path ||
      (takesFolders &&
        target !== '' &&
        path.startsWith(`${target}/`) &&
        // A kustomization in the folder tells what of it is taken.
        (leftOutBy === null || !isWithin(leftOutBy, target))),
  );
}

/** Steps that apply the file by its own name. */
function direct(file: Place, steps: readonly Step[]): Applied {
  const surely = steps.filter(
    (step) =>
      (step.does === 'apply' || step.does === 'deploy') &&
      step.confidence !== 'name' &&
      step.lasting === 'yes' &&
      isGiven(step, file) &&
      runsForTrunk(step) === 'yes',
  );
  return surely.length === 0 ? notTold : { applied: 'yes', how: 'pipeline', by: surely.map(({ id }) => id) };
}

/** What becomes of the units that a file is part of becomes of the file; those that only lie near tell nothing. */
export function appliedBy(
  file: Place,
  part: Part | null,
  coverages: ReadonlyMap<string, Coverage>,
  steps: readonly Step[],
): Applied {
  const own = direct(file, steps);
  if (own.applied === 'yes' || part === null || !part.isSure) return own;
  const found = part.roots.flatMap(({ id }) => coverages.get(id) ?? []);
  if (found.length === 0) return notTold;
  const applied = all(...found.map(({ automated }) => automated));
  const telling = found.filter(({ automated }) => automated === applied);
  // Which units take a definition in is not told: one that is applied by hand may not be among them.
  if (applied === 'no' && !part.isWithin) return notTold;
  return {
    applied,
    how: applied === 'unknown' ? null : (telling[0]?.how ?? null),
    by: applied === 'unknown' ? [] : telling.flatMap(({ root, by }) => [root, ...by]),
  };
}
