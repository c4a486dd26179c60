import { headsOff } from '../../src/lexicon/document-distance.ts';
import { hearing } from './hearing.ts';
import type { Section, Structure } from './structure/model.ts';
import { sentencesOf } from './words.ts';

/** Shorter quotations are names and words that are spoken of. */
const LONG_QUOTATION = 25;
const quotation = /"([^"]{0,4000})"|“([^“”]{0,4000})”|«([^«»]{0,4000})»/g;

/** A text without what it quotes at length. */
function unquoted(text: string): string {
  return text.replace(quotation, (all) => (all.length > LONG_QUOTATION && all.includes(' ') ? '…' : all));
}

/**
 * A section without what it tells in the words of others, or holds up as what is not so: quotations, and what follows a
 * sentence that hands it on. Tables stay.
 */
function ownSection(section: Section): Section {
  const heard = hearing();
  const blocks = section.blocks.flatMap((block): Section['blocks'] => {
    if (block.kind === 'table') {
      heard.pause();
      return [block];
    }
    heard.begin(block.kind);
    const text = unquoted(sentencesOf(block.text).filter(heard.isOwn).join(' '));
    return text.trim() === '' ? [] : [{ ...block, text }];
  });
  return { ...section, blocks };
}

/** What a text tells in its own words, and as its own; below the heading of an example or a plan stands nothing of it. */
export function ownWordsOf(structure: Structure): Structure {
  const { sections, title } = structure;
  const isAside = ({ heading, within }: Section): boolean =>
    [title, heading, ...within.map((at) => sections[at]?.heading ?? '')].some(headsOff);
  return { ...structure, sections: sections.map((one) => (isAside(one) ? { ...one, blocks: [] } : ownSection(one))) };
}
