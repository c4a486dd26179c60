import type { Command, Script, Word } from '../../../src/formats/shell/index.ts';
import { withVariables } from '../../../src/formats/shell/index.ts';
import { locate, markOf, resolve, type Whereabouts } from './locate.ts';
import type { Options } from './reading.ts';
import type { Spot, Tree } from './trees.ts';

/** A function of a script, and where it stands. */
export interface OwnFunction {
  readonly commands: readonly Command[];
  readonly at: Spot;
  /** Of the first line of the text it stands in. */
  readonly line: number;
}

/** What a shell carries from one command to the next, those of scripts it sources included. */
export interface Shell {
  /** Folder by subshell, the shell itself under `''`; null where it is not told. */
  readonly folders: Map<string, Spot | null>;
  readonly left: (Spot | null)[];
  readonly variables: Map<string, string>;
  readonly functions: Map<string, OwnFunction>;
  /** What it hands on to programs; null where the value is not told. */
  readonly exports: Map<string, string | null>;
  options: Options;
  /** A script that was sourced may have ended it without a failure. */
  mayEnd: boolean;
}

/** A shell that has just been started. */
export function startShell(
  directory: Spot | null,
  options: Options,
  { workspace, environment }: { readonly workspace: Spot; readonly environment: ReadonlyMap<string, string> },
  trees: Tree[],
): Shell {
  const root = markOf(trees, workspace.tree);
  return {
    folders: new Map([['', directory]]),
    left: [],
    variables: new Map([...environment, ['GITHUB_WORKSPACE', root], ['CI_PROJECT_DIR', root]]),
    functions: new Map(),
    exports: new Map(),
    options,
    mayEnd: false,
  };
}

/** The folder in a subshell: where it went itself, else where the shell around it stood. */
export function folderIn({ folders }: Shell, subshell: readonly string[]): Spot | null {
  for (let depth = subshell.length; depth > 0; depth--) {
    const folder = folders.get(subshell.slice(0, depth).join(' '));
    if (folder !== undefined) return folder;
  }
  return folders.get('') ?? null;
}

/** Goes to another folder; `popd` and `cd -` go back. */
export function changeFolder(
  shell: Shell,
  subshell: readonly string[],
  words: readonly Word[],
  written: string | null,
  trees: readonly Tree[],
): void {
  const before = folderIn(shell, subshell);
  const isBack = words[0]?.text === 'popd' || words[1]?.text === '-';
  const next = isBack ? (shell.left.pop() ?? null) : written === null ? null : resolve(before, written, trees);
  if (!isBack) shell.left.push(before);
  shell.folders.set(subshell.join(' '), next);
}

/** A word with what is known of variables and places put in. */
export function settled(word: Word, where: Whereabouts, trees: Tree[]): Word {
  if (word.isFixed) return word;
  const filled = withVariables(word, where.variables);
  const place = filled.isFixed ? null : locate(word.text, where, trees);
  return place === null ? filled : { text: place, isFixed: true };
}

/** Takes in the functions and variables of a script that a shell runs. */
export function takeIn(shell: Shell, script: Script, text: string, at: Spot, line: number): void {
  for (const [name, commands] of script.functions) shell.functions.set(name, { commands, at, line });
  for (const [name, value] of script.variables) {
    // Two scripts give it two values, and their order was not looked at.
    if ((shell.variables.get(name) ?? value) !== value) shell.variables.delete(name);
    else shell.variables.set(name, value);
  }
  for (const name of writtenTwice(text)) shell.variables.delete(name);
}

const assignment = /^(?:(?:export|readonly|declare -r|typeset -r) +)?([A-Za-z_]\w{0,99})=("?\$.{1,400})$/;
const writes = /(?:^|[\s;(&|])([A-Za-z_]\w{0,99})\+?=/g;

/** Notes the variables that a script sets once, at its top, to a place: `ROOT=$(cd "$(dirname "$0")/.." && pwd)`. */
export function takePlaces(shell: Shell, text: string, where: Whereabouts, trees: Tree[]): void {
  const counts = timesWritten(text);
  const moves = /^[ \t]{0,99}(?:cd|pushd) /m.test(text);
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = assignment.exec(line.slice(0, 600)) ?? [];
    if (name === undefined || value === undefined || counts.get(name) !== 1) continue;
    // Where the script goes elsewhere, nobody knows what the folder was by then.
    if (moves && /^"?\$(?:\(pwd|\{?PWD)/.test(value)) continue;
    const place = locate(value.trim(), where, trees);
    if (place !== null) shell.variables.set(name, place);
  }
}

function timesWritten(text: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const [, name = ''] of text.matchAll(writes)) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

/** Variables of the CI system that a script writes itself. */
function writtenTwice(text: string): readonly string[] {
  return ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'].filter((name) => text.includes(`${name}=`));
}
