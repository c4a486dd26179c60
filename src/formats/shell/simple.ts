import type { Command as CommandNode } from 'unbash';
import { all } from '../../core/tri.ts';
import { afterDeclaring, agreed, bind, toldExports, withBound } from './bound.ts';
import { isBare, statusOf } from './ending.ts';
import type { Body } from './functions.ts';
import { behind, heldWord, withHeld } from './held.ts';
import { isShell, optionsAfter } from './options.ts';
import { type Command, NotUnderstood, type Word } from './script.ts';
import { fresh, left, reachedIn, type State } from './state.ts';
import { runSubstitutions } from './substitutions.ts';
import { afterTrap } from './trap.ts';
import { type Context, effectOf, emit, inside, spend, type Walk } from './walk.ts';
import { argumentOf, assigned } from './words.ts';

/** Words that one command may be given. */
const mostWords = 10_000;
/** Calls within calls that are followed. */
const deepestCall = 5;
/** Builtins that assign, and succeed whatever the substitution in the value did. */
const declaring = new Set(['local', 'export', 'readonly', 'declare', 'typeset']);

/** One simple command, and the scripts within its words. */
export function runSimple(walk: Walk, node: CommandNode, context: Context): void {
  const here = reachedIn(walk.state);
  const own = { ...context, isRun: all(context.isRun, here), reached: all(context.reached, here) };
  runWithin(walk, node, own);
  const words = wordsOf(walk, node);
  const [name, ...args] = words;
  if (name === undefined) {
    assign(walk, node);
    return;
  }
  const body = name.isFixed ? walk.bodies.get(name.text) : undefined;
  if (body !== undefined && runCall(walk, body, words, own)) return;
  if (name.text === 'exit' || name.text === 'return') {
    leave(walk, node, name.text, own);
    return;
  }
  const assignments = assignmentsOf(walk, node);
  const isReplacing = name.text === 'exec' && args.length > 0;
  const effect = isReplacing ? own.exit : effectOf(walk, own);
  const told = walk.state.bound === null ? words : toldExports(words, walk.state.bound);
  const command = { words: [...told, ...standardInput(node, words)], assignments };
  emit(walk, command, node.pos, all(own.isRun, effect), own.reached);
  if (isReplacing) walk.state = left(walk.state, 'shell', false);
  else walk.state = afterBuiltin(walk, name.text, args, own);
}

/** `X=…`, which a script that is traced finds again. */
function assign(walk: Walk, { prefix }: CommandNode): void {
  for (const item of prefix) {
    const { state } = walk;
    if (item.type !== 'Assignment' || state.bound === null) continue;
    spend(walk, state.bound.size);
    const isPlain = item.index === undefined && item.append !== true && item.value.type === 'Word';
    const [value = null] = isPlain ? withHeld(walk, assigned(item, walk.prepared)) : [];
    walk.state = { ...state, bound: bind(state.bound, item.name, value) };
  }
}

/** The scripts within a command's words: the last one's status is that of a mere assignment. */
function runWithin(walk: Walk, node: CommandNode, context: Context): void {
  const isDeclaring = declaring.has(node.name?.text ?? '');
  const last = node.prefix.at(-1);
  const isAssigning = node.name === undefined && last?.type === 'Assignment' && last.value.type === 'Word';
  const effect = effectOf(walk, context);
  const words = node.prefix.flatMap((item) => (item.type === 'Assignment' ? [item.value] : []));
  runSubstitutions(walk, words, context, ({ isPlain }, isLast) =>
    isAssigning && isLast && isPlain ? effect : 'unknown',
  );
  const rest = [...(node.name === undefined ? [] : [node.name]), ...node.suffix, ...node.redirects];
  const isArgument = isDeclaring && ('no' as const);
  runSubstitutions(walk, [...new Set(rest)], context, () => isArgument || 'unknown');
}

function wordsOf(walk: Walk, { name, args }: CommandNode): readonly Word[] {
  const words: Word[] = [];
  for (const node of name === undefined ? [] : [name, ...args]) {
    const found = node.type === 'Word' ? heldWord(walk, node) : withHeld(walk, argumentOf(node, walk.prepared));
    if (words.length + found.length > mostWords) throw new NotUnderstood();
    words.push(...found);
  }
  return words;
}

function assignmentsOf(walk: Walk, { prefix }: CommandNode): Command['assignments'] {
  const { bound } = walk.state;
  return prefix.flatMap((item) => {
    if (item.type !== 'Assignment') return [];
    const value = assigned(item, walk.prepared);
    return [{ name: item.name, value: bound === null ? value : withBound(value, bound) }];
  });
}

/** A shell that reads its script from a here-document or a file is told nothing fixed. */
function standardInput({ redirects }: CommandNode, words: readonly Word[]): readonly Word[] {
  const isFed = redirects.some(({ operator }) => operator.startsWith('<'));
  if (!isFed) return [];
  const shell = words.findIndex(({ text, isFixed }) => isFixed && isShell(text));
  const hasOperand = words.slice(shell + 1).some(({ text }) => !text.startsWith('-'));
  return shell === -1 || hasOperand ? [] : [{ text: '-', isFixed: false }];
}

/** Walks through the body of a function that is called; false where calls are too deep to be followed. */
function runCall(walk: Walk, body: Body, [name, ...args]: readonly Word[], context: Context): boolean {
  if (name === undefined || context.calls.length >= deepestCall) return false;
  if (context.calls.includes(name.text)) return true;
  spend(walk, args.length);
  const effect = effectOf(walk, context);
  const { state, place } = walk;
  walk.place = walk.home;
  walk.state = { ...state, args, call: fresh, loop: fresh };
  const calls = [...context.calls, name.text];
  walk.run(walk, body, { ...inside(context), tail: effect, call: effect, calls, isInLoop: false });
  const { bound } = walk.state;
  // What a function calls its own ends with it.
  const held = bound === null || state.bound === null ? null : agreed(state.bound, bound);
  walk.state = { ...walk.state, args: state.args, bound: held, call: state.call, loop: state.loop };
  walk.place = place;
  return true;
}

function leave(walk: Walk, node: CommandNode, name: 'exit' | 'return', { isAfterFailure }: Context): void {
  const fails = isBare(node) ? isAfterFailure : statusOf(node) === 'fails';
  walk.state = left(walk.state, name === 'exit' ? 'shell' : 'call', fails);
}

/** What a builtin leaves behind for the commands after it. */
function afterBuiltin(walk: Walk, name: string, args: readonly Word[], context: Context): State {
  const state = withDeclared(walk.state, name, args);
  if (context.isInLoop && (name === 'break' || name === 'continue')) return left(state, 'loop', false);
  if (name === 'trap') return afterTrap(args, walk);
  if (name === 'shift') return { ...state, args: shifted(state.args, args[0]) };
  if (name !== 'set') return state;
  const isRenaming = args.some(({ text }) => !/^[-+][A-Za-z]/.test(text) && !/^(?:errexit|pipefail)$/.test(text));
  return { ...state, ...optionsAfter(args, state), args: isRenaming ? null : state.args };
}

function withDeclared(state: State, name: string, args: readonly Word[]): State {
  return state.bound === null ? state : { ...state, bound: afterDeclaring(state.bound, name, args) };
}

function shifted(args: readonly Word[] | null, by: Word | undefined): readonly Word[] | null {
  const count = by === undefined ? 1 : Number(by.isFixed ? by.text : Number.NaN);
  return Number.isInteger(count) && count >= 0 ? behind(args, count) : null;
}
