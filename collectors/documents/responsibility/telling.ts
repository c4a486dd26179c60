import {
  declaresAll,
  doing,
  keepsText,
  modals,
  notNow,
  wishHeading,
  worklistHeading,
} from '../../../src/lexicon/responsibility.ts';
import type { Section } from '../structure/model.ts';
import { isOpen, sentencesOf, wordsOf } from '../words.ts';
import { type Assignment, assignmentsOf, isDenied, isTold, topicsOf } from './assignment.ts';
import type { Part } from './part.ts';
import { type Party, partiesIn, partyOf } from './parties.ts';

/** What the sentences and lists of a section tell of who does what. */
export interface Told {
  readonly parts: readonly Part[];
  /** What items say that somebody does, where nothing tells that they are of who does what. */
  readonly asides: readonly Part[];
  readonly items: number;
  readonly open: number;
  readonly isExplicit: boolean;
}

const ofHeadings =
  /^(?:responsibilit(?:y|ies)|responsible|for|of|the|what|we|is|are|do|does|offer|offers|provide|provides|manage|manages|expect|from|and|role|duties|tasks|our|by|managed|owned|looks|look|after|owns|own|to|in|scope)$/;

/** Whom a heading gives what stands below it: `Platform team responsibilities`; null for others, and for what is denied. */
export function partyOfHeading(heading: string): Party | null {
  if (isDenied(heading) || heading.endsWith('?')) return null;
  const words = wordsOf(heading);
  // Below `Team` stand its members.
  if (words.length === 1 && words[0] === 'team') return null;
  const parties = partiesIn(words);
  const others = parties.filter((party) => party.class !== 'self');
  const party = others.length === 1 ? others[0] : others.length === 0 ? parties[0] : undefined;
  // `What the provider does and what we do` gives what stands below it to both.
  const isOfBoth = others.length > 0 && others.length < parties.length && /\b(?:and|or|vs)\b|&/.test(heading);
  if (isOfBoth) return null;
  const whole = partyOf(heading);
  if (party === undefined) return whole;
  const isRest = words.every(
    (word, at) => parties.some(({ start, end }) => at >= start && at < end) || ofHeadings.test(word),
  );
  return isRest ? party : whole;
}

/** The one whom the sentence before a list gives its items; the clearest of several. */
function leading(intro: string): Assignment | null {
  const found = assignmentsOf(intro);
  return found.find(({ isExplicit }) => isExplicit) ?? found.find(({ isOffer }) => isOffer) ?? found[0] ?? null;
}

/**
 * The one whom an item begins with, and of whom it says that they do something for security; null where it says that
 * they should, or will one day.
 */
function doerOf(text: string, found: readonly Assignment[]): Party | null {
  const [one] = found;
  if (
    one === undefined ||
    one.isOffer ||
    notNow.test(text.slice(0, 1000)) ||
    keepsText.test(text.slice(0, 1000)) ||
    topicsOf(text).size === 0
  )
    return null;
  const words = wordsOf(text.replace(/\([^()]{0,80}\)/g, ' '));
  const { start, end } = one.party;
  const isFirst = start === 0 || (start === 1 && /^(?:the|our)$/.test(words[0] ?? ''));
  const verb = words.findIndex((word, at) => at >= end && doing.has(word));
  return isFirst && verb >= 0 && !words.slice(end, verb).some((word) => modals.has(word)) ? one.party : null;
}

/** Whether what stands below a heading or sentence is still to be done, or wished for. */
export function isToComeBelow(head: string): boolean {
  return worklistHeading.test(head) || wishHeading.test(head) || notNow.test(head);
}

/** Whether a sentence announces a list of who does what, of which each item names its doer. */
const announcesSplit = (said: string): boolean => said.endsWith(':') && declaresAll.test(said) && isTold(said);

const lead = /^([^:–—]{2,60}?)(?:: | [–—-] )(?=\S)/;

/** What somebody looks after, as this text tells it. */
function partOf(parties: readonly Party[], text: string, line: number): Part {
  const named = parties.map((party) => ({ class: party.class, name: party.name }));
  const isOwned = named.some((party) => ['platform', 'team', 'tenant', 'person'].includes(party.class));
  return { line, parties: named, topics: topicsOf(text), isOwned };
}

/** What a sentence of a paragraph gives somebody, and what of it tells whose something is. */
function saidOf(sentence: string): { readonly found: readonly Assignment[]; readonly counted: readonly Assignment[] } {
  const found = isOpen(sentence) ? [] : assignmentsOf(sentence);
  // That somebody does something tells whose it is only where it is about a part of security.
  const isOfWork = topicsOf(sentence).size > 0 && !keepsText.test(sentence.slice(0, 1000));
  return { found, counted: found.filter((one) => one.isExplicit || (!one.isOffer && isOfWork)) };
}

/** What is known of a section before it is read. */
interface Above {
  /** Whom its heading names, where that counts. */
  readonly heading: Party | null;
  /** A heading or title says that who does what is told below. */
  readonly isDeclared: boolean;
  /** One speaks of what is still to be done, or wished for. */
  readonly isToCome: boolean;
}

/** Reads what a section tells. */
export function toldIn(section: Section, { heading, isDeclared, isToCome }: Above): Told {
  const parts: Part[] = [];
  const asides: Part[] = [];
  const count = { items: 0, open: 0 };
  let isExplicit = false;
  let intro: Assignment | null = null;
  let isSilenced = false;
  let isOfDoers = isDeclared && !isToCome;
  let parent: { readonly party: Party; readonly depth: number } | null = null;
  for (const block of section.blocks) {
    if (block.kind === 'table') continue;
    if (block.kind === 'paragraph') {
      const sentences = sentencesOf(block.text);
      for (const sentence of sentences) {
        const { found, counted } = saidOf(sentence);
        if (!sentence.endsWith(':')) for (const { party } of counted) parts.push(partOf([party], sentence, block.line));
        isExplicit ||= found.some((one) => one.isExplicit);
      }
      const last = sentences.at(-1) ?? '';
      intro = last.endsWith(':') ? leading(last) : null;
      isSilenced = last.endsWith(':') && (!isTold(last) || isToComeBelow(last));
      isOfDoers = (isDeclared && !isToCome) || announcesSplit(last);
      parent = null;
      continue;
    }
    if (parent !== null && block.depth <= parent.depth) parent = null;
    if (isOpen(block.text)) {
      if (intro !== null || parent !== null) count.open++;
      continue;
    }
    if (isSilenced || block.isTask || !isTold(block.text)) continue;
    const found = assignmentsOf(block.text);
    const own = found.filter((one) => one.isExplicit);
    const named = isDeclared ? partyOf(lead.exec(block.text)?.[1] ?? '') : null;
    const alone = isDeclared || intro !== null ? partyOf(block.text.replace(/:$/, '')) : null;
    if (alone !== null) {
      parent = { party: alone, depth: block.depth };
      continue;
    }
    const party =
      own[0]?.party ??
      named ??
      parent?.party ??
      intro?.party ??
      heading ??
      (isOfDoers ? doerOf(block.text, found) : null);
    if (party === null || party === undefined) {
      for (const one of found) if (!one.isOffer) asides.push(partOf([one.party], block.text, block.line));
      continue;
    }
    parts.push(partOf([party], block.text, block.line));
    count.items++;
    isExplicit ||= own.length > 0 || isOfDoers || (intro?.isExplicit ?? false);
  }
  return { parts, asides, ...count, isExplicit };
}
