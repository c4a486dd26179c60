import type { Structure } from './structure/model.ts';

/** Words of one sentence that are looked at. */
const MOST_WORDS = 150;

/** The words of a sentence in lower case, without punctuation; `team's` is `team`. */
export function wordsOf(text: string): readonly string[] {
  const found = text
    .slice(0, 4000)
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'@&-]+/u)
    .map((word) => word.replace(/^[-'&]+|(?:'s|s'|[-'&]+)$/g, (end) => (end === "s'" ? 's' : '')))
    .filter((word) => word !== '');
  return found.slice(0, MOST_WORDS);
}

/** The end of a sentence; names such as `cloud.gov` begin the next with a small letter, but not behind `e.g.`. */
const sentenceEnd =
  /(?<=[.!?]) (?=[\p{Lu}\p{N}"'(])|(?<=[.!?])(?<!\b(?:e\.g|i\.e|etc|vs|cf|incl|approx)\.) (?=\p{Ll}{2,20}\.\p{Ll}{2,10}\b)/u;

/** The sentences of a paragraph, each with the mark that ends it. */
export function sentencesOf(paragraph: string): readonly string[] {
  return paragraph.split(sentenceEnd);
}

/** What a text says in sentences and items, tables left out: a cell speaks of its row. */
export function sentencesIn({ sections }: Structure): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [] : sentencesOf(block.text))),
  );
}

/** Finds phrases in rows of words: `at` gives how many words of a phrase stand at a place, 0 for none. */
export interface Phrases {
  at(words: readonly string[], place: number): number;
}

/** Phrases to find, each of words with blanks between; the longest counts. */
export function phrasesOf(list: readonly string[]): Phrases {
  const byFirst = Map.groupBy(
    list.map((phrase) => phrase.split(/\s+/)),
    (phrase) => phrase[0] ?? '',
  );
  return {
    at: (words, place) =>
      (byFirst.get(words[place] ?? '') ?? [])
        .filter((phrase) => phrase.every((word, offset) => words[place + offset] === word))
        .reduce((longest, phrase) => Math.max(longest, phrase.length), 0),
  };
}

const placeholder =
  /^(?:<[^<>]{1,60}>|\{\{?[^{}]{1,60}\}\}?|\[[^\][]{1,60}\]|_{3,60}|\$\{?[a-z][a-z0-9_]{1,40}\}?|x{3,10}|\.{3}|…|insert .{0,60}|(?:your |the )?(?:team |role |owner )?name(?: here)?|(?:team|owner|person) [abxyz])$/i;
const open =
  /^(?:tb[dcaw]|todo|to do|to be (?:done|written|confirmed|decided|agreed|determined|defined|completed|assigned|advised|documented)|n\/k|unknown|unassigned|not (?:yet )?(?:known|decided|assigned|agreed|defined|documented)|none yet|pending|\?{1,5})\b/i;
const openInside =
  /\b(?:TBD|TBC|TODO|FIXME)\b|\bto be (?:written|confirmed|decided|agreed|determined|defined|assigned)\b/;

/** Whether a cell or an item is left to be filled in. */
export function isOpen(text: string): boolean {
  const short = text.trim().slice(0, 200);
  return placeholder.test(short) || open.test(short) || /^\?{1,5}$/.test(short) || openInside.test(short);
}
