import type { Case, CompoundList, If, Subshell, Word } from 'unbash';
import { all } from '../../core/tri.ts';
import { fresh, merged, reachedIn, type State } from './state.ts';
import { runSubstitutions } from './substitutions.ts';
import { apart, asked, type Context, effectOf, inside, perhaps, subshell, type Walk } from './walk.ts';

/** `( … )` */
export function runSubshell(walk: Walk, { body }: Subshell, context: Context): void {
  apart(walk, () => walk.run(walk, body, subshell(context, effectOf(walk, context))));
}

/** `if`: nobody knows which branch is taken. */
export function runIf(walk: Walk, node: If, context: Context): void {
  const ends: State[] = [];
  for (const [index, arm] of [node, ...node.elif].entries()) {
    walk.run(walk, arm.clause, asked(index === 0 ? context : perhaps(context)));
    ends.push(after(walk, arm.then, perhaps(context)));
  }
  ends.push(node.else === undefined ? walk.state : after(walk, node.else, perhaps(context)));
  walk.state = ends.reduce(merged);
}

/** `case`: the same with patterns. */
export function runCase(walk: Walk, { word, items }: Case, context: Context): void {
  runSubstitutions(walk, [word, ...items.flatMap(({ pattern }) => pattern)], context);
  const ends = items.map(({ body }) => after(walk, body, perhaps(context)));
  walk.state = ends.reduce(merged, walk.state);
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
export function runFor(walk: Walk, words: readonly Word[], body: CompoundList, context: Context): void {
  runSubstitutions(walk, words, context);
  runTurns(walk, body, inside(context));
}

/** `while`, `until`, `select`: there may be no turn at all. */
export function runWhile(walk: Walk, clause: CompoundList | null, body: CompoundList, context: Context): void {
  if (clause !== null) walk.run(walk, clause, asked(context));
  runTurns(walk, body, perhaps(context));
}

function runTurns(walk: Walk, body: CompoundList, context: Context): void {
  const before = walk.state;
  walk.state = { ...before, loop: fresh };
  walk.run(walk, body, {
    ...context,
    isInLoop: true,
    isRun: all(context.isRun, reachedIn(before)),
    tail: all(context.tail, 'unknown'),
  });
  walk.state = merged(before, { ...walk.state, loop: before.loop });
}
