import {
  bearsDay,
  isMeetingName,
  isMeetingTitle,
  isOnAgenda,
  tellsAbsence,
  tellsAttendance,
} from '../../src/lexicon/document-meetings.ts';
import { isDecisionPath } from '../../src/lexicon/document-places.ts';
import type { Document } from './text.ts';

/** Who was there stands at the head of minutes. */
const HEAD_LINES = 40;
/** Records of reviews and assessments name who took part, too. */
const examined = /\b(?:reviews?|assessments?|audits?)\b/i;

/**
 * Whether a text tells of one meeting: by its title or the name of its file, or because it says who was there and when.
 * Records of decisions name who was there, and settle something all the same.
 */
export function isMeeting({ path, text, structure }: Document): boolean {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z.]{1,20}$/i, '');
  if (isMeetingTitle(structure.title)) return true;
  if (isDecisionPath(path) || examined.test(structure.title)) return false;
  if (isMeetingName(stem)) return true;
  const head = text.split(/\r\n|\n|\r/, HEAD_LINES);
  if (head.some(tellsAbsence)) return true;
  const isDated = bearsDay(stem, structure.title) || structure.fields.has('date');
  return isDated && (head.some(tellsAttendance) || structure.sections.some(({ heading }) => isOnAgenda(heading)));
}
