import {
  applied,
  automates,
  automation,
  byHand,
  englishWords,
  forbids,
  machines,
  negated,
  ofRemoval,
  ofThePast,
  onTrial,
} from '../../../src/lexicon/iac-prose.ts';
import type { Passage, Section } from './sections.ts';

/** What the whole of a section tells of every command in it. */
interface Notes {
  /** Each passage's place in the section. */
  readonly places: ReadonlyMap<Passage, number>;
  /** It says that people do it themselves. */
  readonly isByHand: boolean;
  /** It shows how a module is taken in. */
  readonly usesModule: boolean;
  /** Its prose is in letters, or a language, that the word lists know nothing of. */
  readonly isForeign: boolean;
  /** It tells of what was done once. */
  readonly isPast: boolean;
}

const sentenceEnd = /(?<=[.!?:;]) /;
const moduleCall = /^[ \t]{0,8}module[ \t]{1,4}"[^"\n]{1,100}"[ \t]{0,4}\{/m;
const foreignLetters = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/gu;
/** Shorter prose may be a mere label. */
const fewestWords = 6;
const longestSaid = 8000;
const known = new WeakMap<Section, Notes>();

/** The notes of a section, made once. */
export function notesOf(section: Section): Notes {
  const before = known.get(section);
  if (before !== undefined) return before;
  const { passages } = section;
  const prose = passages.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
  const letters = prose.map((text) => text.slice(0, 500)).join('');
  const made = {
    places: new Map(passages.map((passage, at) => [passage, at])),
    isByHand: [section.headings.at(-1) ?? '', ...prose.flatMap(sentencesOf)].some(isByHand),
    usesModule: passages.some(({ kind, text }) => kind === 'code' && moduleCall.test(text)),
    isForeign: (letters.match(foreignLetters)?.length ?? 0) > 0.2 * letters.length || isInAnotherLanguage(letters),
    isPast: [...section.headings, ...prose].some((text) => ofThePast.test(text.slice(0, longestSaid))),
  };
  known.set(section, made);
  return made;
}

/** Prose of some length in which English words are rare; code in it is no prose. */
function isInAnotherLanguage(prose: string): boolean {
  const said = prose.slice(0, longestSaid).replace(/`[^`]{0,300}`/g, ' ');
  const count = said.match(/\p{L}{2,60}/gu)?.length ?? 0;
  return count >= fewestWords && (said.match(englishWords)?.length ?? 0) < count / 12;
}

const sentencesOf = (text: string): readonly string[] => text.split(sentenceEnd);

/** Sentences that say what a command is about: its own, else what stands right before its block. */
export function aroundOf(passage: Passage): readonly string[] {
  const { passages } = passage.section;
  const at = notesOf(passage.section).places.get(passage) ?? 0;
  if (passage.kind !== 'code') return sentencesOf(passage.text);
  let before = at - 1;
  while (before >= 0 && passages[before]?.kind === 'code' && at - before < 20) before--;
  const said = passages[before]?.kind === 'code' ? '' : (passages[before]?.text ?? '');
  // What follows a block may still forbid it; what it says of the next step does not count.
  const after = passages[at + 1];
  const warning = after !== undefined && after.kind !== 'code' && forbids.test(after.text) ? after.text : '';
  return [said, warning].flatMap(sentencesOf);
}

/** A sentence that forbids it, gives it to a machine, or means a trial. */
export function isAgainst(sentence: string): boolean {
  if (forbids.test(sentence) && !ofRemoval.test(sentence)) return true;
  return (isOfMachine(sentence) && automates.test(sentence)) || onTrial.test(sentence);
}

/** Whether a text says anywhere that something else than a person applies or deploys. */
export function tellsAutomation(passages: readonly Passage[]): boolean {
  const prose = passages.filter(({ kind }) => kind !== 'code');
  return prose.some(({ text }) => sentencesOf(text).some((one) => mayBeOfMachine(one) && applied.test(one)));
}

/** A sentence that may give it to something else than a person. */
export const mayBeOfMachine = (sentence: string): boolean =>
  (automation.test(sentence) || machines.test(sentence)) && !negated.test(sentence);

const isOfMachine = (sentence: string): boolean => automation.test(sentence) && !negated.test(sentence);

function isByHand(sentence: string): boolean {
  return (
    byHand.test(sentence) &&
    !isOfMachine(sentence) &&
    !forbids.test(sentence) &&
    !/\bnot\b.{0,30}\bmanually\b/i.test(sentence)
  );
}
