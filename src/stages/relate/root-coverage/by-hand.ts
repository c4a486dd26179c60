import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { all, tri } from '../../../core/tri.ts';
import { isApplier } from '../../../lexicon/iac-tools.ts';
import { covers, onEnvironment } from './acts-on.ts';

type Root = Fact<'iac.root'>;

/** Facts that tell of a unit being applied by people. */
export interface ByHand {
  /** A text says that this is how it is done. */
  readonly told: readonly string[];
  /** A script for people does it. */
  readonly scripted: readonly string[];
  /** Texts and scripts that may mean it. */
  readonly perhaps: readonly string[];
}

/** What texts and scripts say of applying a unit by hand. */
export function byHand(
  root: Root,
  instructions: readonly Fact<'iac.instruction'>[],
  scripts: readonly Fact<'iac.script'>[],
): ByHand {
  const of = (tool: string): boolean => isApplier(tool, root.tool);
  const means = (targets: readonly string[] | null, selectors: string[]): Tri => {
    const onPath = targets === null ? 'unknown' : tri(targets.some((target) => covers(target, root)));
    return all(onPath, onEnvironment({ selectors }, root));
  };
  const told: string[] = [];
  const scripted: string[] = [];
  const perhaps: string[] = [];
  for (const one of instructions.filter(({ does, tool }) => does === 'applies' && of(tool))) {
    const meant = means(one.target === null ? null : [one.target], one.selectors);
    if (meant === 'no' || one.routine === 'no') continue;
    (meant === 'yes' && one.routine === 'yes' ? told : perhaps).push(one.id);
  }
  for (const one of scripts.filter(({ does, tool }) => does === 'applies' && of(tool))) {
    const meant = means(one.targets, one.selectors);
    if (meant === 'no' || one.own === 'no') continue;
    (meant === 'yes' && one.own === 'yes' ? scripted : perhaps).push(one.id);
  }
  return { told, scripted, perhaps };
}
