import type { Tri } from '../../core/facts/base.ts';

/** A word of a command, as the program would be handed it. */
export interface Word {
  /** Of a word that is not fixed: as one would write it between double quotes, `$ROOT/scan.sh`. */
  readonly text: string;
  /** False when a variable, a substitution or a template decides part of it. */
  readonly isFixed: boolean;
  /** What is not fixed stands outside quotes, or is a list: the shell may make several words of it, or none. */
  readonly isMany?: true;
}

/** One program (or builtin) that a script runs. */
export interface Command {
  /** At least one; without assignments and redirections. */
  readonly words: readonly Word[];
  /** Those before the command, as in `GOOS=js go build`. */
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  /** It is run, and its failure ends the script (or the function) with failure. */
  readonly blocking: Tri;
  /** It is run whenever the script is, unless that failed before; left out where it surely is. */
  readonly reached?: Tri;
  /** Counts from 1 within the script. */
  readonly line: number;
  /** Numbers of the subshells it runs in, from the outside in, so that a `cd` is known to end with its own; left out where there is none. */
  readonly subshells?: readonly number[];
  /** Number of the pipe it is a part of, in a script that is traced; left out where it is part of none. */
  readonly pipe?: number;
}

/** What a script does, as far as its own text tells. */
export interface Script {
  /** What it runs by itself, in order; a call of one of its functions stands as the function's commands. */
  readonly commands: readonly Command[];
  /** Bodies of the functions it defines once, by name; `blocking` is relative to the call. */
  readonly functions: ReadonlyMap<string, readonly Command[]>;
  /** Literal values of variables that are assigned once: at the top level, unconditionally. */
  readonly variables: ReadonlyMap<string, string>;
}

/** How the shell was started: with `-e`, and with `-o pipefail`. */
export interface ShellOptions {
  readonly errexit: boolean;
  readonly pipefail: boolean;
  readonly traced?: Traced;
}

/**
 * With what a script begins that is traced: variables are followed from one command to the next, and a loop over a list
 * that is told stands as one set of commands for each turn.
 */
export interface Traced {
  /** What it was called with; null where that is not told. */
  readonly args: readonly Word[] | null;
  readonly variables: ReadonlyMap<string, string>;
}

/** Thrown inside the parse alone: the script is beyond what we read. */
export class NotUnderstood extends Error {}
