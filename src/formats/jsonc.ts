import type { Format } from './parsed.ts';
import { type Yaml, yamlLimits } from './yaml.ts';

/** Thrown inside the parse alone: the text is no JSON we may read. */
class Refused extends Error {}

/**
 * JSON, with comments and commas at the end of lists, as the same nodes as YAML and with lines. Null when it is
 * malformed, has a key twice or exceeds `yamlLimits`. Never throws, whatever the text.
 */
export const jsonc = {
  name: 'json with comments',
  parse(text: string): Yaml | null {
    try {
      return documentOf({ text, at: 0, line: 1, nodes: 0 });
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  },
} satisfies Format<Yaml>;

const literal = /(?:true|false|null|-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,5})?)(?![\w.])/y;
const blank = /[ \t\r\uFEFF]{1,4000}/y;

/** How far a text was read. */
interface Place {
  readonly text: string;
  at: number;
  line: number;
  nodes: number;
}

function documentOf(place: Place): Yaml {
  if (place.text.length > yamlLimits.bytes) throw new Refused('too long');
  const root = value(place, 0);
  if (next(place) !== '') throw new Refused('more than one value');
  return root;
}

/** Passes over blanks and comments; gives the letter that follows, empty at the end. */
function next(place: Place): string {
  const { text } = place;
  for (;;) {
    blank.lastIndex = place.at;
    if (blank.test(text)) place.at = blank.lastIndex;
    else if (text[place.at] === '\n') step(place);
    else if (text.startsWith('//', place.at)) while (place.at < text.length && text[place.at] !== '\n') place.at++;
    else if (text.startsWith('/*', place.at)) {
      const end = text.indexOf('*/', place.at + 2);
      if (end === -1) throw new Refused('a comment without end');
      while (place.at < end + 2) step(place);
    } else return text[place.at] ?? '';
  }
}

function step(place: Place): void {
  if (place.text[place.at] === '\n') place.line++;
  place.at++;
}

function string(place: Place): string {
  const { text } = place;
  const from = place.at++;
  while (place.at < text.length && text[place.at] !== '"') {
    if (text[place.at] === '\\') place.at++;
    step(place);
  }
  const raw = text.slice(from, ++place.at);
  // Most are written as they are.
  if (!/[\\\u0000-\u001f]/.test(raw) && raw.length > 1 && raw.endsWith('"')) return raw.slice(1, -1);
  // A line break in a string is no JSON, but Azure's tools take it.
  const written = raw.replace(/[\u0000-\u001f]/g, escaped);
  try {
    return JSON.parse(written) as string;
  } catch (error) {
    throw new Refused('no string', { cause: error });
  }
}

function members(place: Place, close: string, read: () => void): void {
  place.at++;
  while (next(place) !== close) {
    read();
    if (next(place) === ',') place.at++;
    else if (next(place) !== close) throw new Refused('no comma');
  }
  place.at++;
}

function value(place: Place, depth: number): Yaml {
  const letter = next(place);
  const { line } = place;
  if (depth > yamlLimits.depth || ++place.nodes > yamlLimits.nodes) throw new Refused('too much');
  if (letter === '"') return { type: 'scalar', value: string(place), tag: null, line, textLine: line };
  if (letter === '{') return map(place, depth);
  if (letter === '[') {
    const items: Yaml[] = [];
    members(place, ']', () => items.push(value(place, depth + 1)));
    return { type: 'list', items, tag: null, line };
  }
  literal.lastIndex = place.at;
  const [found] = literal.exec(place.text) ?? [];
  if (found === undefined) throw new Refused('no value');
  place.at += found.length;
  const plain = found === 'null' ? null : found === 'true' ? true : found === 'false' ? false : Number(found);
  return { type: 'scalar', value: plain, tag: null, line, textLine: line };
}

function map(place: Place, depth: number): Yaml {
  const { line } = place;
  const entries = new Map<string, Yaml>();
  const lines = new Map<string, number>();
  members(place, '}', () => {
    if (next(place) !== '"') throw new Refused('no key');
    const keyLine = place.line;
    const key = string(place);
    if (next(place) !== ':' || entries.has(key)) throw new Refused('no value, or a key twice');
    place.at++;
    entries.set(key, value(place, depth + 1));
    lines.set(key, keyLine);
  });
  return { type: 'map', entries, lines, line };
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
