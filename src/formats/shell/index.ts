import { tri } from '../../core/tri.ts';
import { findsMore, keep, keptOf, tracedKey } from './kept.ts';
import { run } from './run.ts';
import type { Command, Script, ShellOptions, Word } from './script.ts';
import { fresh, type State } from './state.ts';
import { understood } from './syntax.ts';
import { outermost, type Syntax, type Walk } from './walk.ts';

export { isShell, optionsOf } from './options.ts';
export type { Command, Script, ShellOptions, Traced, Word } from './script.ts';
export { longestScript } from './syntax.ts';
export { withVariables } from './variables.ts';

/**
 * The commands of a shell script, and which of them end it when they fail. Null when it cannot be understood: the
 * parser finds an error in it, it is too long or too deep. Never throws, whatever the text.
 */
export function parseShell(text: string, options: ShellOptions): Script | null {
  const kept = keptOf(text);
  const { syntax } = kept;
  if (syntax === null) return null;
  const { errexit, pipefail, traced } = options;
  const how = `${errexit ? 'e' : ''}${pipefail ? 'p' : ''}`;
  const key = traced === undefined ? how : `${how} ${tracedKey(kept, traced)}`;
  const before = kept.scripts.get(key);
  if (before !== undefined) return before;
  const made = understood(() => read(syntax, options));
  if (traced === undefined || made === null || !findsMore(kept, made)) keep(kept, key, made);
  return made;
}

function read(syntax: Syntax, { errexit, pipefail, traced }: ShellOptions): Script {
  const state: State = {
    errexit: tri(errexit),
    pipefail: tri(pipefail),
    args: traced?.args ?? null,
    bound: traced === undefined ? null : new Map([...traced.variables].map(([name, value]) => [name, fixed(value)])),
    shell: fresh,
    call: fresh,
    loop: fresh,
  };
  const walk: Walk = {
    ...syntax,
    run,
    place: syntax.home,
    state,
    commands: [],
    subshells: [],
    opened: 0,
    pipe: null,
    piped: 0,
    steps: 0,
  };
  run(walk, syntax.top, outermost);
  const { commands } = walk;
  return { commands, functions: readFunctions(walk), variables: syntax.variables };
}

const fixed = (text: string): Word => ({ text, isFixed: true });

/** Each function as a caller would see it, under the options that hold at the end of the script. */
function readFunctions(walk: Walk): ReadonlyMap<string, readonly Command[]> {
  const { errexit, pipefail, bound } = walk.state;
  const functions = new Map<string, readonly Command[]>();
  for (const [name, body] of walk.bodies) {
    walk.commands = [];
    const held = bound === null ? null : new Map<string, Word>();
    walk.state = { errexit, pipefail, args: null, bound: held, shell: fresh, call: fresh, loop: fresh };
    run(walk, body, { ...outermost, calls: [name] });
    functions.set(name, walk.commands);
  }
  return functions;
}
