import type { Findings } from '../../src/core/collector.ts';
import type { History, Repository } from '../../src/core/source.ts';
import { isBot, isGithub } from '../../src/lexicon/bots.ts';
import { type Change, DAY_SECONDS } from './changes.ts';
import { commitAt, type Reach } from './lines.ts';
import { type Forge, markingForge } from './marks.ts';
import { factName } from './names.ts';
import { roundDays } from './numbers.ts';
import { type JudgedLine, type Survey, surveyOf } from './survey.ts';

/** Active: at least this many changes, or this share of them. */
const ACTIVE_CHANGES = 5;
const ACTIVE_SHARE = 0.1;

/** Who made the changes: by names and addresses, and how many people regularly, each counted once. */
function authorsOf({ reading, window }: JudgedLine): { authors: number; active: number } {
  const changes = byPeople(window.changes);
  const counts = new Map<number, number>();
  for (const { author } of changes) {
    const person = reading.persons[author] ?? author;
    counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  const isActive = (count: number): boolean => count >= ACTIVE_CHANGES || count >= ACTIVE_SHARE * changes.length;
  return {
    authors: new Set(changes.map(({ author }) => author)).size,
    active: [...counts.values()].filter(isActive).length,
  };
}

/** Commits that grew from the line's own root: an imported history of another root was not made here. */
function grownFrom(history: History, root: number): Uint8Array {
  const grown = new Uint8Array(history.commits.length);
  for (let position = history.commits.length - 1; position >= 0; position--) {
    const isGrown =
      position === root || commitAt(history, position).parents.some((parent) => parent >= 0 && grown[parent] === 1);
    if (isGrown) grown[position] = 1;
  }
  return grown;
}

/** People's own commits on trunk, merges aside, and the calendar days (UTC) they were committed on. */
function humanCommits(history: History, { line, arrivedAt }: Reach): { commits: number; days: number } {
  const grown = grownFrom(history, line.commits[0] ?? -1);
  let commits = 0;
  const days = new Set<number>();
  history.commits.forEach((commit, position) => {
    const author = history.people[commit.author];
    if (
      (arrivedAt[position] ?? -1) < 0 ||
      grown[position] !== 1 ||
      commit.parents.length > 1 ||
      author === undefined ||
      isBot(author)
    )
      return;
    commits++;
    days.add(Math.floor(commit.committedAt / DAY_SECONDS));
  });
  return { commits, days: days.size };
}

const byPeople = (changes: readonly Change[]): readonly Change[] => changes.filter((change) => change.by === 'person');

/** Trunk, or the branch that feeds it where that one has more changes by people: where the work is to be seen. */
export function busiestLine({ trunk, integration }: Survey): Survey['trunk'] {
  return integration.reduce(
    (busiest, line) =>
      byPeople(line.window.changes).length > byPeople(busiest.window.changes).length ? line : busiest,
    trunk,
  );
}

/** So many of the newest marks tell whose they are today: a repository may have moved from one forge to another. */
const NEWEST_MARKS = 10;

function marksOf({ window }: JudgedLine, history: History): Forge | 'several' | 'none' {
  const forges: Forge[] = [];
  for (const { position } of window.changes) {
    const { message, committer } = commitAt(history, position);
    const person = history.people[committer];
    const forge = markingForge(message, person !== undefined && isGithub(person));
    if (forge !== null) forges.push(forge);
    if (forges.length === NEWEST_MARKS) break;
  }
  const [first] = forges;
  if (first === undefined) return 'none';
  return forges.every((forge) => forge === first) ? first : 'several';
}

/** `git.trunk`: the trunk and its judged window; none for a repository without commits. */
export async function readTrunk(repository: Repository): Promise<Findings<'git.trunk'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const { trunk, history, now } = survey;
  const busiest = busiestLine(survey);
  const changes = byPeople(busiest.window.changes);
  const { authors, active } = authorsOf(busiest);
  const { commits, days } = humanCommits(history, trunk.reading.reach);
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
        anyRequest:
          trunk.reading.requests.refs > 0 ||
          changes.some((change) => change.how === 'by_request' || change.requestNumber !== null),
        marks: marksOf(busiest, history),
      },
    ],
    gaps: [],
  };
}
