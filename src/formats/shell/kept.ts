import type { Command, Script, Traced } from './script.ts';
import { syntaxOf } from './syntax.ts';
import type { Syntax } from './walk.ts';

/** One text, and what became of it under each way of running it. */
export interface Kept {
  readonly text: string;
  readonly syntax: Syntax | null;
  readonly scripts: Map<string, Script | null>;
  /** How much of the memory it takes, in letters. */
  weight: number;
  names?: ReadonlySet<string>;
}

/** The same lines stand in many jobs, and are asked about in several ways: the last ones are kept, up to so many letters. */
const most = 512 * 1024;
/** What a command takes, in letters; and what keeping anything does. */
const perCommand = 20;
const perText = 100;

const texts = new Map<string, Kept>();
let weight = 0;

/** A text with what was read of it before. */
export function keptOf(text: string): Kept {
  const known = texts.get(text);
  if (known !== undefined) {
    texts.delete(text);
    texts.set(text, known);
    return known;
  }
  const made: Kept = { text, syntax: syntaxOf(text), scripts: new Map(), weight: 0 };
  texts.set(text, made);
  grow(made, text.length + perText);
  return made;
}

/** Keeps what became of a text, under the name of the way in which it was run. */
export function keep(one: Kept, key: string, script: Script | null): void {
  one.scripts.set(key, script);
  if (texts.get(one.text) === one) grow(one, key.length + perText + perCommand * countOf(script));
}

function countOf(script: Script | null): number {
  if (script === null) return 0;
  return [...script.functions.values()].reduce((sum, body) => sum + body.length, script.commands.length);
}

function grow(one: Kept, more: number): void {
  one.weight += more;
  weight += more;
  for (const [text, oldest] of texts) {
    if (weight <= most) break;
    texts.delete(text);
    weight -= oldest.weight;
  }
}

/** Everything that may be the name of a variable there, also where quotes or the end of a line stand within it. */
function namesIn(one: Kept): ReadonlySet<string> {
  one.names ??= new Set(`${one.text}\n${one.text.replace(/["']|\\(?:\r?\n)?/g, '')}`.match(/[A-Za-z_]\w*/g));
  return one.names;
}

/** Names one way of running a text that is traced: all that the text can find out about what it begins with. */
export function tracedKey(one: Kept, { args, variables }: Traced): string {
  const names = namesIn(one);
  return JSON.stringify([args, variables.size, [...variables].filter(([name]) => names.has(name)).sort()]);
}

/** Whether a script hands on variables by names that are worked out: then it found out more than `tracedKey` tells. */
export function findsMore(one: Kept, { commands, functions }: Script): boolean {
  const names = namesIn(one);
  const isOdd = ({ words: [name, ...rest] }: Command): boolean =>
    name?.text === 'export' && rest.some(({ text }) => !names.has(/^\w*/.exec(text)?.[0] ?? '') && /^\w/.test(text));
  return commands.some(isOdd) || [...functions.values()].some((body) => body.some(isOdd));
}
