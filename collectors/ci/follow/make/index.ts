import type { Tri } from '../../../../src/core/facts/base.ts';
import { all } from '../../../../src/core/tri.ts';
import { flagsInText, type MakeFlags } from '../../recognise/calls/make-flags.ts';
import { type Caller, folderOfCall, unknownValue } from '../caller.ts';
import { resolve } from '../locate.ts';
import { type Followed, type Piece, unread } from '../piece.ts';
import { inFolder, type Listing, listingOf, nameOf, type Spot } from '../trees.ts';
import { expand, layered, type Values } from './expand.ts';
import { type Home, loadMake, type Make } from './load.ts';
import { type Run, recipePieces } from './recipe.ts';

const names = ['GNUmakefile', 'makefile', 'Makefile'];
const mostPieces = 2000;
/** Prerequisites that are looked at, and references that are written out, for one call. */
const mostVisits = 20_000;
const mostReferences = 50_000;
const deepest = 100;

/** What `make` is asked for. */
export interface MakeCall {
  readonly targets: readonly string[];
  readonly directory: string | null;
  readonly file: string | null;
  readonly ignoresFailures?: true;
}

/** The recipes that a target runs, those of what it needs before its own; each line is a shell of its own. */
export async function followMake(call: MakeCall, caller: Caller): Promise<readonly Followed[]> {
  const goals = call.targets.length === 0 ? [null] : call.targets;
  const directory = folderOfCall(call.directory, caller);
  const listing = directory === null ? null : await listingOf(directory.tree);
  const file = directory === null || listing === null ? null : makefileIn(directory, call.file, listing);
  const make = file === null || directory === null ? null : await loadMake(file, directory);
  return goals.map((goal): Followed => {
    const via = goal === null ? 'make' : `make ${goal}`;
    if (file === null || directory === null || make === null || listing === null) {
      return { key: via, via, pieces: [unread(via, directory === null ? 'dynamic' : 'absent')] };
    }
    const key = `make ${nameOf(file)} ${directory.path} ${goal ?? ''}`;
    if ('why' in make) return { key, via, pieces: [unread(via, make.why, { at: file })] };
    const { fails, runs } = flagsOf(make, call, caller);
    if (runs === 'no') return { key, via, pieces: [] };
    return {
      key,
      via,
      pieces: piecesOf(goal, fails, {
        make,
        file,
        directory,
        listing,
        values: valuesIn(make, caller),
        budget: { left: mostReferences },
      }),
    };
  });
}

function makefileIn(directory: Spot, written: string | null, { files }: Listing): Spot | null {
  const candidates =
    written === null ? names.map((name) => inFolder(directory, name)) : [resolve(directory, written, [directory.tree])];
  return candidates.find((spot) => spot !== null && files.has(spot.path)) ?? null;
}

/** Values as the call sets them: `make plan ENV=prod`, or `ENV=prod make plan` for those of `?=`. */
function valuesIn({ values }: Make, { given, assignments, environment }: Caller): Values {
  const set = new Map<string, string | null>([...environment].filter(([name]) => !values.has(name)));
  for (const [name, value] of assignments) if (values.has(name) && values.get(name) !== value) set.set(name, null);
  return layered(new Map([...set, ...given]), values);
}

/** What the call says of failures, and `MAKEFLAGS` as it, the shell or the file sets it. */
function flagsOf(
  { values }: Make,
  { ignoresFailures }: MakeCall,
  { assignments, given, environment }: Caller,
): MakeFlags {
  const name = ['MAKEFLAGS', 'GNUMAKEFLAGS'].find(
    (one) => assignments.has(one) || environment.has(one) || given.has(one),
  );
  const called = name === undefined ? '' : (given.get(name) ?? assignments.get(name) ?? environment.get(name) ?? null);
  const told = [flagsInText(called), flagsInText(values.has('MAKEFLAGS') ? (values.get('MAKEFLAGS') ?? null) : '')];
  return {
    fails: all(ignoresFailures === true ? 'no' : 'yes', ...told.map(({ fails }) => fails)),
    runs: all(...told.map(({ runs }) => runs)),
  };
}

/** The recipes that a goal runs, in order; null stands for the default goal. */
function piecesOf(goal: string | null, fails: Tri, run: Run): readonly Piece[] {
  const { make, file } = run;
  const target = goal ?? make.goal;
  if (target === null) return [unread('make', make.missing ?? 'absent', { at: file })];
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  let visits = 0;
  let isCut = false;

  function visit(name: string, blocking: Tri, depth: number): void {
    const key = `${name}\n${blocking}`;
    if (seen.has(key)) return;
    isCut ||= ++visits > mostVisits || depth > deepest || pieces.length > mostPieces || seen.size > mostPieces;
    if (isCut) return;
    seen.add(key);
    const homes = homesOf(name, make);
    if (homes.length === 0) pieces.push(...lost(name, blocking, depth === 0, run));
    for (const { home, stem } of homes) {
      const own = all(blocking, home.rule.isConditional ? 'unknown' : 'yes');
      const needed = expand(home.rule.prerequisites, run.values, run.budget, { files: true });
      const why = needed === null ? 'too_large' : needed.includes(unknownValue) ? 'dynamic' : null;
      if (why !== null) pieces.push(unread(`make ${name}`, why, { at: home.file, blocking: own }));
      const names = (needed ?? '').split(/\s+/).filter((one) => one !== '' && one !== '|' && !/[${}]/.test(one));
      for (const one of names)
        visit(
          one.replace('%', () => stem),
          own,
          depth + 1,
        );
    }
    const counts = all(blocking, isCurrent(name, run) ? 'unknown' : 'yes');
    for (const { home, stem } of recipesAmong(homes)) pieces.push(...recipePieces(home, { name, stem }, counts, run));
  }

  visit(target, fails, 0);
  return isCut ? [...pieces, unread(`make ${target}`, 'too_large', { at: file, blocking: 'unknown' })] : pieces;
}

/** Nothing says how to make it: a file that is there, or a rule that was not seen. */
function lost(name: string, blocking: Tri, isGoal: boolean, { make, file, directory, listing }: Run): readonly Piece[] {
  const isThere = listing.files.has(inFolder(directory, name).path);
  if (isThere || (!isGoal && make.missing === null)) return [];
  return [unread(`make ${name}`, make.missing ?? 'absent', { at: file, blocking })];
}

interface Matched {
  readonly home: Home;
  /** What `%` stands for. */
  readonly stem: string;
}

function homesOf(name: string, { rules, patterns }: Make): readonly Matched[] {
  const own = (rules.get(name) ?? []).map((home) => ({ home, stem: '' }));
  if (own.some(({ home }) => home.rule.recipe.length > 0)) return own;
  for (const [pattern, home] of patterns) {
    const [before = '', after = ''] = pattern.split('%');
    const fits = name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
    const stem = name.slice(before.length, name.length - after.length);
    if (fits && home.rule.recipe.length > 0) return [...own, { home, stem }];
  }
  return own;
}

/** The recipe of the last rule counts, unless a condition chooses. */
function recipesAmong(homes: readonly Matched[]): readonly Matched[] {
  const withRecipe = homes.filter(({ home }) => home.rule.recipe.length > 0);
  return withRecipe.some(({ home }) => home.rule.isConditional) ? withRecipe : withRecipe.slice(-1);
}

/** A target that is there as a file or folder, and not said to be phony, may not be made. */
function isCurrent(name: string, { make, directory, listing }: Run): boolean {
  const path = inFolder(directory, name).path;
  return !make.phony.has(name) && (listing.files.has(path) || listing.folders.has(path));
}
