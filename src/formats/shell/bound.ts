import type { Word } from './script.ts';
import { escaped } from './words.ts';

/** What variables hold at a point of a script that is gone through in order, by name. */
export type Bound = ReadonlyMap<string, Word>;

/** Most variables that are kept, and the longest value of one. */
const most = 200;
const longest = 1000;
const longestWord = 4096;

/** Between double quotes: an escape, a variable, or the beginning of anything else that is not literal. */
const expansion = /\\[\\$`]|\$([A-Za-z_]\w{0,99})|\$\{([A-Za-z_]\w{0,99})\}|[$`]/g;
/** Outside quotes the shell may make several words of such a value, or none. */
const splits = /[\s*?[]|^$/;
const withDefault = /\$\{([A-Za-z_]\w{0,99}|[1-9]):?-([\w./:@-]{0,200})\}/g;

/** A word with what its variables hold at this point put in; fixed when nothing else is left open. */
export function withBound(word: Word, bound: Bound): Word {
  if (word.isFixed || bound.size === 0 || word.text.length > longestWord) return word;
  let isFixed = true;
  const text = word.text.replace(expansion, (match: string, bare?: string, braced?: string) => {
    if (match.startsWith('\\')) return match;
    const value = bound.get(bare ?? braced ?? '');
    const mayBe = value === undefined || (word.isMany === true && splits.test(value.text)) ? undefined : value;
    if (mayBe?.isFixed !== true) isFixed = false;
    if (mayBe === undefined) return match;
    return mayBe.isFixed ? escaped(mayBe.text) : mayBe.text;
  });
  if (text.length > longestWord) return word;
  return isFixed ? { text: text.replace(/\\([\\$`])/g, '$1'), isFixed } : { ...word, text };
}

/**
 * A word in which `${X:-usual}` stands as `${X}` where it is known that X holds something, and as `usual` where it is
 * known that it does not. `args`: what `$1` and its like stand for; null where nobody knows.
 */
export function withoutDefaults(word: Word, bound: Bound, args: readonly Word[] | null): Word {
  if (word.isFixed || !word.text.includes('-') || word.text.length > longestWord) return word;
  const text = word.text.replace(withDefault, (match: string, name: string, usual: string) => {
    if (/^[1-9]$/.test(name)) {
      if (args === null || args.some(({ isMany }) => isMany === true)) return match;
      const given = args[Number(name) - 1];
      return given === undefined ? usual : given.isFixed && given.text !== '' ? `\${${name}}` : match;
    }
    const value = bound.get(name);
    return value?.isFixed === true && value.text !== '' ? `\${${name}}` : match;
  });
  if (text === word.text) return word;
  return /[$`\\]/.test(text) ? { ...word, text } : { text, isFixed: true };
}

/** What variables hold after one was given a value; one whose value depends on when it is looked at is not kept. */
export function bind(bound: Bound, name: string, value: Word | null): Bound {
  const next = new Map(bound);
  const isKept = value !== null && value.text.length <= longest && (value.isFixed || !/\$\(|`|PWD/.test(value.text));
  if (isKept && (bound.size < most || bound.has(name))) next.set(name, value);
  else next.delete(name);
  return next;
}

/** What variables hold where one of two ways was gone and nobody knows which. */
export function agreed(one: Bound, other: Bound): Bound {
  if (one === other) return one;
  return new Map(
    [...one].filter(([name, value]) => {
      const beside = other.get(name);
      return beside !== undefined && beside.text === value.text && beside.isFixed === value.isFixed;
    }),
  );
}

const declaring = new Set(['local', 'export', 'readonly', 'declare', 'typeset']);
const reading = new Set(['read', 'mapfile', 'readarray', 'getopts', 'unset', 'let', 'printf']);

/** What variables hold after a builtin that gives them values. */
export function afterDeclaring(bound: Bound, name: string, args: readonly Word[]): Bound {
  if (reading.has(name))
    return args.reduce((left, { text }) => (left.has(text) ? bind(left, text, null) : left), bound);
  if (!declaring.has(name)) return bound;
  return args.reduce((left, { text, isFixed }) => {
    const [, written, plus, value] = /^([A-Za-z_]\w{0,99})(?:(\+?)=(.*))?$/s.exec(text) ?? [];
    if (written === undefined) return left;
    if (value === undefined) return name === 'export' || name === 'readonly' ? left : bind(left, written, null);
    return bind(left, written, plus === '' ? { text: value, isFixed } : null);
  }, bound);
}

/** `export X` as `export X=…`, where it is known what X holds, so that who follows the script can hand it on. */
export function toldExports(words: readonly Word[], bound: Bound): readonly Word[] {
  if (words[0]?.text !== 'export') return words;
  return words.map((word, index) => {
    const value = index === 0 ? undefined : bound.get(word.text);
    if (value === undefined) return word;
    return { text: `${word.text}=${value.text}`, isFixed: value.isFixed };
  });
}

const mostTurns = 50;

/** The values of a loop's list, one for each turn; null where they are not told or too many. A pattern is one value. */
export function turnsOf(words: readonly Word[], bound: Bound): readonly Word[] | null {
  const values: string[] = [];
  for (const word of words) {
    const inner = /^\$\{?([A-Za-z_]\w{0,99})\}?$/.exec(word.text)?.[1];
    const held = word.isFixed || word.isMany !== true || inner === undefined ? undefined : bound.get(inner);
    if (held?.isFixed === true) values.push(...held.text.split(/\s+/).filter((part) => part !== ''));
    else if (word.isFixed) values.push(...braced(word.text));
    else return null;
    if (values.length > mostTurns) return null;
  }
  return values.some((value) => /[{}]/.test(value)) ? null : values.map((text) => ({ text, isFixed: true }));
}

/** `{a,b}` as the words that the shell makes of it, where it stands once. */
function braced(text: string): readonly string[] {
  const [, before = '', inner, after = ''] =
    /^([^{}]{0,200})\{([^{}]{1,500},[^{}]{0,500})\}([^{}]{0,200})$/.exec(text) ?? [];
  return inner === undefined ? [text] : inner.split(',').map((part) => `${before}${part}${after}`);
}
