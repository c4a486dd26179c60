import type { Format } from './parsed.ts';

/** A table of a TOML file; the first one has no name and holds what stands before any table. */
export interface TomlTable {
  readonly name: string;
  readonly line: number;
  /** Values by key: the strings of a string or a list, `true` and numbers as they are written. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Line of each key. */
  readonly lines: ReadonlyMap<string, number>;
  /** The comment right above it, or above its keys; empty without one. */
  readonly comment: string;
}

const mostTables = 5000;
const longestLine = 8 * 1024;
const header = /^\[{1,2}([^[\]]{1,200})\]{1,2}/;
const pair = /^("?)([\w.-]{1,200})\1 {0,20}= {0,20}(.*)$/;

/**
 * Tables and their plain values, as much as configurations of tools need: no dates apart from their text, no tables
 * in line. Null beyond its bounds, and for a list or long string that never ends. One pass over the lines.
 */
export const toml: Format<readonly TomlTable[]> = {
  name: 'toml tables',
  parse(text) {
    const lines = text.split(/\r?\n/);
    if (lines.some((line) => line.length > longestLine)) return null;
    const tables = [table('', 1, '')];
    let comment = '';
    for (let at = 0; at < lines.length; at++) {
      const line = (lines[at] ?? '').trim();
      const current = tables.at(-1);
      const named = header.exec(line)?.[1];
      const [, , key, first] = pair.exec(line) ?? [];
      if (line.startsWith('#')) comment += ` ${line.slice(1)}`;
      else if (named !== undefined) tables.push(table(named.replace(/["'\s]/g, ''), at + 1, comment));
      else if (key !== undefined && first !== undefined && current !== undefined) {
        const last = endOfValue(lines, at, first);
        if (last === null) return null;
        current.values.set(key, plainValues([first, ...lines.slice(at + 1, last + 1)].join('\n')));
        current.lines.set(key, at + 1);
        current.comment ||= comment;
        at = last;
      }
      if (!line.startsWith('#')) comment = '';
      if (tables.length > mostTables) return null;
    }
    return tables;
  },
};

function table(name: string, line: number, comment: string) {
  return { name, line, values: new Map<string, readonly string[]>(), lines: new Map<string, number>(), comment };
}

/** Index of the line on which a value ends that may be a list or a long string; null where it never does. */
function endOfValue(lines: readonly string[], at: number, first: string): number | null {
  const long = first.startsWith('"""') || first.startsWith("'''") ? first.slice(0, 3) : null;
  if (long === null && !first.startsWith('[')) return at;
  let depth = 0;
  for (let index = at; index < lines.length; index++) {
    const line = index === at ? first : (lines[index] ?? '');
    if (long !== null && line.includes(long, index === at ? 3 : 0)) return index;
    for (const letter of scanned(line).bare) depth += letter === '[' ? 1 : letter === ']' ? -1 : 0;
    if (long === null && depth <= 0) return index;
  }
  return null;
}

/** The strings of a text, and what is left of it without them and without comments. One left open ends the text. */
function scanned(text: string): { readonly strings: readonly string[]; readonly bare: string } {
  const strings: string[] = [];
  let bare = '';
  for (let at = 0; at < text.length; ) {
    const quote = ['"""', "'''", '"', "'"].find((mark) => text.startsWith(mark, at));
    if (quote !== undefined) {
      const end = endOfString(text, at + quote.length, quote);
      strings.push(text.slice(at + quote.length, end));
      at = end + quote.length;
    } else if (text.charAt(at) === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else bare += text.charAt(at++);
  }
  return { strings, bare };
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '\\' && quote.startsWith('"')) at++;
    else if (text.startsWith(quote, at)) return at;
  }
  return text.length;
}

/** The strings of a value; a value without any as it is written. */
function plainValues(written: string): readonly string[] {
  const { strings, bare } = scanned(written);
  const plain = bare.trim();
  return strings.length > 0 ? strings : plain === '' || plain.startsWith('[') ? [] : [plain];
}
