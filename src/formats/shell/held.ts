import type { Word as WordNode } from 'unbash';
import { withBound, withoutDefaults } from './bound.ts';
import type { Word } from './script.ts';
import { withVariables } from './variables.ts';
import type { Walk } from './walk.ts';
import { wordOf } from './words.ts';

/** The words that a node stands for, with what is known at this point put in. */
export function heldWord(walk: Walk, node: WordNode): readonly Word[] {
  const own = cached(walk, node);
  return own.isFixed ? [own] : withHeld(walk, own);
}

function cached(walk: Walk, node: WordNode): Word {
  const known = walk.words.get(node);
  if (known !== undefined) return known;
  const word = wordOf(node, walk.prepared);
  walk.words.set(node, word);
  return word;
}

/** A word with what is known at this point put in. */
export function withHeld(walk: Walk, word: Word): readonly Word[] {
  const { bound, args } = walk.state;
  const plain = bound === null ? word : withoutDefaults(word, bound, args);
  const found = plain.isFixed ? [plain] : withArguments(walk, plain);
  return bound === null ? found : found.map((one) => withBound(one, bound));
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
export function behind(args: readonly Word[] | null, count: number): readonly Word[] | null {
  return args?.slice(0, count).every(({ isMany }) => isMany !== true) === true ? args.slice(count) : null;
}
