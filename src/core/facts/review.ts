import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, Days } from './base.ts';

/** What a text or file says of its own reviews, and how its content changed; ages against the scan's `now`. */
export const Review = z.strictObject({
  /** A date by which it says it is to be reviewed (stated, or last review and interval); `none`: it states none. */
  reviewDue: z.enum(['none', 'current', 'overdue', 'unknown']),
  /** Days since the last review that it states; null where it states none. */
  reviewedAgeDays: Days.nullable(),
});

/** The line it was found in, without credentials, addresses and handles, and cut short; null where it cannot be shown. */
export const said = z.string().max(200).nullable();

/** What a summary adds of that line. */
export function quote(line: string | null): string {
  return line === null ? '' : `: “${line}”`;
}

/** A file that other facts rest on, and how people changed its content in the last two years. */
export const fileHistoryFields = {
  path: z.string(),
  /**
   * Changes by people to what it says in the last 12 months, and by how many people. Left out are changes of blanks,
   * lines of comments and rules of tables, and those that touch most of what is asked about at once (moves, formatting).
   */
  revisionsInYear: Count,
  revisersInYear: Count,
  /** Changes by people in these months of which could not be told whether they change what it says. */
  unsureInYear: Count,
  /** Days since the newest such change; null where there was none in two years. */
  revisedAgeDays: Days.nullable(),
} as const;

/** What a summary adds of reviews; empty where nothing is stated. */
export function reviewInWords({ reviewDue, reviewedAgeDays }: z.infer<typeof Review>): string {
  if (reviewDue === 'overdue') return '; its review is overdue';
  if (reviewedAgeDays === null) return reviewDue === 'current' ? '; its review is not yet due' : '';
  return `; reviewed ${plural(Math.round(reviewedAgeDays), 'day')} ago`;
}
