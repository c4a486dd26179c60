import type { RepositoryFiles } from '../../src/core/source.ts';
import { workplaces } from '../../src/lexicon/access-words.ts';
import { housesIn, originIn, type SpokenOf } from '../../src/lexicon/document-origin.ts';
import { eventTitle } from '../../src/lexicon/document-places.ts';
import { forLearning, forUseByOthers } from '../../src/lexicon/repository-purpose.ts';
import type { Document, Text } from './corpus.ts';
import { saidIn } from './voice.ts';
import { sentencesOf } from './words.ts';

/** Lines of a text at which it is looked for where it is from. */
const MOST_LINES = 5000;
/** More houses than a text speaks of. */
const MOST_NAMES = 200;
/** Shorter parts of a name are in many others. */
const SHORTEST = 3;

/** Letters and digits of a name in lower case. */
const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** The words of a text in lower case, with a blank before and after each. */
const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
/** Names of several words that begin with capitals, of which people speak by their first letters. */
const longName = /\b\p{Lu}\p{Ll}{1,20}(?: (?:(?:of|for|and|the) )?\p{Lu}\p{Ll}{1,20}){1,6}/gu;
/** The first letters of a long name, with those of its small words (`MoJ`) and without (`GDS`), from any word of it on. */
function initialsOf(long: string): readonly string[] {
  return [long, long.replace(/\b(?:of|for|and|the) /gi, '')].flatMap((name) => {
    const letters = name.replace(/(\p{L})\p{L}* ?/gu, '$1').toLowerCase();
    return Array.from(letters, (_, start) => letters.slice(start));
  });
}
/** Parts of hosts that many have. */
const anyHost =
  /^(?:www|docs?|wiki|handbook|about|help|support|security|engineering|blog|pages|readthedocs|service|tech|team)$/;

/** `Fork of https://gitlab.com/gitlab-com/runbooks`. */
const copyOf = /\b(?:fork|mirror|clone|copy) of\b[^\n]{0,80}?\bhttps?:\/\/[\w.-]{3,60}\/([\w.-]{2,60})\//i;
const FRONT = 5000;
const OPENING = 1500;

/** By what a repository names the house that it is of. */
export interface House {
  /** What its forge calls it, `owner/name` in lower case; null where that is not known. */
  readonly fullName: string | null;
  /** Of the first page that readers see. */
  readonly title: string;
  /** All words of that page, in lower case between blanks, and the first letters of the long names on it. */
  readonly front: string;
  readonly initials: ReadonlySet<string>;
  /** What that page says before its second heading. */
  readonly opening: string;
  /** Whose repository that page says this one to be a copy of, in lower case; null where it is nobody's. */
  readonly upstream: string | null;
}

/** The house that a repository names by itself. */
export async function houseOf(source: RepositoryFiles, texts: readonly Text[]): Promise<House> {
  const { fullName } = await source.describe();
  const front = texts.find(({ path }) => /^README[^/]{0,20}$/i.test(path))?.text.slice(0, 100_000) ?? '';
  const title = /^\s{0,3}[#=]{1,2} {1,4}(\S.{0,200})$/m.exec(front)?.[1] ?? '';
  const long = [...front.matchAll(longName)].flatMap(([name]) => initialsOf(name));
  const upstream = bare(copyOf.exec(front.slice(0, FRONT))?.[1] ?? '');
  const opening = front.slice(0, OPENING).split(/^\s{0,3}(?:#{2,6} |={2,6} |-{3,}$)/m, 1)[0] ?? '';
  return { fullName, opening, title, front: spaced(front), initials: new Set(long), upstream: upstream || null };
}

/** Whether a name is that of the house. Systems stand on many a first page: of them the owner alone tells, or the title. */
function isOfHouse(name: string, { fullName, title, front, initials }: House): boolean {
  const short = bare(name);
  if (short.length < SHORTEST) return true;
  const owner = fullName?.split('/')[0] ?? title;
  if (workplaces.test(name)) return bare(owner).includes(short);
  return bare(`${fullName ?? ''} ${title}`).includes(short) || front.includes(spaced(name)) || initials.has(short);
}

/** Whether a repository is kept for one event, or for those who learn: nobody runs anything by it. */
export const isOfEvent = ({ title, opening }: House): boolean =>
  eventTitle.test(title.slice(0, 100)) || forLearning.test(opening);

/** Whether its first page says that a repository is for others to use, or somebody else's. */
export const isForUseByOthers = ({ title, opening }: House): boolean =>
  forUseByOthers.test(opening) || forUseByOthers.test(title);

/** Whether a host, or the first part of a path on a forge, is one of the house. */
function isOwnPlace(host: string, first: string, { fullName, title }: House): boolean {
  const owner = fullName?.split('/')[0] ?? null;
  if (/^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|raw\.githubusercontent\.com)$/i.test(host))
    return owner !== null && first.toLowerCase() === owner;
  const parts = host.split('.').slice(0, -1).map(bare);
  const own = owner === null ? title.split(/\s+/, 20).map(bare) : [bare(owner)];
  return parts.some((part) => part.length >= SHORTEST && !anyHost.test(part) && own.some((one) => one.includes(part)));
}

/** Whether so much is said of a house that it is the one that acts: of a system's name, in two ways. */
function acts(name: string, ways: ReadonlySet<SpokenOf>): boolean {
  return ways.size > 1 || (!ways.has('team') && !workplaces.test(name));
}

/**
 * Whether a text says that it was taken from a place that is not the house's, or speaks of people of another house as those
 * whom it is about. Linear in the length of the text.
 */
export function isOfOtherHouse({ text, structure }: Document, house: House): boolean {
  const lines = text.split(/\r\n|\n|\r/, MOST_LINES);
  const isTaken = lines.some((line) => {
    const origin = originIn(line);
    if (origin === null) return false;
    return 'name' in origin ? !isOfHouse(origin.name, house) : !isOwnPlace(origin.host, origin.first, house);
  });
  if (isTaken) return true;
  const ways = new Map<string, Set<SpokenOf>>();
  for (const { name, how } of saidIn(structure).flatMap(sentencesOf).flatMap(housesIn))
    ways.set(name, (ways.get(name) ?? new Set()).add(how));
  const isOfUpstream = (name: string): boolean =>
    bare(name).length >= SHORTEST && (house.upstream?.includes(bare(name)) ?? false);
  return [...ways]
    .slice(0, MOST_NAMES)
    .some(([name, how]) => isOfUpstream(name) || (acts(name, how) && !isOfHouse(name, house)));
}
