import { headsOwnSide, mayDeclare, namesOthers, namesOwnSide, namesWork } from '../../../src/lexicon/responsibility.ts';
import { nameAtWork, workByName } from '../../../src/lexicon/responsibility-names.ts';

/** Longer paragraphs and tables are looked into no further than this. */
const LONGEST = 20_000;

const namesBoth = (text: string): boolean => namesOthers.test(text) && namesOwnSide.test(text);

/**
 * Whether a text may tell who does what of security, before it is parsed: it has words that say so, or names both sides
 * and work of security in one paragraph, list or table, or somebody with a name at work, or the own side at the head of a
 * column or part.
 */
export function mayTellWho(text: string): boolean {
  if (mayDeclare.test(text)) return true;
  if (!namesWork.test(text) || !namesOwnSide.test(text)) return false;
  // Any name may be a supplier's.
  if (headsOwnSide.test(text) || nameAtWork.test(text) || workByName.test(text)) return true;
  if (!namesOthers.test(text)) return false;
  return text.split(/\n[ \t]{0,20}\r?\n/).some((paragraph) => {
    const short = paragraph.slice(0, LONGEST);
    return namesWork.test(short) && namesBoth(short);
  });
}
