import { shortened, stated } from './document-care.ts';

const page =
  '(?:page|document|doc|guide|policy|file|text|table|list|split|matrix|process|procedure|version|agreement|contract|arrangement|schedule|article|content|information|section)';
/** A text, as the subject of a sentence in it; nothing, as in a field at its head. */
const itself = `(?:(?:this|the|our|these) (?:${page}|rules|duties|responsibilities)|this|it)`;

const isKept = '(?:is |are |was |were |remains? |will be |shall be |stays? )?(?:only |last )?';
const inForce = '(?:valid|in force|in effect|in use|effective|applicable|current)';
/** Up to when a text is in force: what stands behind is the day. */
const ends: readonly RegExp[] = [
  new RegExp(
    `^\\W{0,12}(?:${itself} )?${isKept}(?:${inForce}|validity|appl(?:y|ies|ied)|holds?|held|runs?|ran)\\W{1,4}(?:until|till|up to)\\b(.{1,80})`,
    'i',
  ),
  new RegExp(`^\\W{0,12}(?:${itself} )?${isKept}(?:valid|in force|in effect)\\W{1,4}(?:to|through)\\b(.{1,80})`, 'i'),
  new RegExp(
    `^\\W{0,12}(?:${itself} )?${isKept}(?:${inForce}|validity|appl(?:y|ies|ied)|runs?|ran)(?: period)?\\W{1,4}from\\b.{1,40}? (?:until|till|to|through|up to|[–—-]) (.{1,80})`,
    'i',
  ),
  new RegExp(
    `^\\W{0,12}(?:${itself} )?${isKept}(?:${inForce}|validity)(?: period)?\\W{1,4}(?:for |from |in )?(?:19|20)\\d\\d\\s?[–—-]\\s?((?:19|20)\\d\\d\\b)`,
    'i',
  ),
  /^\W{0,12}validity(?: period)?\s?[:–—-](?!\W{0,4}(?:from|since|as of)\b|.{0,60}\bonwards?\b)(.{1,80})/i,
  new RegExp(
    `^\\W{0,12}(?:${itself} )?(?:has |will |shall )?(?:expir(?:e[sd]?|y|ation)|lapse[sd]?|end(?:s|ed)|terminate[sd]?)(?: (?:date|day))?\\b(.{1,80})`,
    'i',
  ),
];

/** What follows `valid until` in a sentence that says up to when its text is in force; null where it says no such thing. */
export function endToldIn(sentence: string): string | null {
  const short = shortened(sentence);
  for (const words of ends) {
    const told = words.exec(short)?.[1];
    if (told !== undefined) return told;
  }
  return null;
}

/** Names of rows and fields that tell up to when a text is in force. */
export const endName =
  /^\W{0,5}(?:valid(?:ity)?(?: (?:until|to|till|through|period))?|expir(?:y|es|ed|ation)(?: (?:date|on|day))?|in force until|end of validity)\W{0,3}$/i;

const describes =
  '(?:describes?|described|shows?|showed|documents?|documented|reflects?|reflected|lists?|listed|records?|recorded|tells?|told|explains?|covers?|covered|captures?|captured|gives?|sets? out|is|was|are|were|dates? from|stems? from)';
const state =
  '(?:states?|situation|set-?up|split|arrangements?|position|world|status(?: quo)?|architecture|organi[sz]ation|landscape|platform|environment|responsibilities|duties|processe?s?|ways? of working|way (?:we|things|it))';
const past =
  '(?:worked|was|were|did|used to|ran|had|looked|stood|split|shared|operated|handled|managed|organi[sz]ed|lived)';
/** A state that something ended; when it did may follow. */
const former: readonly RegExp[] = [
  new RegExp(
    `\\b${itself} (?:only |still |merely |just )?${describes} (?:only |still )?(?:(?:the|our|a) )?(?:\\w{1,20} ){0,2}${state}\\b.{0,60}\\b(?:before|prior to|until|up to|preceding)\\b(.{1,80})`,
    'i',
  ),
  new RegExp(
    `\\b${itself} (?:only |still )?${describes} (?:how|what|who|the way) (?:\\w{1,20} ){1,3}?${past}\\b.{0,60}\\b(?:before|prior to|until|up to|in|at the time of)\\b(.{1,80})`,
    'i',
  ),
];
const hasYear = /\b(?:19|20)\d\d\b/;
const changed =
  /^\W{1,3}(?:our|the|we|its) (?:\w{1,20} ){0,3}(?:move[ds]?|migrat\w{1,4}|switch\w{0,3}|cut-?over|re-?organi[sz]\w{1,5}|merge[rd]?|transition\w{0,3}|change-?over|changed|take-?over)\b/i;
