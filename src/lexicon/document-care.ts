/** Longer sentences are looked into no further than this. */
const LONGEST = 600;

/** As much of a sentence as is looked into, with plain apostrophes. */
export function shortened(sentence: string): string {
  return sentence.slice(0, LONGEST).replaceAll('’', "'");
}

const text =
  '(?:(?:this|these|the|our|that) )?(?:pages?|documents?|docs?|guides?|polic(?:y|ies)|files?|texts?|tables?|lists?|split|matri(?:x|ces)|sections?|rows?|rules|process|procedure|version|above|information|content|entr(?:y|ies)|details?)';
const find =
  '(?:find|found|see|saw|spot|spotted|notice|noticed|think|believe|know|feel|come across|disagree|(?:are|were) (?:not sure|unsure|in doubt))';
const inDoubt = `(?:${text}|this|these|it|they|something|anything|someone|somebody|anybody|any (?:of (?:it|this|these|them)|\\w{1,20})|some (?:of (?:it|this|these|them)|\\w{1,20})|you ${find}|there(?:'s| is| are))`;
const condition = '(?:if|when|whenever|whether|in case|should)';
/** Up to where a clause goes that something stands behind. */
const toComma = '[^,;:–—]{0,160}';

/** Whoever does not know whether it holds says so of how things are: that supposes nothing. */
const isUnsure =
  /\b(?:unclear|uncertain|undecided|(?:not|n't|never|nobody|no one) (?:yet )?(?:know|knows|known|sure|clear|certain|say|decided|agreed)|no idea|doubt(?:s|ful|ed)?)\b(?! (?:who|where|which|what|how)\b)/i;

/** What a sentence says of a case that somebody may find one day, before or behind what is to be done then. */
const supposed: readonly RegExp[] = [
  new RegExp(
    `^\\W{0,12}(?:(?:and|but|so|please|note|nb|tip|hint|info|important|warning)\\W{1,6})?${condition} ${inDoubt}\\b${toComma}(?:[,;:–—]|$)`,
    'gi',
  ),
  new RegExp(
    `(?<=\\b(?:tell|let|ask|contact|e-?mail|write|say|shout|ping|message|speak|talk|raise|open|report|create|file|send|use|check|see|look|change|update|correct|fix|edit|mend|review|know|us|team|request|issue|ticket|channel)\\b.{0,80}) (?:(?:and|or) )?${condition} ${inDoubt}\\b${toComma}`,
    'gi',
  ),
  /(?<=\b(?:tell|let|report|raise|fix|correct|change|update|flag|mention|send|ask|know|find|found)\b.{0,60}) (?:about |of |for )?(?:anything|something|whatever|what|everything|any \w{1,20}|pages|parts|rows|entries) [^,;:]{0,80}/gi,
  new RegExp(`\\b(?:report|flag|mark|label) ${text} as \\S[^,;:]{0,60}`, 'gi'),
  /\b(?:anything|whatever|what|everything) (?:that is |is |which is )?(?:not|missing|un\w{3,12})\b[^,;:]{0,60}/gi,
];
/** A question asks, but those for a reason say what it is for. */
const asks = /^(?!\W{0,5}(?:why|how come|since when|until when|did you know|who)\b)(?:[^.!?]{0,200})\?\W{0,3}$/i;

const faults =
  /\b(?:out[- ]of[- ]date|outdated|old|stale|wrong|missing|incomplete|unclear|(?:in)?correct|inaccurate|accurate|up[- ]to[- ]date|current|helpful|useful|mistakes?|errors?|typos?|broken|confusing|clear|help you)\b/i;
/** Whether a question asks readers what is amiss with the text. */
export function asksForFaults(sentence: string): boolean {
  const short = shortened(sentence);
  return asks.test(short) && faults.test(short);
}

/** What readers are invited to say or to send. */
const change =
  '(?:changes?|edits?|corrections?|improvements?|suggestions?|additions?|amendments?|updates?|fixes|comments?|feedback|questions?|proposals?|ideas|discussions?|pull requests?|PRs|contributions?|reports?|exceptions?|revisions?|deviations?)';
const invitations: readonly RegExp[] = [
  new RegExp(
    `\\b(?:all |any |your |further )?${change}(?: (?:and|or|for|to|of|on) (?:\\w{1,20} ?){1,4}?)? ?(?:are |is )?(?:always |very |most |also |all )?(?:welcome|appreciated|wanted)\\b`,
    'gi',
  ),
  new RegExp(
    `(?:^|[.;,:] )\\W{0,3}(?:and |to |then |you (?:can|may|should|must) |anyone (?:can|may) |everyone (?:can|may) )?(?:please )?(?:propose|suggest|raise|send|open|make|submit|discuss|post|bring|request|agree)s? (?:any |your |an? |all |further |the |such )?${change}\\b`,
    'gi',
  ),
  // What holds for its changes does not hold for what it tells.
  new RegExp(`\\b${change} (?:to|of|in|on|from) ${text}\\b(?: (?!is\\b|was\\b)[^,;:]{0,160})?`, 'gi'),
  /(?:^\W{0,5}|[.;,:] |\bplease )(?:please )?(?:do not|don't|never) (?:edit|change|alter|hesitate|forget|share|paste|rename|remove|copy)\b[^,;:]{0,80}/gi,
  /\b(?:(?:must|may|should|can) not|cannot|can't) be (?:edited|changed|altered|shared|renamed|removed|merged)\b[^,;:]{0,80}/gi,
];

const theirs =
  '(?!(?:us|ours?|we|you|your|anyone|anybody|everyone|everybody|any of|most|much|all|this|that|these|those|it|the (?:table|list|cloud|following|above|below|split)|production|prod|live|AWS|Azure|GCP|here|how|what|who|reality|practice)\\b(?! (?:sandbox|sandboxes|test|trial|development|data cent|office|laptop|guest|former|legacy|old)\\w{0,8}))';
/** How far what is told goes, and what else it leaves out. */
const bounds: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${text}|this|these|it|they) (?:does|do|is|are)(?: not|n't) (?:cover|include|apply to|extend to|deal with|concern|affect|replace|repeat|list|meant for|for) ${theirs}[^.;:]{1,120}`,
    'gi',
  ),
  /\b(?:is|are)(?: not|n't) (?:an? )?(?:exhaustive|complete list|the full list)\b/gi,
  /\bnot (?:only|just|least|listed|named|mentioned|shown)\b/gi,
  // What was not clear before somebody settled it.
  /^.{0,80}\b(?:not|n't|never|nobody|no one|unclear|confus\w{3,4})\b.{0,120}?[,;] (?:so|and so|which is why|that is why|therefore) (?=(?:we|the \w{1,20}|our \w{1,20}|both|all) (?:\w{1,20} ){0,2}(?:agreed|settled|wrote (?:it|this) down|drew|set out|decided|divided|split)\b)/gi,
  // One's own are none that are made up.
  /\bexamples?\b(?=[^,;:]{0,30}\b(?:are|is|come|comes|taken|drawn) (?:all |only |real )?(?:and )?(?:from |of )?our own (?:\w{1,20} )?(?:services?|systems?|platform|accounts?|estate|repositor(?:y|ies)|applications?|teams?|work)\b)/gi,
];

/** What is not settled: whoever invites readers to it says so. */
const unsettled =
  /\b(?:this|the|our|these) (?:\w{1,20} )?(?:drafts?|proposals?|sketch(?:es)?|RFC|consultation|straw ?man|first version|suggestion)\b/i;

/**
 * What a sentence says of how things are: without what it only supposes (`if this page is out of date`), asks, or invites
 * readers to, and how far it reaches. Whoever keeps a text with care writes so; none of it takes the text back.
 */
export function stated(sentence: string): string {
  const short = shortened(sentence);
  if (isUnsure.test(short) || unsettled.test(short)) return short;
  if (asks.test(short)) return '';
  return [...supposed, ...invitations, ...bounds].reduce((said, words) => said.replace(words, ' '), short);
}
