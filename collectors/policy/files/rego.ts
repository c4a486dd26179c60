import type { Tri } from '../../../src/core/facts/base.ts';
import { type Shape, shape } from './shape.ts';

/** Names of rules that engines ask for: what refuses, and what only tells. */
const refusing = /^(?:deny|violation)(?:_\w{1,100})?$/;
const telling = /^(?:warn|warning|info|notice)(?:_\w{1,100})?$/;
/** What begins in the first column and is more than a constant or a function. */
const ruleHead = /^([a-z_]\w{0,100})(?:\[| {0,20}\{| {1,20}(?:contains|if)\b| {0,20}:?=[^{]{1,200}(?: if\b| \{$))/;
/** Any definition: rules that engines ask for may be constants and functions too. */
const definition = /^([a-z_]\w{0,100}) {0,20}(?:\[|\(|:=|=|\{|contains\b|if\b)/;
const keywords = new Set(['package', 'import', 'default', 'else', 'not', 'some', 'every']);

/**
 * Rego without what its comments and strings hold, line for line. A string that is left open ends with its line, a raw
 * one with the text.
 */
export function bareRego(text: string): string {
  let bare = '';
  for (let at = 0; at < text.length; ) {
    const letter = text.charAt(at);
    if (letter === '#') at = endOf(text, '\n', at);
    else if (letter === '`') {
      const end = Math.min(endOf(text, '`', at + 1) + 1, text.length);
      bare += `""${'\n'.repeat(text.slice(at, end).split('\n').length - 1)}`;
      at = end;
    } else if (letter === '"') {
      at++;
      while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== '\n') {
        at += text.charAt(at) === '\\' && text.charAt(at + 1) !== '\n' ? 2 : 1;
      }
      if (text.charAt(at) === '"') at++;
      bare += '""';
    } else {
      bare += letter;
      at++;
    }
  }
  return bare;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end;
}

/** Names of what a Rego text defines, once for each definition: all of it, and what is more than a constant or a function. */
function definitions(bare: string): { readonly all: readonly string[]; readonly rules: readonly string[] } {
  const lines = bare.split('\n').map((line) => line.trimEnd().slice(0, 1000));
  const named = (head: RegExp): string[] =>
    lines.flatMap((line) => head.exec(line)?.[1] ?? []).filter((name) => !keywords.has(name));
  return { all: named(definition), rules: named(ruleHead) };
}

/** How many tests a Rego text defines: rules whose name begins with `test_`; those to be passed over are not counted. */
export function regoTests(text: string): number {
  return definitions(bareRego(text)).all.filter((name) => name.startsWith('test_')).length;
}

/**
 * What a Rego text states: `rules` are those that refuse or tell, by the names that engines ask for, else all names of
 * rules.
 * Null for a text without a package, which is no Rego.
 */
export function readRego(text: string): Shape | null {
  const bare = bareRego(text);
  if (!/^package\s/m.test(bare)) return null;
  const { all: names, rules } = definitions(bare);
  const refuse = names.filter((name) => refusing.test(name));
  const tell = names.filter((name) => telling.test(name));
  const asked = refuse.length + tell.length;
  const enforces: Tri = refuse.length > 0 ? 'yes' : tell.length > 0 ? 'no' : 'unknown';
  return shape({
    engine: 'rego',
    form: 'rules',
    enforces,
    rules: asked > 0 ? asked : new Set(rules).size,
    hasSeverity: /\bseverity\b/i.test(text) ? 'yes' : 'no',
  });
}
