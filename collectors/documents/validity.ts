import { startToldIn } from '../../src/lexicon/document-force.ts';
import { isDecisionPath } from '../../src/lexicon/document-places.ts';
import { awaitsItsStart, holdsFrom, settledOn } from '../../src/lexicon/document-start.ts';
import {
  changeToldIn,
  endName,
  endToldIn,
  isPutBy,
  stateToldIn,
  warnsOfAge,
} from '../../src/lexicon/document-validity.ts';
import { type Period, periodsIn } from './dates.ts';
import type { Structure } from './structure/model.ts';

const DAY = 86_400_000;
/** A state that was told so long ago is no longer known to be so. */
const STATE_DAYS = 2 * 366;

/** Whether all days that a text names lie so many days back; false where it names none. */
function isOver(told: string | null, now: Date, days = 1): boolean {
  const last = periodsIn(told ?? '').map((period: Period) => period.last.getTime());
  return last.length > 0 && Math.max(...last) + days * DAY <= now.getTime();
}

/** Whether a change took place, as far as a text says: one that it dates ahead did not. */
function isDone(told: string | null, now: Date): boolean {
  return told !== null && !periodsIn(told).some(({ first }) => first > now);
}

/** Whether a sentence says of its text that it was in force up to a day that is over, or tells of a former state. */
export function saysItEnded(sentence: string, now: Date): boolean {
  return (
    isOver(endToldIn(sentence), now) ||
    isDone(changeToldIn(sentence), now) ||
    isOver(stateToldIn(sentence), now, STATE_DAYS)
  );
}

/** Whether a sentence holds from a day that is still to come. */
export function startsLater(sentence: string, now: Date): boolean {
  return periodsIn(startToldIn(sentence) ?? '').some(({ first }) => first > now);
}

/** Whether the first day that is named lies ahead: behind it may stand the day of a review, or of the end. */
function isAhead(told: string | null, now: Date): boolean {
  const [day] = periodsIn(told ?? '');
  return day !== undefined && day.first > now;
}

/** Whether a text says of itself that it holds from a day to come; up front, also that something has to come first. */
export function isYetToStart({ everywhere, upFront }: Said, now: Date): boolean {
  return (
    everywhere.some((sentence) => isAhead(holdsFrom(sentence), now)) ||
    upFront.some((sentence) => awaitsItsStart(sentence) || isAhead(settledOn(sentence), now))
  );
}

/** Whether a small table at the head of a text, of names and what they say, tells that it is over. */
function hasEndedField({ sections }: Structure, now: Date): boolean {
  return sections.some(({ blocks }) =>
    blocks.some(
      (block) =>
        block.kind === 'table' &&
        [block.header, ...block.rows.map(({ cells }) => cells)].some(
          ([name = '', said = '', ...more]) =>
            more.length === 0 && endName.test(name.slice(0, 60)) && isOver(said, now),
        ),
    ),
  );
}

/** What a text says, by where it says it. */
interface Said {
  readonly everywhere: readonly string[];
  /** Before its first list or table, right above its tables, and in its boxes. */
  readonly upFront: readonly string[];
}

/** Whether a text says of itself that it was in force once, or lies with what was put by. Records of decisions stay. */
export function hasEnded(path: string, structure: Structure, { everywhere, upFront }: Said, now: Date): boolean {
  return (
    (!isDecisionPath(path) && isPutBy(path, now.getUTCFullYear())) ||
    hasEndedField(structure, now) ||
    upFront.some(warnsOfAge) ||
    everywhere.some((sentence) => saysItEnded(sentence, now))
  );
}
