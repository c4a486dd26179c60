/** Longer sentences are looked into no further than this. */
const LONGEST = 600;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const period =
  /\b((?:19|20)\d\d)\s{0,2}(?:-|–|—|\/|to|until|till)\s{0,2}(?:([a-z]{3,9})\.?\s)?((?:19|20)\d\d)(?![\d-]|\/\d)/i;
const yearOnly =
  /\b(?:until|till|up to|ended(?: in)?|before|pre-)\s{0,2}(?:([a-z]{3,9})\.?\s)?((?:19|20)\d\d)(?![\d-])/i;
const shortPeriod = /\b((?:19|20)(\d\d))(?:[-–—]|\/)(\d\d)(?![\d-]|\/\d)/;

/** The end of the month, or of the year where none is told. */
function endOf(year: number, month: string | undefined): Date {
  const at = months.indexOf((month ?? '').slice(0, 3).toLowerCase());
  return new Date(Date.UTC(at < 0 ? year + 1 : year, at < 0 ? 0 : at + 1, 1));
}

/** When the period ended that a title or a sentence names (`2015–2018`, `until March 2018`); null where it names none. */
export function periodEnd(text: string): Date | null {
  const short = text.slice(0, LONGEST);
  const [, , month, year] = period.exec(short) ?? [];
  if (year !== undefined) return endOf(Number(year), month);
  const [, lastMonth, last] = yearOnly.exec(short) ?? [];
  if (last !== undefined) return endOf(Number(last), lastMonth);
  const [, from = '', start = '', end = ''] = shortPeriod.exec(short) ?? [];
  // `2009-10` may be a month.
  const isYears = Number(end) === Number(start) + 1 ? short.includes(`${from}/`) || Number(end) > 12 : Number(end) > 12;
  return from !== '' && isYears && Number(end) > Number(start)
    ? endOf(Number(`${from.slice(0, 2)}${end}`), undefined)
    : null;
}

/** What runs for a time that is told. */
const runsFor =
  /\b(?:contracts?|agreements?|call-?off|engagement|framework|terms?|phase|runs?|ran|valid|appl(?:y|ies|ied)|in force|held|holds)\b/i;
/** Whether a sentence says how long what it speaks of holds. */
export function namesTerm(sentence: string): boolean {
  return runsFor.test(sentence.slice(0, LONGEST));
}

const mover =
  '(?:we|the (?:service|team|department|system|site|platform|product)|our (?:\\w{1,20} )?(?:service|services|hosting|team|system|systems|platform|site)|it|everything|all (?:of (?:it|this)|services|systems))';
const left = new RegExp(
  `\\b${mover}(?:'ve| have| has| had)? (?:(?:since|then|later|now|all|finally|fully|also|has|have|was|were|been) ){0,3}(?:(?:moved|migrated|switched|transferred|transitioned|went|changed)\\b(?! back)((?: (?!to\\b|from\\b|onto\\b|off\\b|away\\b)[\\w'-]{1,30}){0,5}) ?(?=(?:away|to|from|onto|off|over|out)\\b)|(?=(?:left|dropped|exited) )|(?=now runs? on ))`,
  'i',
);
const place =
  '((?:(?:the|our|an?|their) )?[^\\s,.;:()]{1,40}(?: (?!in\\b|from\\b|to\\b|and\\b|on\\b|by\\b|after\\b|since\\b|because\\b|during\\b|when\\b)[^\\s,.;:()]{1,40}){0,4})';
const to = new RegExp(`\\b(?:to|onto|into|now runs? on) ${place}`, 'i');
const from = new RegExp(`\\b(?:from|off|out of|left|dropped|exited) ${place}`, 'i');

/** From where and to where somebody moved, as it is written; empty where that is not told, null for a sentence that tells of no move. */
export function moveIn(sentence: string): { readonly from: string; readonly to: string } | null {
  const short = sentence.slice(0, LONGEST).replaceAll('’', "'");
  const at = left.exec(short);
  if (at === null) return null;
  const rest = short.slice(at.index + at[0].length);
  return { from: from.exec(rest)?.[1] ?? '', to: to.exec(rest)?.[1] ?? '' };
}

/** How things were up to a time, and how they have been since. */
export const wasUntil =
  /^\W{0,5}(?:until|till|up to|before|prior to) (?:\w{1,20} ){0,4}(?:19|20)\d\d\b,? (?:we|our|the|it)\b/i;
export const hasSince =
  /^\W{0,5}(?:since then|ever since|since (?:\w{3,9} )?(?:19|20)\d\d|from then on|now|today),? (?:we|our|it|everything|all)\b(?!.{0,80}\b(?:not|never|no longer|nobody|no one)\b|.{0,80}n't\b)/i;

/** Who was under a contract that is over, as it is written; null for a sentence that tells of none. */
export function endedWith(sentence: string): string | null {
  const short = sentence.slice(0, LONGEST);
  return (
    /^.{0,160}\b(?:contract|agreement|engagement|call-?off)\b.{0,60}\b(?:ended|expired|ran out|lapsed|was (?:terminated|ended|not renewed)|finished|came to an end)\b/i.exec(
      short,
    )?.[0] ?? null
  );
}

/** Words of a place that name none. */
export const placeFiller: ReadonlySet<string> = new Set(
  'the our a an their new own another other current present public private cloud hosting host platform provider supplier service services servers server data centre center team of for'.split(
    ' ',
  ),
);
/** A place where things run, by no name. */
export const runsThere =
  /\b(?:hosting|hosts?|cloud|data cent(?:re|er)s?|suppliers?|providers?|servers?|on-?prem\w{0,5}|vendors?|infrastructure)\b/i;
/** Names of one house. */
export const sameHouse: readonly (readonly string[])[] = [
  ['aws', 'amazon'],
  ['azure', 'microsoft'],
  ['gcp', 'google', 'gke'],
];
