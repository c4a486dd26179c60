import type { Tri } from '../../../src/core/facts/base.ts';
import { any, tri } from '../../../src/core/tri.ts';
import type { Word } from '../../../src/formats/shell/index.ts';

/**
 * Whether a flag is said among words. `--flag`: said in any way but `--flag=false`; `--flag=value`: with that value, also
 * as `--flag value`. One dash or two are the same for flags of several letters. `unknown`: a variable is its value.
 */
export function said(entry: string, words: readonly Word[]): Tri {
  const split = entry.indexOf('=');
  const name = split === -1 ? entry : entry.slice(0, split);
  const wanted = split === -1 ? null : entry.slice(split + 1);
  const bare = name.replace(/^--?/, '');
  let answer: Tri = 'no';
  for (const [index, word] of words.entries()) {
    if (answer === 'yes') break;
    if (isFlag(word, name, bare)) answer = any(answer, saidBy(word, words[index + 1], wanted));
  }
  return answer;
}

/** The value of a flag that is said last; null when none is. */
export function flagValue(name: string, words: readonly Word[]): Word | null {
  const bare = name.replace(/^--?/, '');
  const index = words.findLastIndex((word) => isFlag(word, name, bare));
  const word = words[index];
  if (word === undefined) return null;
  const split = word.text.indexOf('=');
  return split === -1 ? (words[index + 1] ?? null) : { text: word.text.slice(split + 1), isFixed: word.isFixed };
}

/** The words that are no flags and no values of flags in `valued`. */
export function plainWords(words: readonly Word[], valued: readonly string[] = []): readonly Word[] {
  return words.filter((word, index) => {
    const before = words[index - 1];
    const isValue = before?.isFixed === true && !before.text.includes('=') && valued.includes(before.text);
    return !isValue && !/^[-+]/.test(word.text);
  });
}

/** Names of variables that hold a place or a value, not flags. */
const values =
  /(?:file|dir|path|folder|root|workspace|target|image|tag|ref|sha|version|name|repo|url|uri|host|bucket|branch|module|stack|region|env|environment|pwd|home|tmp|plan|config|cluster|namespace|package|project|workdir|account|key|token|id)s?$/i;

/**
 * Whether a variable among the words may hold flags, such as `$ARGS`, `"$@"` or `${{ inputs.more }}`: one that stands by
 * itself, is no value of a flag before it, and whose name does not say that it holds a place or a value.
 */
export function hasOpenFlags(words: readonly Word[]): boolean {
  return words.some(({ text, isFixed }, index) => {
    if (isFixed || !/^\$/.test(text)) return false;
    if (/[@*]|arg|opt|flag|param|extra|dry/i.test(text)) return true;
    const before = words[index - 1];
    if (before?.text.startsWith('-') === true && !before.text.includes('=')) return false;
    // More than a name: an expression, or a path below a variable.
    const name = /^\$\{?\{?\s*([\w.-]+)\s*\}?\}?$/.exec(text)?.[1];
    return name === undefined ? /[?:|&\s]/.test(text) : !values.test(name);
  });
}

/** Whether a word is what an entry asks for; a `*` at either end stands for any letters. */
export function agrees(wanted: string, { text, isFixed }: Word): Tri {
  if (wanted === '*') return 'yes';
  const isOpenBefore = wanted.startsWith('*');
  const isOpenAfter = wanted.endsWith('*');
  const core = wanted.slice(isOpenBefore ? 1 : 0, isOpenAfter ? -1 : undefined);
  if (isOpenAfter && !isOpenBefore && text.startsWith(core)) return 'yes';
  if (!isFixed) return 'unknown';
  if (!isOpenBefore) return tri(text === core);
  return tri(isOpenAfter ? text.includes(core) : text.endsWith(core));
}

function isFlag({ text, isFixed }: Word, name: string, bare: string): boolean {
  if (!text.startsWith('-')) return false;
  const split = text.indexOf('=');
  if (split === -1 && !isFixed) return false;
  const own = split === -1 ? text : text.slice(0, split);
  if (own === name) return true;
  return bare.length > 1 && own.replace(/^--?/, '') === bare;
}

function saidBy(word: Word, next: Word | undefined, wanted: string | null): Tri {
  const split = word.text.indexOf('=');
  if (wanted === null) {
    if (split === -1) return 'yes';
    return word.isFixed ? tri(!/^(false|none|0|no|off)$/i.test(word.text.slice(split + 1))) : 'unknown';
  }
  const value = split === -1 ? next : { text: word.text.slice(split + 1), isFixed: word.isFixed };
  return value === undefined ? 'no' : agrees(wanted, value);
}
