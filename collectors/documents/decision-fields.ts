import { decisionTemplate, isHeldBack, statusWords, takenBack, templateTitle } from '../../src/lexicon/decisions.ts';
import { setAside } from '../../src/lexicon/document-places.ts';
import { dateIn } from './dates.ts';
import type { Document } from './text.ts';

/** How far a decision came. */
export type Status = (typeof statusWords)[number][0] | 'unknown';

/**
 * How far a decision came, by its record and by those that take it back; `unknown` where it says no status, several, or one
 * that no list knows, and where it is not sure that another takes it back.
 */
export function statusOf(document: Document): Status {
  const own = ownStatusOf(document);
  if (document.setAside === undefined || (own !== 'accepted' && own !== 'unknown')) return own;
  return document.setAside === 'yes' ? 'superseded' : 'unknown';
}

/** What a record says of its own status. */
export function ownStatusOf({ path, structure }: Document): Status {
  const lines = (structure.fields.get('status') ?? '')
    .toLowerCase()
    .split('\n')
    .map((line) => line.replace(/^[^\p{L}]{1,20}/u, '').trim());
  const [told = ''] = lines;
  // A choice that nobody has made yet.
  if (/\w\s?[|/]\s?\w.{0,60}[|/]/.test(told) || told.startsWith('what is the status')) return 'unknown';
  const said = statusWords.find(([, words]) => words.test(told))?.[0] ?? 'unknown';
  const isReplaced = lines.some((line) => takenBack.test(line)) || hasSuccessor(structure.fields.get('successor'));
  if (isReplaced && said !== 'rejected') return 'superseded';
  if (said === 'accepted' && lines.some(isHeldBack)) return 'unknown';
  if (said === 'unknown' || said === 'accepted')
    return setAside.test(path) ? (/rejected/i.test(path) ? 'rejected' : 'superseded') : said;
  return said;
}

/** Forms have a place for what may replace a record; that nothing did is written in many ways. */
function hasSuccessor(told: string | undefined): boolean {
  return told !== undefined && !/^(?:none|null|no|n\/?a|-+|–|—|~|\[\]|nothing|tbd|""|'')$/i.test(told.trim());
}

/** Whether a text in a folder of decisions is a form for them. */
export function isDecisionForm({ path, structure }: Document): boolean {
  return (
    decisionTemplate.test(path.slice(path.lastIndexOf('/'))) || templateTitle.test(structure.title.slice(0, 120).trim())
  );
}

/** The day on which it was decided or written down, from its fields or its name; null where none is told. */
export function decidedOn({ path, structure }: Document): Date | null {
  const told = structure.fields.get('date');
  const named = /(?:^|[/_-])(\d{4}-\d{2}-\d{2})(?=[-_.])/.exec(path)?.[1];
  return (told === undefined ? null : dateIn(told)) ?? (named === undefined ? null : dateIn(named));
}
