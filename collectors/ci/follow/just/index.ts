import type { Tri } from '../../../../src/core/facts/base.ts';
import { all } from '../../../../src/core/tri.ts';
import { type Caller, folderOfCall, unknownValue } from '../caller.ts';
import { type Followed, type Piece, unread } from '../piece.ts';
import { isShell, optionsOfFile } from '../script.ts';
import { folderOf, nameOf, nearest, type Spot } from '../trees.ts';
import type { Recipe } from './format.ts';
import { type Home, homeOf, justfiles, loadJust, openModule, type Unit } from './load.ts';

const mostPieces = 2000;
const mostVisits = 20_000;
const deepest = 50;

interface Gathering {
  readonly pieces: Piece[];
  readonly seen: Set<string>;
  readonly here: Spot;
  /** Recipes that were asked for. */
  visits: number;
}

/** Recipes of the nearest justfile, each with those it depends on. */
export async function followRecipes(
  called: readonly string[],
  folder: string | null,
  caller: Caller,
): Promise<Followed> {
  const via = ['just', ...called.slice(0, 1)].join(' ');
  const directory = folderOfCall(folder, caller);
  const file = directory === null ? null : await nearest(directory, justfiles);
  if (directory === null || file === null) {
    return { key: via, via, pieces: [unread(via, directory === null ? 'dynamic' : 'absent')] };
  }
  const key = `just ${nameOf(file)} ${called.join(' ')}`;
  const unit = await loadJust(file);
  if ('why' in unit) return { key, via, pieces: [unread(via, unit.why, { at: file })] };
  const gathering: Gathering = { pieces: [], seen: new Set(), here: directory, visits: 0 };
  const variables = new Map([...unit.variables].filter(([name]) => !caller.given.has(name)));
  await gatherAll({ ...unit, variables }, called, gathering, 0);
  const isCut = gathering.visits > mostVisits;
  const cut = isCut ? [unread(via, 'too_large', { at: file, blocking: 'unknown' })] : [];
  return { key, via, pieces: [...gathering.pieces, ...cut] };
}

/** Reads `recipe argument… recipe argument…`, or `module recipe`. */
async function gatherAll(unit: Unit, called: readonly string[], into: Gathering, depth: number): Promise<void> {
  const goals = called.length > 0 ? called : [...unit.recipes.keys()].slice(0, 1);
  for (let at = 0; at < goals.length; at++) {
    const name = goals[at] ?? '';
    if (unit.modules.has(name) && !unit.recipes.has(name)) {
      const inner = await openModule(unit, name);
      if ('why' in inner) into.pieces.push(unread(`just ${name}`, inner.why, { at: unit.root }));
      else if (depth < deepest) await gatherAll(inner, goals.slice(at + 1), into, depth + 1);
      return;
    }
    const home = homeOf(unit, name);
    await gather(unit, name, 'yes', into, depth);
    const { least = 0, most = 0 } = home?.recipe.takes ?? {};
    const left = goals.length - at - 1;
    // Where parameters may be left out, a word that is a recipe's name is taken for the next recipe.
    const next = goals.findIndex((goal, index) => index > at + least && homeOf(unit, goal) !== undefined);
    at += Math.min(most, left, next === -1 ? left : next - at - 1);
  }
}

async function gather(unit: Unit, name: string, blocking: Tri, into: Gathering, depth: number): Promise<void> {
  const { pieces, seen } = into;
  if (into.visits++ > mostVisits) return;
  const home = homeOf(unit, name);
  if (home === undefined) {
    const [module, rest] = name.split('::');
    const inner = module !== undefined && rest !== undefined && depth < deepest ? await openModule(unit, module) : null;
    if (inner !== null && rest !== undefined && !('why' in inner))
      return gather(inner, rest, blocking, into, depth + 1);
    const why = inner !== null && 'why' in inner ? inner.why : unit.isOpen ? 'unresolved_include' : 'absent';
    pieces.push(unread(`just ${name}`, why, { at: unit.root, blocking }));
    return;
  }
  const { recipe, file } = home;
  const key = `${nameOf(file)} ${recipe.line} ${blocking}`;
  if (seen.has(key)) return;
  seen.add(key);
  if (depth > deepest || pieces.length > mostPieces) {
    pieces.push(unread(`just ${name}`, 'too_large', { at: file, line: recipe.line, blocking: 'unknown' }));
    return;
  }
  const own = all(blocking, recipe.isConditional ? 'unknown' : 'yes');
  for (const needed of recipe.before) await gather(unit, needed, own, into, depth + 1);
  pieces.push(...bodyPieces(home, unit, own, into.here));
  for (const next of recipe.after) await gather(unit, next, own, into, depth + 1);
}

/** Each line is a shell of its own, unless the first one names what runs them all. */
function bodyPieces({ recipe, file }: Home, unit: Unit, blocking: Tri, here: Spot): readonly Piece[] {
  const [first] = recipe.body;
  if (first === undefined) return [];
  const directory = recipe.isHere ? here : folderOf(unit.root);
  const common = { isWholeFile: false, isSourced: false, isForeign: false, at: file, directory } as const;
  if (first.text.startsWith('#!')) {
    const text = recipe.body.map((line) => line.text).join('\n');
    if (!isShell(text, '')) return [unread(nameOf(file), 'unknown_program', { at: file, line: first.line, blocking })];
    const filled = fill(text, unit.variables);
    return [{ type: 'script', text: filled, options: optionsOfFile(text), line: first.line, blocking, ...common }];
  }
  const { options } = unit;
  if (options === null) return [unread(nameOf(file), 'unknown_program', { at: file, line: first.line, blocking })];
  return joinedLines(recipe.body).map(({ text, line }): Piece => {
    const prefix = /^[@-]*/.exec(text)?.[0] ?? '';
    const counts = all(blocking, prefix.includes('-') ? 'no' : 'yes');
    const filled = fill(text.slice(prefix.length), unit.variables);
    return { type: 'script', text: filled, options, line, blocking: counts, ...common };
  });
}

function joinedLines(body: Recipe['body']): Recipe['body'] {
  const joined: { text: string; line: number }[] = [];
  let isOpen = false;
  for (const { text, line } of body) {
    const last = joined.at(-1);
    if (isOpen && last !== undefined) last.text += `\n${text}`;
    else joined.push({ text, line });
    isOpen = text.endsWith('\\');
  }
  return joined;
}

/** A text with the variables that are known put in, and a mark for all others. */
function fill(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\{\{([^{}\n]{0,400})\}\}/g,
    (_, inner: string) => variables.get(inner.trim()) ?? unknownValue,
  );
}
