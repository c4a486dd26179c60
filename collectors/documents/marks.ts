import { isAtDraftStage, isLabelledDraft } from '../../src/lexicon/document-draft.ts';
import {
  endOf,
  isBadgeOfDraft,
  isNotInForce,
  showsBadgeOfDraft,
  takesBackInComment,
} from '../../src/lexicon/document-marks.ts';
import { startOf } from '../../src/lexicon/document-start.ts';
import { dateIn, periodsIn } from './dates.ts';
import { visibleLines } from './markup.ts';
import { picturesIn } from './structure/inline.ts';

/** Front matter beyond this is none of people's. */
const MOST_FIELDS = 200;
/** Further down stand pictures of other things. */
const FIRST_LINES = 30;
const MOST_LINES = 5000;

/** The lines of front matter; none where a text has none. */
function fieldsIn(lines: readonly string[]): readonly string[] {
  const ruler = lines[0]?.trimEnd();
  if (ruler !== '---' && ruler !== '+++') return [];
  const end = lines.slice(0, MOST_FIELDS).findIndex((line, at) => at > 0 && line.trimEnd() === ruler);
  return lines.slice(1, Math.max(1, end));
}

/** Lines of front matter, with the items of a list behind the name that they stand below. */
function withItems(fields: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const field of fields) {
    const item = /^\s{0,8}-\s{1,4}(\S.{0,60})$/.exec(field.slice(0, 100))?.[1];
    const last = joined.at(-1);
    if (item === undefined || last === undefined) joined.push(field);
    else joined[joined.length - 1] = `${last.slice(0, 400)} ${item},`;
  }
  return joined;
}

/** What the comments of a text say, line by line. */
function commentsIn(lines: readonly string[]): readonly string[] {
  let isInside = false;
  return lines.flatMap((line) => {
    const start = isInside ? 0 : line.indexOf('<!--');
    if (start < 0) return [];
    const end = line.indexOf('-->', start);
    isInside = end < 0;
    return [line.slice(start, end < 0 ? undefined : end)];
  });
}

/**
 * Whether what stands beside the running text says that it is not in force: front matter (`draft: true`, or a day that is
 * over or still to come), a badge at its head, a comment. Never throws; linear in the length of the text.
 */
export function isMarkedOff(text: string, now: Date): boolean {
  const lines = text.split(/\r\n|\n|\r/, MOST_LINES);
  const fields = fieldsIn(lines);
  const isOver = (field: string): boolean => {
    const end = endOf(field);
    const day = end === null ? null : dateIn(end);
    return day !== null && day < now;
  };
  const isToCome = (field: string): boolean => (periodsIn(startOf(field) ?? '')[0]?.first ?? now) > now;
  if (fields.some((field) => isNotInForce(field) || isOver(field) || isToCome(field))) return true;
  const head = visibleLines(lines.join('\n'), 'markdown').slice(0, FIRST_LINES + fields.length);
  if (head.some(isToCome) || isAtDraftStage([...fields, ...head]) || withItems(fields).some(isLabelledDraft))
    return true;
  if (head.some((line) => showsBadgeOfDraft(line) || picturesIn(line.slice(0, 2000)).some(isBadgeOfDraft))) return true;
  return commentsIn(lines).some(takesBackInComment);
}
