import type { Tri } from '../core/facts/base.ts';
import type { Ecosystem } from '../core/facts/supply.ts';

/** When a program installs, and whether it then keeps to the lockfile. */
export interface InstallRule {
  readonly ecosystem: Ecosystem;
  /** Sub-commands of one or two words; an empty one for the program without any. */
  readonly says: readonly string[];
  /** Whether it keeps to the lockfile without further words; `unknown` for one that takes what is locked, and does not fail where that is not what is asked for. */
  readonly usual: Tri;
  /** The same where the program sees that it runs in CI; left out where that is no matter to it. */
  readonly inCi?: Tri;
  /** Flags with which it keeps to the lockfile, and those with which it does not; the latter win. */
  readonly honours?: readonly string[];
  readonly neglects?: readonly string[];
  /** Environment variables that, when true, stand for such a flag. */
  readonly settings?: readonly string[];
  /** Flags with which it installs nothing of this repository's. */
  readonly not?: readonly string[];
  /** Flags it must be given to be an install. */
  readonly needs?: readonly string[];
  /** What stands behind the sub-command: names of packages, places it works on, or parts of what lies where it is run. Without it, none of these. */
  readonly operands?: 'packages' | 'places' | 'parts';
  /** It is there to change what is locked. */
  readonly changes?: true;
}

/** A program that installs. */
export interface InstallProgram {
  readonly rules: readonly InstallRule[];
  /** Flags whose value is the word behind them. */
  readonly valued?: readonly string[];
  /** The same, where the value is the folder or file it works on. */
  readonly places?: readonly string[];
}
