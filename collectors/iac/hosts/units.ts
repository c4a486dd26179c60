import { type Environment, type Reading, readingOf } from '../../../src/lexicon/environments.ts';
import { noEnvironment } from '../../../src/lexicon/iac-hosts.ts';
import type { Inventory } from './inventory.ts';

/** A playbook in one environment. */
export interface Unit {
  readonly environment: Environment | null;
  /** Its inventory, and its name. */
  readonly selectors: readonly string[];
  /** It runs on hosts that are somebody's, or in an environment that has a name. */
  readonly isSomebodys: boolean;
}

/** Environments that are groups of hosts, by the folder that holds `group_vars`. */
export type GroupEnvironments = ReadonlyMap<string, readonly Environment[]>;

const groupFile = /^((?:.{1,900}\/)?)group_vars\/([^/]{1,100})(?:\/[^/]{1,200})?$/;

/**
 * Environments that `group_vars` name by a file or folder. A word that is just as well that of a group of hosts (`ci`,
 * `test`) counts beside one that is not.
 */
export function groupEnvironments(own: readonly string[]): GroupEnvironments {
  const found = new Map<string, Map<string, Reading>>();
  for (const path of own) {
    const [, folder, name] = groupFile.exec(path) ?? [];
    if (folder === undefined || name === undefined) continue;
    const reading = readingOf(name.replace(/\.ya?ml$/, ''));
    if (reading === null || noEnvironment.has(reading.environment.name.toLowerCase())) continue;
    const base = folder.replace(/\/$/, '');
    const known = found.get(base) ?? new Map<string, Reading>();
    found.set(base, known.set(reading.environment.name, reading));
  }
  return new Map(
    [...found].map(([base, named]) => {
      const readings = [...named.values()];
      const isTold = readings.some(({ strength }) => strength === 'sure');
      const meant = readings.filter(({ strength }) => isTold || strength !== 'weak');
      return [base, meant.map(({ environment }) => environment)];
    }),
  );
}

/** The environments in which a playbook is run: those whose inventory holds hosts for one of its plays. */
export function unitsOf(
  playbook: string,
  plays: readonly (readonly string[])[],
  inventories: readonly Inventory[],
  groups: GroupEnvironments,
): readonly Unit[] {
  const near = nearest(playbook, inventories, ({ base }) => base);
  const fitting = near.filter(({ names }) => plays.some((patterns) => holds(names, patterns)));
  const named = fitting.filter(({ environment }) => environment !== null);
  if (named.length > 0)
    return named.map(({ environment, path }) => ({
      environment,
      selectors: [path, environment?.name ?? ''].filter((one) => one !== ''),
      isSomebodys: true,
    }));
  const isSomebodys = fitting.some((one) => one.isSomebodys);
  const byGroup = groupsFor(playbook, plays, groups);
  if (byGroup.length > 0)
    return byGroup.map((environment) => ({ environment, selectors: [environment.name], isSomebodys }));
  return [{ environment: null, selectors: fitting.map(({ path }) => path).slice(0, 10), isSomebodys }];
}

/** Of things that hold for a folder and what is below it, those of the nearest folder above a file. */
function nearest<T>(path: string, things: readonly T[], baseOf: (thing: T) => string): readonly T[] {
  const above = things.filter((thing) => baseOf(thing) === '' || path.startsWith(`${baseOf(thing)}/`));
  const longest = Math.max(-1, ...above.map((thing) => baseOf(thing).length));
  return above.filter((thing) => baseOf(thing).length === longest);
}

/** Whether an inventory holds hosts for a play; where a pattern or the inventory cannot be told, it may. */
function holds(names: ReadonlySet<string> | null, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true;
  return patterns.some((pattern) => {
    const name = pattern.replace(/^[&!]/, '').replace(/\[.{0,50}\]$/, '');
    if (pattern.startsWith('!')) return false;
    // The machine that runs a playbook is in every environment and in none.
    if (name === 'localhost' || name === '127.0.0.1') return names?.has(name) === true;
    return names === null || name === 'all' || /[*~?[]/.test(name) || names.has(name);
  });
}

/** Groups that are environments count for plays that are for all hosts, or for such a group. */
function groupsFor(
  playbook: string,
  plays: readonly (readonly string[])[],
  groups: GroupEnvironments,
): readonly Environment[] {
  const [near] = nearest(playbook, [...groups], ([base]) => base);
  const environments = near?.[1] ?? [];
  const isForAll = plays.some((patterns) => patterns.length === 0 || patterns.includes('all'));
  return isForAll ? environments : environments.filter(({ name }) => plays.some((patterns) => patterns.includes(name)));
}