/** The same, which leaves nothing to ask. */
const formerly = new RegExp(
  `\\b${itself} (?:only |still |merely |just )?${describes} (?:only |still )?(?:(?:the|our|an?) )?(?:old|former|previous|past|earlier|historic(?:al)?|pre-\\w{2,20}) (?:\\w{1,20} ){0,2}${state}\\b`,
  'i',
);
/** A state as of a day. */
const snapshot = new RegExp(
  `\\b${itself} (?:only |still )?${describes} (?:(?:the|our|a) )?(?:\\w{1,20} ){0,2}${state}\\b.{0,30}\\b(?:as of|as at|as it was in|of|in)\\b(?!.{0,30}\\bsince\\b)(.{1,40})`,
  'i',
);

/** What follows `before` in a sentence that says of its text that it tells of a former state; null where none does. */
export function changeToldIn(sentence: string): string | null {
  const short = shortened(sentence);
  for (const words of former) {
    const told = words.exec(short)?.[1];
    if (told !== undefined && (hasYear.test(told) || changed.test(told))) return told;
  }
  return formerly.test(short) ? '' : null;
}

/** What follows `as of` in a sentence that says of which day the state is that its text tells of; null where none does. */
export function stateToldIn(sentence: string): string | null {
  return snapshot.exec(shortened(sentence))?.[1] ?? null;
}

const notice =
  '(?:(?:warning|caution|attention|important|note|notice|danger|info|hint|tip|nb|status|disclaimer)\\b\\W{1,12})?';
const over =
  '(?:outdated|out[- ]of[- ]date|obsolete|deprecated|archived|historic(?:al)?(?: (?:document|page|text|version|record|only))?|superseded|withdrawn|retired|expired|stale|defunct|decommissioned|dead|no longer (?:valid|in (?:use|force|effect)|current|maintained|accurate|correct|true|applicable|relevant|up[- ]to[- ]date|applies|updated|followed))';
/** A box, or a line at the head of a text, that says no more than that it is over. */
const ageWarnings: readonly RegExp[] = [
  new RegExp(
    `^\\W{0,12}${notice}(?:(?:${itself}|${page}|page|all of this|everything (?:here|below)) )?(?:(?:is|are|was|may be|might be|could be|has been|have been|has become|became) )?(?:now |partly |largely |completely |very |long |probably |possibly |likely |badly |since |already ){0,2}${over}(?:(?: \\w{1,10}){0,2} (?:19|20)\\d\\d)?(?:\\W{0,4}$|\\s?[:;,–—]|\\s-)`,
    'i',
  ),
  new RegExp(
    `^\\W{0,12}${notice}(?:${itself}|${page}|what follows) (?:(?:may|might|could) (?:not|no longer)|no longer) (?:be (?:up[- ]to[- ]date|accurate|current|correct|valid|true)|appl(?:y|ies)|holds?|reflects?)\\b(?! to\\b)`,
    'i',
  ),
  /^\W{0,12}(?:(?:kept|left|retained|preserved) (?:here )?(?:only )?(?:for|as) (?:history|historical|the record|reference|archive|posterity))\b/i,
  /\b(?:our|the|all|these|both) (?:(?!old|former|previous|unused|legacy|shared|first|stale|dormant|inactive|personal|test|trial|other)\w{1,20} ){0,2}(?:accounts?|subscriptions?|tenan(?:ts?|cy)|platform|service|hosting|product|system|team) (?:was|were|has been|have been) (?:since |all )?(?:closed|shut down|decommissioned|terminated|wound up|switched off|discontinued|disbanded|dissolved|deleted|sunset)\b/i,
];

/** Whether a sentence of a box, or before what a text tells, warns that the text is over. */
export function warnsOfAge(sentence: string): boolean {
  const short = stated(sentence);
  return ageWarnings.some((words) => words.test(short));
}

/** Folders of copies that were put by, and names of such copies. */
const putBy =
  /(?:^|\/)(?:[\w-]{0,40}[._-])?(?:baks?|bck|bkp|bkup)\/|(?:^|\/)(?:back-?ups?|out-?of-?date|outdated|expired)(?:[._-][\d-]{2,10})?\/|[._-](?:bck|bkp|outdated|expired)\.[a-z.]{1,20}$/i;
const yearFolder = /(?:^|\/)((?:19|20)\d\d)(?:[-_](\d{2}|(?:19|20)\d\d))?(?=\/)/g;
/** A folder that bears a year holds what was true then, and for a while yet. */
const YEARS_KEPT = 2;

/** The year in which what a folder holds ended; a month may stand behind it. */
function lastYear(first: string, second = ''): number {
  if (second.length === 4) return Number(second);
  return Number(second) > 12 ? Number(first.slice(0, 2) + second) : Number(first);
}

/** Whether a file lies in a folder of what was put by: copies, or a year that ended over two years before the given one. */
export function isPutBy(path: string, year: number): boolean {
  const short = path.slice(0, 900);
  if (putBy.test(short)) return true;
  return [...short.matchAll(yearFolder)].some(([, first, second]) => lastYear(first ?? '', second) + YEARS_KEPT < year);
}
