import type { Findings } from '../../src/core/collector.ts';
import type { History, Repository } from '../../src/core/source.ts';
import { isBot } from '../../src/lexicon/bots.ts';
import { type Change, DAY_SECONDS } from './changes.ts';
import { factName } from './names.ts';
import { roundDays } from './numbers.ts';
import { type Survey, surveyOf } from './survey.ts';

/** Active: at least this many changes, or this share of them (rubric rule 9). */
const ACTIVE_CHANGES = 5;
const ACTIVE_SHARE = 0.1;

/** How many people made the changes, and how many of them regularly. */
function authorsOf(changes: readonly Change[]): { authors: number; active: number } {
  const counts = new Map<number, number>();
  for (const change of changes) counts.set(change.author, (counts.get(change.author) ?? 0) + 1);
  const isActive = (count: number): boolean => count >= ACTIVE_CHANGES || count >= ACTIVE_SHARE * changes.length;
  return { authors: counts.size, active: [...counts.values()].filter(isActive).length };
}

/** People's own commits on trunk, merges aside, and the calendar days (UTC) they were committed on. */
function humanCommits(history: History, arrivedAt: Int32Array): { commits: number; days: number } {
  let commits = 0;
  const days = new Set<number>();
  history.commits.forEach((commit, position) => {
    const author = history.people[commit.author];
    if ((arrivedAt[position] ?? -1) < 0 || commit.parents.length > 1 || author === undefined || isBot(author)) return;
    commits++;
    days.add(Math.floor(commit.committedAt / DAY_SECONDS));
  });
  return { commits, days: days.size };
}

const byPeople = (changes: readonly Change[]): readonly Change[] => changes.filter((change) => change.by === 'person');

function busiestWindow({ trunk, integration }: Survey): Survey['trunk'] {
  return integration.reduce(
    (busiest, line) =>
      byPeople(line.window.changes).length > byPeople(busiest.window.changes).length ? line : busiest,
    trunk,
  );
}

/** `git.trunk`: the trunk and its judged window; none for a repository without commits. */
export async function readTrunk(repository: Repository): Promise<Findings<'git.trunk'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const { trunk, history, now } = survey;
  const busiest = busiestWindow(survey);
  const changes = byPeople(busiest.window.changes);
  const { authors, active } = authorsOf(changes);
  const { commits, days } = humanCommits(history, trunk.reading.reach.arrivedAt);
  const tip = history.commits[trunk.reading.reach.line.commits.at(-1) ?? -1];
  const newest = changes[0];
  return {
    items: [
      {
        ref: factName(trunk.name),
        at: { commit: tip?.oid ?? null, path: null, line: null },
        branch: factName(trunk.name),
        commits: trunk.reading.reach.line.commits.length,
        windowDays: roundDays(busiest.window.days),
        humanChanges: changes.length,
        dormant: busiest.window.dormant,
        lastHumanChangeAgeDays: newest === undefined ? null : roundDays(Math.max(0, now - newest.at) / DAY_SECONDS),
        humanCommits: commits,
        humanDays: days,
        authors,
        activeAuthors: active,
        anyRequest: trunk.reading.requests.refs > 0 || changes.some((change) => change.how === 'by_request'),
      },
    ],
    gaps: [],
  };
}
