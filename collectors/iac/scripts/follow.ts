import type { Command, Word } from '../../../src/formats/shell/index.ts';
import { type Call, callOf } from './command.ts';
import { found, type Listing, type Place } from './place.ts';
import { type Choices, type Chosen, chosenAfter, chosenFor } from './selectors.ts';
import { standing } from './standing.ts';

/** A command that makes or changes infrastructure, and what it works on. */
export interface Applied extends Call, Chosen {
  /** Folder or file of the repository; null where it is not told, or lies elsewhere. */
  readonly path: string | null;
  /** A folder or file is named that nobody can tell without running the script. */
  readonly isOpen: boolean;
  readonly line: number;
}

/** A folder that was gone into within a subshell, to be left with it. */
interface Entered {
  readonly shells: readonly number[];
  readonly place: Place | null;
}

/** What a command runs that is written elsewhere, such as a target of a Makefile; none for other commands. */
export type Inner = (command: Command, place: Place | null) => readonly Applied[];
const nothingInner: Inner = () => [];

/**
 * The commands of a script that make or change infrastructure, in order. `start` is where it is run, null where that
 * cannot be told; `variables` are places that it keeps in variables.
 */
export function appliedBy(
  commands: readonly Command[],
  start: Place | null,
  listing: Listing,
  variables: ReadonlyMap<string, Place>,
  inner: Inner = nothingInner,
): readonly Applied[] {
  const applied: Applied[] = [];
  const entered: Entered[] = [];
  const pushed: (Place | null)[] = [];
  let place = start;
  let rendered: { readonly line: number; readonly word: Word } | null = null;
  let shells: readonly number[] = [];
  let choices: Choices = new Map();
  for (const command of commands) {
    const { words, line, subshells = [] } = command;
    while (shells.length > 0 && shells.some((one, index) => subshells[index] !== one)) {
      place = entered.pop()?.place ?? null;
      shells = shells.slice(0, -1);
    }
    for (const one of subshells.slice(shells.length)) {
      entered.push({ shells, place });
      shells = [...shells, one];
    }
    const [name, argument] = words;
    if (name?.text === 'popd') place = pushed.pop() ?? null;
    else if (name?.text === 'cd' || name?.text === 'pushd') {
      if (name.text === 'pushd') pushed.push(place);
      place = argument === undefined ? null : standing(place, argument, variables);
    }
    if (name?.text === 'kustomize' && argument?.text === 'build' && words[2] !== undefined)
      rendered = { line, word: words[2] };
    choices = chosenAfter(choices, command);
    const call = callOf(words);
    if (call === null) {
      applied.push(...inner(command, place));
      continue;
    }
    // `kustomize build x | kubectl apply -f -` applies what was built.
    const isPiped = call.target !== 'here' && call.target?.text === '-';
    const target = isPiped ? (rendered?.line === line ? rendered.word : null) : call.target;
    const tool = isPiped && target !== null ? 'kustomize' : call.tool;
    const where = placed({ ...call, tool, target }, place, listing, variables);
    const folder = where.path ?? (place?.known === true ? place.path : null);
    const chosen = chosenFor({ ...call, tool }, command, choices, { place, folder, listing });
    applied.push({ ...call, tool, line, ...where, ...chosen });
  }
  return applied;
}

function placed(
  { tool, target, does }: Call,
  place: Place | null,
  listing: Listing,
  variables: ReadonlyMap<string, Place>,
): Pick<Applied, 'path' | 'isOpen'> {
  if (target === null) return { path: null, isOpen: does === 'applies' };
  if (target === 'here') {
    const path = place === null ? null : found(place, '.', (folder) => listing.isRootOf(tool, folder));
    return { path, isOpen: path === null };
  }
  const word = { ...target, text: target.text.replace(/^file:\/\//, '') };
  if (word.isFixed && /^[a-z+]{2,10}:\/\//.test(word.text)) return { path: null, isOpen: false };
  if (word.isFixed) {
    const path = place === null ? null : found(place, word.text, listing.has);
    return { path, isOpen: path === null };
  }
  const to = standing(place, word, variables);
  const path = to === null ? null : found(to, '.', listing.has);
  return { path, isOpen: path === null };
}
