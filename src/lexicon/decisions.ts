/** Status of a record of a decision by the first word that says one; the order counts. */
export const statusWords: readonly (readonly ['proposed' | 'accepted' | 'superseded' | 'rejected', RegExp])[] = [
  ['superseded', /^(?:superseded|superceded|deprecated|obsolete[d]?|retired|replaced|archived|outdated|expired)\b/],
  ['rejected', /^(?:rejected|declined|withdrawn|abandoned|cancell?ed|not (?:accepted|approved|adopted)|closed)\b/],
  [
    'proposed',
    /^(?:proposed|proposal|draft|pending|rfc|in review|under review|for review|in discussion|discussion|open|wip|work in progress|in progress|unknown|tbd|todo|request for comments?)\b/,
  ],
  [
    'accepted',
    /^(?:accepted|approved|agreed|adopted|decided|implemented|complete[d]?|done|active|final|ratified|in force|enacted|in effect|amended|partially implemented)\b/,
  ],
];
/** Later in the status, these take it back. */
export const takenBack =
  /\b(?:superseded|superceded|replaced|deprecated|obsoleted|overturned|reversed|revoked|withdrawn|rejected|retired|abandoned)\b(?! (?:by )?(?:alternatives?|options?|ideas?|proposals?)\b)|\bno longer (?:in force|valid|applies|applicable|in use)\b/;

const approval =
  '(?:approv\\w{1,3}|agree\\w{0,5}|sign(?:s|ed)?(?:[- ]off)?|sign-?off|confirm\\w{0,6}|ratif\\w{1,8}|endorse\\w{0,4}|accept\\w{0,5}|consent\\w{0,2}|go-?ahead|fund(?:s|ed|ing)|budgets?|business case|procure\\w{0,4}|assur\\w{1,5}|review(?:s|ed)?|tests?|pilot|trial|outcome|results?|conditions?)';

