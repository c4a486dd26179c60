import { parsed } from '../../../../src/formats/parsed.ts';
import type { Unresolved } from '../../model.ts';
import { resolve } from '../locate.ts';
import { memo } from '../memo.ts';
import { whyNot } from '../piece.ts';
import { type Options, optionsOfCall, plain } from '../reading.ts';
import { folderOf, inFolder, listingOf, type Spot } from '../trees.ts';
import { type Justfile, justfile, type Recipe } from './format.ts';

/** File names that `just` looks for, from its folder upwards. */
export const justfiles: readonly string[] = ['justfile', 'Justfile', '.justfile', 'JUSTFILE'];
const mostFiles = 50;

/** A recipe, and the file it stands in. */
export interface Home {
  readonly recipe: Recipe;
  readonly file: Spot;
}

/** A justfile with what it imports. */
export interface Unit {
  readonly root: Spot;
  readonly recipes: ReadonlyMap<string, Home>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly modules: ReadonlyMap<string, string | null>;
  /** How each line is run; null where that is no shell of POSIX. */
  readonly options: Options | null;
  /** An import was not read, so that a recipe may be there for all that. */
  readonly isOpen: boolean;
}

/** The recipe of a name or an alias. */
export function homeOf({ recipes, aliases }: Unit, name: string): Home | undefined {
  return recipes.get(name) ?? recipes.get(aliases.get(name) ?? '');
}

/** The module of a name; its recipes are called as `module recipe` or `module::recipe`. */
export async function openModule(unit: Unit, name: string): Promise<Unit | { readonly why: Unresolved }> {
  const written = unit.modules.get(name);
  if (written === undefined) return { why: 'absent' };
  const base = folderOf(unit.root);
  const place = written === null ? null : resolve(base, written, [base.tree]);
  const { files } = await listingOf(base.tree);
  const inside = (folder: Spot): readonly Spot[] => ['mod.just', ...justfiles].map((file) => inFolder(folder, file));
  const candidates =
    place === null ? [inFolder(base, `${name}.just`), ...inside(inFolder(base, name))] : [place, ...inside(place)];
  const file = candidates.find(({ path }) => files.has(path));
  return file === undefined ? { why: 'absent' } : loadJust(file);
}

const once = memo<Unit | { readonly why: Unresolved }>();

/** Reads a justfile with what it imports, or gives the reason why it cannot be read. */
export function loadJust(root: Spot): Promise<Unit | { readonly why: Unresolved }> {
  return once(root.tree.source, root.path, () => load(root));
}

async function load(root: Spot): Promise<Unit | { readonly why: Unresolved }> {
  const files: (readonly [Spot, Justfile])[] = [];
  const seen = new Set<string>();
  let isOpen = false;
  for (const pending = [root]; pending.length > 0; ) {
    const file = pending.shift() ?? root;
    if (seen.has(file.path)) continue;
    seen.add(file.path);
    const { value, trouble } = await parsed(file.tree.source, file.path, justfile);
    if (value === null && file === root) return { why: whyNot(trouble) };
    if (value === null || files.length >= mostFiles) {
      isOpen = true;
      continue;
    }
    files.push([file, value]);
    for (const path of value.imports) {
      const imported = resolve(folderOf(file), path, [file.tree]);
      if (imported === null) isOpen = true;
      else pending.push(imported);
    }
  }
  // What the file itself says goes before what it imports.
  const merged = <T>(entries: (file: Spot, content: Justfile) => Iterable<readonly [string, T]>): Map<string, T> =>
    new Map(files.toReversed().flatMap(([file, content]) => [...entries(file, content)]));
  const shell = files[0]?.[1].shell ?? null;
  return {
    root,
    recipes: inOrder(
      files,
      merged((file, { recipes }) => [...recipes].map(([name, recipe]) => [name, { recipe, file }])),
    ),
    aliases: merged((_, { aliases }) => aliases),
    variables: merged((_, { variables }) => variables),
    modules: merged((_, { modules }) => modules),
    options: shell === null ? plain : optionsOfCall(shell),
    isOpen,
  };
}

/** The recipes with those of the file itself first, since the first one is what `just` alone runs. */
function inOrder(files: readonly (readonly [Spot, Justfile])[], recipes: ReadonlyMap<string, Home>): Map<string, Home> {
  const own = [...(files[0]?.[1].recipes.keys() ?? [])];
  const ordered = new Map<string, Home>();
  for (const name of [...own, ...recipes.keys()]) {
    const home = recipes.get(name);
    if (home !== undefined) ordered.set(name, home);
  }
  return ordered;
}
