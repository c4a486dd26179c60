import type { Fact } from '../../src/core/facts/index.ts';
import type { FieldRole } from '../../src/lexicon/document-fields.ts';

/** What a text says of its own reviews. */
export type Reviewed = Pick<Fact<'docs.responsibility'>, 'reviewDue' | 'reviewedAgeDays'>;

const DAY = 86_400_000;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// A date at the end of a sentence has a full stop behind it.
const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-]|\.\d)/;
const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4})\b/i;
const monthFirst = /\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i;
const numbers = /(?:^|[^\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/-]|\.\d)/;

/** The date that a text states, at the beginning of its day (UTC); null where it states none that has one meaning. */
export function dateIn(text: string): Date | null {
  const short = text.slice(0, 200);
  const year = iso.exec(short);
  if (year !== null) return dateOf(Number(year[1]), Number(year[2]), Number(year[3]));
  const day = dayFirst.exec(short);
  if (day !== null) return dateOf(Number(day[3]), monthOf(day[2] ?? ''), Number(day[1]));
  const month = monthFirst.exec(short);
  if (month !== null) return dateOf(Number(month[3]), monthOf(month[1] ?? ''), Number(month[2]));
  const told = numbers.exec(short);
  if (told === null) return null;
  const [first, second] = [Number(told[1]), Number(told[2])];
  // Which of the two is the month differs between countries.
  if (first <= 12 && second <= 12 && first !== second) return null;
  return first > 12 ? dateOf(Number(told[3]), second, first) : dateOf(Number(told[3]), first, second);
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dateOf(year: number, month: number, day: number): Date | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1990 && year < 2200 ? date : null;
}

/** A day, a month or a year that a text names: its first and its last day. */
export interface Period {
  readonly first: Date;
  readonly last: Date;
}

/** More years than a sentence names. */
const MOST_YEARS = 5;
const yearTold = /\b((?:19|20)\d\d)\b(?:[-/.]\d{1,2}[-/.]\d{1,2}\b)?/g;

/** The days, months and years that a text names, in its order. */
export function periodsIn(text: string): readonly Period[] {
  const short = text.slice(0, 200);
  let from = 0;
  return [...short.matchAll(yearTold)].slice(0, MOST_YEARS).map((found) => {
    const end = found.index + found[0].length;
    const said = short.slice(from, end);
    from = end;
    return periodOf(said, Number(found[1]));
  });
}

function periodOf(said: string, year: number): Period {
  const day = dateIn(said);
  if (day !== null) return { first: day, last: day };
  const month = monthOf(/\b([a-z]{3,9})\.?,? \d{4}$/i.exec(said)?.[1] ?? '');
  // Months count from 0, and day 0 is the last of the month before.
  const last = new Date(Date.UTC(year, month === 0 ? 12 : month, 0));
  const isEnd = /\bend of[^\d]{0,20}\d{4}$/i.test(said);
  return { first: isEnd ? last : new Date(Date.UTC(year, Math.max(0, month - 1), 1)), last };
}

const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  nine: 9,
  twelve: 12,
};
const named: Readonly<Record<string, string>> = {
  weekly: '1 week',
  monthly: '1 month',
  quarterly: '3 months',
  annually: '1 year',
  annual: '1 year',
  yearly: '1 year',
};

/** The date that an interval such as `6 months`, `a year` or `quarterly` leads to; null for another text. */
export function dateAfter(date: Date, interval: string): Date | null {
  const short = interval.trim().slice(0, 60).toLowerCase();
  const told = /^(?:every )?(\d{1,3}|[a-z]{1,6}) (day|week|month|year)s?$/.exec(named[short] ?? short);
  const count = told === null ? Number.NaN : (counts[told[1] ?? ''] ?? Number(told[1]));
  if (told === null || Number.isNaN(count) || count === 0) return null;
  const unit = told[2] ?? '';
  const months = unit === 'month' ? count : unit === 'year' ? 12 * count : 0;
  const days = unit === 'day' ? count : unit === 'week' ? 7 * count : 0;
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate() + days));
}

/** Days from a date to `now`, with at most two decimals; null for one that is still to come. */
export function ageDays(date: Date | null, now: Date): number | null {
  if (date === null || date.getTime() > now.getTime() + DAY) return null;
  return Math.max(0, Math.round(((now.getTime() - date.getTime()) / DAY) * 100) / 100);
}

/** A date so far ahead sets no review: nobody plans one after more than three years. */
const FARTHEST_DAYS = 3 * 366;

/**
 * What the fields of a text say of its reviews; what cannot be understood, or has no meaning (a review that lies in the
 * future, one that is due in a generation), is unknown.
 */
export function reviewOf(fields: ReadonlyMap<FieldRole, string>, now: Date): Reviewed {
  const [reviewed, due, interval] = [fields.get('reviewed'), fields.get('due'), fields.get('interval')];
  const last = reviewed === undefined ? null : dateIn(reviewed);
  const reviewedAgeDays = ageDays(last, now);
  if (due !== undefined) {
    // Of a month that is named alone, the last day counts.
    const date = dateIn(due) ?? periodsIn(due)[0]?.last ?? null;
    const isMeant = date !== null && (reviewed === undefined || reviewedAgeDays !== null);
    return { reviewDue: isMeant ? dueBy(date, now) : 'unknown', reviewedAgeDays };
  }
  if (interval === undefined) {
    return { reviewDue: reviewed === undefined || reviewedAgeDays !== null ? 'none' : 'unknown', reviewedAgeDays };
  }
  const next = last === null ? null : dateAfter(last, interval);
  if (next === null || reviewedAgeDays === null) return { reviewDue: 'unknown', reviewedAgeDays };
  return { reviewDue: dueBy(next, now), reviewedAgeDays };
}

/** A day counts as a whole. */
function dueBy(day: Date, now: Date): 'current' | 'overdue' | 'unknown' {
  if (day.getTime() > now.getTime() + FARTHEST_DAYS * DAY) return 'unknown';
  return day.getTime() + DAY >= now.getTime() ? 'current' : 'overdue';
}
