import { type Change, changeAt, DAY_SECONDS, type LineReading } from './changes.ts';

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

/** Reads a line backwards from its tip as far as the rule asks; what is dated after `now` counts as of `now`. */
export function windowOf(reading: LineReading, nowSeconds: number): Window {
  const changes: Change[] = [];
  let people = 0;
  let dormant = false;
  let oldestAge = USUAL_DAYS;
  for (let ordinal = reading.reach.line.commits.length - 1; ordinal >= 0; ordinal--) {
    const change = changeAt(reading, ordinal);
    const ageDays = Math.max(0, (nowSeconds - change.at) / DAY_SECONDS);
    if (ageDays > USUAL_DAYS && people >= ENOUGH_CHANGES) break;
    if (ageDays > LONGEST_DAYS) dormant = true;
    changes.push(change);
    if (change.by === 'person') people++;
    oldestAge = Math.max(oldestAge, ageDays);
  }
  return { days: oldestAge, changes, dormant: dormant || people < ENOUGH_CHANGES };
}
