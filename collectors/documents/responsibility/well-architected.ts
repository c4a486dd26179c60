import type { Document } from '../corpus.ts';
import { isTeaching } from '../voice.ts';
import { hasPlaceholders } from '../words.ts';
import { isTold } from './assignment.ts';

const reviewTitle =
  /\bwell[- ]architected (?:framework )?(?:review|assessment|report|findings)\b|\b(?:operational readiness|cloud architecture) (?:review|assessment)\b/i;
const findings =
  /\b(?:findings?|risks?|recommendations?|high[- ]risk issues?|HRIs?|pillars?|actions?|results?|improvements?)\b/i;
/** A shorter text tells of no review that took place. */
const FEW_WORDS = 60;

/**
 * The line of a record of a review of the whole against a framework for clouds, such as AWS's Well-Architected; null for
 * a text that only speaks of one, asks for one or explains it. A record says when it was and what came out of it.
 */
export function reviewIn(document: Document): number | null {
  const { structure, text } = document;
  const section = structure.sections.find(({ heading }) => reviewTitle.test(heading));
  const isTitle = reviewTitle.test(structure.title);
  if (!(isTitle || section?.level === 1) || !isTold(structure.title)) return null;
  const isDated = structure.fields.has('date') || structure.fields.has('reviewed');
  const isRecord = structure.sections.some(({ heading, blocks }) => findings.test(heading) && blocks.length > 0);
  const isWritten = structure.words >= FEW_WORDS && !hasPlaceholders(text) && !isTeaching(document);
  return isDated && isRecord && isWritten ? (section?.line ?? 1) : null;
}
