import { shortened } from './document-care.ts';

const page =
  '(?:page|document|doc|guide|policy|file|text|table|list|split|matrix|process|procedure|version|agreement|arrangement|model|rules|duties|responsibilities|section)';
/** A text, as the subject of a sentence in it. */
const itself = `(?:(?:this|these|our|the|the new|all of this|what follows)(?: new)? ${page}(?: below| above)?|this|all of this|what follows)`;
const isIt =
  '(?:is |are |becomes? |(?:will |shall )(?:(?:only|first) )?(?:be |become )?)?(?:only |first |binding and )?';
const held = '(?:in force|in effect|in use|effective|valid|validity|applicable|binding|compulsory|mandatory)';
const begun =
  '(?:(?:will |shall )?(?:only |first )?(?:takes? effect|comes? into (?:force|effect|use)|enters? into (?:force|effect)|appl(?:y|ies)|holds?|coming into force|entry into force))';
/** So begins much else than texts. */
const begins = '(?:(?:will |shall )?(?:only |first )?(?:starts?|begins?|goes? live))';
const dayWord = '(?: (?:date|day|period))?';
const since = '(?:only |first )?(?:from|as of|as from|as at|since|on|in|starting|with effect from|after)';

/** From when a text is in force: what stands behind is the day. */
const starts: readonly RegExp[] = [
  new RegExp(`^\\W{0,12}(?:${itself} )?${isIt}(?:${held}|${begun})${dayWord}\\W{1,4}${since}\\b\\W{0,4}(.{1,60})`, 'i'),
  new RegExp(`^\\W{0,12}${itself} ${begins} ${since}\\b\\W{0,4}(.{1,60})`, 'i'),
  new RegExp(
    `^\\W{0,12}(?:${held}|${begun})${dayWord}\\W{0,4}[:=–—-]\\W{0,4}(?:(?:from|on|as of) )?(?!(?:until|to|till)\\b)(.{1,60})`,
    'i',
  ),
];

/** What a sentence says of the day from which its whole text is in force; null where it names none. */
export function holdsFrom(sentence: string): string | null {
  const short = shortened(sentence);
  for (const words of starts) {
    const told = words.exec(short)?.[1];
    if (told !== undefined) return told;
  }
  return null;
}

/** A field of front matter, or a line or row at the head of a text, that names the day from which it is in force. */
const startField =
  /^[\s"'*_|>+-]{0,12}(?:(?:effective|valid|in[ _-]?force|in[ _-]?effect|applies|applicable|binding)(?:[ _-]?(?:from|since|date|as[ _-]of|on))?|(?:start|date|entry)[ _-](?:of|into)[ _-](?:validity|force|effect)|go[ _-]?live(?:[ _-]date)?)["'*_]{0,4}\s{0,8}[:=|][\s*_"'|:]{0,12}(\S.{0,60})/i;

/** The day, as it is written, from which a field says that the text is in force; null where the line says none. */
export function startOf(field: string): string | null {
  return startField.exec(field.slice(0, 200))?.[1] ?? null;
}

const settled =
  '(?:agree[sd]?|approve[sd]?|sign(?:s|ed)?(?: (?:it|this))?(?: off)?|signed off|decide[sd]?|adopt(?:s|ed)?|ratif(?:y|ies|ied)|accept(?:s|ed)?|confirm(?:s|ed)?|vote[sd]?|endorse[sd]?)';
const thisText = `(?:(?:this|these|our|the new)(?: new)? ${page}|this|the (?:policy|rules|split|matrix|model|table))`;
const next =
  '(?:the )?(?:next|coming) (?:year|quarter|month|week|spring|summer|autumn|fall|winter|release|board|meeting)';

/** Words before what a text tells by which something has to come first; they name no day. */
const awaited: readonly RegExp[] = [
  new RegExp(
    `^\\W{0,12}(?!(?:this|the|our|these) (?:process|procedure)\\b)(?:the new \\w{1,20}|${thisText}|it) ${isIt}(?:${held}|${begun}|${begins}|replaces?)\\b.{0,40}\\b(?:when|once|after|as soon as|if) .{1,60}\\b${settled}\\b`,
    'i',
  ),
  new RegExp(
    `^\\W{0,12}(?:when|once|after|as soon as|until|if) ${thisText} (?:is|are|has been|have been|gets?) (?:finally |formally |officially )?${settled}\\b`,
    'i',
  ),
  new RegExp(`^\\W{0,12}(?:${itself} )?${isIt}(?:${held}|${begun}|${begins})\\W{1,4}${since} ${next}\\b`, 'i'),
  new RegExp(
    `\\b(?:${thisText}|it|the following|what follows)(?: below| above)? (?:is|are) (?:what|how) (?:we|they|our \\w{1,20}) (?:will|shall|want to|hope to|would|are going to|plan to|intend to) (?!not\\b)`,
    'i',
  ),
  new RegExp(
    `\\b${thisText} (?:will|shall|is to|are to|is due to|are due to|has yet to|have yet to|is still to) be (?:voted|decided|${settled}|discussed|put to)\\b(?!.{0,60}\\b(?:every|each|annual\\w{0,2}|yearly|once a)\\b)`,
    'i',
  ),
];

/** Whether a sentence before what a text tells says that something has to come before it holds. */
export function awaitsItsStart(sentence: string): boolean {
  const short = shortened(sentence);
  return awaited.some((words) => words.test(short));
}

const settling = new RegExp(
  `\\b(?:vote|voting|decision|ballot|approval|sign-?off|signing|signature|adoption|ratification) (?:on|of|about|for|over) (?:${thisText}|it)\\b.{0,10} (?:is|takes place|follows|will be|will take place|will follow|is due|is planned|is expected|happens)\\b(.{1,60})`,
  'i',
);
/** What follows `the vote on this text is`: the day on which it is settled; null where a sentence tells of none. */
export function settledOn(sentence: string): string | null {
  return settling.exec(shortened(sentence))?.[1] ?? null;
}
