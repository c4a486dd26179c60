import type { Fact } from '../../src/core/facts/index.ts';

type Review = Pick<Fact<'access.rule_file'>, 'reviewDue' | 'reviewedAgeDays'>;

/** Only the head of a file speaks of the file as a whole. */
const headLines = 40;
const longestLine = 300;
const day = 24 * 60 * 60 * 1000;
/** A date so far ahead sets no review: nobody plans one after more than three years. */
const farthestDays = 3 * 366;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A comment, or a key at the top: what stands deeper is about an entry. */
const start = '^(?:[ \\t]{0,2}(?:#|//|/\\*|\\*|<!--|--)[ \\t#*]{0,8}|[ \\t]{0,2}"|)';
const last = new RegExp(
  `${start}(?:last[-_ ](?:access[-_ ])?review(?:ed)?|reviewed)(?:[-_ ](?:on|at|date))?"?[ \\t]{0,4}[:=][ \\t]{0,4}(.{4,60})`,
  'i',
);
const due = new RegExp(
  `${start}(?:next[-_ ]review(?:[-_ ](?:on|date|due))?|review[-_ ](?:by|due|before|after)(?:[-_ ]date)?|to be reviewed(?: by| on)?)"?[ \\t]{0,4}[:=]?[ \\t]{0,4}(.{4,60})`,
  'i',
);
const interval = new RegExp(
  `${start}review(?:ed)?[-_ ](?:in|every|interval|period)"?[ \\t]{0,4}[:=]?[ \\t]{0,4}"?(\\d{1,3})[ -]?(day|week|month|year)`,
  'i',
);

/** What the first lines of a file say of its reviews. */
export function reviewIn(whole: string, now: Date): Review {
  let reviewed: Date | 'unknown' | null = null;
  let until: Date | 'unknown' | null = null;
  let span: number | null = null;
  for (const line of headOf(whole)) {
    const dueText = due.exec(line)?.[1];
    const [, count, unit] = interval.exec(line) ?? [];
    if (count !== undefined && unit !== undefined) span ??= Number(count) * daysIn(unit);
    else if (dueText !== undefined) until ??= dateIn(dueText) ?? 'unknown';
    else {
      const lastText = last.exec(line)?.[1];
      if (lastText !== undefined) reviewed ??= dateIn(lastText) ?? 'unknown';
    }
  }
  return judged(reviewed, until, span, now);
}

type Told = Date | 'unknown' | null;

function judged(reviewed: Told, until: Told, span: number | null, now: Date): Review {
  const isPast = reviewed instanceof Date && reviewed.getTime() <= now.getTime() + day;
  const reviewedAgeDays = isPast ? Math.max(0, Math.round((now.getTime() - reviewed.getTime()) / day)) : null;
  if (until instanceof Date) {
    // A review that lies in the future has no meaning, and what is due after it none either.
    const isMeant = reviewed === null || isPast;
    return { reviewDue: isMeant ? dueIn((until.getTime() - now.getTime()) / day) : 'unknown', reviewedAgeDays };
  }
  if (until === 'unknown') return { reviewDue: 'unknown', reviewedAgeDays };
  if (span !== null && reviewedAgeDays !== null) {
    return { reviewDue: dueIn(span - reviewedAgeDays), reviewedAgeDays };
  }
  const isUnsure = span !== null || (reviewed !== null && reviewedAgeDays === null);
  return { reviewDue: isUnsure ? 'unknown' : 'none', reviewedAgeDays };
}

/** Something is due by the end of its day. */
function dueIn(days: number): 'current' | 'overdue' | 'unknown' {
  if (days > farthestDays) return 'unknown';
  return days < -1 ? 'overdue' : 'current';
}

function headOf(whole: string): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; lines.length < headLines && at < whole.length; ) {
    const end = whole.indexOf('\n', at);
    const stop = end === -1 ? whole.length : end;
    lines.push(whole.slice(at, Math.min(stop, at + longestLine)));
    at = stop + 1;
  }
  return lines;
}

const daysIn = (unit: string): number =>
  ({ day: 1, week: 7, month: 31, year: 366 })[unit.toLowerCase() as 'day' | 'week' | 'month' | 'year'];

/** A date as people write it, `2026-05-01`, `1 May 2026` or `May 1, 2026`; null for any other text, or no such day. */
function dateIn(written: string): Date | null {
  const iso = /(\d{4})[-/](\d{2})[-/](\d{2})/.exec(written);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = /(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]{0,6},? (\d{4})/i.exec(written);
  if (named !== null) return dateOf(Number(named[3]), monthOf(named[2]), Number(named[1]));
  const american = /([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i.exec(written);
  return american === null ? null : dateOf(Number(american[3]), monthOf(american[1]), Number(american[2]));
}

const monthOf = (name = ''): number => months.indexOf(name.toLowerCase()) + 1;

function dateOf(year: number, month: number, date: number): Date | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? made : null;
}
