import { headsOff } from '../../../src/lexicon/document-distance.ts';
import { hasBlanks } from '../../../src/lexicon/document-forms.ts';
import type { Document } from '../corpus.ts';
import { doubtOf } from '../standing.ts';
import type { Section } from '../structure/model.ts';
import { isTeaching } from '../voice.ts';
import { isOpen, sentencesOf } from '../words.ts';
import { isTold } from './assignment.ts';

const reviewTitle =
  /\bwell[- ]architected (?:framework )?(?:review|assessment|report|findings)\b|\b(?:operational readiness|cloud architecture) (?:review|assessment)\b/i;
const findings =
  /\b(?:findings?|risks?|recommendations?|high[- ]risk issues?|HRIs?|pillars?|actions?|results?|improvements?)\b/i;
/** A shorter text tells of no review that took place. */
const FEW_WORDS = 60;

/** It is still to be held, or nobody looked at anything. */
const notHeld =
  /\b(?:will|shall|going to|plan(?:s|ned|ning)? to|due to|want to|need to|have yet to|intend to|scheduled (?:for|to))\b.{0,60}\b(?:review|assessment|workshop)\b|\b(?:review|assessment|workshop)\b.{0,40}\b(?:will|is to|is planned|is scheduled|has not|not yet|hasn't|takes place|was cancelled|was postponed)\b|\b(?:nothing|no (?:pillar|workload|one)|nobody|none)\b.{0,60}\b(?:reviewed|assessed|looked at|found|so far|yet)\b|\bif it ever\b/i;
/** Something came out of it: neither a note that it will, nor that nothing did. */
const nothingYet = /^\W{0,5}(?:none|nothing|no |not |n\/?a\b|to be |to come|coming soon|pending|tb[acd]\b|todo\b)/i;

function hasFound(block: Section['blocks'][number]): boolean {
  const said = block.kind === 'table' ? block.rows.map(({ cells }) => cells.join(' ')) : [block.text];
  return said.some((text) => text.length > 3 && !isOpen(text) && !nothingYet.test(text) && !text.endsWith('?'));
}

/**
 * The line of a record of a review of the whole against a framework for clouds, such as AWS's Well-Architected; null for
 * a text that only speaks of one, asks for one or explains it. A record says when it was and what came out of it.
 */
export function reviewIn(document: Document, now: Date): number | null {
  const { structure, text } = document;
  const section = structure.sections.find(({ heading }) => reviewTitle.test(heading));
  const isTitle = reviewTitle.test(structure.title);
  if (!(isTitle || section?.level === 1) || !isTold(structure.title)) return null;
  const isDated = structure.fields.has('date') || structure.fields.has('reviewed');
  const isRecord = structure.sections.some(
    ({ heading, blocks }) => findings.test(heading) && !headsOff(heading) && blocks.some(hasFound),
  );
  const isHeld = !structure.sections.some(({ blocks }) =>
    blocks.some(
      (block) => block.kind !== 'table' && sentencesOf(block.text).some((said) => notHeld.test(said.slice(0, 600))),
    ),
  );
  const isWritten = structure.words >= FEW_WORDS && !hasBlanks(text) && !isTeaching(document);
  return isDated && isRecord && isWritten && isHeld && doubtOf(document, now) === null ? (section?.line ?? 1) : null;
}
