import type { Tri } from '../../../src/core/facts/base.ts';
import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Place } from '../model.ts';
import type { Spoil } from '../recognise/index.ts';
import type { Spot, Tree } from './trees.ts';

/** Capabilities that act on infrastructure or on what runs on it. */
export type Acting = Extract<Capability, 'plan' | 'apply' | 'drift_check' | 'deploy'>;
export const acting: ReadonlySet<Capability | 'unknown'> = new Set<Acting>(['plan', 'apply', 'drift_check', 'deploy']);

/** What one command of a step acts on, in one way in which the step may run. */
export interface Act {
  /** Null for what only chooses on what later commands act, such as `terraform workspace select`. */
  readonly capability: Acting | null;
  readonly tool: string;
  readonly confidence: 'exact' | 'indirect' | 'name';
  readonly blocking: Tri;
  /** It is come to whenever the step is. */
  readonly reached: Tri;
  readonly at: Place;
  readonly via: readonly string[];
  /** Folders and files of the judged repository, and patterns that end in `*` or `**`; null where any may be meant. */
  readonly targets: readonly string[] | null;
  /** Values that choose a unit; null where one is said that is not told. */
  readonly selectors: readonly string[] | null;
  /** The folder it works in, by which a choice is found again; null where that is not told. */
  readonly folder: string | null;
  /** What sort of choice it makes; null for what acts. */
  readonly choice: string | null;
  /** What it acts on lasts, as far as the command itself and its variables tell. */
  readonly lasting: Tri;
  /** What it does to what others of its job make; null where it leaves that alone. */
  readonly spoils: Spoil | null;
  /** The saved plan that it applies, or makes in order to tear down; null where there is none. */
  readonly plan: string | null;
  /** Its words name the cluster that it acts on. */
  readonly isPlaced: boolean;
}

/** What a walk that asks on what commands act has gathered. */
export interface Acts {
  readonly found: Act[];
  /** What commands hand on through a pipe, by the pipe. */
  readonly rendered: Map<string, readonly string[] | null>;
  /** Whether what comes through a pipe answers that it may go on. */
  readonly answers: Map<string, Tri>;
}

/** Where a command that acts stands. */
export interface Stand {
  readonly reached: Tri;
  readonly folder: Spot | null;
  readonly trees: readonly Tree[];
  readonly variables: ReadonlyMap<string, string>;
  readonly pipe: string | null;
}

/** Far more than one step acts on; beyond them it is not told on what. */
export const mostActs = 400;
