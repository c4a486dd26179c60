import { workplaces } from '../../src/lexicon/access-words.ts';
import {
  endedWith,
  hasSince,
  moveIn,
  namesTerm,
  periodEnd,
  placeFiller,
  runsThere,
  sameHouse,
  wasUntil,
} from '../../src/lexicon/document-past.ts';
import { partiesIn } from './responsibility/parties.ts';
import type { Structure } from './structure/model.ts';
import { wordsOf } from './words.ts';

/** Words by which a place or a house is told from others. */
function namesIn(text: string): readonly string[] {
  const words = wordsOf(text).filter((word) => !placeFiller.has(word) && !/^\d+$/.test(word));
  return words.flatMap((word) => sameHouse.find((one) => one.includes(word)) ?? [word]);
}

/** The title, and what tells who does what: tables, or else items, or else sentences that tell of no move. */
function toldIn({ title, sections }: Structure): ReadonlySet<string> {
  const blocks = sections.flatMap((section) => section.blocks);
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : []));
  const items = blocks.flatMap((block) => (block.kind === 'item' ? [block.text] : []));
  const said = blocks.flatMap((block) =>
    block.kind === 'paragraph' && moveIn(block.text) === null ? [block.text] : [],
  );
  const told = cells.length > 0 ? cells : items.length > 0 ? items : said;
  return new Set([title, ...told].flatMap(namesIn));
}

const isProvider = (text: string): boolean => partiesIn(wordsOf(text)).some((party) => party.class === 'provider');
/** Whether something runs there, as far as its name tells: tools of work are no such place. */
const mayRun = (text: string): boolean =>
  isProvider(text) || runsThere.test(text) || (/(?:^|\s)\p{Lu}/u.test(text) && !workplaces.test(text));

/**
 * What a text says without how things were up to a time (`until 2025 we ran our own servers`), where the next sentence
 * tells how they have been since, on a provider that the text tells of.
 */
export function withoutBefore(structure: Structure, sentences: readonly string[]): readonly string[] {
  return sentences.filter((one, at) => {
    const next = sentences[at + 1] ?? '';
    if (!wasUntil.test(one) || isProvider(one) || !hasSince.test(next) || !isProvider(next)) return true;
    const told = toldIn(structure);
    return !namesIn(next).some((name) => isProvider(name) && told.has(name));
  });
}

/** Whether a sentence tells of a move away from what the text tells of. `isNear`: it introduces what is told. */
function movesAway(sentence: string, told: () => ReadonlySet<string>, isNear: boolean): boolean {
  const move = moveIn(sentence);
  if (move === null) return false;
  const names = (place: string): boolean => namesIn(place).some((word) => told().has(word));
  if (move.from !== '' && names(move.from) && mayRun(move.from)) return true;
  if (move.to === '' || names(move.to)) return false;
  // What was moved to is any cloud: this may be the one.
  if (/^(?:the |a )?(?:public )?cloud$/i.test(move.to)) return false;
  return isNear ? mayRun(move.to) : isProvider(move.to);
}

/**
 * Whether a text tells of what is over: its title or introduction names a time that ended, those who wrote it moved to
 * somebody whom it does not name, or the contract of one whom it names has ended. `near` are the sentences that introduce
 * what is told, `all` are all of them.
 */
export function isOfThePast(structure: Structure, near: readonly string[], all: readonly string[], now: Date): boolean {
  const isOver = (text: string): boolean => {
    const end = periodEnd(text);
    return end !== null && end <= now;
  };
  if (isOver(structure.title.slice(0, 200)) || near.some((one) => namesTerm(one) && isOver(one))) return true;
  let made: ReadonlySet<string> | null = null;
  const told = (): ReadonlySet<string> => {
    made ??= toldIn(structure);
    return made;
  };
  if (near.some((one) => movesAway(one, told, true)) || all.some((one) => movesAway(one, told, false))) return true;
  return all.some((one) => {
    const who = endedWith(one);
    return who !== null && isProvider(who) && namesIn(who).some((word) => word.length > 2 && told().has(word));
  });
}
