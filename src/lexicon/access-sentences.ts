/** Those who see to it that somebody gets or loses access. */
const actors =
  "(?:we|who|somebody|someone|HR|IT|(?:(?:the|an?|our|your|their|each|every) )?(?:[\\w-]{1,20} ){0,3}(?:teams?|managers?|leads?|admins?|administrators?|engineers?|owners?|buddy|desk|support|officers?|architects?)|\\p{Lu}[\\p{Ll}'’-]{1,20} \\p{Lu}[\\p{Ll}'’-]{1,20})";
const acts =
  '(?:adds?|removes?|invites?|revokes?|deletes?|disables?|deactivates?|suspends?|grants?|gives?|creates?|makes?|approves?|rotates?|assigns?|checks?|reviews?|opens?|closes?|takes? (?:back|away)|goe?s? through|activates?|decides?|blocks?)';

/** Somebody does it: `HR closes the Okta account`, `we remove them from GitHub`; never that somebody once did. */
export const accessActed = new RegExp(
  `^\\W{0,4}${acts}\\b|(?:^|[,;:] |\\b(?:and|then|so) )${actors} (?:also |then |always |must |will |has to |have to |may |can )?${acts}\\b`,
  'iu',
);

/** People of a house may do something with what runs. */
export const accessCapable =
  /\b(?:engineers?|developers?|staff|colleagues?|contractors?|people|on-?call|operators?|everyone|everybody|nobody|(?:platform|ops|operations|security|infrastructure|DevOps|SRE|development|hosting|service|[a-z]{3,20}) team|team members?)\b[^.;]{0,40}? (?:can|may|cannot|can't|may not|must not) (?:only )?(?:read|write|deploy|merge|see|view|log in|sign in|approve|assume|take|use|change|delete|activate)\b/i;

/** The case or the sort of people that a sentence is about, before what is done: `Leavers: `, `On the last day `. */
export const accessCase =
  /^(?:\W{0,4}(?:joiners?|movers?|leavers?|starters?|requests?|reviews?|removals?|off-?boarding|on-?boarding|production|staging) ?[:–-] ?)|^(?:when(?:ever)?|if|once|as soon as|before|after|on|for|within)\b[^,]{1,120}, (?:then |we |you |they )?/i;

/** The number of a rule before its words: `4.1 Access must be removed`. */
export const ruleNumber = /^\W{0,4}\d{1,2}(?:\.\d{1,2}){0,3}[.)]? /;

/** Somebody comes or goes: whatever is done then is about what they may do. */
export const comesOrGoes =
  /^\W{0,4}(?:when(?:ever)?|if|once|as soon as|after|before|on|within)\b[^,]{0,60}\b(?:leaves?|joins?|last (?:working )?day)\b/i;

/** What becomes of access, whoever sees to it: `Access is removed after eight hours`. */
export const accessPassive =
  /^\W{0,4}(?:all |this |such )?access(?: rights)?(?: to [\w ./-]{1,40})? (?:is|are) (?:\w{3,12}ly )?(?:removed|revoked|reviewed|granted|given|limited|restricted|approved|withdrawn|taken away)\b/i;
