import type { Findings, Found } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { Repository } from '../../src/core/source.ts';
import { isBot } from '../../src/lexicon/bots.ts';
import type { Change } from './changes.ts';
import { isNoRequest, provableSince } from './flow.ts';
import { type FoundChanges, foundChanges } from './found-changes.ts';
import { commitAt } from './lines.ts';
import type { JudgedLine } from './survey.ts';

/** Whether somebody else than its author took a change in: a merge commit names who made it, a squashed one does not. */
function mergedByOther(change: Change, { reading: { history, persons } }: JudgedLine): 'yes' | 'no' | 'unknown' {
  if (!change.isMerge || change.mergedByBot) return 'unknown';
  const merger = commitAt(history, change.position).author;
  const person = history.people[merger];
  if (person === undefined || isBot(person)) return 'unknown';
  const same = (index: number): number => persons[index] ?? index;
  return same(merger) === same(change.author) ? 'no' : 'yes';
}

/**
 * `git.access_history`: how people changed the source's own files of access rules in the judged window, since samples and
 * what may be a product's would speak for them. Where files may be the source's own, how they and its own were changed
 * together is told as well: what applies them shows later whose they are.
 */
export async function readAccessHistory(found: Found<Repository>): Promise<Findings<'git.access_history'>> {
  const files = found.files.filter(({ kind, own }) => kind === 'access.rule_file' && own !== 'no');
  const own = new Set(files.filter((file) => file.own === 'yes').map(({ path }) => path));
  const all = new Set(files.map(({ path }) => path));
  const read = await foundChanges(found);
  if (read === null) return { items: [], gaps: [] };
  const items = [
    ...(own.size > 0 ? [itemOf('access', 'own', own, read, found.source)] : []),
    ...(all.size > own.size ? [itemOf('perhaps', 'all', all, read, found.source)] : []),
  ];
  return { items, gaps: [] };
}

function itemOf(
  ref: string,
  of: Observation<'git.access_history'>['of'],
  rules: ReadonlySet<string>,
  { survey, line, changes: found }: FoundChanges,
  source: Repository,
): Observation<'git.access_history'> {
  const judged = new Set(line.window.changes.map(({ ordinal }) => ordinal));
  const changes = found
    .filter(({ change, paths }) => judged.has(change.ordinal) && paths.some((path) => rules.has(path)))
    .map(({ change }) => change);
  const provable = provableSince(source, [survey.trunk, ...survey.integration]);
  const requests = changes.filter(({ how }) => how === 'by_request');
  const others = changes.filter(({ how }) => how !== 'by_request');
  const direct = others.filter((change) => isNoRequest(change, provable));
  const mergers = requests.map((change) => mergedByOther(change, line));
  const { persons, history, reach } = line.reading;
  const tip = history.commits[reach.line.commits.at(-1) ?? -1]?.oid ?? null;
  return {
    ref,
    of,
    at: { commit: changes[0]?.oid ?? tip, path: null, line: null },
    files: rules.size,
    changes: changes.length,
    byRequest: requests.length,
    direct: direct.length,
    mayBeRequests: others.length - direct.length,
    mergedByOther: mergers.filter((by) => by === 'yes').length,
    mergerUnknown: mergers.filter((by) => by === 'unknown').length,
    authors: new Set(changes.map(({ author }) => persons[author] ?? author)).size,
  };
}
