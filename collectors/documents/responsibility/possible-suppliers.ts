import {
  ownerColumn,
  partColumn,
  serviceColumn,
  taskColumn,
  workCell,
  worklistColumn,
} from '../../../src/lexicon/responsibility.ts';
import {
  nameAtWork,
  namesNobody,
  ownSideAtWork,
  plainHead,
  programs,
  workByName,
  worksForOthers,
} from '../../../src/lexicon/responsibility-names.ts';
import type { Section, Structure } from '../structure/model.ts';
import { isOpen, sentencesOf, wordsOf } from '../words.ts';
import { isTold, topicsOf } from './assignment.ts';
import { partiesIn, partyOf } from './parties.ts';
import { type Naming, shortName } from './suppliers.ts';

/** Topics of security that must be told of both sides together: one alone is a turn of phrase. */
const ENOUGH_TOPICS = 2;
/** Sentences of one section that are looked at, and letters of each. */
const MOST_CLAUSES = 300;
const LONGEST = 400;

/** Whether words with capitals may be the name of a firm that nothing else tells of. */
function isUnknownName(said: string): boolean {
  const name = said.replace(/^The /, '');
  const words = wordsOf(name);
  const [first = ''] = words;
  if (words.length === 0 || namesNobody.test(first) || plainHead.test(name)) return false;
  if (words.some((word) => programs.has(word) || word === 'team' || word === 'teams')) return false;
  return partiesIn(words).length === 0 && partyOf(name) === null && topicsOf(name).size === 0;
}

const otherColumns = [ownerColumn, partColumn, serviceColumn, taskColumn, worklistColumn];

/** Tells whom columns may name, where nothing tells who that is: any name may be a supplier's. */
export function possiblyNaming(named: Naming): Naming {
  return (heading) => {
    const known = named(heading);
    const name = shortName.exec(heading)?.[1];
    if (known !== null || name === undefined || !isUnknownName(name)) return known;
    if (otherColumns.some((words) => words.test(heading))) return null;
    return { class: 'provider', name: name.toLowerCase(), start: 0, end: 1 };
  };
}

/** What a section says, clause by clause, tables and what is to be done left out. */
function clausesOf({ blocks }: Section): readonly { readonly said: string; readonly line: number }[] {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'table' || (block.kind === 'item' && block.isTask)) return [];
      const told = sentencesOf(block.text).filter((one) => isTold(one) && !isOpen(one));
      const clauses = told.flatMap((one) => one.slice(0, LONGEST).split(/; |, (?:and|while|but) (?=we\b|the\b|our\b)/));
      return clauses.map((said) => ({ said, line: block.line }));
    })
    .slice(0, MOST_CLAUSES);
}

/** Whether a clause says of somebody with a name, and nothing else, that they do some work. */
function isOfNameAtWork(said: string, ownName: string): boolean {
  const name = nameAtWork.exec(said)?.[1] ?? workByName.exec(said)?.[1];
  if (name === undefined || name === ownName || !isUnknownName(name)) return false;
  return topicsOf(said).size > 0 || worksForOthers.test(said);
}

/** The line of a section in which somebody with a name does some work, and the own side does another. */
function atWorkIn(section: Section, ownName: string): number | null {
  const clauses = clausesOf(section);
  const theirs = clauses.filter(({ said }) => isOfNameAtWork(said, ownName));
  const ours = clauses.filter(
    (one) => !theirs.includes(one) && ownSideAtWork.test(one.said) && topicsOf(one.said).size > 0,
  );
  const topics = new Set([...theirs, ...ours].flatMap(({ said }) => [...topicsOf(said)]));
  return theirs.length > 0 && ours.length > 0 && topics.size >= ENOUGH_TOPICS ? (theirs[0]?.line ?? null) : null;
}

/** Whether below a heading stands what somebody does for security: `Patches the hosts.` */
const tellsWork = (section: Section): boolean =>
  clausesOf(section).some(({ said }) => workCell.test(said) && topicsOf(said).size > 0);

/** The line of a heading with a name beside one of the own side, where below both stands what they do. */
function headedIn(sections: readonly Section[]): number | null {
  const telling = sections.filter(tellsWork);
  const own = telling.filter(({ heading }) =>
    ['self', 'team', 'tenant'].includes(partyOf(heading.replace(/[:.]$/, ''))?.class ?? ''),
  );
  const theirs = telling.find(({ heading, level }) => {
    const name = shortName.exec(heading)?.[1];
    return name !== undefined && isUnknownName(name) && own.some((one) => one.level === level);
  });
  return theirs?.line ?? null;
}

/**
 * The line where somebody with a name of whom nothing else is known does a part of security, and the own side another:
 * a supplier, perhaps. `isFront` are pages on what stands beside them, which bear its name.
 */
export function possibleSplitIn({ title }: Structure, sections: readonly Section[], isFront: boolean): number | null {
  const ownName = isFront ? title : '';
  const line = sections.map((one) => atWorkIn(one, ownName)).find((one) => one !== null);
  return line ?? headedIn(sections);
}
