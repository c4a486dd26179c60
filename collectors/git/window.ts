import { type Change, changeAt, DAY_SECONDS, type LineReading, workAt } from './changes.ts';
import { commitAt } from './lines.ts';

/** Twelve months, stretched to 24 until 30 human changes are seen: fewer tell no way of working. */
const USUAL_DAYS = 365;
export const LONGEST_DAYS = 730;
const ENOUGH_CHANGES = 30;

/** The changes of a line that are judged, newest first. */
export interface Window {
  /** Days before `now` at which it begins. */
  readonly days: number;
  readonly changes: readonly Change[];
  /** Fewer human changes than enough within the longest window. */
  readonly dormant: boolean;
}

/** What decides how far back a line is read: seconds since the epoch, and whether it is a person's work. */
interface Step {
  readonly at: number;
  readonly isPersons: boolean;
}

/**
 * Reads a line backwards from its tip as far as the rule asks; what is dated after `now` counts as of `now`. `count`
 * tells how many of those read are inside.
 */
function readBack({ reach }: LineReading, nowSeconds: number, read: (ordinal: number) => Step) {
  let count = 0;
  let people = 0;
  let dormant = false;
  let days = USUAL_DAYS;
  for (let ordinal = reach.line.commits.length - 1; ordinal >= 0; ordinal--) {
    const { at, isPersons } = read(ordinal);
    const ageDays = Math.max(0, (nowSeconds - at) / DAY_SECONDS);
    if (ageDays > USUAL_DAYS && people >= ENOUGH_CHANGES) break;
    count++;
    if (ageDays > LONGEST_DAYS) dormant = true;
    if (isPersons) people++;
    days = Math.max(days, ageDays);
  }
  return { count, days, dormant: dormant || people < ENOUGH_CHANGES };
}

/** The days of a line's window, without reading its changes: for whoever has yet to find out how they arrived. */
export function windowDays(reading: LineReading, nowSeconds: number): number {
  const { history, reach } = reading;
  const read = (ordinal: number): Step => ({
    at: commitAt(history, reach.line.commits[ordinal] ?? -1).committedAt,
    isPersons: workAt(reading, ordinal).isPersons,
  });
  return readBack(reading, nowSeconds, read).days;
}

/** The window of a line. */
export function windowOf(reading: LineReading, nowSeconds: number): Window {
  const read: Change[] = [];
  const { count, ...rest } = readBack(reading, nowSeconds, (ordinal) => {
    const change = changeAt(reading, ordinal);
    read.push(change);
    return { at: change.at, isPersons: change.by === 'person' };
  });
  return { ...rest, changes: read.slice(0, count) };
}
