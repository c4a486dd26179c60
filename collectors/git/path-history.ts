import type { Findings } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { PathChange, Repository } from '../../src/core/source.ts';
import { isLossy } from '../../src/core/text.ts';
import { type GovernedGroup, governedGroup } from '../../src/lexicon/governed-paths.ts';
import { type Change, changeAt, DAY_SECONDS } from './changes.ts';
import { largest, roundDays, smallest } from './numbers.ts';
import { recentFrom } from './recent.ts';
import { type JudgedLine, type Survey, surveyOf } from './survey.ts';
import { busiestLine } from './trunk.ts';

const QUARTER_DAYS = 365.25 / 4;
const QUARTERS = 4;
/** Definitions of infrastructure are many and change often: no further back than they are asked about. */
const INFRASTRUCTURE_DAYS = 2 * 365.25;

/** Governed files of the judged commit, by group. */
type Groups = ReadonlyMap<GovernedGroup, readonly string[]>;

async function groupsOf(repository: Repository): Promise<Groups> {
  const groups = new Map<GovernedGroup, string[]>();
  for (const { path, kind } of await repository.files()) {
    const group = kind === 'submodule' ? null : governedGroup(path);
    if (group === null) continue;
    const paths = groups.get(group);
    if (paths === undefined) groups.set(group, [path]);
    else paths.push(path);
  }
  return groups;
}

/** The files of which the whole history is asked. */
function wholly(groups: Groups): readonly string[] {
  return [...groups].flatMap(([group, paths]) => (group === 'infrastructure' ? [] : paths));
}

/** Asked before the history is known, so that git is at both at once. */
async function trunkChanges(repository: Repository, groups: Promise<Groups>): Promise<readonly PathChange[]> {
  const { defaultBranch } = await repository.describe();
  const trunk = (await repository.branches()).find(({ name }) => name === defaultBranch?.name);
  const paths = wholly(await groups);
  return trunk === undefined || paths.length === 0 ? [] : repository.pathHistory(trunk.oid, paths);
}

/** The changes of the line on which most work is done, each with the paths it touched. */
async function changesOf(
  repository: Repository,
  { trunk, now }: Survey,
  line: JudgedLine,
  groups: Groups,
  onTrunk: readonly PathChange[],
): Promise<readonly { readonly change: Change; readonly paths: readonly string[] }[]> {
  const { reading } = line;
  const { commits } = reading.reach.line;
  const tip = reading.history.commits[commits.at(-1) ?? -1]?.oid ?? '';
  const definitions = groups.get('infrastructure') ?? [];
  const touched = [
    ...(line === trunk ? onTrunk : await repository.pathHistory(tip, wholly(groups))),
    ...(definitions.length === 0
      ? []
      : await repository.pathHistory(tip, definitions, recentFrom(line, now - INFRASTRUCTURE_DAYS * DAY_SECONDS))),
  ];
  const ordinals = new Map(commits.map((position, ordinal) => [position, ordinal]));
  return touched.flatMap(({ oid, paths }) => {
    const position = reading.history.indexOf(oid);
    const ordinal = position === undefined ? undefined : ordinals.get(position);
    return ordinal === undefined ? [] : [{ change: changeAt(reading, ordinal), paths }];
  });
}

function quartersOf(ages: readonly number[]): number[] {
  const counts = new Array<number>(QUARTERS).fill(0);
  for (const age of ages) {
    const quarter = Math.floor(age / QUARTER_DAYS);
    if (quarter < QUARTERS) counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  return counts;
}

function itemOf(
  group: GovernedGroup,
  paths: number,
  changes: readonly Change[],
  line: JudgedLine,
  now: number,
): Observation<'git.path_history'> {
  const people = changes.filter(({ by }) => by === 'person');
  const ages = people.map(({ at }) => Math.max(0, now - at) / DAY_SECONDS);
  const judged = new Set(line.window.changes.map(({ ordinal }) => ordinal));
  const inWindow = people.filter(({ ordinal }) => judged.has(ordinal));
  const { history, persons, reach } = line.reading;
  const tip = history.commits[reach.line.commits.at(-1) ?? -1]?.oid ?? null;
  return {
    ref: group,
    at: { commit: changes[0]?.oid ?? tip, path: null, line: null },
    group,
    paths,
    changes: changes.length,
    humanChanges: people.length,
    authors: new Set(people.map(({ author }) => persons[author] ?? author)).size,
    firstChangeAgeDays: ages.length === 0 ? null : roundDays(largest(ages)),
    lastChangeAgeDays: ages.length === 0 ? null : roundDays(smallest(ages)),
    windowChanges: inWindow.length,
    windowByRequest: inWindow.filter(({ how }) => how === 'by_request').length,
    quarters: quartersOf(ages),
  };
}

/** Names that no line of git's input can hold: their files are counted and their changes are not seen. */
function gapsOf(groups: Groups): Findings<'git.path_history'>['gaps'] {
  const odd = [...groups.values()].flat().filter((path) => isLossy(path) || /[\n\r]/.test(path)).length;
  if (odd === 0) return [];
  const detail = `the history of ${odd} governed files was not read: their names hold line breaks or are no UTF-8`;
  return [{ reason: 'unsupported', detail, mend: 'rename the files' }];
}

/**
 * `git.path_history`: for each group of governed files that are here, how the line on which most work is done changed
 * them. Files that are gone, and the former names of those that were renamed, are not followed.
 */
export async function readPathHistory(repository: Repository): Promise<Findings<'git.path_history'>> {
  const asked = groupsOf(repository);
  const [survey, onTrunk, groups] = await Promise.all([surveyOf(repository), trunkChanges(repository, asked), asked]);
  if (survey === null) return { items: [], gaps: [] };
  const line = busiestLine(survey);
  const all = await changesOf(repository, survey, line, groups, onTrunk);
  const items = [...groups].map(([group, paths]) => {
    const own = new Set(paths);
    const changes = all.filter((one) => one.paths.some((path) => own.has(path))).map(({ change }) => change);
    return itemOf(group, paths.length, changes, line, survey.now);
  });
  return { items: items.sort((a, b) => (a.ref < b.ref ? -1 : 1)), gaps: gapsOf(groups) };
}
