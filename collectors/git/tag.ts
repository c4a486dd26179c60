import type { Findings } from '../../src/core/collector.ts';
import type { Repository } from '../../src/core/source.ts';
import { isVersionTag } from '../../src/lexicon/branch-names.ts';
import { DAY_SECONDS } from './changes.ts';
import { byRef, factName } from './names.ts';
import { roundDays } from './numbers.ts';
import { type Survey, surveyOf } from './survey.ts';

/** Beyond this, older tags are left out and the slot says so. */
const MOST_TAGS = 2_000;

function tagItem({ history, now, trunk }: Survey, name: string, oid: string | null) {
  const position = oid === null ? undefined : history.indexOf(oid);
  const commit = position === undefined ? undefined : history.commits[position];
  const ageDays = commit === undefined ? null : roundDays(Math.max(0, now - commit.committedAt) / DAY_SECONDS);
  const onTrunk =
    position === undefined ? 'unknown' : (trunk.reading.reach.arrivedAt[position] ?? -1) >= 0 ? 'yes' : 'no';
  return {
    ref: factName(name),
    at: { commit: oid, path: null, line: null },
    name: factName(name),
    ageDays,
    isVersion: isVersionTag(name),
    onTrunk,
  } as const;
}

/** `git.tag`: the newest tags; age and place by the commit they name. */
export async function readTags(repository: Repository): Promise<Findings<'git.tag'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const tags = (await repository.tags()).map((tag) => tagItem(survey, tag.name, tag.oid));
  const newest = tags
    .toSorted((a, b) => (a.ageDays ?? Number.MAX_VALUE) - (b.ageDays ?? Number.MAX_VALUE))
    .slice(0, MOST_TAGS);
  const left = tags.length - newest.length;
  const gap = {
    reason: 'too_large',
    detail: `${left} tags older than the newest ${MOST_TAGS} were left out`,
    mend: 'delete tags that nobody needs; recent releases are judged by the newest',
  } as const;
  return { items: byRef(newest), gaps: left > 0 ? [gap] : [] };
}
