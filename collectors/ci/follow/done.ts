import type { Tri } from '../../../src/core/facts/base.ts';
import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Place, Unresolved } from '../model.ts';

/** One thing that a step does, at the command or action that does it. */
export interface Done {
  readonly capability: Capability | 'unknown';
  /** Program or action, as the lexicon names it; null when unknown. */
  readonly tool: string | null;
  /** `indirect` as soon as `via` is not empty; `name`: only a name hints at it. */
  readonly confidence: 'exact' | 'indirect' | 'name';
  /**
   * What it finds or breaks fails the step: its own flags, the shell's options and all that calls it let it through, and it
   * is reached. Of what is unknown: that it fails would fail the step.
   */
  readonly blocking: Tri;
  /** Of tests of rules: the folders and files of the judged repository they lie in; null where that is not told, and of all else. */
  readonly targets: readonly string[] | null;
  /** File and line of the command itself; the path of a file of another repository begins with `owner/name:`. */
  readonly at: Place;
  /** What was followed from the pipeline's own file to here, that of the step included; at most ten. */
  readonly via: readonly string[];
  /** Why it is unknown; null when it is known. */
  readonly unresolved: Unresolved | null;
  /** The word, path or action that was not resolved, for people; null when it is known. */
  readonly what: string | null;
}
