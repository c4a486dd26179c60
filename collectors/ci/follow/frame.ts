import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import type { Environment } from './environment.ts';
import type { Whereabouts } from './locate.ts';
import { folderIn, type Shell } from './shell.ts';
import type { Spot } from './trees.ts';
import type { Finding } from './walk.ts';

/** Where we are: what is running, and what led there. */
export interface Frame {
  /** The file the running text stands in, and the line of its first line. */
  readonly at: Spot;
  readonly line: number;
  /** `$0` and `$BASH_SOURCE`. */
  readonly self: Spot | null;
  readonly file: Spot | null;
  readonly action: Spot | null;
  readonly workspace: Spot;
  readonly via: readonly string[];
  /** A failure in here fails the step. */
  readonly blocking: Tri;
  /** What runs here is come to whenever the step is. */
  readonly reached: Tri;
  readonly depth: number;
  /** What is being followed. */
  readonly active: readonly string[];
  /** Subshell of the sourcing script in which a sourced one runs. */
  readonly subshell: readonly string[];
  /** Variables that the calls on the way set; make hands them on to make. */
  readonly given: ReadonlyMap<string, string | null>;
  /** Variables that the shell here is started with; empty where nobody asks on what commands act. */
  readonly environment: Environment;
}

/** A finding on a line of what is running, by its own share in how that ends. */
export function findingAt({ at, line, via, blocking }: Frame, lineWithin: number, own: Tri): Finding {
  return {
    at: { path: `${at.tree.prefix}${at.path}`, line: line + lineWithin - 1 },
    via,
    blocking: all(blocking, own),
  };
}

/** What places are known in a shell. */
export function whereabouts(frame: Frame, shell: Shell, subshell: readonly string[]): Whereabouts {
  const { self, file, action, workspace } = frame;
  return { directory: folderIn(shell, subshell), self, file, action, workspace, variables: shell.variables };
}
