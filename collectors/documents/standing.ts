import { conditional, isHeldBack } from '../../src/lexicon/decisions.ts';
import { deniesItself, handsOn } from '../../src/lexicon/document-distance.ts';
import { isOutOfForce, isToCome, isUndoneSince, planTitle } from '../../src/lexicon/document-force.ts';
import { isDecisionPath, outwardPath, promptPath, unsettledPath } from '../../src/lexicon/document-places.ts';
import {
  accountPath,
  accountTitle,
  castsReader,
  disclaims,
  notInForce,
  notInForceTitle,
  opensInDoubt,
  outwardTitle,
  setsAside,
  setsAsideRecord,
  stepBack,
} from '../../src/lexicon/document-standing.ts';
import { isAccountByTitle, isDraftTitle, isOutwardTitle, isTitleToCome } from '../../src/lexicon/document-titles.ts';
import type { Document } from './corpus.ts';
import { isMarkedOff } from './marks.ts';
import { markupOf, visibleLines } from './markup.ts';
import { isMeeting } from './meeting.ts';
import { isOfThePast } from './past.ts';
import { plainInline } from './structure/inline.ts';
import type { Structure } from './structure/model.ts';
import { hasEnded, saysItEnded } from './validity.ts';
import { isOpen, sentencesIn, sentencesOf } from './words.ts';

/** So far into a text it may say that it is still to be written. */
const FIRST_BLOCKS = 3;
/** More lines than a page has. */
const MOST_LINES = 5000;

/** What a text says before its first list or table. */
function openingOf({ sections }: Structure): readonly string[] {
  const blocks = sections.flatMap((section) => section.blocks);
  const end = blocks.findIndex(({ kind }) => kind !== 'paragraph');
  return (end < 0 ? blocks.slice(0, FIRST_BLOCKS) : blocks.slice(0, end)).flatMap((block) =>
    block.kind === 'paragraph' ? sentencesOf(block.text) : [],
  );
}

/** What a text says in the paragraphs right above each of its tables. */
function aboveTables({ sections }: Structure): readonly (readonly string[])[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block, at) => {
      if (block.kind !== 'table') return [];
      const start = blocks.findLastIndex(({ kind }, before) => before < at && kind !== 'paragraph') + 1;
      return [blocks.slice(start, at).flatMap((one) => (one.kind === 'paragraph' ? sentencesOf(one.text) : []))];
    }),
  );
}

/** What a text says in quotes and boxes, which claim nothing and may yet take back what stands beside them. */
function quotedIn({ path, text }: Document): readonly string[] {
  const said = visibleLines(text, markupOf(path)).slice(0, MOST_LINES);
  const own = said.map((line) => (/^ {0,3}>/.test(line) ? line.slice(0, 2000).replace(/^[\s>]{1,20}/, '') : '\n'));
  return own
    .join(' ')
    .split('\n')
    .flatMap((box) => sentencesOf(plainInline(box.slice(0, 8000).replace(/\[!\w{3,12}\]/, ''))));
}

const takesItBack = (sentence: string): boolean =>
  disclaims(sentence) || deniesItself(sentence) || isOutOfForce(sentence);
const isHandedOn = (sentences: readonly string[]): boolean => stepBack(sentences) || sentences.some(handsOn);

const byStructure = new WeakMap<Structure, boolean>();

function takesBack(document: Document): boolean {
  const { text, structure } = document;
  const known = byStructure.get(structure);
  if (known !== undefined) return known;
  const opening = structure.sections.flatMap(({ blocks }) => blocks).slice(0, FIRST_BLOCKS);
  const isToBeWritten = opening.some((block) => block.kind !== 'table' && isOpen(block.text));
  const headings = structure.sections.map(({ heading }) => heading);
  const told =
    isToBeWritten ||
    [structure.title, ...headings].some((heading) => notInForceTitle.test(heading.slice(0, 200))) ||
    planTitle.test(structure.title.slice(0, 200)) ||
    [...sentencesIn(structure), ...quotedIn(document)].some(takesItBack) ||
    openingOf(structure).some(opensInDoubt) ||
    aboveTables(structure).some(isHandedOn) ||
    text.split('\n', MOST_LINES).some((line) => setsAside(line) || setsAsideRecord(line));
  byStructure.set(structure, told);
  return told;
}

/**
 * Whether a record of a decision says of what was settled that it is not so, whatever its status. `settled` is the record
 * without what was weighed, where somebody may well tell of what is not.
 */
export function isUndone({ text }: Document, settled: Structure, now: Date): boolean {
  return (
    isMarkedOff(text, now) ||
    sentencesIn(settled).some(
      (said) => takesItBack(said) || isUndoneSince(said) || conditional.test(said.slice(0, 600)),
    ) ||
    aboveTables(settled).some(isHandedOn) ||
    text.split('\n', MOST_LINES).some(setsAsideRecord) ||
    sentencesIn(settled).some((sentence) => saysItEnded(sentence, now))
  );
}

const over = new WeakMap<Structure, boolean>();

/** Whether a text tells of what is over; the same for each table of it. */
function isOver(document: Document, now: Date): boolean {
  const { path, structure } = document;
  const known = over.get(structure);
  if (known !== undefined) return known;
  const boxes = quotedIn(document);
  const near = [...openingOf(structure), ...aboveTables(structure).flat(), ...boxes];
  const everywhere = [...sentencesIn(structure), ...boxes];
  const told =
    isOfThePast(structure, near, everywhere, now) || hasEnded(path, structure, { everywhere, upFront: near }, now);
  over.set(structure, told);
  return told;
}

/** What the title of a text, and its headings, say of what it tells. */
function doubtByTitle({ title, sections }: Structure, now: Date): 'draft' | 'account' | 'to_others' | null {
  if (isDraftTitle(title) || isTitleToCome(title, now.getUTCFullYear())) return 'draft';
  if (isOutwardTitle(title)) return 'to_others';
  const headings = sections.map(({ heading }) => heading);
  return isAccountByTitle(title, headings) ? 'account' : null;
}

/**
 * Whether a text says of itself that what it tells is not so: a draft, a wish, something copied or to be filled in, or an
 * account of one event, or is written for a machine, or its place says so; null where none does. Of decisions their own
 * status tells.
 */
export function doubtOf(document: Document, now: Date): 'draft' | 'account' | 'to_others' | 'for_machine' | null {
  const { path, text, structure } = document;
  const status = structure.fields.get('status') ?? '';
  const byTitle = isDecisionPath(path) ? null : doubtByTitle(structure, now);
  if (byTitle !== null) return byTitle;
  const isDraft =
    !isDecisionPath(path) && (notInForce.test(status) || isHeldBack(status.toLowerCase()) || unsettledPath.test(path));
  const isPlan = openingOf(structure).some((sentence) => isToCome(sentence, now));
  if (isDraft || isPlan || isMarkedOff(text, now) || takesBack(document) || isOver(document, now)) return 'draft';
  const isPrompt = openingOf(structure).some((sentence) => castsReader.test(sentence.slice(0, 300)));
  if (promptPath.test(path) || isPrompt) return 'for_machine';
  if (outwardPath.test(path) || outwardTitle.test(structure.title.slice(0, 200))) return 'to_others';
  const isAccount = accountPath.test(path) || accountTitle.test(structure.title.slice(0, 200)) || isMeeting(document);
  return isAccount ? 'account' : null;
}
