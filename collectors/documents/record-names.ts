import type { Document } from './text.ts';

/** Finds the records of decisions that words name. */
export interface RecordNames {
  /**
   * Paths of those that are named by number with a word for records, by file or by title; `isAlone` takes bare numbers, too.
   * What goes on behind the words may belong to a title that they begin with.
   */
  namedIn(words: string, isAlone: boolean, goesOn?: string): readonly string[];
}

/** Titles of fewer words are found only where the words begin with them. */
const LONG_TITLE = 4;
const MOST_TITLE = 14;
const MOST_WORDS = 60;
/** A name that more bear tells none of them apart. */
const MOST_NAMESAKES = 20;

const numbered =
  /\b(?:adr|rfc|mdr|decision(?: records?)?|record)(s?)[\s#_-]{0,3}(?:no\.? ?|number |nr\.? ?)?(\d{1,5})\b((?:\s?(?:,|and|&)\s?(?:and )?#?\d{1,5}\b){0,20})/gi;
const alone = /^\W{0,6}(#?\d{1,5}(?:(?:\W{1,4}|\W{1,2}and\W{1,2})#?\d{1,5}){0,20})(?:\W{0,4}$|\s?[.,;](?:\s|$))/i;

const numberOf = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** Words in lower case, with single blanks between. */
const plain = (text: string): string =>
  text
    .slice(0, 400)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A title without the number that it begins with. */
const titleOf = (title: string): string => plain(title).replace(/^(?:(?:adr|rfc|mdr|decision|record) )?\d{1,6} /, '');

/** The names that a record goes by: its file, its number, and number and prefix as in `arch-0005`. */
function namesOf({ path, structure }: Document): {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
} {
  const stem = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[a-z.]{1,20}$/i, '')
    .toLowerCase();
  const isDated = /^\d{4}-\d{2}-\d{2}/.test(stem);
  const [, prefix = '', digits = ''] = isDated ? [] : (/^([a-z]{0,12})[-_ ]?(\d{1,6})(?![\da-z])/.exec(stem) ?? []);
  const told = /^\W{0,3}(?:[a-z]{2,8}[-_ #]{0,2})?(\d{1,5})(?=\W)/i.exec(structure.title)?.[1] ?? '';
  const isLong = digits.length > 2;
  const words = [
    stem,
    ...(isLong ? [digits] : []),
    ...(prefix !== '' && digits !== '' ? [`${prefix}-${digits}`, `${prefix}${digits}`] : []),
  ];
  const number = digits === '' ? told : digits;
  return { words: words.filter((one) => one.length > 2), numbers: number === '' ? [] : [numberOf(number)] };
}

/** The names of the records of one folder. */
export function recordNames(records: readonly Document[]): RecordNames {
  const byName = new Map<string, string[]>();
  const add = (name: string, path: string): void => {
    const namesakes = byName.get(name) ?? [];
    if (namesakes.length < MOST_NAMESAKES) byName.set(name, [...namesakes, path]);
  };
  for (const record of records) {
    const { words, numbers } = namesOf(record);
    for (const word of words) add(`file ${word}`, record.path);
    for (const number of numbers) add(`number ${number}`, record.path);
    const title = titleOf(record.structure.title);
    if (title.includes(' ')) add(`title ${title}`, record.path);
  }
  const at = (name: string): readonly string[] => byName.get(name) ?? [];
  const begun = new Set([...byName.keys()].map((name) => name.split(' ', 3).join(' ')));
  const titled = (words: readonly string[], start: number, fewest: number): readonly string[] =>
    !begun.has(`title ${words[start]} ${words[start + 1]}`)
      ? []
      : Array.from({ length: Math.min(MOST_TITLE, words.length - start) }, (_, more) => more + 1)
          .filter((count) => count >= fewest)
          .flatMap((count) => at(`title ${words.slice(start, start + count).join(' ')}`));
  return {
    namedIn(words, isAlone, goesOn = words) {
      const short = words.slice(0, 1000);
      const told = [...short.matchAll(numbered)].flatMap(([, many, first = '', rest = '']) => [
        first,
        ...(many === '' ? [] : (rest.match(/\d{1,5}/g) ?? [])),
      ]);
      const bare = isAlone ? (alone.exec(short)?.[1]?.match(/\d{1,5}/g) ?? []) : [];
      const files = (short.toLowerCase().match(/[\p{L}\p{N}_][\p{L}\p{N}_.-]{2,200}/gu) ?? []).flatMap((word) =>
        at(`file ${word.replace(/\.(?:md|markdown|mdx|rst|a(?:scii)?doc)?$/, '').replace(/\.+$/, '')}`),
      );
      const numbers = [...told, ...bare].flatMap((digits) => at(`number ${numberOf(digits)}`));
      const said = plain(short).split(' ').slice(0, MOST_WORDS);
      const first = plain(goesOn)
        .replace(/^(?:the|our) /, '')
        .split(' ');
      const titles = [...titled(first, 0, 2), ...said.flatMap((_, start) => titled(said, start, LONG_TITLE))];
      return [...new Set([...numbers, ...files, ...titles])];
    },
  };
}
