import type { Case, CompoundList, For, If, Subshell } from 'unbash';
import type { Tri } from '../../core/facts/base.ts';
import { all, not } from '../../core/tri.ts';
import { agreed, bind, turnsOf, withBound } from './bound.ts';
import { fresh, merged, reachedIn, type State } from './state.ts';
import { runSubstitutions } from './substitutions.ts';
import { fitsArm, fixedIn, isNeverEmpty, truthOf } from './truth.ts';
import { apart, asked, type Context, effectOf, inside, perhaps, subshell, type Walk } from './walk.ts';
import { wordOf } from './words.ts';

/** `( … )` */
export function runSubshell(walk: Walk, { body }: Subshell, context: Context): void {
  apart(walk, () => walk.run(walk, body, subshell(context, effectOf(walk, context))));
}

/** `if`: a condition that can be decided takes one branch; else nobody knows which is taken. */
export function runIf(walk: Walk, node: If, context: Context): void {
  const ends: State[] = [];
  let open: Tri = 'yes';
  for (const [index, arm] of [node, ...node.elif].entries()) {
    walk.run(walk, arm.clause, asked(index === 0 ? context : perhaps(context, open)));
    const holds = truthOf(walk, arm.clause);
    const taken = all(open, holds);
    const end = after(walk, arm.then, perhaps(context, taken));
    if (taken !== 'no') ends.push(end);
    open = all(open, not(holds));
  }
  const last = node.else === undefined ? walk.state : after(walk, node.else, perhaps(context, open));
  if (open !== 'no') ends.push(last);
  walk.state = ends.reduce(merged);
}

/** `case`: the same with patterns. */
export function runCase(walk: Walk, { word, items }: Case, context: Context): void {
  runSubstitutions(walk, [word, ...items.flatMap(({ pattern }) => pattern)], context);
  const isPlain = items.every(({ terminator }) => terminator === undefined || terminator === ';;');
  const told = isPlain ? fixedIn(walk, word) : null;
  const ends: State[] = [];
  let open: Tri = 'yes';
  for (const { pattern, body } of items) {
    const fits = isPlain ? fitsArm(walk, told, pattern) : 'unknown';
    const taken = all(open, fits);
    const end = after(walk, body, perhaps(context, taken));
    if (taken !== 'no') ends.push(end);
    open = all(open, not(fits));
  }
  if (open !== 'no') ends.push(walk.state);
  walk.state = ends.reduce(merged);
}

/** The state at the end of a branch; the walk itself stays where it branched off. */
function after(walk: Walk, body: CompoundList, context: Context): State {
  const before = walk.state;
  walk.run(walk, body, context);
  const end = walk.state;
  walk.state = before;
  return end;
}

/** `for`: a list is taken to hold something; the failure of one turn is forgotten by the next. */
export function runFor(walk: Walk, { name, wordlist = [], body }: For, context: Context): void {
  runSubstitutions(walk, wordlist, context);
  const { bound, args } = walk.state;
  if (bound === null) {
    const words = wordlist.map((node) => wordOf(node, walk.prepared));
    runTurns(walk, body, turning(context, isNeverEmpty(words)));
    return;
  }
  const words = wordlist.flatMap((node) => {
    const word = wordOf(node, walk.prepared);
    return word.text === '$@' || word.text === `\${@}` ? (args ?? [word]) : [withBound(word, bound)];
  });
  const turns = turnsOf(words, bound);
  if (turns === null || turns.length === 0) {
    runTurns(walk, body, turning(context, turns === null && isNeverEmpty(words)), name.text);
    return;
  }
  for (const value of turns) {
    walk.state = { ...walk.state, bound: bind(walk.state.bound ?? bound, name.text, value) };
    const { state } = walk;
    runOnce(walk, body, inside(context));
    walk.state = { ...merged(state, walk.state), bound: walk.state.bound };
  }
}

/** A loop, of which it may not be told that it has a turn at all. */
function turning(context: Context, hasTurns: boolean): Context {
  return { ...inside(context), reached: all(context.reached, hasTurns ? 'yes' : 'unknown') };
}

/** `for (( … ))` */
export function runCount(walk: Walk, body: CompoundList, context: Context): void {
  runTurns(walk, body, turning(context, false));
}

/** `while`, `until`, `select`: there may be no turn at all. */
export function runWhile(walk: Walk, clause: CompoundList | null, body: CompoundList, context: Context): void {
  if (clause !== null) walk.run(walk, clause, asked(context));
  runTurns(walk, body, perhaps(context));
}

/** Any number of turns. `name`: the variable that each gives another value. */
function runTurns(walk: Walk, body: CompoundList, context: Context, name?: string): void {
  const { bound } = walk.state;
  if (bound !== null) {
    // What one turn changes, no later one finds as it was.
    walk.state = { ...walk.state, bound: name === undefined ? bound : bind(bound, name, null) };
    const { state } = walk;
    const commands = walk.commands.length;
    runOnce(walk, body, context);
    walk.commands.length = commands;
    walk.state = { ...state, bound: agreed(state.bound ?? bound, walk.state.bound ?? bound) };
  }
  const before = walk.state;
  runOnce(walk, body, context);
  walk.state = merged(before, walk.state);
}

function runOnce(walk: Walk, body: CompoundList, context: Context): void {
  const before = walk.state;
  const here = reachedIn(before);
  walk.state = { ...before, loop: fresh };
  walk.run(walk, body, {
    ...context,
    isInLoop: true,
    isRun: all(context.isRun, here),
    reached: all(context.reached, here),
    tail: all(context.tail, 'unknown'),
  });
  walk.state = { ...walk.state, loop: before.loop };
}
