import { asksForFaults, shortened, stated } from './document-care.ts';

/**
 * Sentences by which a text says of itself that what it tells is not so, not yet so, or not theirs: it is not agreed, a
 * wish, copied from somebody, to be filled in by its readers.
 */
const disclaimers: readonly RegExp[] = [
  // Not agreed, not done, not for us.
  /\b(?:not|never|nobody|no one|n't)\b.{0,40}\b(?:agree[ds]?|do|does|done|follow(?:ed|s)?|apply|applies|implement(?:ed)?|use[ds]?|own|approved?|adopt(?:ed)?|decided?|discuss(?:ed)?|sign(?:ed)?|check(?:ed)?|mean|believe)\b.{0,20}\b(?:any|all|most|much|some) of (?:this|it|that|these|them|the (?:above|below|following|table|list|rules))\b/i,
  /\b(?:none|nothing|little|hardly any) of (?:this|it|that|the (?:above|below|following|table|list|rules))\b/i,
  /\bnothing (?:here|below|above) (?:is|was|has|applies|holds)\b/i,
  /\b(?:this|these|it|the (?:table|list|split|matrix|page|document|policy|text|model|rules?)|what follows)\b.{0,40}\b(?:not|never|n't|yet to be|still to be|must first be|has to be|needs to be) (?:yet |been |be |formally |officially ){0,4}(?:agreed|approved|adopted|accepted|ratified|signed off|in force|in use|in effect|implemented|followed|binding|official|final|decided|confirmed|true|ours|real|correct|apply|for us)\b/i,
  /\b(?:has|have|had) (?:not|never|yet to) (?:yet |been |be |formally |officially ){0,4}(?:agreed?|approved?|adopt(?:ed)?|ratified|ratify|signed (?:it |this )?off|endorsed?)\b/i,
  /\b(?:hasn't|haven't) (?:yet |been |formally |officially ){0,4}(?:agreed|approved|adopted|ratified|signed off|endorsed)\b/i,
  /\bwe (?:still )?have no (?:\w{1,20} ){0,3}(?:polic(?:y|ies)|rules|process|split|matrix|agreement|division)\b/i,
  /\bwe (?:all )?(?:disagree|do not agree|don't agree)\b|\b(?:guesses|assumptions|answers|beliefs) (?:were|was|are|proved|turned out) (?:all )?(?:to be )?wrong\b/i,
  // A wish, a plan, a draft.
  /\bideal (?:\w{1,20} ){0,2}would\b|\b(?:(?<!\b(?:within|in|after|than|every|for|least|most) )one day|some day|in an ideal world)\b/i,
  /\bnext (?:year|quarter|month|spring|summer|autumn|winter),? (?:we|our|the) (?:\w{1,20} ){0,2}(?:shall|will|should|want|plan|hope)\b/i,
  /\b(?:this|what follows|the (?:table|list|split|matrix|page|document|policy|text))(?: below| above)? (?:is|are|remains?) (?:only |just |still |merely |currently ){0,2}(?:an? |our |the )?(?:\w{1,20} ){0,2}(?:draft|proposal|proposed|sketch|suggestion|wish ?list|idea|work in progress|WIP|straw ?man|placeholder|stub|example|sample|template)\b/i,
  /\b(?:it|this) is (?:only|just|still|merely|currently) (?:an? )?(?:\w{1,20} )?(?:draft|proposal|sketch|suggestion|wish ?list|idea|WIP|straw ?man|placeholder|stub)\b/i,
  /^\W{0,5}(?:draft|proposal|proposed|WIP|work in progress|for discussion|not in force|not in use|example only|sample only)(?:\W{0,5}$|\s?[:,–—.-])/i,
  /\b(?:do not|don't|cannot|can't|please do not) (?:yet )?(?:rely|count|depend) on (?:this|it|these|any of (?:this|it)|anything (?:here|below))\b/i,
  /\b(?:do not|don't|never|no longer|stop) (?:use|using|follow|following|apply|trust)(?:ing)? (?:this|these|the) (?:page|document|guide|policy|text|table|list|split|matrix|process|procedure|rules)(?: (?:any ?more|any longer|yet|please|at all|now))?(?:\W{0,4}$|[.,;:!–—]| (?:and|but|see|it|they) )/i,
  /\b(?:this|the) (?:page|document|guide|policy|text|table|list|split|matrix|process|procedure)\b.{0,20}\b(?:does not|doesn't|no longer) (?:cover|concern|affect|bind|include)s? us\b/i,
  // Written for the eyes of others.
  /\b(?:wrote|written|made|drew|drawn|kept|exists?|is|are) (?:this |it |these |down |here |them ){0,2}(?:only|just|merely|solely) for (?:the |our )?(?:auditors?|audits?|inspectors?|inspections?|certification|regulators?)\b/i,
  /(?:^|[;:–—] ?|\b(?:but|and|while|though) )\W{0,3}(?:in (?:practice|reality|fact|truth),? )?(?:things (?:are|get)|(?:the )?(?:daily |real )?(?:work|practice|reality) (?:is|looks)|we (?:do|work|do (?:it|things|this)|handle (?:it|things|this))|it is) (?:really |actually |in fact |in practice |in reality |still |all |often |usually ){0,2}(?:done |handled |run |managed )?(?:quite |very |rather |completely |totally |a bit ){0,1}(?:differently|different|otherwise)(?:\W{0,4}$| (?:in (?:practice|reality|fact|truth)|here|today|now)\b)/i,
  // Somebody else's.
  /\bcopied\b.{0,40}\bfrom (?:(?:my|a|the|his|her|their) (?:last|previous|former|old|other|ex-?)|our (?:last|previous|former|other)|a friend's|my friend's) ?(?:\w{1,20} )?(?:job|employer|company|firm|house|workplace|client|customer|organi[sz]ation|department|work)\b|\bcopied\b.{0,40}\bfrom where I\b/i,
  /\b(?:this|these|it|table|page|list|text|document|policy|split|we)\b.{0,40}\b(?:copied|pasted|lifted|borrowed|reproduced|taken)\b.{0,60}\bfrom\b.{0,60}\b(?:vendor|supplier|provider|brochure|account manager|course|training|book|web ?site|blog|white ?paper|internet|another|sister|neighbour|AWS|Amazon|Microsoft|Azure|Google)\b/i,
  /\bcopied (?:this |it )?from (?:our |the |an? )?(?:vendor|supplier|provider|brochure|book|web ?site|blog|internet|another|sister)\b/i,
  // To be taken along and filled in.
  /\bcopy this (?:page|document|file|text|table|template|section|policy|list)\b/i,
  /\breplace\b.{0,40}\b(?:example|placeholder|sample|names?)\b.{0,60}\b(?:with|by) (?:yours|your own|your|actual|real)\b/i,
  /\bneeds? to fill (?:this|it|these|them)\b|\bfill in (?:this|the) (?:table|blanks?|gaps?|page|list)\b|\bneeds? to be filled in\b/i,
];

/** With these a text says before it tells anything that it is wrong, over, somebody else's or made up. */
const openings: readonly RegExp[] = [
  /\bwe (?:really |honestly |still |all )?(?:do not|don't|did not|didn't|never|no longer|cannot|can't|have not|haven't) .{0,30}\b(?:know|agreed?|believe|follow|this|these|that|so)\b/i,
  /\b(?:no longer|not) (?:work|do it|do things|split it|live|operate) (?:like|in) this\b/i,
  /\b(?:was|were) .{0,60}\b(?:then|back then|at the time|in those days|until (?:19|20)\d\d|in (?:19|20)\d\d)\b|\buntil (?:19|20)\d\d\b|\bin those days\b|\bback then\b/i,
  /\bno longer (?:in use|maintained|current)\b/i,
  // It calls itself what is not settled.
  /\b(?:this|the) (?:draft|proposal|sketch|consultation|straw ?man)\b|\bbefore (?:it|this) (?:is|gets|has been) (?:approved|agreed|adopted|signed(?: off)?|ratified)\b/i,
  // Tried, weighed up, or to be done once.
  /\bwe (?:have |had )?(?:decided|chose|agreed) (?:not to|against)\b|\bwe (?:tried|trialled|tested|evaluated)\b.{0,60}\bfor (?:an? |one |two |three |\d{1,2} )(?:days?|weeks?|months?)\b/i,
  /\b(?:cut-?over|migration|transition|roll-?out|implementation) (?:plans?|steps)\b/i,
  /\bkept (?:here |only |just ){0,3}for (?:history|reference|the record)\b|\bhow (?:it was|things were|we used to|we worked)\b/i,
  /\b(?:is|are|was|were|it's) (?:now |long |badly |probably |certainly |still |all |also ){0,2}(?:out[- ]of[- ]date|outdated|obsolete|stale|wrong|incorrect|missing|incomplete|untrue|a joke|made[- ]up|invented|fictional|fictitious)\b/i,
  /\b(?:made[- ]up|fictional|fictitious|imaginary|parody|satire)\b|\b(?:competitors?|rivals?)\b|\b(?:for|as|took|taken) (?:an |our )?inspiration\b/i,
  /\bwe (?:have|had|keep) (?:none|nothing|no such)\b|\bno longer have (?:one|it|this|these|any)\b|^\W{0,5}(?:old|former|previous) (?:text|policy|version|rules|split)\b/i,
  /\b(?:would|should|could|might) (?:then |perhaps )?(?:read|look|be worded|sound) (?:like|as|so)\b/i,
  /\bwe (?:will|shall|intend to|plan to|want to|hope to) (?:soon |then |start to |begin to )?(?:work|follow|apply|introduce|adopt|switch|move to)\b|\bif the \w{1,20} (?:agrees?|approves?|allows?)\b/i,
  /\b(?:generated|written|drafted|wrote|produced|made) (?:by|with|using) (?:an? |the )?(?:ChatGPT|Claude|Gemini|Copilot|AI|LLM|(?:large )?language model|generator)\b|\basked (?:an? )?(?:ChatGPT|Claude|Gemini|Copilot|AI|LLM|(?:large )?language model)\b/i,
  /\b(?:applicants?|candidates?|interviewees?|students?)\b.{0,30}\b(?:wrote|said|answered|sent|made)\b/i,
  /^\W{0,5}(?:exercise|quiz|homework|assignment|lab|question|answer)\s?\d{0,3}\s?[:.–—-]|\bwrong on purpose\b|\bfind the (?:mistakes?|errors?)\b/i,
];
/** With them a text asks whether what it tells is so. */
const asksWhether =
  /^(?:is|are|was|were|do|does|did|should|could|would|can) (?:this|these|it|that|we|our)\b.*\?\W{0,3}$/i;
/**
 * Words by which somebody steps back from what comes next: in the lines right above a table they leave open whether it
 * holds, whatever else they say.
 */
const distances =
  /\b(?:not|never|nobody|no one|none|nothing|nowhere|hardly|reject\w{0,4}|refus\w{0,4}|disagree\w{0,4}|bad|wrong|false|drafts?|discussions?|debate[ds]?|propos\w{1,6}|suggest\w{0,6}|sketch\w{0,3}|examples?|samples?|exercise|imagine|suppose\w{0,3}|hypothetical\w{0,2}|taken|quot\w{1,6}|excerpt|extract|cop(?:y|ied)|reproduced|according to)\b|n't\b/i;
/** What names the table that comes next. */
const pointing = /\b(?:this|these|following|below|table|list|split|matrix)\b/i;

/** The same, of a page, wherever it stands: in quotes, warnings and boxes, too. */
const setAsidePage =
  /\b(?:this|the) (?:page|document|guide|policy|file|text|table|list|split|matrix|section)\b.{0,40}\b(?:out[- ]of[- ]date|outdated|deprecated|obsolete|archived|superseded|no longer|(?:is|still) (?:an? |only an? )?draft|not (?:yet )?(?:been )?(?:agreed|approved|in force|in use))\b/i;

/** The same, of a record of a decision: it may well tell of another that it is superseded. */
const setAsideRecord =
  /\bthis (?:ADR|RFC|record|decision(?: record)?) (?:is|was|has been|are) (?:now |since |long )?(?:out[- ]of[- ]date|outdated|deprecated|obsolete|archived|superseded|no longer|not (?:being )?(?:followed|in (?:force|use|effect)))\b/i;

/** Whether a sentence that stands before what a text tells takes it back. */
export function opensInDoubt(sentence: string): boolean {
  if (asksWhether.test(shortened(sentence)) && !asksForFaults(sentence)) return true;
  const short = stated(sentence);
  return openings.some((words) => words.test(short));
}

/** Whether sentences right above a table step back from it: the last one, or one that names it. */
export function stepBack(sentences: readonly string[]): boolean {
  return sentences.some((sentence, at) => {
    const short = stated(sentence);
    return distances.test(short) && (at === sentences.length - 1 || pointing.test(short));
  });
}

/** Whether a sentence, as it is written, says that the text that it stands in is no longer, or not yet, in force. */
export function setsAside(sentence: string): boolean {
  return setAsidePage.test(stated(sentence));
}

/** Whether a sentence, as it is written, says so of the record of a decision that it stands in. */
export function setsAsideRecord(sentence: string): boolean {
  return setAsideRecord.test(stated(sentence));
}

/** Whether a sentence takes back what the text around it tells. */
export function disclaims(sentence: string): boolean {
  const short = stated(sentence);
  return disclaimers.some((words) => words.test(short));
}

/** A title, a status or the like that says that a text is not in force. */
export const notInForce =
  /\b(?:draft|drafts|drafting|proposal|proposed|proposals|pending|rfc|wip|work in progress|in progress|under (?:review|discussion|consultation|development)|in (?:review|discussion)|for (?:review|discussion|comment|consultation)|not (?:yet )?(?:agreed|approved|accepted|adopted|in force|in use|final|official)|tbd|tbc|todo|idea|sketch|suggestion|strawman|experimental|template|example|sample|placeholder|rejected|withdrawn|declined|abandoned|cancell?ed)\b/i;
/** The same of a title, in which a word of these may be what the text is about. */
export const notInForceTitle =
  /^\W{0,5}(?:\[?(?:draft|proposal|proposed|wip)\]?\s?[:–—-]|draft\b)|[([](?:\s?(?:first|working|initial|early))?\s?(?:draft|proposal|proposed|wip|work in progress|not in force|for discussion|example|sample)\s?[)\]]|[:–—-]\s?(?:draft|proposal|wip)\s{0,4}$/i;

/** A title of what is kept for its history alone. */
export const retiredTitle = /\b(?:deprecated|archived|obsolete|superseded|retired)\b/i;

/** What tells of one event, or of what was said at a meeting, and not of how things are. */
export const accountTitle =
  /\b(?:post-?mortems?|incident (?:report|review|#?\d)|outage|retro(?:spective)?s?|(?:meeting|sprint|call) (?:notes|minutes)|minutes of|^\W{0,3}notes (?:of |from )?\d|(?:pen(?:etration)?[- ]?test(?:ing)?|IT health check|ITHC|security assessment|(?<!access )audit) (?:report|findings|results)|notes (?:from|of) (?:the|our))\b/i;
export const accountPath =
  /(?:^|[/_.-])(?:post-?mortems?|incidents?|incident-reports?|retros?|retrospectives?|meetings?|(?:meeting-)?notes|minutes|stand-?ups)\//i;

/** What is written for those who want to join a house, or to learn. */
export const outwardTitle =
  /\b101\W{0,3}$|\b(?:interview questions|job (?:advert\w{0,9}|description|spec\w{0,9})|vacanc(?:y|ies))\b/i;

/** What somebody said, in their words. */
export const reportedSpeech =
  /\b(?:said|says|claimed|claims|wrote|promise[sd]?|recommends?|advises?|thought|thinks|guessed|guesses|believed|believes|argued|argues|told us|puts? it|according to)\b/i;

/** A sentence by which a language model is told whose part it plays. */
export const castsReader =
  /^\W{0,5}(?:(?:please )?act as|you(?: are|'re|’re| will (?:be|act as))|pretend (?:to be|you are)|imagine you are|assume the role of) (?:an? |the |our )?(?:[\w-]{1,20} ){0,5}(?:assistants?|agent|experts?|engineer|SRE|devops|architect|bot|chatbot|language model|LLM|AI|copilot|reviewer|developer|programmer|analyst|specialist|consultant|administrator|auditor|auditing|writer)\b/i;
