import { parsed } from '../../../../src/formats/parsed.ts';
import type { Unresolved } from '../../model.ts';
import { unknownValue } from '../caller.ts';
import { resolve } from '../locate.ts';
import { memo } from '../memo.ts';
import { whyNot } from '../piece.ts';
import { listingOf, type Spot } from '../trees.ts';
import { type Budget, expand, type Values } from './expand.ts';
import { type Assignment, type MakeItem, makefile, type Rule } from './format.ts';

/** A rule of a target, and the file it stands in. */
export interface Home {
  readonly rule: Rule;
  readonly file: Spot;
}

/** A Makefile with what it includes. */
export interface Make {
  readonly values: Values;
  /** Rules by target, in order. */
  readonly rules: ReadonlyMap<string, readonly Home[]>;
  /** Rules whose target holds a `%`. */
  readonly patterns: readonly (readonly [string, Home])[];
  readonly phony: ReadonlySet<string>;
  /** Targets whose failures are ignored; `*` for all. */
  readonly ignored: ReadonlySet<string>;
  readonly goal: string | null;
  readonly isOneShell: boolean;
  /** Why a rule may be there that was not seen; null where all was read. */
  readonly missing: Unresolved | null;
}

const mostFiles = 50;
/** Letters of the names of all targets. */
const mostLetters = 1024 * 1024;
const mostPatterns = 500;
/** References that the names of all targets and includes may lead to. */
const mostReferences = 200_000;
/** A variable that is written more often has no value that is known. */
const mostAssignments = 20;

const once = memo<Make | { readonly why: Unresolved }>();

/** Reads a Makefile as it is run in a folder; its includes are sought from that folder. */
export function loadMake(file: Spot, directory: Spot): ReturnType<typeof load> {
  return once(file.tree.source, JSON.stringify([file.path, directory.path]), () => load(file, directory));
}

async function load(file: Spot, directory: Spot): Promise<Make | { readonly why: Unresolved }> {
  const reading: Reading = {
    directory,
    items: [],
    assignments: new Map(),
    seen: new Set(),
    missing: null,
    budget: { left: mostReferences },
  };
  const why = await read(file, reading, false);
  return why === null ? compile(reading) : { why };
}

interface Reading {
  readonly directory: Spot;
  readonly items: (readonly [MakeItem, Spot])[];
  readonly assignments: Map<string, Assignment[]>;
  readonly seen: Set<string>;
  missing: Unresolved | null;
  readonly budget: Budget;
}

/** Reads a file and, where they stand, those it includes; gives the reason why it could not. */
async function read(file: Spot, reading: Reading, isOptional: boolean): Promise<Unresolved | null> {
  if (reading.seen.has(file.path)) return null;
  reading.seen.add(file.path);
  if (reading.seen.size > mostFiles) return 'too_large';
  const { value, trouble } = await parsed(file.tree.source, file.path, makefile);
  if (value === null) return isOptional && trouble === 'no_such_file' ? null : whyNot(trouble);
  for (const item of value) {
    if (item.type === 'include') await include(item.paths, item.isOptional, file, reading);
    else if (item.type === 'open') reading.missing ??= 'dynamic';
    else reading.items.push([item, file]);
    if (item.type === 'assignment') {
      reading.assignments.set(item.name, [
        ...(reading.assignments.get(item.name) ?? []).slice(0, mostAssignments),
        item,
      ]);
    }
  }
  return null;
}

async function include(written: string, isOptional: boolean, file: Spot, reading: Reading): Promise<void> {
  const paths = expand(written, valuesOf(reading.assignments), reading.budget);
  if (paths === null || paths.includes(unknownValue)) {
    reading.missing ??= 'unresolved_include';
    return;
  }
  const { files } = await listingOf(file.tree);
  for (const path of paths
    .split(/\s+/)
    .filter((one) => one !== '')
    .slice(0, mostFiles)) {
    const spot = resolve(reading.directory, path, []);
    // `include *.mk` and files from elsewhere are not followed.
    if (spot === null || /[*?[]/.test(path)) reading.missing ??= 'unresolved_include';
    else if (files.has(spot.path)) reading.missing ??= await read(spot, reading, isOptional);
    else if (!isOptional) reading.missing ??= 'absent';
  }
}

/** Values of the variables that are written once, unconditionally, and appended to alike. */
function valuesOf(assignments: ReadonlyMap<string, readonly Assignment[]>): Map<string, string | null> {
  const values = new Map<string, string | null>([['MAKE', 'make']]);
  for (const [name, written] of assignments) {
    const set = written.filter(({ operator }) => operator !== '+=');
    const isShort = set.length <= 1 && written.length <= mostAssignments;
    const isPlain = isShort && written.every(({ value, isConditional }) => value !== null && !isConditional);
    const inOrder = set.length === 0 || written[0]?.operator !== '+=';
    values.set(name, isPlain && inOrder ? written.map(({ value }) => value).join(' ') : null);
  }
  return values;
}

function compile({ items, assignments, missing, budget }: Reading): Make | { readonly why: Unresolved } {
  const values = valuesOf(assignments);
  const rules = new Map<string, Home[]>();
  const patterns: (readonly [string, Home])[] = [];
  let goal: string | null = expand('$(.DEFAULT_GOAL)', values, budget);
  if (goal === unknownValue) goal = null;
  let count = 0;
  let unseen = missing;
  for (const [item, file] of items) {
    if (item.type !== 'rule') continue;
    const targets = expand(item.targets, values, budget);
    count += targets?.length ?? 0;
    if (targets === null || count > mostLetters) return { why: 'too_large' };
    if (targets.includes(unknownValue)) unseen ??= 'dynamic';
    for (const target of targets.split(/\s+/)) {
      if (target === '' || target.includes(unknownValue)) continue;
      const home = { rule: item, file };
      if (target.includes('%')) patterns.push([target, home]);
      else {
        const known = rules.get(target);
        if (known === undefined) rules.set(target, [home]);
        else known.push(home);
        if (goal === null && (!target.startsWith('.') || target.includes('/'))) goal = target;
      }
    }
  }
  const named = (target: string): readonly string[] =>
    (rules.get(target) ?? []).flatMap(({ rule }) => (expand(rule.prerequisites, values, budget) ?? '').split(/\s+/));
  const ignored = named('.IGNORE').filter((one) => one !== '');
  return {
    values,
    rules,
    patterns: patterns.slice(0, mostPatterns),
    phony: new Set(named('.PHONY')),
    ignored: new Set(rules.has('.IGNORE') && ignored.length === 0 ? ['*'] : ignored),
    goal,
    isOneShell: rules.has('.ONESHELL'),
    missing: patterns.length > mostPatterns ? 'too_large' : unseen,
  };
}
