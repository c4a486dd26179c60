import { headsOff } from '../../../src/lexicon/document-distance.ts';
import { hasBlanks } from '../../../src/lexicon/document-forms.ts';
import type { Document } from '../corpus.ts';
import { ageDays, dateIn } from '../dates.ts';
import { doubtOf } from '../standing.ts';
import type { Section, Structure } from '../structure/model.ts';
import { isTeaching } from '../voice.ts';
import { isOpen, sentencesIn, sentencesOf } from '../words.ts';
import { isSupposed, isTold } from './assignment.ts';

const reviewTitle =
  /\bwell[- ]architected (?:framework )?(?:review|assessment|report|findings)\b|\b(?:operational readiness|cloud architecture) (?:review|assessment)\b/i;
const findings =
  /\b(?:findings?|risks?|recommendations?|high[- ]risk issues?|HRIs?|pillars?|actions?|results?|improvements?)\b/i;
/** A shorter text tells of no review that took place, unless it says outright that it was held. */
const FEW_WORDS = 60;
const FEW_WORDS_OF_HELD = 30;

const pillar =
  /^(?:\d{1,2}[.)]? )?(?:the )?(?:pillar:? )?(?:operational excellence|operations|security|reliability|performance(?: efficiency)?|costs?(?: optimi[sz]ation)?|sustainability)(?: pillar)?$/i;
/** So many pillars with something found make a record of all. */
const ENOUGH_PILLARS = 2;

/** It took place, as those tell who were there. */
const held =
  /\b(?:we|our (?:\w{1,20} ){1,3}|the (?:\w{1,20} ){0,3}team)\b.{0,30}\b(?:held|did|had|ran|carried out|conducted|completed|finished|performed|went through|walked through|worked through|reviewed|answered)\b.{0,60}\b(?:reviews?|assessments?|pillars?|workshops?|workloads?|questions)\b|\b(?:review|assessment|workshop) (?:was (?:held|done|run|carried out|conducted|completed|performed)|took place)\b|\breviewed on .{3,30} (?:by|with)\b/i;
/** What those who looked say of what they saw. */
const seen =
  /\b(?:we|our|us|the team)\b.{0,200}\b(?:found|saw|had|was|were|identified|noted|agreed|accept(?:ed)?|fixed|missing|lack(?:s|ed)?|runs?|decided|raised)\b/i;
const seenNothing =
  /\b(?:found|saw|identified|noted|raised|was|were) (?:nothing|none|no)\b|\b(?:did|do|have|had) not\b.{0,20}\b(?:look|review|assess|discuss|reach|get|answer)/i;

