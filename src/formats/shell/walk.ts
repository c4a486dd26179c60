import type { AndOr, CommandNode, CompoundList, ParsedScript, PipelineNode, Statement, SyntaxNode } from 'unbash';
import type { Tri } from '../../core/facts/base.ts';
import { all, any } from '../../core/tri.ts';
import type { Bodies } from './functions.ts';
import type { Prepared } from './prepare.ts';
import { type Command, NotUnderstood, type Word } from './script.ts';
import { reachedIn, type State } from './state.ts';

/** Deeper nesting of blocks, substitutions and calls is not read; what one script may cost. */
const deepest = 60;
const mostSteps = 200_000;
const mostCommands = 50_000;

/** A piece of the syntax tree that runs something. */
export type Runnable = AndOr | PipelineNode | CommandNode | CompoundList;

/** The text that positions in the tree point into; backticks with escapes have one of their own. */
export interface Place {
  readonly text: string;
  lineAt(position: number): number;
}

/** A script within a word: `$(…)`, backticks, `<(…)`. */
export interface Substitution {
  readonly script: ParsedScript;
  /** Where it begins in the text around it. */
  readonly at: number;
  /** It stands in the word itself, so that its status is the one of an assignment of that word. */
  readonly isPlain: boolean;
}

/** What a text is made of, whatever way is gone through it: what one way finds out of a piece, the next ones know. */
export interface Syntax {
  readonly prepared: Prepared;
  readonly top: CompoundList;
  readonly home: Place;
  readonly bodies: Bodies;
  /** Literal values of variables that are assigned once: at the top level, unconditionally. */
  readonly variables: ReadonlyMap<string, string>;
  /** Words that were read before; functions are walked through at each call. */
  readonly words: Map<object, Word>;
  /** Statements that look at how the one before them ended, or do not. */
  readonly looksBack: Map<Statement, boolean>;
  /** The scripts within pieces of commands, in order, and how many steps it took to find them. */
  readonly substitutions: Map<SyntaxNode, { readonly found: readonly Substitution[]; readonly steps: number }>;
}

/** One way through a script: what is shared by all its pieces. */
export interface Walk extends Syntax {
  readonly run: (walk: Walk, node: Runnable, context: Context) => void;
  place: Place;
  state: State;
  commands: Command[];
  /** The subshells we are in, and how many were opened. */
  subshells: readonly number[];
  opened: number;
  /** The pipe we are in, in a script that is traced, and how many were come to. */
  pipe: number | null;
  piped: number;
  steps: number;
}

/** What the place of a piece makes of its failure. */
export interface Context {
  /** The piece is come to, as far as the blocks around it say. */
  readonly isRun: Tri;
  /** It is come to whenever the script is run to its end: also the conditions that can be decided were. */
  readonly reached: Tri;
  /** The script fails when the piece does, with or without `-e`. */
  readonly tail: Tri;
  /** The piece answers a question, so that `-e` overlooks its failure. */
  readonly isGuarded: boolean;
  /** The script fails when this (sub)shell ends with failure, and when this function does. */
  readonly exit: Tri;
  readonly call: Tri;
  /** It is run because something just failed, whose status a bare `exit` passes on. */
  readonly isAfterFailure: boolean;
  /** `break` and `continue` have a loop to leave. */
  readonly isInLoop: boolean;
  readonly depth: number;
  /** Functions whose bodies we are in. */
  readonly calls: readonly string[];
}

/** The context of a script, or of a function as its caller sees it. */
export const outermost: Context = {
  isRun: 'yes',
  reached: 'yes',
  tail: 'yes',
  isGuarded: false,
  exit: 'yes',
  call: 'yes',
  isAfterFailure: false,
  isInLoop: false,
  depth: 0,
  calls: [],
};

/** Whether the script fails when a piece in this context does. */
export function effectOf({ state }: Walk, { tail, isGuarded, exit }: Context): Tri {
  return any(tail, isGuarded ? 'no' : all(state.errexit, exit));
}

/** One block further in. */
export function inside(context: Context): Context {
  if (context.depth >= deepest) throw new NotUnderstood();
  return { ...context, depth: context.depth + 1 };
}

/** A block that may be passed over; `reached`: as far as its condition was decided. */
export function perhaps(context: Context, reached: Tri = 'unknown'): Context {
  return { ...inside(context), isRun: all(context.isRun, 'unknown'), reached: all(context.reached, reached) };
}

/** The condition of an `if` or a loop: it answers a question. */
export function asked(context: Context): Context {
  return { ...inside(context), tail: 'unknown', isGuarded: true };
}

/** A shell of its own, whose failure has this effect. */
export function subshell(context: Context, effect: Tri): Context {
  return { ...inside(context), tail: effect, exit: effect, call: effect };
}

/** Walks through pieces whose changes to the shell are lost at their end. */
export function apart(walk: Walk, within: () => void): void {
  const { state, subshells } = walk;
  walk.subshells = [...subshells, ++walk.opened];
  within();
  walk.state = state;
  walk.subshells = subshells;
}

/** Counts what was done, so that no script is read forever. */
export function spend(walk: Walk, steps: number): void {
  walk.steps += steps;
  if (walk.steps > mostSteps) throw new NotUnderstood();
}

/** Adds a command to what the script runs. */
export function emit(
  walk: Walk,
  command: Pick<Command, 'words' | 'assignments'>,
  at: number,
  effect: Tri,
  reached: Tri,
): void {
  if (walk.commands.length >= mostCommands) throw new NotUnderstood();
  spend(walk, command.words.length);
  const blocking = all(effect, reachedIn(walk.state));
  const { subshells, pipe } = walk;
  const place = {
    line: walk.place.lineAt(at),
    ...(subshells.length > 0 && { subshells }),
    ...(pipe !== null && { pipe }),
    ...(reached !== 'yes' && { reached }),
  };
  walk.commands.push({ ...command, blocking, ...place });
}
