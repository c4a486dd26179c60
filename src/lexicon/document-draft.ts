import { shortened, stated } from './document-care.ts';

const page =
  '(?:page|document|doc|guide|policy|file|text|table|list|split|matrix|process|procedure|version|section|model|draft|proposal)';
const itself = `(?:(?:this|the|our|these|everything|all)(?: ${page}| rules)?(?: below| here)?|it|${page})`;
const notice =
  '(?:(?:warning|caution|attention|important|note|notice|danger|info|hint|tip|nb|status|disclaimer)\\b\\W{1,12})?';
const still = '(?:still |currently |now |only |just |under |in |yet )?';
const approval =
  '(?:sign-?off|approval|agreement|ratification|consent|endorsement|confirmation|adoption|signatures?|go-?ahead)';
const state =
  '(?:state|picture|operating model|model|architecture|split|process|situation|organi[sz]ation|division|set-?up|vision)';
const ofTime = '(?:\\W{0,4}$|\\s?[:;,–—]| (?:for|in|by|from) )';
const intended = '(?:to-be|target|future|desired|envisaged|aspirational|ideal|intended)';

/** What a text says up front, or in a box, of how far it has come: it is begun, waits for somebody, or shows what is wanted. */
const upFront: readonly RegExp[] = [
  /🚧|:construction:/,
  new RegExp(
    `^\\W{0,12}${notice}(?:${itself} (?:is |are )?)?${still}(?:under|in) construction(?:\\W{0,6}$|\\s?[:;,.!–—]| (?:and|by|until|at)\\b)`,
    'i',
  ),
  new RegExp(
    `^\\W{0,12}${notice}(?:${itself} (?:is |are )?)?${still}(?:awaiting|waiting for|awaits|pending)\\b(?: \\w{1,20}){0,3}? ${approval}(?:\\W{0,4}$| (?:by|from|of|at|in) [^,]{1,80}$)`,
    'i',
  ),
  new RegExp(
    `^\\W{0,12}${notice}${itself} (?:is |are )?(?:still |currently |now )?(?:needs?|lacks?|without|subject to|misses|missing)\\b(?: \\w{1,20}){0,3}? ${approval}(?:\\W{0,4}$| (?:by|from|of|at|in) [^,]{1,80}$)`,
    'i',
  ),
  /^\W{0,12}(?:this (?:is )?(?:an? )?)?(?:RFC|request for comments?)(?:[-–# ]{0,3}\d{1,5})?(?:\W{0,4}$|\W{1,3}(?:\w{1,20} ){0,2}(?:open|comments?|draft|proposed|discussion|feedback)\b)/i,
  new RegExp(
    `^\\W{0,12}(?:${itself} (?:is |are )?)?${still}(?:open|out|up|put) for (?:comments?|discussion|feedback|consultation|debate)\\b`,
    'i',
  ),
  /^\W{0,12}(?:version|ver\.?|v|rev(?:ision)?\.?)\s?:?\s?0\.\d{1,2}(?![\d.]*\d)(?!.{0,200}\b(?:approved|reviewed|adopted|in force)\b)/i,
  /^(?:[^.]{0,40}\W)?(?:first|initial|early|rough|some) (?:thoughts|ideas|notes|musings|stab|attempt|go|cut)\W{0,4}$/i,
  new RegExp(`^\\W{0,12}(?:this is )?(?:the |our |an? )?${intended} ${state}${ofTime}`, 'i'),
  /\b(?:this|that|it|here|below|following|what follows) (?:is |are )how (?:it|this|that|things|we|(?:the|our) \w{1,20}) (?:should|ought to|could|might|would|(?:is|are) (?:supposed|meant) to) (?:be|look|work|run|do)\b/i,
  /(?:^|[;:–—.] ?|\bbut )\W{0,3}(?:today|now|at present|currently|right now|so far|in practice|in reality),? (?:it|this|things|that|we|work)(?: is| are|'s|'re| do| does| work| works)?(?: it| things)? (?:still |quite |very |rather |all ){0,2}(?:different(?:ly)?|otherwise|not so|not like (?:this|that)|another way)\b/i,
];

/** Whether a sentence up front, or in a box, says that its text is no more than begun, waits for somebody, or is wanted. */
export function isBegun(sentence: string): boolean {
  const short = shortened(sentence);
  return upFront.some((words) => words.test(short));
}

/** Words by which somebody steps back from a list: rules forbid and give examples, so that fewer do than above a table. */
const distances: readonly RegExp[] = [
  /\b(?:my|our first|a first|the first|an early|a rough|a possible|this is (?:only |just |merely )?an?) (?:\w{1,20} ){0,2}(?:suggestions?|proposals?|drafts?|sketch(?:es)?|ideas?|thoughts|wish ?list)\b/i,
  /\bwe (?:would |'d )?(?:propose|suggest|imagine) (?:to|that|the following|as follows|this|these)\b/i,
  /\bI (?:would |will |'d |have |'ve )?(?:propose[d]?|suggest(?:ed)?|think|guess|imagine[d]?|copied|borrowed|found|took) (?!care\b)/i,
  /^\W{0,5}(?:only |just )?(?:for|as (?:an? )?(?:basis|input) for) (?:the |our |an? )?(?:\w{1,20} )?(?:discussion|debate|consultation)\b/i,
  /^\W{0,5}(?:proposed|suggested|imagined|hypothetical)\b(?! changes?\b)/i,
  /\b(?:quoted|excerpted|reproduced|copied|borrowed|lifted|reprinted) (?:\w{1,20} ){0,2}from (?!our\b)/i,
];
/** What names the list that comes next. */
const pointing = /\b(?:this|these|following|below|list|rules)\b/i;

/** Whether sentences right above a list step back from it: the last one, or one that names it. */
export function stepsBackFromList(sentences: readonly string[]): boolean {
  return sentences.some((sentence, at) => {
    const short = stated(sentence);
    return distances.some((words) => words.test(short)) && (at === sentences.length - 1 || pointing.test(short));
  });
}

/** Titles of what is under work, or shows what is wanted. */
export const begunTitle = new RegExp(
  `🚧|:construction:|\\bunder construction\\b|^\\W{0,5}(?:the |our )?${intended} ${state}${ofTime}`,
  'i',
);

const draftWords =
  '(?:draft|drafting|wip|work[- _]in[- _]progress|in[- _]progress|proposal|proposed|rfc|consultation|(?:under|in|for|needs|awaiting|pending)[- _](?:review|discussion|consultation|comments?|approval|sign-?off)|pending|outstanding|awaiting|awaited|unapproved|not[- _]yet|not[- _](?:approved|agreed|in[- _]force|signed)|tbd|tbc|todo|to be (?:done|given|obtained|confirmed|decided|agreed|approved)|rejected|withdrawn|expired|archived|deprecated|obsolete|superseded)';
const label = new RegExp(`^${draftWords}$`, 'i');
const labelField = /^["']?(?:labels?|tags?|keywords?|categor(?:y|ies)|flags?)["']?\s{0,8}[:=]\s{0,8}(.{0,300})$/i;
const stage =
  '(?:approval(?:[ _-](?:status|state|date))?|approved(?:[ _-](?:by|on))?|sign[ _-]?off(?:[ _-](?:status|by|date))?|signed[ _-]off(?:[ _-](?:by|on))?|stage|phase|(?:document|doc|page|policy|review|publication|life[ _-]?cycle|workflow)[ _-](?:status|state|stage|phase))';
const beforeName = '^[\\s"\'*_|>+-]{0,12}';
const behindName = '["\'*_]{0,4}\\s{0,8}[:=|][\\s*_"\'|:]{0,12}';
const stageField = new RegExp(
  `${beforeName}${stage}${behindName}\\W{0,4}${draftWords}(?:["'*_\\s|.]{0,8}$|\\s?[(,;–—-]| (?:by|from|since|with|at)\\b)`,
  'i',
);
const earlyField = new RegExp(
  `${beforeName}(?:(?:document|doc|page|policy) )?version${behindName}v?0\\.\\d{1,2}(?![\\d.]*\\d)`,
  'i',
);
const approved = /\b(?:approved|reviewed|signed[ _-]off|adopted|ratified|in force)\b.{0,40}\b(?:19|20)\d\d\b/i;

/** Whether labels of front matter, one after another in a line, hold one by which the text is not in force. */
export function isLabelledDraft(field: string): boolean {
  const labels = labelField.exec(field.slice(0, 400))?.[1] ?? '';
  return labels.split(/[,[\]"']/).some((one) => label.test(one.trim()));
}

/** Whether fields, or lines at the head of a text, say that it is not approved, or that it has come to no first version. */
export function isAtDraftStage(fields: readonly string[]): boolean {
  const short = fields.map((field) => field.slice(0, 300));
  if (short.some((field) => stageField.test(field))) return true;
  return short.some((field) => earlyField.test(field)) && !short.some((field) => approved.test(field));
}
