import { shortened, stated } from './document-care.ts';

/** Sentences that announce what comes next: they end with a colon, go on behind one, or name it. */
const announces =
  /:\W{0,3}$|:\s|\b(?:following|below|as follows|what (?:follows|comes next)|reads? (?:like|as|so)|like this|goes like)\b/i;
/** Words with which somebody hands what they announce on to others, or steps back from it. */
const distances: readonly RegExp[] = [
  // In the words of others.
  /\b(?:quot(?:e[sd]?|ations?|ing)|excerpts?|extracts?|verbatim|citations?|cit(?:ed|ing)|paraphras\w{1,4}|reproduced|translated|copied|borrowed|lifted|inspired)\b/i,
  /^\W{0,3}according to\b|\bin (?:the|their|his|her) words\b|\b(?:puts?|phrased?|worded) it\b|\b(?:blogs?|brochures?|white ?papers?|books?|articles?|newspapers?|slides?|courses?|trainings?|text ?books?|exams?|tenders?|leaflets?|advertisements?)\b/i,
  /\b(?:vendors?|suppliers?|providers?|consultants?|auditors?|competitors?|rivals?|trainers?|teachers?|salesm[ae]n|account managers?|AWS|Amazon|Microsoft|Google|ChatGPT|somebody|someone|people|others?)\b.{0,60}\b(?:says?|said|writes?|wrote|written|tells?|told|claims?|claimed|reads?|recommend\w{0,3}|suggest\w{0,3}|advis\w{1,3}|argue[sd]?|thinks?|thought|believe[sd]?|sent|published?|want(?:s|ed)?|does it|do it|did it|words? it)\b/i,
  /\b(?:another|other|our sister|a sister|our neighbou?r\w{0,4}|a neighbou?ring|our former|our previous|a former|our rivals?|a rival|our competitors?|a competing) (?:\w{1,20} ){0,2}(?:compan(?:y|ies)|houses?|organi[sz]ations?|departments?|projects?|agenc(?:y|ies)|ministr(?:y|ies)|councils?|firms?|employers?|banks?|businesses|communit(?:y|ies))\b/i,
  /^\W{0,5}from (?!now\b|then\b|today\b|here\b|\w{3,9} (?:19|20)\d\d|\d)[^:]{3,80}:/i,
  /\b(?:candidates?|applicants?|interviews?|students?|pupils?|trainees?|learners?|lessons?|lectures?|modules? (?:you|we) learn)\b|\bfor the (?:lab|exercise|course|game|demo|play|film)\b/i,
  // Denied, or disagreed with.
  /\b(?:disagree[sd]?|reject(?:s|ed)?|refuse[sd]?|dislike[sd]?|mistakes?|wrong(?:ly)?|misunderst\w{1,10}|nonsense|jokes?|joking|parod(?:y|ies)|satir\w{1,4}|ridicul\w{1,4}|absurd|abandon(?:s|ed)?|discarded|dropped|ruled out|instead of)\b/i,
  /\b(?:nobody|no one|none of us|no team|hardly any(?:one|body))\b/i,
  /\b(?:we|our \w{1,20}|this house|they) (?:(?:do|did|have|had|will|would|shall|should|could|can)(?: not|n't)|cannot|can't|never|no longer) (?:\w{1,20} ){0,2}(?:do(?:ne)?|follow(?:ed)?|believe|agree[d]?|keep|kept|work(?:ed)?|wan(?:t|ted)|think|mean[t]?|hold|held|adopt(?:ed)?|introduced?|implement(?:ed)?|choose|chosen|decided?|say|said|like|manage[d]?|become|be)\b/i,
  /\bwe (?:do|did)(?: not|n't)\W{0,3}$/i,
  // Shown, supposed, planned or over.
  /\b(?:goals?|targets?|objectives?|ambitions?|plans?|milestones?) (?:for|in|by|of) (?:the )?(?:next|coming|20\d\d)\b/i,
  /\b(?:polic(?:y|ies)|rules?|split|table|matrix|list|text|document|page|process) (?:should|would|could|might|ought to)\b|\bonce we have (?:one|some|it|them)\b|\bif only\b|\bwish\b|\bwe (?:aim|aspire|strive) (?:for|to)\b|\bour plan\b/i,
  /^\W{0,5}(?:before|until|prior to|up to)\b.{0,60}\bwe\b/i,
  /\b(?:examples?|samples?|specimens?|illustrations?|exercises?|imagin\w{1,6}|suppos\w{1,5}|hypothe\w{1,8}|fiction\w{0,5}|made[- ]up(?! of)|invent(?:s|ed)?|pretend|drafts?|ideas?|propos\w{1,6}|wish(?:es|ed|list)?|brainstorm\w{0,3}|someday|one day|in an ideal)\b/i,
  /\b(?:we|our \w{1,20}) (?:could|might|may|would|plan(?:ned)? to|intend(?:ed)? to|hope[d]? to|want(?:ed)? to|used to)\b|\b(?:in the past(?! (?:few|couple|several|two|three|year|month|week|\d))|formerly|previously|historically|at the time|in those days|still existed|back then|until (?:19|20)\d\d|before (?:19|20)\d\d)\b|\bold (?:rules?|policy|process|split|text|version)\b/i,
];

const text =
  '(?:tables?|lists?|texts?|pages?|matri(?:x|ces)|polic(?:y|ies)|documents?|docs?|sentences?|RACIs?|templates?)';
/** With these somebody shows how texts are written, by one that may tell anything. */
const specimens: readonly RegExp[] = [
  new RegExp(
    `\\ban? (?:good|bad|better|clear|typical|well[- ]written|poor|nice|simple|short|complete|perfect|great|useful) (?:\\w{1,20} )?${text}\\b`,
    'i',
  ),
  /\b(?:show|format|lay out|draw|write|style|render|present|display|design|mark up|set out|type|build) (?:(?:our|the|your|all|such) )?(?:\w{1,20} )?(?:tables|lists|texts|pages|matrices|documents|headings|captions|columns|rows)\b/i,
  new RegExp(
    `\\b(?:an? |our |your |all |such |the )?(?:\\w{1,20} )?${text} (?:then |always |usually )?(?:looks?|(?:is|are) (?:shown|formatted|laid out|written|styled|drawn|rendered|presented|displayed)) (?:like|as|so)\\b`,
    'i',
  ),
];

/** Whether a sentence announces what comes next as somebody else's words, or as what is not so. */
export function handsOn(sentence: string): boolean {
  const short = stated(sentence);
  if (!announces.test(short)) return false;
  // What stands behind a colon is what is announced.
  const colon = short.search(/:\s/);
  const head = colon < 0 ? short : short.slice(0, colon + 1);
  return [...distances, ...specimens].some((one) => one.test(head));
}

/** Headings of what was, may be or is shown: nothing below claims how things are. */
const asides =
  /^\W{0,5}(?:[\d.]{1,8}\s)?(?:an? |the |our |some |old |rejected|discarded|abandoned|former|previous|obsolete|outdated)?\s?(?:examples?|samples?|specimens?|quot(?:es?|ations?)|excerpts?)\b|^\W{0,5}(?:[\d.]{1,8}\s)?(?:rejected|discarded|abandoned|former|previous|obsolete|outdated|superseded|historical|imaginary|hypothetical|ideal|target|future|planned|envisaged|desired|expected|anticipated|likely)\b|^\W{0,5}(?:until|up to|before|prior to) (?:\w{3,9} )?(?:19|20)\d\d\b|^\W{0,5}options? (?:[a-z]|\d{1,2})\b(?!.*\b(?:chosen|selected|decided|accepted)\b)|\btarget (?:operating model|state|picture|architecture)\b|\b(?:future|to-be) (?:state|model)\b|\bwhat we (?:do not|don't|never|would|could|might)\b|\bwho will\b/i;

/** Whether a heading says that what stands below it is an example, a plan, or over. */
export function headsOff(heading: string): boolean {
  return asides.test(shortened(heading));
}

/** What a text speaks of when it speaks of what it tells; not what it sets a condition for. */
const itself =
  '(?<!\\b(?:if|when|where|unless|until|once|ensure|ensures|case|because|that) )(?:this|none of (?:this|it|that|these|them)|all of this|(?:this|our) (?:decision|record|ADR|RFC|plan|policy|split|table|list|process|arrangement|guide|form|page|document|template|matrix)|(?:these|our) (?:rules|steps|duties|policies)|the (?:decision|policy|rules|split|above|arrangement|matrix)|the (?:table|list|text|split|matrix|page|rules) (?:above|below))';
const isNot = "(?:(?:was|were|is|are|has|have|had)(?:n't| not| never| hardly| rarely)|never|did not|didn't)";
const words = '(?: \\w{1,20}){0,2}';

const denials: readonly RegExp[] = [
  // It was not done, or nobody does it.
  /\bwe (?:(?:did|do|have|had)(?: not|n't)|never|have never|no longer)(?: yet| ever| actually| really| in fact){0,2} (?:do|done|did|follow(?:ed)?|introduced?|implement(?:ed)?|adopt(?:ed)?|ke(?:ep|pt) to|carr(?:y|ied) out|act(?:ed)? on|appl(?:y|ied)|enforced?) (?:any of )?(?:this|that|it|these|those|so|them)\b(?! (?:\w{1,20} )?(?:in|on|by|for|from|with|without|to|manually|unless|until|when|if|because|here|directly)\b)/i,
  new RegExp(
    `\\b${itself}${words} ${isNot}${words} (?:put in(?:to)? (?:place|practice|force|effect)|implemented|done|carried out|introduced|enforced|followed|adopted|rolled out|reali[sz]ed|enacted|acted (?:on|upon)|taken up|kept to|obeyed|lived up to)\\b`,
    'i',
  ),
  new RegExp(
    `\\b${itself} (?:was|were|is|are|has been|have been|had been)${words} (?:ignored|disregarded|flouted|bypassed|abandoned|dropped|scrapped|reversed|reverted|overturned|overtaken|undone|rolled back|given up|superseded|withdrawn|revoked|repealed|dead letters?|jokes?|satire|parod(?:y|ies)|fiction|postponed|deferred|shelved|suspended|paused|on hold|retired|expired|cancell?ed|void|quot(?:es?|ations?)|excerpts?)\\b`,
    'i',
  ),
  new RegExp(
    `\\b${itself}${words} (?:never|did not|didn't)(?: really)? (?:happen(?:ed)?|c[ao]me (?:to pass|about|true)|took place|take place|materiali[sz]ed?|work(?:ed)? out|g[oe]t (?:done|anywhere))\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:nobody|no one|none of us|no team|hardly any(?:one|body)|few)\\b${words} (?:keeps? to|follow(?:s|ed)?|does|do|did|reads?|obeys?|obeyed|respects?|sticks? to|stuck to|uses?|used|believes?(?: in)?|adheres? to|complies with) (?:it|them|this|that|these|(?:this|these|the|our) \\w{1,20})\\b`,
    'i',
  ),
  new RegExp(`\\b${itself}${words} (?:expired|lapsed|ended|ran out|ceased to apply)\\b`, 'i'),
  /\bnone of (?:these|those|them) (?:\w{1,20} ){0,2}(?:is|are|was|were|has|have|applies|apply|holds?|happened)\b/i,
  /\b(?:I|we) wish (?:it|this|that|we|they|these)\b|\bif only we\b|\bwe (?:did|do) (?:exactly |quite )?the opposite\b/i,
  /\b(?:in|by the end of) this (?:module|lesson|course|unit|lab|workshop|training|exercise),? (?:you|we|students|learners)\b/i,
  /\b(?:this|that|it) (?:is|was)(?: not|n't) (?:what|how|the way) (?:we|our|anybody|anyone)\b|\bnever got (?:a?round to|as far as)\b/i,
  /\b(?:stopped|halted|vetoed|overruled|called off|pulled the plug on|turned down) (?:this|it|that|the (?:decision|plan|policy|idea))\b/i,
  // It is over, or others decided it.
  /\b(?:superseded|overtaken|overturned|abandoned|dropped|replaced|ignored|obsolete|dead) (?:in (?:practice|reality|fact)|by events)\b/i,
  /\bin (?:practice|reality|fact|truth),? .{0,60}\b(?:superseded|overtaken|abandoned|ignored|disregarded|nobody|no one|none of|everybody|everyone|anybody|anyone|nothing|otherwise|differently|something else|rarely|seldom|hardly)\b/i,
  /\bwe (?:have |had |'ve )?(?:since |later |then |soon |now |quickly |eventually )?(?:abandoned|gave up(?: on)?|given up(?: on)?|dropped|scrapped|reverted|reversed|undid|undone|rolled back|went back on|backed out of|changed our minds? (?:about|on)) (?:this|that|it|these|the (?:decision|plan|policy|rules|idea|split))\b/i,
  /\b(?:in the end|eventually|later|since then|afterwards|meanwhile),? we .{0,80}\b(?:instead|after all|otherwise|the opposite)\b/i,
  /\b(?:this|that|these|decided|decision|rules?|policy|wrote|written)\b.{0,40},? (?:and |but )?not (?:by |for |of )?(?:us|ours|our own|our (?:team|house|department|organi[sz]ation|company))\b/i,
];

/** Whether a sentence says of the text that it stands in that what it tells was never done, or is done no more. */
export function deniesItself(sentence: string): boolean {
  const short = stated(sentence);
  return denials.some((one) => one.test(short));
}