/** With these beside it a status is not told: it was accepted, and may not be in force. */
const held: readonly RegExp[] = [
  /\bon hold\b|\bpaused\b|\bpostponed\b|\bsuspended\b|\bdeferred\b|\bshelved\b|\bnever\b/,
  /\bnot (?:yet )?(?:been )?(?:implemented|done|in place|in force|in use|approved|signed|confirmed|ratified|endorsed|funded)\b/,
  /[(,;–-]\s?(?:still |only )?(?:an? )?(?:draft|wip|work in progress|provisional(?:ly)?)\b/,
  // Something has to come first.
  /\b(?:a?waiting|awaits|pending|outstanding)\b/,
  /\b(?:subject to|(?:conditional(?:ly)?|contingent|dependent|depend(?:s|ing)) (?:up)?on|on (?:the )?condition|with (?:\w{1,12} )?(?:conditions|reservations|caveats))\b/,
  /\b(?:conditionally|provisionally|tentatively|in principle|trial basis|as an? (?:trial|pilot|experiment))\b/,
  /\b(?:provided|providing|assuming|as long as)\b(?! (?:by|for)\b)/,
  new RegExp(`\\b(?:once|if|until|unless|as soon as|so long as)\\b.{0,80}\\b${approval}\\b`),
  /\b(?:when|after)\b.{0,60}\b(?:approves?|agrees?|signs?|confirms?|ratif(?:y|ies)|endorses?|accepts?|decides?)\b/,
  new RegExp(`\\b(?:to be|needs?|requires?|lacks?|missing|remains) (?:\\w{1,12} ){0,4}${approval}\\b`),
];

/** Whether a line of a status, in lower case, says of what was accepted that it may not be in force. */
export function isHeldBack(status: string): boolean {
  const short = status.slice(0, 400);
  return held.some((words) => words.test(short));
}

/** A decision that says of itself that something has to come first. */
export const conditional =
  /\b(?:this|the|our) (?:decision|adr|rfc|record|acceptance|approval|choice)\b.{0,40}\b(?:subject to|(?:conditional|contingent|depend(?:s|ent)) (?:up)?on|a?waiting|awaits|pending)\b|\bwe (?:will|shall|have decided|decided|agreed?|chose|choose|move|use)\b.{0,100}(?:,|\band) (?:but )?(?:(?:this|that|it|which) is )?(?:subject to|pending|awaiting|conditional on|contingent on|provided (?:that )?)\b/i;

/** Names of files in folders of decisions that are no record. */
export const noDecision = /(?:^|\/)(?:README|index|_index|SUMMARY|TEMPLATE-README|about|how-?to[^/]*)\.[^/]{1,20}$/i;
export const decisionTemplate = /(?:^|[/_.-])(?:templates?|x{2,5}|nnnn?|madr|boilerplate|sample|example)(?=[/_.-])/i;
export const templateTitle =
  /^(?:[\d.: -]{0,10})?(?:template|adr template|rfc template|title|\[.{1,80}\]|\{.{1,80}\}|<.{1,80}>|(?:adr|rfc)[- ]?(?:n{2,4}|x{2,4}|0000).{0,80}|short title.{0,60}|decision title|adr-?title)$/i;

/** Something is taken, changed or left. */
export const taking =
  /\b(?:us(?:e|es|ing)|adopt(?:s|ed|ing)?|mov(?:e|es|ed|ing)|migrat(?:e|es|ed|ing|ion)|switch(?:es|ed|ing)?|replac(?:e|es|ed|ing)|choos(?:e|es|ing)|chosen?|select(?:s|ed|ing)?|host(?:s|ed|ing)?|run(?:s|ning)?|deploy(?:s|ed|ing)?|stor(?:e|es|ed|ing)|buy(?:ing)?|procure|introduc(?:e|es|ing)|leav(?:e|es|ing)|retir(?:e|es|ing)|decommission(?:ing)?|enabl(?:e|es|ing)|configur(?:e|es|ing)|provision(?:ing)?|consolidat(?:e|es|ing)|stay with|continue with|rely on)\b|\bkeep(?:s|ing)? .{1,60} (?:in|on|with|at) (?:the |our )?$/i;
/** What carries the name of a service, and is a piece of code. */
export const codeAfter =
  /^.{0,40}?\b(?:modules?|providers?|sdks?|cli|actions?|library|libraries|plugins?|clients?|operators?|packages?|gems?|drivers?|linter|templates?)\b/i;

/** What something costs or brings. */
export const worth =
  /\b(?:costs?|costly|price[sd]?|pricing|cheap(?:er|est)?|expensive|budgets?|spend|spending|savings?|licen[cs](?:e|ing) fees?|overheads?|burden|effort|maintenance|benefits?|advantages?|disadvantages?|trade-?offs?|pros|cons|value for money|total cost|toil)\b/i;
/** Somebody else runs it. */
export const providerRun =
  /\b(?:(?:fully[- ])?managed (?:service|offering|solution|database|kubernetes|redis|postgres\w*|elasticsearch|kafka|by (?:aws|amazon|azure|microsoft|google|the (?:cloud )?provider|the supplier))\w*|hosted (?:service|solution|offering|version|by)|saas|paas|software as a service|platform as a service|cloud[- ](?:managed|hosted)|provider[- ]run|off[- ]the[- ]shelf|third[- ]party (?:service|hosting)|buy)\b/i;
/** They run it themselves. */
export const selfRun =
  /\b(?:self[- ](?:hosted|hosting|managed|managing|run)|run(?:ning)? (?:it|this|them|our own|your own|my own|our)\b|(?:host|manage|operate|maintain|build)(?:ing)? (?:it|this|them|our own) ?(?:ourselves)?|ourselves|in[- ]house|on[- ]prem(?:ises|ise)?|roll(?:ing)? our own|our own (?:server|instance|cluster|database|deployment)|build (?:vs|versus|or) buy|manually managed)\b/i;
