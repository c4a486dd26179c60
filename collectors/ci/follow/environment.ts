import type { Command, Word } from '../../../src/formats/shell/index.ts';
import { markOf } from './locate.ts';
import type { Shell } from './shell.ts';
import type { Spot, Tree } from './trees.ts';

/** Variables that are handed to a program, by name; values are known. */
export type Environment = ReadonlyMap<string, string>;

const deepest = 5;
const longest = 1000;
const use = /\$(?:([A-Za-z_]\w{0,99})|\{([A-Za-z_]\w{0,99})\})/g;
const workspaces = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'];

/** Variables as a CI system hands them to a step, with those that they mention put in; what stays open is left out. */
export function environmentFrom(written: ReadonlyMap<string, string>, workspace: Spot, trees: Tree[]): Environment {
  const root = markOf(trees, workspace.tree);
  const found = new Map<string, string>();
  for (const [name, value] of written) {
    const full = filled(value.replaceAll(/\$\{\{ ?github\.workspace ?\}\}/g, '$GITHUB_WORKSPACE'), written, root, 0);
    if (full !== null) found.set(name, full);
  }
  return found;
}

function filled(value: string, written: ReadonlyMap<string, string>, root: string, depth: number): string | null {
  if (depth > deepest || value.length > longest) return null;
  let isOpen = false;
  const text = value.replace(use, (_, bare?: string, braced?: string) => {
    const name = bare ?? braced ?? '';
    if (workspaces.includes(name)) return root;
    const other = written.get(name);
    const inner = other === undefined ? null : filled(other, written, root, depth + 1);
    isOpen ||= inner === null;
    return inner ?? '';
  });
  return isOpen || text.length > longest || /[$`]/.test(text) ? null : text;
}

/** The environment of a command: that of the shell, what the shell exports, and what stands before the command. */
export function environmentOf(around: Environment, { exports }: Shell, { assignments }: Command): Environment {
  const own = assignments.map(({ name, value }): [string, string | null] => [name, value.isFixed ? value.text : null]);
  return withOwn(around, new Map([...exports, ...own]));
}

/** An environment with more variables, of which null stands for a value that is not told. */
export function withOwn(around: Environment, own: ReadonlyMap<string, string | null> = new Map()): Environment {
  if (own.size === 0) return around;
  const found = new Map(around);
  for (const [name, value] of own) {
    if (value === null) found.delete(name);
    else found.set(name, value);
  }
  return found;
}

/** Notes what `export NAME=value` hands on. */
export function noteExports({ exports }: Shell, words: readonly Word[]): void {
  if (words[0]?.text !== 'export') return;
  for (const { text, isFixed } of words.slice(1)) {
    const [, name, value] = /^([A-Za-z_]\w{0,99})=(.*)$/s.exec(text) ?? [];
    if (name !== undefined) exports.set(name, isFixed && value !== undefined ? value : null);
    else if (/^[A-Za-z_]\w{0,99}$/.test(text)) exports.set(text, null);
  }
}

const writes =
  /(?:^|[\s;(&|])(?:([A-Za-z_]\w{0,99})\+?=(?!"?\$\{?\1\b)|(?:for|read|unset|mapfile|readarray)\s{1,9}(?:-\w{1,9}\s{1,9}){0,5}([A-Za-z_]\w{0,99}))/g;

/** Forgets what the CI system handed on wherever a script gives it another value. */
export function forgetWritten({ variables }: Shell, text: string, environment: Environment): void {
  if (environment.size === 0) return;
  for (const [, assigned, taken] of text.matchAll(writes)) {
    const name = assigned ?? taken ?? '';
    if (environment.has(name) && variables.get(name) === environment.get(name)) variables.delete(name);
  }
}

/** Whether a script may take variables from another one. */
export function isSourcing(text: string): boolean {
  return /(?:^|[\n;&|({]|\bthen|\bdo)[ \t]{0,99}(?:source|\.)[ \t]/.test(text);
}
