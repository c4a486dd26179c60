import { supplierNear, supplies } from '../../../src/lexicon/responsibility.ts';
import { formerSupply, supplyTakenBack } from '../../../src/lexicon/responsibility-names.ts';
import type { Structure } from '../structure/model.ts';
import { sentencesIn } from '../words.ts';
import { isTold } from './assignment.ts';
import { type Party, partyOf } from './parties.ts';

/** Whom the head of a column names in a text; null where it names nobody. */
export type Naming = (heading: string) => Party | null;

/** A name of a firm or house, or letters for one: `Brightline`, `NDC`. */
export const shortName = /^(?:the )?(\p{Lu}[\p{L}\d&-]{1,24}(?: \p{Lu}[\p{L}\d&-]{1,24}){0,2})$/u;
/** More than a page says, and longer than a sentence is. */
const MOST_SENTENCES = 500;
const LONGEST = 400;
/** So near to a name stand the words that say what it is. */
const NEAR = 60;
/** So many sentences behind the one that names a supplier may take it back. */
const FOLLOWING = 2;

/** Those who are spoken for, and those who are served, supply nothing to the house. */
const served = /\b(?:customers?|clients?|we are|we act|our products?|teams?|squads?|department)\b/i;

const clauseEnd = /[;:]|\.(?= )/;

/** Whether a sentence says of a name that it is a supplier's. */
function saysSupplier(sentence: string, name: string): boolean {
  const at = sentence.search(new RegExp(`\\b${name}\\b`, 'u'));
  if (at < 0 || formerSupply.test(sentence)) return false;
  const before = sentence.slice(Math.max(0, at - NEAR), at);
  const after = sentence.slice(at + name.length, at + name.length + NEAR);
  // Of whom the next clause speaks is another matter.
  if (served.test(before.split(clauseEnd).at(-1) ?? '') || served.test(after.split(clauseEnd)[0] ?? '')) return false;
  return supplierNear.test(before) || supplies.test(after);
}

/**
 * Tells whom columns name, where the text says who the house's suppliers are today: its own words alone give them a name,
 * and take it from those who were tried or left.
 */
export function namingIn(structure: Structure): Naming {
  const said = sentencesIn(structure)
    .slice(0, MOST_SENTENCES)
    .map((one) => one.slice(0, LONGEST));
  const isStanding = (at: number): boolean =>
    isTold(said[at] ?? '') && !said.slice(at, at + 1 + FOLLOWING).some((one) => supplyTakenBack.test(one));
  return (heading) => {
    const known = partyOf(heading);
    const name = shortName.exec(heading)?.[1];
    if (known !== null || name === undefined) return known;
    if (!said.some((one, at) => saysSupplier(one, name) && isStanding(at))) return null;
    return { class: 'provider', name: name.toLowerCase(), start: 0, end: 1 };
  };
}
