import type { Command as CommandNode, Word as WordNode } from 'unbash';
import { all } from '../../core/tri.ts';
import { isBare, statusOf } from './ending.ts';
import type { Body } from './functions.ts';
import { isShell, optionsAfter } from './options.ts';
import { type Command, NotUnderstood, type Word } from './script.ts';
import { fresh, left, reachedIn, type State } from './state.ts';
import { runSubstitutions } from './substitutions.ts';
import { afterTrap } from './trap.ts';
import { withVariables } from './variables.ts';
import { type Context, effectOf, emit, inside, spend, type Walk } from './walk.ts';
import { argumentOf, assigned, wordOf } from './words.ts';

/** Words that one command may be given. */
const mostWords = 10_000;
/** Calls within calls that are followed. */
const deepestCall = 5;
/** Builtins that assign, and succeed whatever the substitution in the value did. */
const declaring = new Set(['local', 'export', 'readonly', 'declare', 'typeset']);

/** One simple command, and the scripts within its words. */
export function runSimple(walk: Walk, node: CommandNode, context: Context): void {
  const own = { ...context, isRun: all(context.isRun, reachedIn(walk.state)) };
  runWithin(walk, node, own);
  const words = wordsOf(walk, node);
  const [name, ...args] = words;
  if (name === undefined) return;
  const body = name.isFixed ? walk.bodies.get(name.text) : undefined;
  if (body !== undefined && runCall(walk, body, words, own)) return;
  if (name.text === 'exit' || name.text === 'return') {
    leave(walk, node, name.text, own);
    return;
  }
  const assignments = assignmentsOf(walk, node);
  const isReplacing = name.text === 'exec' && args.length > 0;
  const effect = isReplacing ? own.exit : effectOf(walk, own);
  emit(walk, { words: [...words, ...standardInput(node, words)], assignments }, node.pos, all(own.isRun, effect));
  if (isReplacing) walk.state = left(walk.state, 'shell', false);
  else walk.state = afterBuiltin(walk, name.text, args, own);
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
    const own = node.type === 'Word' ? cached(walk, node) : argumentOf(node, walk.prepared);
    const found = own.isFixed ? [own] : withArguments(walk, own);
    if (words.length + found.length > mostWords) throw new NotUnderstood();
    words.push(...found);
  }
  return words;
}

function cached(walk: Walk, node: WordNode): Word {
  const known = walk.words.get(node);
  if (known !== undefined) return known;
  const word = wordOf(node, walk.prepared);
  walk.words.set(node, word);
  return word;
}

/** A word with what the function was called with put in for `$@` and `$1`. */
function withArguments({ state: { args } }: Walk, word: Word): readonly Word[] {
  if (args === null || !/\$\{?[1-9@]/.test(word.text)) return [word];
  if (word.text === '$@' || word.text === `\${@}`) return args;
  const from = /^\$\{@:([1-9])\}$/.exec(word.text)?.[1];
  if (from !== undefined) return behind(args, Number(from) - 1) ?? [word];
  // Behind a word that may be several, nobody knows which place an argument has.
  const end = args.findIndex(({ isMany }) => isMany === true);
  const placed = (end === -1 ? args : args.slice(0, end)).entries();
  const fixed = [...placed].filter(([, { isFixed }]) => isFixed);
  return [withVariables(word, new Map(fixed.map(([index, { text }]) => [String(index + 1), text])))];
}

/** The arguments behind the first few; null where nobody knows which those are. */
function behind(args: readonly Word[] | null, count: number): readonly Word[] | null {
  return args?.slice(0, count).every(({ isMany }) => isMany !== true) === true ? args.slice(count) : null;
}

function assignmentsOf(walk: Walk, { prefix }: CommandNode): Command['assignments'] {
  return prefix.flatMap((item) =>
    item.type === 'Assignment' ? [{ name: item.name, value: assigned(item, walk.prepared) }] : [],
  );
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
  walk.state = { ...walk.state, args: state.args, call: state.call, loop: state.loop };
  walk.place = place;
  return true;
}

function leave(walk: Walk, node: CommandNode, name: 'exit' | 'return', { isAfterFailure }: Context): void {
  const fails = isBare(node) ? isAfterFailure : statusOf(node) === 'fails';
  walk.state = left(walk.state, name === 'exit' ? 'shell' : 'call', fails);
}

/** What a builtin leaves behind for the commands after it. */
function afterBuiltin(walk: Walk, name: string, args: readonly Word[], context: Context): State {
  const { state } = walk;
  if (context.isInLoop && (name === 'break' || name === 'continue')) return left(state, 'loop', false);
  if (name === 'trap') return afterTrap(args, walk);
  if (name === 'shift') return { ...state, args: shifted(state.args, args[0]) };
  if (name !== 'set') return state;
  const isRenaming = args.some(({ text }) => !/^[-+][A-Za-z]/.test(text) && !/^(?:errexit|pipefail)$/.test(text));
  return { ...state, ...optionsAfter(args, state), args: isRenaming ? null : state.args };
}

function shifted(args: readonly Word[] | null, by: Word | undefined): readonly Word[] | null {
  const count = by === undefined ? 1 : Number(by.isFixed ? by.text : Number.NaN);
  return Number.isInteger(count) && count >= 0 ? behind(args, count) : null;
}
