import type { Tri } from '../../../src/core/facts/base.ts';
import { placeholders } from '../../../src/lexicon/policy-waivers.ts';

/** Longest text that is judged; nobody writes a longer reason on a line. */
const longest = 2000;

/** What belongs to the form of a waiver and is no word of a person: dates, scopes, marks of comments. */
const machinery = /:?\b(?:exp|ws|workspace):[\w*.-]{1,100}|\[[^\]]{0,200}\]|\*\/|-->|#}/g;

/** The words of a text without comment marks and without what belongs to a form. */
export function ownWords(text: string): string {
  return text
    .slice(0, longest)
    .replace(machinery, ' ')
    .replace(/^[\s/#*;<!-]+/, '')
    .trim();
}

/** Whether a text holds words at all: two letters in a row, of any script. */
export function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(ownWords(text));
}

/** Whether a text gives a reason: `unknown` for a word that only keeps the place of one, such as `TODO`. */
export function hasReason(text: string): Tri {
  const words = ownWords(text);
  if (!hasWords(words)) return 'no';
  const bare = words
    .toLowerCase()
    .replace(/[^\p{L}/_]+/gu, ' ')
    .trim();
  return placeholders.has(bare) ? 'unknown' : 'yes';
}

/** Whether a text names who answers for something: a handle, a mail address, or `owner:`. */
export function namesOwner(text: string): boolean {
  const words = text.slice(0, longest);
  return (
    /(?:^|[\s(,;:"'])@[A-Za-z0-9][\w/-]/.test(words) ||
    /[\w.+-]@[\w-]{1,100}\.[A-Za-z]{2}/.test(words) ||
    /\b(?:(?:owner|approver|contact) ?[:=]|owned by|approved by) ?[\w@]/i.test(words)
  );
}
