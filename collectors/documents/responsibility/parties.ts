import {
  being,
  doing,
  done,
  expectation,
  modals,
  namelessTeams,
  type PartyClass,
  partyNames,
  platformTeams,
  tenantTeams,
} from '../../../src/lexicon/responsibility.ts';
import { phrasesOf, wordsOf } from '../words.ts';

/** Somebody who is named in a row of words. */
export interface Party {
  readonly class: PartyClass;
  readonly name: string;
  /** From this word up to, and without, that one. */
  readonly start: number;
  readonly end: number;
}

const lists = (['addressee', 'self', 'provider', 'platform', 'tenant'] as const).map(
  (name) => [name, phrasesOf(partyNames[name])] as const,
);

const providers = phrasesOf(partyNames.provider);

const generic: ReadonlySet<string> = new Set(Object.values(partyNames).flat());
/** Words that say what sort of team one is, and not which. */
const sorts: ReadonlySet<string> = new Set([
  ...platformTeams,
  ...tenantTeams,
  ...'security data engineering support it central internal external technical'.split(' '),
]);

/** Whether a name is one that any house has, such as `platform team`. */
export function isGeneric(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  return generic.has(name) || words.every((word) => sorts.has(word) || word === 'team' || word === 'teams');
}

/** Words that are a name when they stand alone, and mostly something else in a sentence. */
const onlyWhole: ReadonlySet<string> = new Set(
  'team ours theirs platform hosting infrastructure infra operations ops devops development dev devs developers dev user users client clients consumer consumers render provider vendor supplier vendors suppliers teams contractor the paas'.split(
    ' ',
  ),
);

/** Words that end the name of a team, read from its end. */
const beforeNames: ReadonlySet<string> = new Set([
  ...namelessTeams,
  ...being,
  ...doing,
  ...done,
  ...expectation,
  ...modals,
  ...'we us you they it that when where then as is contact ask tell inform via through offer provide can use uses used using give gives lets let see note has have had been being was were who if so but into onto within between about'.split(
    ' ',
  ),
]);

/** Words of a name that stands for any other. */
const placeholders: ReadonlySet<string> = new Set(
  'example sample placeholder dummy foo bar xyz abc acme some any yours hypothetical imaginary fictional'.split(' '),
);

/** A team with words before it that say which. */
function teamAt(words: readonly string[], place: number): Party | null {
  const word = words[place];
  if (word !== 'team' && word !== 'teams') return null;
  let start = place;
  while (start > 0 && place - start < 3 && !beforeNames.has(words[start - 1] ?? '')) start--;
  if (start === place) return null;
  const named = words.slice(start, place);
  if (named.includes('your') || named.some((one) => placeholders.has(one)))
    return { class: 'addressee', name: 'your team', start, end: place + 1 };
  if (named.includes('our')) return { class: 'self', name: 'our team', start, end: place + 1 };
  const last = named.at(-1) ?? '';
  const isProvider = providers.at(named, 0) > 0;
  const sort = isProvider
    ? 'provider'
    : platformTeams.has(last)
      ? 'platform'
      : tenantTeams.has(last)
        ? 'tenant'
        : 'team';
  return { class: sort, name: `${named.join(' ')} team`, start, end: place + 1 };
}

/** Those who are named in a sentence, in order; the longest name counts. */
export function partiesIn(words: readonly string[]): readonly Party[] {
  const found: Party[] = [];
  for (let place = 0; place < words.length; place++) {
    const listed = lists
      .map(([sort, phrases]) => ({ sort, length: phrases.at(words, place) }))
      .reduce((best, one) => (one.length > best.length ? one : best), { sort: 'self' as PartyClass, length: 0 });
    const team = teamAt(words, place);
    const last = found.at(-1);
    if (team !== null) {
      while (found.length > 0 && (found.at(-1)?.end ?? 0) > team.start) found.pop();
      found.push(team);
    } else if (listed.length > 0 && (last === undefined || last.end <= place)) {
      const end = place + listed.length;
      const name = words.slice(place, end).join(' ');
      const isWhole = words.length === listed.length;
      if (isWhole || !onlyWhole.has(name)) found.push({ class: listed.sort, name, start: place, end });
    }
  }
  return found;
}

const around: ReadonlySet<string> = new Set(
  'the our responsibility responsibilities responsible managed owned by for tasks duties role and'.split(' '),
);
const departments: ReadonlySet<string> = new Set(
  'security infosec dba dbas qa architecture networks network data it cyber csoc soc helpdesk servicedesk'.split(' '),
);

/** Behind a name stands that it is they themselves: `Customer (us)`. */
const meansSelf = /\((?:i\.?e\.?,? |that is,? )?(?:us|we|our (?:own )?team|ourselves)\)/i;

/** The one that a cell or a lead names and nothing else, such as `The platform team`; null where it says more or less. */
export function partyOf(text: string): Party | null {
  if (meansSelf.test(text.slice(0, 200))) return { class: 'self', name: 'us', start: 0, end: 1 };
  const words = wordsOf(text.replace(/\([^()]{0,80}\)/g, ' ')).filter((word) => !around.has(word) || word === 'our');
  if (words.length === 0 || words.length > 6) return null;
  const [party, ...others] = partiesIn(words);
  if (party !== undefined && others.length === 0 && party.start <= 1 && party.end === words.length) return party;
  const name = words.join(' ');
  if (words.length === 1 && departments.has(name)) return { class: 'team', name, start: 0, end: 1 };
  // `Modernisation Platform`, `Container Platform`.
  if (words.length <= 4 && words.at(-1) === 'platform') return { class: 'platform', name, start: 0, end: words.length };
  return null;
}
