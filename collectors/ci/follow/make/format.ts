import type { Format } from '../../../../src/formats/parsed.ts';
import { isRule, linesOf, type MakeLine, separator } from './lines.ts';

/** `NAME = value`; `value` is null where it is not written as a text. */
export interface Assignment {
  readonly type: 'assignment';
  readonly name: string;
  readonly operator: '=' | '?=' | '+=';
  readonly value: string | null;
  readonly isConditional: boolean;
}

/** `targets: prerequisites` with its recipe; all as written. */
export interface Rule {
  readonly type: 'rule';
  readonly targets: string;
  readonly prerequisites: string;
  readonly recipe: readonly MakeLine[];
  readonly isConditional: boolean;
}

interface Include {
  readonly type: 'include';
  readonly paths: string;
  readonly isOptional: boolean;
}

/** What a Makefile says, in order; `open`: something that may make more of it, such as `$(eval …)`. */
export type MakeItem = Assignment | Rule | Include | { readonly type: 'open' };

/** https://www.gnu.org/software/make/manual/make.html, as far as its words decide what runs. */
export const makefile: Format<readonly MakeItem[]> = { name: 'makefile', parse };

function parse(text: string): readonly MakeItem[] | null {
  const lines = linesOf(text);
  if (lines === null) return null;
  const items: MakeItem[] = [];
  let recipe: MakeLine[] = [];
  for (const line of lines) {
    if (line.isRecipe) {
      recipe.push(line);
      continue;
    }
    const item = itemOf(line);
    recipe = item?.type === 'rule' ? [...item.recipe] : [];
    if (item !== null) items.push(item.type === 'rule' ? { ...item, recipe } : item);
  }
  return items;
}

function itemOf(line: MakeLine): MakeItem | null {
  const words = line.text.replace(/^(?:(?:export|override|private)\s+){1,3}/, '');
  const include = /^([-s]?)include\s+(.*)$/s.exec(words);
  if (include !== null) return { type: 'include', paths: include[2] ?? '', isOptional: include[1] !== '' };
  const defined = /^define\s+([^\s:=?+]+)/.exec(words)?.[1] ?? /^undefine\s+(\S+)/.exec(words)?.[1];
  if (defined !== undefined)
    return { type: 'assignment', name: defined, operator: '=', value: null, isConditional: true };
  if (/^(?:vpath|unexport|export|load|-load)\b(?!\s*:?=)/.test(words)) return null;
  const at = separator(words);
  if (at === null) return /^\$[({](?!info|warning|error)/.test(words) ? { type: 'open' } : null;
  return isRule(words) ? ruleOf(words, at, line) : assignmentOf(words, at, line);
}

function assignmentOf(words: string, at: number, { isConditional }: MakeLine): Assignment {
  const equals = words.indexOf('=', at);
  const written = words.slice(0, at);
  const sign = /[?+!]$/.exec(written)?.[0] ?? '';
  const name = written.slice(0, written.length - sign.length).trim();
  const value = sign === '!' ? null : words.slice(equals + 1).trim();
  return { type: 'assignment', name, operator: sign === '?' ? '?=' : sign === '+' ? '+=' : '=', value, isConditional };
}

function ruleOf(words: string, at: number, line: MakeLine): Rule | Assignment {
  const rest = words.slice(at + 1).replace(/^:/, '');
  const semicolon = rest.indexOf(';');
  const before = semicolon === -1 ? rest : rest.slice(0, semicolon);
  const equals = separator(before);
  if (equals !== null && before[equals] === '=') {
    // A value for one target alone: from here on nobody knows it for all.
    const name = before
      .slice(0, equals)
      .trimEnd()
      .replace(/[:?+!]{1,4}$/, '')
      .trim();
    return { type: 'assignment', name, operator: '=', value: null, isConditional: true };
  }
  // `objects: %.o: %.c`: the middle is a pattern of the targets' names.
  const prerequisites = equals !== null && before[equals] === ':' ? before.slice(equals + 1) : before;
  const inline = semicolon === -1 ? [] : [{ ...line, text: rest.slice(semicolon + 1).trim(), isRecipe: true }];
  const targets = words.slice(0, at).replace(/&$/, '');
  return { type: 'rule', targets, prerequisites, recipe: inline, isConditional: line.isConditional };
}