/** It is still to be held, or nobody looked at anything. */
const notHeld =
  /\b(?:will|shall|going to|plan(?:s|ned|ning)? to|due to|want to|need to|have yet to|intend to|scheduled (?:for|to))\b.{0,60}\b(?:review|assessment|workshop)\b|\b(?:review|assessment|workshop)\b.{0,40}\b(?:will|is to|is planned|is scheduled|has not|not yet|hasn't|takes place|was cancelled|was postponed)\b|\b(?:nothing|no (?:pillar|workload|one)|nobody|none)\b.{0,60}\b(?:reviewed|assessed|looked at|found|so far|yet)\b|\bif it ever\b/i;
/** Something came out of it: neither a note that it will, nor that nothing did. */
const nothingYet = /^\W{0,5}(?:none|nothing|no |not |n\/?a\b|to be |to come|coming soon|pending|tb[acd]\b|todo\b)/i;

function hasFound(block: Section['blocks'][number]): boolean {
  const said = block.kind === 'table' ? block.rows.map(({ cells }) => cells.join(' ')) : [block.text];
  return said.some((text) => text.length > 3 && !isOpen(text) && !nothingYet.test(text) && !text.endsWith('?'));
}

/** Whether a sentence tells what somebody saw who looked; what is not as it should be is a finding, too. */
const isSeen = (said: string): boolean =>
  seen.test(said.slice(0, LONGEST)) && !seenNothing.test(said.slice(0, LONGEST)) && !isSupposed(said);

/** Longer sentences are looked into no further than this. */
const LONGEST = 600;

/** Pillars of a table of findings in which something was found. */
function pillarsOf(block: Section['blocks'][number]): number {
  if (block.kind !== 'table') return 0;
  const found = block.header.findIndex((head, at) => at > 0 && findings.test(head) && !headsOff(head));
  const isFound = (cell: string): boolean => cell.length > 3 && !isOpen(cell) && !nothingYet.test(cell);
  return block.rows.filter(({ cells }) => pillar.test(cells[0] ?? '') && isFound(cells[found] ?? '')).length;
}

const questions = /^(?:(?:the )?questions?|best practices?)$/i;
const answers = /^(?:(?:our )?answers?|findings?|what we (?:found|saw|do))$/i;

/** Whether a table answers the questions of a pillar. */
function answersQuestions(block: Section['blocks'][number]): boolean {
  if (block.kind !== 'table' || !block.header.some((head) => questions.test(head))) return false;
  const answer = block.header.findIndex((head) => answers.test(head));
  return block.rows.some(({ cells }) => {
    const told = cells[answer] ?? '';
    return told.length > 3 && !isOpen(told) && !nothingYet.test(told) && !told.endsWith('?') && !isSupposed(told);
  });
}

/** Whether a text tells pillar by pillar what those found who held the review. */
function tellsPillars({ sections }: Structure): boolean {
  const own = sections.filter(({ heading }) => !headsOff(heading));
  const isOfPillar = ({ heading, blocks }: Section): boolean =>
    pillar.test(heading) &&
    blocks.some((block) =>
      block.kind === 'table' ? answersQuestions(block) : hasFound(block) && sentencesOf(block.text).some(isSeen),
    );
  const inTables = own.flatMap(({ blocks }) => blocks).map(pillarsOf);
  return Math.max(own.filter(isOfPillar).length, ...inTables) >= ENOUGH_PILLARS;
}

/** A text whose opening ends at its first pillar: that something was missing or wrong there is what was found. */
function openedBefore({ structure, ...text }: Document): Document {
  const asItems = (block: Section['blocks'][number]): Section['blocks'][number] =>
    block.kind === 'paragraph' ? { ...block, kind: 'item', depth: 0, isTask: false } : block;
  const sections = structure.sections.map((section) =>
    pillar.test(section.heading) ? { ...section, blocks: section.blocks.map(asItems) } : section,
  );
  return { ...text, structure: { ...structure, sections } };
}

/** The line of the heading of a text that is called a review, as a whole; null for any other. */
function titleIn({ sections, title }: Structure): number | null {
  const section = sections.find(({ heading }) => reviewTitle.test(heading));
  const isTitle = reviewTitle.test(title) || section?.level === 1;
  return isTitle && isTold(title) && !headsOff(title) ? (section?.line ?? 1) : null;
}

/** The line of a text that is called a review and not known to be a record of one: nothing in it says that none was held. */
export function reviewTraceIn({ structure }: Document): number | null {
  return sentencesIn(structure).some((said) => notHeld.test(said.slice(0, LONGEST))) ? null : titleIn(structure);
}

/**
 * The line of a record of a review of the whole against a framework for clouds, such as AWS's Well-Architected; null for
 * a text that only speaks of one, asks for one or explains it. A record says when it was and what came out of it.
 */
export function reviewIn(document: Document, now: Date): number | null {
  const { structure, text } = document;
  const line = titleIn(structure);
  const said = sentencesIn(structure).map((one) => one.slice(0, LONGEST));
  if (line === null || said.some((one) => notHeld.test(one)) || doubtOf(openedBefore(document), now) !== null)
    return null;
  const isPast = (one: string): boolean => ageDays(dateIn(one), now) !== null;
  const dates = [structure.fields.get('date'), structure.fields.get('reviewed')].filter((date) => date !== undefined);
  const tellings = said.filter((one) => held.test(one) && isTold(one));
  const isDated = dates.some((date) => dateIn(date) === null || isPast(date)) || tellings.some(isPast);
  const isRecord = structure.sections.some(
    ({ heading, blocks }) => findings.test(heading) && !headsOff(heading) && blocks.some(hasFound),
  );
  const isTelling = tellings.length > 0 && tellsPillars(structure);
  const fewest = isTelling ? FEW_WORDS_OF_HELD : FEW_WORDS;
  const isWritten = structure.words >= fewest && !hasBlanks(text) && !isTeaching(document);
  return isDated && (isRecord || isTelling) && isWritten ? line : null;
}
