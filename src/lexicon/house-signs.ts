/** Somebody is named as the one who decides, owns or looks through something. */
const person = "\\p{Lu}(?:\\.|[\\p{Ll}'’-]{1,20}) \\p{Lu}[\\p{Ll}'’-]{1,20}";
const office =
  '(?:owners?|leads?|managers?|heads? of [\\w ]{2,30}|architects?|officers?|directors?|contacts?|approvers?|CTO|CISO|CIO|DPO|SRO)';
const does =
  '(?:goes through|looks (?:at|through|after)|reviews?|approves?|decides?|grants?|gives?|checks?|signs? off|is the only|adds?|removes?)';

/** `the service owner (Sana Rees)`, `Sana Rees goes through the groups`, `reviewed by Jon Abbey`. */
export const namesPerson = new RegExp(
  `\\b${office} ?(?:,|\\(|is|:) ?(${person})|(?:^|[.;:,] )(${person}) (?:\\([^()]{1,40}\\) )?${does}\\b|\\b(?:[Rr]eviewed|[Aa]pproved|[Oo]wned|[Kk]ept|[Aa]greed) by (${person})\\b`,
  'u',
);

/** A channel of a house's own chat, by which people ask: `#cloud-access`. */
export const namesChannel =
  /\b(?:ask|asks|asking|tell|tells|message|post|posts|say|write|slack|channel|in|via|through)\b[^.;#]{0,40}(?<![\w/&])#[a-z][a-z\d]{1,20}(?:[-_][a-z\d]{1,20}){0,4}(?![\w/-])/i;

/** Words of those who are employed, and of their employer. */
export const speaksOfEmployment =
  /\bline managers?\b|\byour (?:line )?manager\b|\bteam leads?\b|\bHR\b|\blast (?:working )?day\b|\b(?:day|week)s? (?:that )?(?:they|somebody|someone|a person|people) leaves?\b|\bperson leaving\b|\bleavers?\b|\bnew starters?\b|\bon-?call (?:rota|engineers?|people)\b|\bpeople on call\b|\bcivil servants?\b/i;

/** An organisation on a forge: by its link, or by the word before or behind its name. */
export const organisationsNamed: readonly RegExp[] = [
  /\borgs\/([\w-]{2,60})\b/gi,
  /\b(?:organi[sz]ation|org) [`"']?([\w-]{2,60})/gi,
  /(?<![\w-])([\w-]{2,60})[`"']? (?:GitHub |GitLab )?(?:organi[sz]ation|org)\b/gi,
];

/** A team with a word before it: `the ledger team`. */
export const teamsNamed = /\b(?:the|our|of|by|to) (?:the )?([A-Za-z][\w-]{2,30}) team\b/gi;
