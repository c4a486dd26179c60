import { type ParsedScript, parse } from 'unbash';
import { tri } from '../../core/tri.ts';
import { functionsOf } from './functions.ts';
import { placeOf } from './place.ts';
import { prepare } from './prepare.ts';
import { run } from './run.ts';
import { type Command, NotUnderstood, type Script, type ShellOptions } from './script.ts';
import { fresh, type State } from './state.ts';
import { variablesOf } from './variables.ts';
import { outermost, type Runnable, type Walk } from './walk.ts';

export { isShell, optionsOf } from './options.ts';
export type { Command, Script, ShellOptions, Word } from './script.ts';
export { withVariables } from './variables.ts';

/** Longer scripts are not read, nor such as open so many here-documents, for which the parser takes quadratic time. */
export const longestScript = 128 * 1024;
const mostHereDocuments = 1000;

/** The same few lines stand in many jobs: what was read of them is kept, up to so many letters in all. */
const mostKept = 256 * 1024;
const kept = new Map<string, Script | null>();
let lettersKept = 0;

/**
 * The commands of a shell script, and which of them end it when they fail. Null when it cannot be understood: the
 * parser finds an error in it, it is too long or too deep. Never throws, whatever the text.
 */
export function parseShell(text: string, options: ShellOptions): Script | null {
  const key = `${options.errexit ? 'e' : ''}${options.pipefail ? 'p' : ''} ${text}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = parsed(text, options);
  if (lettersKept + key.length <= mostKept) {
    lettersKept += key.length;
    kept.set(key, made);
  }
  return made;
}

function parsed(text: string, options: ShellOptions): Script | null {
  if (text.length > longestScript || text.includes('\0')) return null;
  if (text.split('<<').length > mostHereDocuments) return null;
  try {
    return read(text, options);
  } catch (error) {
    // The parser recurses and has no limit of its own everywhere; what it throws is not told apart from a refusal.
    if (error instanceof Error) return null;
    throw error;
  }
}

function read(text: string, { errexit, pipefail }: ShellOptions): Script {
  const prepared = prepare(text);
  const tree = parse(prepared.text);
  if (tree.errors !== undefined) throw new NotUnderstood();
  const home = placeOf(prepared);
  const state: State = {
    errexit: tri(errexit),
    pipefail: tri(pipefail),
    args: null,
    shell: fresh,
    call: fresh,
    loop: fresh,
  };
  const walk: Walk = {
    prepared,
    home,
    bodies: functionsOf(tree),
    words: new Map(),
    looksBack: new Map(),
    run,
    place: home,
    state,
    commands: [],
    subshells: [],
    opened: 0,
    steps: 0,
  };
  run(walk, bodyOf(tree), outermost);
  const { commands } = walk;
  const functions = readFunctions(walk);
  return { commands, functions, variables: variablesOf(tree.commands, prepared) };
}

function bodyOf({ pos, end, commands }: ParsedScript): Runnable {
  return { type: 'CompoundList', pos, end, commands };
}

/** Each function as a caller would see it, under the options that hold at the end of the script. */
function readFunctions(walk: Walk): ReadonlyMap<string, readonly Command[]> {
  const { errexit, pipefail } = walk.state;
  const functions = new Map<string, readonly Command[]>();
  for (const [name, body] of walk.bodies) {
    walk.commands = [];
    walk.state = { errexit, pipefail, args: null, shell: fresh, call: fresh, loop: fresh };
    run(walk, body, { ...outermost, calls: [name] });
    functions.set(name, walk.commands);
  }
  return functions;
}
