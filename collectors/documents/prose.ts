import { commonWords } from '../../src/lexicon/document-words.ts';
import { gatherStatements, plainStatement } from './statements.ts';

/** What a text says to its readers: comments, code and front matter left out. */
export interface Prose {
  /** Sentences and list items, in lower case, single blanks between words and at both ends. */
  readonly statements: readonly string[];
  /** On which of the lines that were given each statement begins, counted from 1. */
  readonly lines: readonly number[];
  /** Headings, quotes, questions and words of others in the same form: they claim nothing, and yet something is said. */
  readonly asides: readonly string[];
  /** Those of the asides that are told as the words of others. */
  readonly others: ReadonlySet<string>;
  /** First words of list items, in lower case. */
  readonly itemStarts: readonly string[];
  readonly checklistItems: number;
  readonly words: number;
  /** How many of the words are common English ones. */
  readonly commonWords: number;
  /** It leads somewhere else. */
  readonly hasLink: boolean;
  /** A part was too long to be looked into. */
  readonly isCut: boolean;
}

/** Longer lines and paragraphs are looked into no further than this. */
const LONGEST = 8192;

const checkbox = /^ {0,16}(?:[-*+]|\d{1,4}[.)]) {1,4}\[[ xX]\](?: |$)/;
const listItem = /^ {0,16}(?:[-*+]|\d{1,4}[.)]) {1,4}/;
const link = /https?:\/\/|\]\([^)]|<[^>]{1,200}@|\.\. _|link:|xref:/;
/** So many empty lines one after the other stand for something that is no text. */
const PAUSE_LINES = 3;
const scripts = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;
const hasLetter = /[\p{L}\p{N}]/u;

/** Where a sentence ends and the next begins; its end stays with it. */
function sentencesOf(paragraph: string): readonly string[] {
  return paragraph.split(/(?<=[.!?;:]) /);
}

/** A paragraph that grows by lines. */
interface Paragraph {
  /** Adds a line; false where not all of it had room. */
  add(text: string, line: number): boolean;
  /** Its sentences, each with the line on which it begins; the paragraph begins anew. */
  end(): readonly (readonly [sentence: string, line: number])[];
}

function paragraphFrom(): Paragraph {
  let text = '';
  let starts: { readonly offset: number; readonly line: number }[] = [];
  return {
    add(said, line) {
      starts.push({ offset: text.length, line });
      const room = Math.max(0, LONGEST - text.length);
      text += `${said.slice(0, room)} `;
      return said.length <= room;
    },
    end() {
      let offset = 0;
      const sentences = sentencesOf(text).map((sentence) => {
        const line = starts.findLast((start) => start.offset <= offset)?.line ?? 0;
        // The blank between two sentences is in neither.
        offset += sentence.length + 1;
        return [sentence, line] as const;
      });
      text = '';
      starts = [];
      return sentences;
    },
  };
}

/** How many words a line has, and how many of them are common ones. */
function wordsIn(text: string): { readonly all: number; readonly common: number } {
  let all = 0;
  let common = 0;
  for (const word of text.split(/\s+/)) {
    if (!hasLetter.test(word)) continue;
    all += Math.max(1, word.match(scripts)?.length ?? 0);
    if (word.length < 12 && commonWords.has(word.toLowerCase().replace(/[^a-z]/g, ''))) common++;
  }
  return { all, common };
}

/** Gathers what the visible lines of a text say. `line` takes them in order, `done` gives the whole. */
export function gatherProse(): { line(text: string): void; done(): Prose } {
  const told = gatherStatements();
  const itemStarts: string[] = [];
  const count = { checklistItems: 0, words: 0, commonWords: 0 };
  const paragraph = paragraphFrom();
  let kind: 'paragraph' | 'item' = 'paragraph';
  let hasLink = false;
  let isCut = false;
  let at = 0;
  let empty = 0;

  const flush = (): void => {
    told.block(kind, paragraph.end());
    kind = 'paragraph';
  };
  return {
    line(text) {
      at++;
      const start = text.slice(0, LONGEST);
      const isItem = listItem.test(start);
      if (checkbox.test(start)) count.checklistItems++;
      hasLink ||= link.test(start);
      const { all, common } = wordsIn(text);
      count.words += all;
      count.commonWords += common;
      empty = text.trim() === '' ? empty + 1 : 0;
      if (empty === PAUSE_LINES) told.pause();
      if (text.trim() === '' || isItem || /^ {0,3}(?:#|>|={2,}|-{2,}|\|)/.test(start)) flush();
      if (/^ {0,3}(?:#|>)/.test(start)) {
        if (start.trimStart().startsWith('#')) told.heading(start);
        else told.aside(start);
        isCut ||= text.length > LONGEST;
        return;
      }
      if (isItem) kind = 'item';
      const said = text.replace(checkbox, '').replace(listItem, '');
      if (isItem) itemStarts.push(plainStatement(said.slice(0, 40)).split(' ')[1] ?? '');
      if (!paragraph.add(said.trim(), at)) isCut = true;
      if (/^ {0,3}\|/.test(start)) flush();
    },
    done() {
      flush();
      return {
        statements: told.statements,
        lines: told.lines,
        asides: told.asides,
        others: told.others,
        itemStarts,
        ...count,
        hasLink,
        isCut,
      };
    },
  };
}
