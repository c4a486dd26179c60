import { conditional, isHeldBack } from '../../src/lexicon/decisions.ts';
import { stated } from '../../src/lexicon/document-care.ts';
import { deniesItself, handsOn } from '../../src/lexicon/document-distance.ts';
import { begunTitle, isBegun, stepsBackFromList } from '../../src/lexicon/document-draft.ts';
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
  retiredTitle,
  setsAside,
  setsAsideRecord,
  stepBack,
} from '../../src/lexicon/document-standing.ts';
import { isAccountByTitle, isDraftTitle, isOutwardTitle, isTitleToCome } from '../../src/lexicon/document-titles.ts';
import type { Document } from './corpus.ts';
import { isMarkedOff } from './marks.ts';
import { markupOf, visibleLines } from './markup.ts';
import { isMeeting } from './meeting.ts';
import { isOfThePast, withoutBefore } from './past.ts';
import { plainInline } from './structure/inline.ts';
import type { Structure } from './structure/model.ts';
import { hasEnded, isYetToStart, saysItEnded } from './validity.ts';
import { isOpen, sentencesIn, sentencesOf } from './words.ts';

/** So far into a text it may say that it is still to be written. */
const FIRST_BLOCKS = 3;
/** More lines than a page has. */
const MOST_LINES = 5000;
/** Letters of lines that are read as one paragraph. */
const LONGEST_RUN = 4000;
/** Letters of one sentence that go on in the next line. */
const LONGEST = 400;

/** What a text says before its first list or table. */
function openingOf(structure: Structure): readonly string[] {
  const blocks = structure.sections.flatMap((section) => section.blocks);
  const end = blocks.findIndex(({ kind }) => kind !== 'paragraph');
  const first = end < 0 ? blocks.slice(0, FIRST_BLOCKS) : blocks.slice(0, end);
  return withoutBefore(
    structure,
    first.flatMap((block) => (block.kind === 'paragraph' ? sentencesOf(block.text) : [])),
  );
}

/** What a text says in the paragraphs right above each of its tables, or of its lists. */
function aboveEach(kind: 'table' | 'item', structure: Structure): readonly (readonly string[])[] {
  return structure.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block, at) => {
      if (block.kind !== kind || (kind === 'item' && blocks[at - 1]?.kind === 'item')) return [];
      const start = blocks.findLastIndex(({ kind }, before) => before < at && kind !== 'paragraph') + 1;
      const said = blocks.slice(start, at).flatMap((one) => (one.kind === 'paragraph' ? sentencesOf(one.text) : []));
      return [withoutBefore(structure, said)];
    }),
  );
}
const aboveTables = (structure: Structure): readonly (readonly string[])[] => aboveEach('table', structure);

/** A line that begins something of its own, whatever stands above it. */
const begins = /^\s{0,40}(?:[-*+#|=!<]|\d{1,4}[.)]\s|$)/;

/** A line that ends with itself: a heading, or the rule below one or around front matter. */
const endsItself = /^(?:#{1,6}\s|={2,6} \S|([=~^+*-])\1{2,}$)/;

/** What a text says in any place, as it is written, sentence by sentence: sentences may run over several lines. */
function sentencesWritten(text: string): readonly string[] {
  const runs: string[] = [];
  let wasBox = false;
  for (const line of text.split('\n', MOST_LINES)) {
    const isBox = /^ {0,3}>/.test(line);
    const said = line
      .slice(0, 2000)
      .replace(/^[\s>]{1,40}/, '')
      .replace(/^\[!\w{3,12}\]\s?/, '')
      .trimEnd();
    const last = runs.at(-1) ?? '';
    const isOpenEnded = last !== '' && !endsItself.test(last);
    const isGrowing = isOpenEnded && last.length - last.lastIndexOf('. ') < LONGEST && last.length < LONGEST_RUN;
    if ((wasBox || !isBox) && !begins.test(said) && isGrowing) runs[runs.length - 1] = `${last} ${said}`;
    else runs.push(said);
    wasBox = isBox;
  }
  return runs.flatMap(sentencesOf);
}

/** What a text says in quotes and boxes, which claim nothing and may yet take back what stands beside them. */
function quotedIn({ path, text, structure }: Document): readonly string[] {
  const said = visibleLines(text, markupOf(path)).slice(0, MOST_LINES);
  const own = said.map((line) => (/^ {0,3}>/.test(line) ? line.slice(0, 2000).replace(/^[\s>]{1,20}/, '') : '\n'));
  const boxes = own.join(' ').split('\n');
  return boxes.flatMap((box) =>
    withoutBefore(structure, sentencesOf(plainInline(box.slice(0, 8000).replace(/\[!\w{3,12}\]/, '')).trim())),
  );
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
  const isToBeWritten = opening.some(
    (block) => block.kind !== 'table' && isOpen(sentencesOf(block.text).map(stated).join(' ')),
  );
  const headings = structure.sections.map(({ heading }) => heading);
  const before = openingOf(structure);
  const boxes = quotedIn(document);
  const told =
    isToBeWritten ||
    [structure.title, ...headings].some((heading) => notInForceTitle.test(heading.slice(0, 200))) ||
    [planTitle, retiredTitle, begunTitle].some((words) => words.test(structure.title.slice(0, 200))) ||
    [...sentencesIn(structure), ...boxes].some(takesItBack) ||
    before.some(opensInDoubt) ||
    [...before, ...boxes].some(isBegun) ||
    aboveTables(structure).some(isHandedOn) ||
    [before, ...aboveEach('item', structure)].some(stepsBackFromList) ||
    sentencesWritten(text).some((one) => setsAside(one) || setsAsideRecord(one));
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
    sentencesWritten(text).some(setsAsideRecord) ||
    sentencesIn(settled).some((sentence) => saysItEnded(sentence, now))
  );
}

const ofOtherTime = new WeakMap<Structure, boolean>();

/** Whether a text tells of what is over, or holds from a day to come only; the same for each table of it. */
function isOfOtherTime(document: Document, now: Date): boolean {
  const { path, structure } = document;
  const known = ofOtherTime.get(structure);
  if (known !== undefined) return known;
  const boxes = quotedIn(document);
  const near = [...openingOf(structure), ...aboveTables(structure).flat(), ...boxes];
  const everywhere = [...sentencesIn(structure), ...boxes];
  const told =
    isOfThePast(structure, near, everywhere, now) ||
    hasEnded(path, structure, { everywhere, upFront: near }, now) ||
    isYetToStart({ everywhere, upFront: near }, now);
  ofOtherTime.set(structure, told);
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
  if (isDraft || isPlan || isMarkedOff(text, now) || takesBack(document) || isOfOtherTime(document, now))
    return 'draft';
  const isPrompt = openingOf(structure).some((sentence) => castsReader.test(sentence.slice(0, 300)));
  if (promptPath.test(path) || isPrompt) return 'for_machine';
  if (outwardPath.test(path) || outwardTitle.test(structure.title.slice(0, 200))) return 'to_others';
  const isAccount = accountPath.test(path) || accountTitle.test(structure.title.slice(0, 200)) || isMeeting(document);
  return isAccount ? 'account' : null;
}
