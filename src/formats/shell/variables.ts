import type { AssignmentPrefix, Statement } from 'unbash';
import type { Prepared } from './prepare.ts';
import type { Word } from './script.ts';
import { assigned, escaped } from './words.ts';

/** Between double quotes: an escape, a variable alone, or the beginning of anything else that is not literal. */
const expansion = /\\[\\$`]|\$([A-Za-z_][A-Za-z0-9_]*|[0-9])|\$\{([A-Za-z_][A-Za-z0-9_]*|[0-9]{1,3})\}|[$`]/g;
/** Outside quotes the shell may make several words of such a value, or none. */
const splits = /[\s*?[]|^$/;
/** Words beyond this length are left as they are. */
const longestWord = 4096;

/**
 * A word with the variables that are known put in (`$X` and `${X}`); fixed when nothing else is left open. A value that
 * the shell would split is not put in.
 */
export function withVariables(word: Word, variables: ReadonlyMap<string, string>): Word {
  if (word.isFixed || word.text.length > longestWord) return word;
  let isFixed = true;
  const text = word.text.replace(expansion, (match: string, bare?: string, braced?: string) => {
    if (match.startsWith('\\')) return match;
    const value = variables.get(bare ?? braced ?? '');
    if (value !== undefined && !(word.isMany === true && splits.test(value))) return escaped(value);
    isFixed = false;
    return match;
  });
  return isFixed ? { text: text.replace(/\\([\\$`])/g, '$1'), isFixed } : { ...word, text };
}

const declaring = new Set(['export', 'readonly', 'declare', 'typeset']);

/** Literal values of the variables that a script assigns once, at its top level, whatever happens. */
export function variablesOf(statements: readonly Statement[], prepared: Prepared): ReadonlyMap<string, string> {
  const written = timesWritten(prepared.text);
  const values = new Map<string, string>();
  for (const { command, background } of statements) {
    if (command.type !== 'Command' || background === true) continue;
    const isDeclaring = declaring.has(command.name?.text ?? '');
    const candidates = isDeclaring ? command.suffix : command.name === undefined ? command.prefix : [];
    for (const assignment of candidates) {
      if (assignment.type !== 'Assignment' || !isPlain(assignment)) continue;
      const value = withVariables(assigned(assignment, prepared), values);
      if (value.isFixed && written.get(assignment.name) === 1) values.set(assignment.name, value.text);
    }
  }
  return values;
}

function isPlain({ index, append }: AssignmentPrefix): boolean {
  return index === undefined && append !== true;
}

/**
 * How often each name stands in a text in a place that might write it: any but `$NAME`, `${NAME}` and `export NAME`.
 * Prose counts too; it costs no more than a value.
 */
function timesWritten(text: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const names = /(\$\{?[#!]?|\bexport[ \t]{1,8})?\b([A-Za-z_][A-Za-z0-9_]*)(\+?=|:=)?/g;
  for (const [, reads, name, writes] of text.matchAll(names)) {
    if (name === undefined || (reads !== undefined && writes === undefined)) continue;
    // `$X=` compares; `${X=…}`, `${X:=…}` and `export X=` write.
    if (reads === '$') continue;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}
