import type { OwnBecause } from '../../src/core/facts/documents-own.ts';
import { workplaces } from '../../src/lexicon/access-words.ts';
import {
  namesChannel,
  namesPerson,
  organisationsNamed,
  speaksOfEmployment,
  teamsNamed,
} from '../../src/lexicon/house-signs.ts';
import type { Document } from './corpus.ts';
import { ageDays, dateIn, reviewOf } from './dates.ts';
import type { House } from './origin.ts';
import { isGeneric } from './responsibility/parties.ts';
import { saidIn, timesFirst } from './voice.ts';
import { sentencesOf } from './words.ts';

/** Each of these may stand in anybody's text; two of different sorts are no chance. */
const ENOUGH_SIGNS = 2;
/** More than a page says. */
const MOST_SENTENCES = 2000;
const LONGEST = 400;
const MOST_TEXT = 200_000;

/** A review so long ago shows nobody who still looks after a text. */
const LONGEST_KEPT_DAYS = 3 * 366;

/** Whether a text says that it was reviewed or approved in the last years. */
function isKept({ structure }: Document, now: Date): boolean {
  const { reviewDue, reviewedAgeDays } = reviewOf(structure.fields, now);
  const approved = ageDays(dateIn(structure.fields.get('approved') ?? ''), now);
  const ages = [reviewedAgeDays, approved].filter((age) => age !== null);
  return reviewDue === 'current' || ages.some((age) => age <= LONGEST_KEPT_DAYS);
}

function namesSomebody(said: string): boolean {
  const name = namesPerson.exec(said)?.slice(1).find(Boolean);
  return name !== undefined && !workplaces.test(name);
}

/** Whether a sentence names a team by the name of what the repository holds: `the ledger team`. */
function namesOwnTeam(said: string, { fullName, title }: House): boolean {
  const own = `${fullName ?? ''} ${title}`.toLowerCase().split(/[^a-z\d]+/);
  return Array.from(said.matchAll(teamsNamed), ([, name]) => (name ?? '').toLowerCase()).some(
    (name) => !isGeneric(`${name} team`) && own.includes(name),
  );
}

/** Whether a text gives people a place in the organisation that its repository belongs to. */
function namesOwnOrganisation(text: string, { fullName }: House): boolean {
  const owner = fullName?.split('/')[0];
  if (owner === undefined) return false;
  const short = text.slice(0, MOST_TEXT);
  return organisationsNamed
    .flatMap((words) => Array.from(short.matchAll(words), ([, name]) => name))
    .some((name) => name?.toLowerCase() === owner);
}

/**
 * By what else than its voice a text shows that it is the house's own: it bears two signs of people who work together,
 * each of another sort; null where it does not. Linear in the length of the text.
 */
export function shownBySigns(document: Document, house: House, now: Date): OwnBecause | null {
  const said = saidIn(document.structure);
  const sentences = said
    .flatMap(sentencesOf)
    .slice(0, MOST_SENTENCES)
    .map((sentence) => sentence.slice(0, LONGEST));
  const { title, sections } = document.structure;
  const headings = [title, ...sections.map(({ heading }) => heading)].map((heading) => heading.slice(0, LONGEST));
  const signs = [
    isKept(document, now),
    timesFirst(said) > 0,
    sentences.some(namesSomebody),
    sentences.some((sentence) => namesChannel.test(sentence)),
    [...headings, ...sentences].some((sentence) => speaksOfEmployment.test(sentence)),
    sentences.some((sentence) => namesOwnTeam(sentence, house)),
    namesOwnOrganisation(document.text, house),
  ].filter(Boolean).length;
  return signs >= ENOUGH_SIGNS ? 'signs_of_house' : null;
}
