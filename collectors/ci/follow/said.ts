import type { Tri } from '../../../src/core/facts/base.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import type { Place } from '../model.ts';
import type { Recognised } from '../recognise/index.ts';
import type { Spot } from './trees.ts';

/** A command or an action of a step in its own words, where what it builds, fetches or publishes is asked. */
export interface Said {
  /** Of a command; empty for an action. */
  readonly words: readonly Word[];
  /** Variables that stand before the command; null where the value is not told. */
  readonly assignments: ReadonlyMap<string, string | null>;
  /** The action, as written, with its inputs; null for a command. */
  readonly uses: string | null;
  readonly inputs: ReadonlyMap<string, string>;
  /** What it does, as the lexicon tells. */
  readonly found: readonly Recognised[];
  /** Folder it runs in; null where that is not told. */
  readonly folder: Spot | null;
  /** It is come to whenever the step is. */
  readonly reached: Tri;
  readonly at: Place;
  readonly via: readonly string[];
}

/** Far more than one step says; the rest of it is in what the step does. */
export const mostSaid = 400;
