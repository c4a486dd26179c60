import { headsOwnSide, mayDeclare, namesOthers, namesOwnSide, namesWork } from '../../../src/lexicon/responsibility.ts';

/** Longer paragraphs and tables are looked into no further than this. */
const LONGEST = 20_000;

const namesBoth = (text: string): boolean => namesOthers.test(text) && namesOwnSide.test(text);

/**
 * Whether a text may tell who does what of security, before it is parsed: it has words that say so, or names both sides
 * and work of security in one paragraph, list or table, or in one text with a column for the own side.
 */
export function mayTellWho(text: string): boolean {
  if (mayDeclare.test(text)) return true;
  if (!namesWork.test(text) || !namesBoth(text)) return false;
  const isTogether = text.split(/\n[ \t]{0,20}\r?\n/).some((paragraph) => {
    const short = paragraph.slice(0, LONGEST);
    return namesWork.test(short) && namesBoth(short);
  });
  return isTogether || headsOwnSide.test(text);
}
