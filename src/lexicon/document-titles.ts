const before = '^\\W{0,5}(?:[\\d.]{1,8}\\s)?';
const word = "(?:(?!to\\b|for\\b|of\\b|on\\b|who\\b|how\\b|and\\b)[\\w'’-]{1,20} )";
const over =
  '(?:outdated|out[- ]of[- ]date|obsolete|deprecated|archived|superseded|historic(?:al)?|expired|withdrawn|retired|old)';
const first = '(?:(?:first|second|initial|early|working|rough|latest|current|internal) )?';
const unsettled = `${first}(?:draft|proposal|proposed|wip|work in progress|for (?:discussion|negotiation|comment|comments|consultation|review|approval))`;
const behind = '(?: (?:for|version|of|under|to|by|v?\\d).{0,60})?';

/** Titles of goals, of what is a draft behind a dash, and of what is over. */
const drafts: readonly RegExp[] = [
  new RegExp(
    `${before}${word}{0,3}(?:(?<!(?:recovery|time|point|level|control|security|audit) )objectives|goals|ambitions|aspirations|resolutions)(?:\\W{0,3}$| (?:for|in|of|until|by) (?!(?:the )?(?:backup|recovery|service|platform|account)s?\\b)|\\W{1,3}(?:(?:19|20)\\d\\d|Q[1-4]|FY))`,
    'i',
  ),
  /\b(?:our|the|a) vision (?:for|of)\b|^\W{0,5}(?:our |the |product |team |cloud )?vision\W{0,3}$/i,
  new RegExp(`(?:[:,|]|\\s[–—-])\\s{0,3}[(['"]?${unsettled}\\b${behind}\\W{0,4}$`, 'i'),
  new RegExp(`[([]\\s?${unsettled}\\b${behind}\\s?[)\\]]`, 'i'),
  new RegExp(
    `${before}\\[?${over}\\]?\\s?[:–—]|[([]\\s?(?:now |since )?${over}\\s?[)\\]]|(?:[:,|]|\\s[–—-])\\s{0,3}${over}\\W{0,3}$`,
    'i',
  ),
];

/** Titles of texts on how texts look. */
const outward =
  /\b(?:writing|how to write) (?:(?:good|better|great|clear|useful|plain) )?(?:docs?|documentation|documents?|texts?|pages?|content|run ?books?|READMEs?|ADRs?|tables?|policies)\b|\bstyle ?guides?\b|\b(?:documentation|writing|content|editorial) (?:guide(?:lines?)?|style|conventions|tips)\b|\bdesign system\b|^\W{0,5}(?:data |HTML |summary )?(?:tables?|typography|buttons?|summary lists?)\W{0,3}$/i;

const when =
  '(?:#?\\d|no\\.?\\s?\\d|issue|edition|vol|for|from|of|in|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|week|Q[1-4])';
/** Titles of what tells news, or of one event. */
const accounts: readonly RegExp[] = [
  new RegExp(
    `${before}${word}{0,3}(?:news ?letters?|news|bulletins?|week ?notes|month ?notes|round-?ups?|digest|status (?:updates?|reports?)|progress reports?|show (?:and|&) tell|release notes|announcements?)(?:\\W{0,3}$|\\W{1,4}${when})`,
    'i',
  ),
  new RegExp(`${before}(?:what's new|what’s new|news from|update from)\\b`, 'i'),
  /^\W{0,5}(?:(?:security|major|production|critical|sev(?:erity)? ?\d|P\d) )?(?:incident|outage|breach|downtime)\W{1,3}(?:#?\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:of|on|from) (?:the )?\d|(?:of|on|in) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i,
  /\bINC-?\d{3,10}\b|\b(?:incident|outage|breach) (?:of|on|from) (?:the )?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d)/i,
];
/** Headings of what is told of one event; two of them make an account. */
const eventHeading =
  /^\W{0,5}(?:[\d.]{1,8}\s)?(?:time ?line|root causes?(?: analysis)?|lessons (?:learned|learnt)|what (?:went (?:wrong|well)|happened|we found|we learned|we learnt)|contributing (?:factors|causes)|action items|impact|detection|resolution|where we got lucky)\W{0,3}$/i;
const MOST_HEADINGS = 200;

/** Whether a title says of its text that it is a goal, a draft or over. */
export function isDraftTitle(title: string): boolean {
  return drafts.some((words) => words.test(title.slice(0, 200)));
}

/** Whether a title is that of a text on how texts are to look. */
export function isOutwardTitle(title: string): boolean {
  return outward.test(title.slice(0, 200));
}

/** Whether the title, or the headings, are those of news or of what is told of one event. */
export function isAccountByTitle(title: string, headings: readonly string[]): boolean {
  const told = headings.slice(0, MOST_HEADINGS).filter((heading) => eventHeading.test(heading.slice(0, 100)));
  return accounts.some((words) => words.test(title.slice(0, 200))) || new Set(told).size >= 2;
}

const yearTold = /\b(20\d\d)\b(?!-\d)/g;
const aims = /\b(?:in|for|by|from|during) (?:the (?:year|end of) )?20\d\d\b|\b20\d\d\W{0,3}$/i;
/** Whether a title names only years after the given one, as those of a plan do. */
export function isTitleToCome(title: string, year: number): boolean {
  const short = title.slice(0, 200);
  const years = [...short.matchAll(yearTold)].map((found) => Number(found[1]));
  return (
    aims.test(short) && years.length > 0 && years.every((one) => one > year) && !/\b(?:valid|until)\b/i.test(short)
  );
}
