import { shortened, stated } from './document-care.ts';

const page = '(?:page|document|doc|guide|policy|file|text|table|list|split|matrix|process|procedure|version)';
const assistant = '(?:ChatGPT|GPT-?\\d|Claude|Gemini|Copilot|Bard|AI|LLM|(?:large )?language model)';
const elsewhere =
  '(?:confluence|(?:the |our )?(?:wiki|intranet|share ?point|notion|google docs?|handbook|backstage)|an?other|a new|here)';

/** Sentences that say of the whole text that it is over, made by a machine, or somebody else's, wherever they stand. */
const anywhere: readonly RegExp[] = [
  // Over.
  new RegExp(
    `\\b(?:this|our|the) ${page} (?:is|was|has been|will be) (?:now |since |long )?(?:superseded|superceded|replaced (?:by|with)|withdrawn|retired|revoked|repealed|rescinded|discontinued|no longer)\\b`,
    'i',
  ),
  new RegExp(`\\bthis ${page} (?:has |was |is |has been )(?:now )?moved\\b`, 'i'),
  new RegExp(
    `^\\W{0,5}(?:(?:19|20)\\d\\d[-\\d]{0,6}\\W{1,4})?(?:this |the )?${page} (?:was |is )?(?:withdrawn|superseded|retired|revoked|repealed|archived|discontinued)\\W{0,3}$`,
    'i',
  ),
  new RegExp(`\\bmoved (?:in)?to ${elsewhere}\\b.{0,80}\\b(?:see|do not|don't)\\b`, 'i'),
  /^(?!.*\b(?:if|when|where|once|until|unless|whose)\b).*\b(?:team|department|directorate|unit|house|supplier) (?:does not|doesn't|no longer) exists?\b/i,
  /\bwe have(?: not|n't) (?:yet )?(?:started|begun)(?: yet| (?:this|it|with (?:this|it)))?\W{0,3}$/i,
  // What is aimed at.
  /\b(?:this|that|following|below|it)\b.{0,30}\bwe(?: are|'re) (?:still )?(?:working|moving|heading) towards?\b/i,
  // By a machine.
  new RegExp(
    `^\\W{0,6}(?:(?:this|the) (?:page|document|file|text|policy|table|list|content) (?:was|is|has been) )?(?:partly |mostly |automatically )?(?:generated|written|drafted|produced|created|made) (?:by|with|using) (?:the help of |help from )?(?:an? |the )?${assistant}\\b`,
    'i',
  ),
  /^\W{0,5}(?:sure|certainly|of course|absolutely|great question)!/i,
  /\blet me know if you(?:'d like| would like| want| need) (?:me|any (?:changes|adjustments)|it|this|further)\b|\bwould you like me to\b|\bI hope this helps\b|\bas an AI\b/i,
  // Somebody else's.
  /^\W{0,5}(?:from|source|sources|taken from|copied from|adapted from|courtesy of)\W{1,3}(?:the |an? )?(?:\w{1,20} ){0,4}(?:web ?site|documentation|docs|hand ?book|white ?paper|blog|brochure|book)\b[^.]{0,20}\W{0,3}$/i,
  /^\W{0,5}(?:this \w{1,20} is )?(?:loosely |largely |heavily )?(?:based on|adapted from|taken from|copied from|borrowed from) (?!our\b)(?:the |an? )?(?:hand ?book|web ?site|template|documentation|blog|polic(?:y|ies)) (?:of|by|from) (?!our\b)/i,
  /(?:\(c\)|©|\bcopyright\b).{0,20}\b(?:Amazon|AWS|Microsoft|Google|Oracle|IBM|HashiCorp|GitLab|GitHub)\b/i,
  new RegExp(
    `^\\W{0,5}(?:(?:this |the )?(?:${page}|content|wording) (?:is |was )?)?(?:re)?(?:used|produced|printed|published|shared|included|quoted) (?:here )?(?:by|with) (?:the |their |its |his |her )?(?:kind |written |express )?permission(?:\\W{0,3}$| (?:of|from|by) )(?!.{0,80}\\b(?:lead|manager|owner|team)\\b)`,
    'i',
  ),
  /\b(?:keep|kept) (?:it|this|them)(?: here| only| just){0,2} (?:to compare|for comparison|because it is a good example|as (?:an? )?(?:\w{1,20} )?example)\b|^\W{0,5}for comparison\b/i,
  /\bour own (?:polic(?:y|ies)|rules|split|matrix|list|table|page) (?:is|are|lives?|stands?|can be found) (?:in|on|at|elsewhere)\b/i,
  /\b(?:this|following|below|what follows)\b.{0,60}\b(?:was|were|is|are) (?:sent|given|handed|supplied) to us by\b|\btheir other (?:clients?|customers?)\b/i,
];

/** The same by the capitals of a name. */
const bySomebody: readonly RegExp[] = [
  /\b(?:[Hh]ere|[Tt]his) is how (?:the )?(?!We\b|I\b|The\b)[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,3} (?:does|do|splits?|handles?|runs?|manages?|organi[sz]es?|shares?) (?:it|this|that|our|their|its|the)\b/,
  /^\W{0,5}Published by (?:the )?(?!Our\b|We\b|The\b)[A-Z]/,
  // A line that begins with it speaks of the text.
  /^\W{0,5}(?:Superseded|Superceded|Replaced|Obsoleted|Withdrawn|Deprecated)(?: on [\w -]{4,20})? (?:by|in favou?r of|on)\b(?! (?:the |our |an? )?(?:\w{1,20} ){0,2}(?:team|lead|owner|manager)\b)/,
];

/** Sentences that say so of what was settled: it was undone. */
const undone: readonly RegExp[] = [
  /\bwe (?:have |had |'ve )?(?:since |later |then |now )?(?:moved|went|gone|switched|migrated|changed) back (?:to|from)\b/i,
  /^\W{0,5}(?:superseded|superceded|replaced|obsoleted|withdrawn|revoked|reversed) by\b/i,
];

/** What nobody does, or everybody may: whatever rules stand beside it, they are not kept. */
const notKept: readonly RegExp[] = [
  /\bwe (?:do|did)(?: not|n't) (?:yet |really |currently )?have (?:an? |any )?(?:(?!separate|different|special|specific|formal)\w{1,20} ){0,3}(?:polic(?:y|ies)|rules|process|split|matrix|agreement)(?: yet| for (?:this|it|that)| here)?\W{0,3}$/i,
  /^\W{0,5}(?:nobody|no one|none of us)\b(?: (?:in|of|on) (?:our|the) \w{1,20}(?: team)?)? (?:removes?|revokes?|reviews?|checks?|approves?|patches|rotates?|monitors?|looks after|takes care|cleans?)\b(?!.{0,120}\b(?:without|unless|until|except|alone|own|but)\b)/i,
  /\b(?:is|are) not (?:approved|reviewed|checked|granted|removed|revoked) by (?:anyone|anybody)\b/i,
  /^\W{0,5}(?:currently|today|at present|right now|in practice|in reality),? (?:nobody|no one|none|everyone|everybody|anyone|anybody)\b/i,
];

/** What is not agreed, not reached, or was so at one time. */
const unreached: readonly RegExp[] = [
  /^\W{0,5}(?:(?:first|second|initial|early|working|rough|latest|current|internal) )?draft (?:for|under|to be|version|text|only|v?\d)\b(?!.{0,60}\b(?:is|are|must|may|can|needs?|goes|has) )/i,
  /[[(](?:\w{1,20} ){1,4}to (?:confirm|agree|review|approve|decide|advise|check|sign off)[\])]/i,
  /\bwe(?: will|'ll| shall| want to| hope to| plan to| aim to| expect to)? (?:get|be|arrive) there (?:by|eventually|soon|some ?day|one day|step by step|in 20\d\d|next)\b|\bwe(?: are|'re) (?:not (?:yet )?(?:quite )?there|(?:still )?getting there|almost there|on (?:the|our) way there)\b/i,
  /^\W{0,5}(?:at that time|at the time|back then|in those days|in those years),? (?:we|our|the team|everybody|nobody|things|it was)\b/i,
];

/** Whether a sentence says of the text around it, wherever it stands, that it is over, not kept, or not the house's own. */
export function isOutOfForce(sentence: string): boolean {
  const short = stated(sentence);
  return [anywhere, bySomebody, notKept, unreached].some((list) => list.some((words) => words.test(short)));
}

/** Whether a sentence of a record says that what was settled was undone since. */
export function isUndoneSince(sentence: string): boolean {
  const short = stated(sentence);
  return undone.some((words) => words.test(short));
}

/** Titles of what is planned, wanted or weighed up. */
export const planTitle =
  /\broad ?maps?\b|^\W{0,5}(?:\w{1,20} ){0,3}(?:evaluation|trial|spike|proof of concept|PoC|feasibility study|comparison) (?:of|with|for|on)\b|\b(?:migration|implementation|transition|transformation|rollout|roll-out|delivery|improvement|project) plans?\b|(?<!\b(?:since|after) (?:the )?)\b(?:cut-?over|go-?live)\b(?!-)|\brequirements? (?:of|for) .{0,40}\b(?:tool|product|software|procurement|tender|replacement)\b|\b(?:user stories|wish ?list|backlog|OKRs?)\b|\b(?:hosting|solution|design|delivery|cloud|supplier|procurement) options\b|\boptions? (?:appraisal|analysis|paper)\b/i;

const announced = /\b(?:will|shall|going to|as follows|following|we (?:move|migrate|switch|start|change))\b|:\W{0,3}$/i;
/** Days to come that rules in force name, too. */
const lasting =
  /\b(?:review\w{0,4}|audit\w{0,3}|expir\w{1,5}|valid|renew\w{0,4}|contracts?|support|licen[cs]es?|certificates?|kept|retain\w{0,3})\b/i;
const byYear = /\b(?:from|by|by the end of|in|after|as of|until|starting|since) (?:\w{1,12} ){0,3}(20\d\d)\b/i;

/** Whether a sentence that stands before what a text tells says that it is to come: from a year on, or after this one. */
export function isToCome(sentence: string, now: Date): boolean {
  const short = shortened(sentence);
  const year = Number(byYear.exec(short)?.[1] ?? 0);
  return year > now.getUTCFullYear() && announced.test(short) && !lasting.test(short);
}

const starts =
  /\b(?:from|as of|as from|starting(?: on| from)?|effective(?: from)?|with effect from|beginning(?: on)?|once)\b.{0,30}\b20\d\d\b/i;
/** What a sentence tells of the day from which it holds; null where it names none. */
export function startToldIn(sentence: string): string | null {
  return starts.exec(shortened(sentence))?.[0] ?? null;
}
