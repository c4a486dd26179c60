import { reportedSpeech } from '../../../src/lexicon/document-standing.ts';
import {
  being,
  between,
  denying,
  doing,
  done,
  duty,
  expectation,
  futureText,
  keepsText,
  modals,
  offering,
  otherwise,
  relieves,
  supposing,
} from '../../../src/lexicon/responsibility.ts';
import {
  plainTopics,
  type Topic,
  topicContext,
  topicFiller,
  topicWords,
} from '../../../src/lexicon/responsibility-topics.ts';
import { wordsOf } from '../words.ts';
import { type Party, partiesIn } from './parties.ts';

/** What a sentence gives somebody to do. */
export interface Assignment {
  readonly party: Party;
  /** Said outright: responsible, expected, managed by; else only that they do it. */
  readonly isExplicit: boolean;
  readonly isOffer: boolean;
}

/** What a sentence speaks of. */
export function topicsOf(text: string): ReadonlySet<Topic> {
  return new Set(topicWords.filter(([, words]) => words.test(text)).map(([topic]) => topic));
}

/**
 * What the cell of a table names, where it is about security: `Keys` alone is, `Keys of the database` too, and `Keys of
 * the venue` is not.
 */
export function topicsOfLabel(label: string): ReadonlySet<Topic> {
  const short = label.slice(0, 300);
  const topics = topicsOf(short);
  if (topics.size === 0 || plainTopics.test(short)) return topics;
  const rest = topicWords.reduce((left, [, words]) => left.replace(new RegExp(words.source, 'gi'), ' '), short);
  const isAlone = wordsOf(rest).every((word) => topicFiller.test(word));
  return isAlone || topicContext.test(rest) ? topics : new Set();
}

/** The month, which is no word of what may be. */
const month = /(?<=\b(?:in|since|from|by|of|last|every|\d{1,2}|\d(?:st|nd|rd|th)) )May\b|\bMay (?=\d)/g;

/** A sentence without what another need not do, and what it would cost them: neither denies or supposes what is told. */
const withoutRelief = (text: string): string => text.slice(0, 4000).replace(relieves, '').replace(otherwise, '');

/** Whether a sentence tells how things are: no question, no plan, nothing denied or supposed. */
export function isTold(text: string): boolean {
  const told = withoutRelief(text);
  return !isDenied(told) && !isSupposed(told);
}

/** Whether a sentence asks, plans or supposes. */
export function isSupposed(text: string): boolean {
  const words = wordsOf(text.replace(month, ' '));
  return text.trimEnd().endsWith('?') || words.some((word) => supposing.has(word)) || futureText.test(text);
}

/** Whether a sentence says of something that it is not so. */
export function isDenied(text: string): boolean {
  return wordsOf(text).some((word) => denying.has(word));
}

/** Words between somebody and what they do. */
const REACH = 6;

/** Words after which somebody is spoken of, and does nothing. */
const spokenOf =
  /^(?:us(?:e|es|ing)|with|via|through|by|of|for|from|in|into|on|to|than|like|requires?|needs?|gives?|lets?|allows?|enables?|helps?|asks?|tells?|contact|notify)$/;

/** Words in which the thing that is looked after is named. */
const NEAR = 12;

/** `looks after the keys`, `takes care of backups`: whose they are, where it is a part of security, and no page. */
function isCare(words: readonly string[], at: number): boolean {
  const said = words.slice(at, at + NEAR).join(' ');
  return /^(?:looks? after|takes? care of)\b/.test(said) && topicsOf(said).size > 0 && !keepsText.test(said);
}

/** What they are said to do, to the right of them. */
function active(words: readonly string[], party: Party, parties: readonly Party[]): Assignment | null {
  const article = /^(?:the|our|a|an)$/.test(words[party.start - 1] ?? '') ? 2 : 1;
  if (spokenOf.test(words[party.start - article] ?? '')) return null;
  let isBeing = false;
  let isUrged = false;
  for (let at = party.end; at < Math.min(words.length, party.end + REACH); at++) {
    const word = words[at] ?? '';
    const other = parties.find(({ start }) => start === at);
    if (other !== undefined && at > party.end) {
      at = other.end - 1;
      continue;
    }
    if (duty.has(word) && isBeing) return { party, isExplicit: true, isOffer: false };
    if (being.has(word)) isBeing = true;
    else if (isBeing && expectation.has(word)) return { party, isExplicit: true, isOffer: false };
    else if (modals.has(word)) isUrged = true;
    else if (isBeing && word === 'in' && words[at + 1] === 'charge') return { party, isExplicit: true, isOffer: false };
    else if (!isBeing && (doing.has(word) || offering.has(word))) {
      // What somebody says that they will or should do is a plan.
      if (isUrged && party.class === 'self') return null;
      return { party, isExplicit: isCare(words, at), isOffer: offering.has(word) };
    } else if (!between.has(word) && word !== 'and' && word !== 'or') return null;
  }
  return null;
}

/** `managed by the platform team`, `the responsibility of the service team`, `we expect service teams to`. */
function passive(words: readonly string[], party: Party): Assignment | null {
  let at = party.start - 1;
  while (
    at >= 0 &&
    /^(?:the|our|a|an|each|every|all|relevant|respective|individual|appropriate)$/.test(words[at] ?? '')
  )
    at--;
  const link = words[at] ?? '';
  const told = { party, isExplicit: true, isOffer: false };
  if (/^expect(?:s|ed)?$/.test(link) && words[party.end] === 'to') return told;
  const before = words.slice(Math.max(0, at - 4), at);
  if (link === 'by') return before.some((word) => done.has(word)) ? told : null;
  if (!/^(?:of|with|to|on|upon)$/.test(link)) return null;
  // `Patching falls to them.`
  if (link === 'to' && /^(?:falls?|belongs?)$/.test(before.at(-1) ?? '')) return told;
  const isDuty = before.some((word) => /^(?:responsibilit(?:y|ies)|accountability)$/.test(word));
  return isDuty && link !== 'to' ? told : null;
}

/** Who is given something to do in a sentence that tells how things are; nobody in any other. */
export function assignmentsOf(text: string): readonly Assignment[] {
  if (!isTold(text) || reportedSpeech.test(text.slice(0, 4000))) return [];
  // What stands in brackets only names somebody again.
  const words = wordsOf(
    withoutRelief(text)
      .replace(/\([^()]{0,80}\)/g, ' ')
      .replace(/\bfrom now on\b/i, ' '),
  );
  const parties = partiesIn(words);
  const found = parties.flatMap((party) => passive(words, party) ?? active(words, party, parties) ?? []);
  const isRelief = relieves.test(text.slice(0, 4000));
  return isRelief ? found.map((one) => ({ ...one, isExplicit: one.isExplicit || one.party.class !== 'self' })) : found;
}
