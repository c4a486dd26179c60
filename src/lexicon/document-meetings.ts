const gathering =
  '(?:meeting|sync|sync-?up|catch[- ]?up|stand[- ]?up|check[- ]?in|retro(?:spective)?|kick[- ]?off|call|huddle|town ?hall|all[- ]?hands|away ?day|workshop|1[:-]1|one[- ]to[- ]one|show (?:and|&) tell|scrum|board)';
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const day = `(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|${month} \\d{1,2}(?!\\d))`;
const often =
  '(?:weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|daily|annual|ad[- ]hoc|team|project|steering(?: group)?|supplier|kick[- ]?off|planning|handover)';

/** Titles of one meeting: it is said that it is one, with whom or when it was, or that somebody wrote down what was said. */
const titles: readonly RegExp[] = [
  new RegExp(`\\b${gathering}\\b.{0,60}\\b${day}\\b`, 'i'),
  new RegExp(`\\b${day}\\b.{0,60}\\b${gathering}\\W{0,5}(?:(?:notes|minutes)\\W{0,5})?$`, 'i'),
  new RegExp(
    `\\b${often} (?:\\w{1,20} )?(?:meeting|sync|catch[- ]?up|stand[- ]?up|check[- ]?in|call|huddle|retro)\\W{0,5}(?:#?\\d{1,4}\\W{0,5})?$`,
    'i',
  ),
  new RegExp(`\\b${gathering} (?:notes|minutes|summary|write-?up|record|log)\\b`, 'i'),
  new RegExp(`\\b(?:notes|minutes|summary|write-?up)(?: of| from|:| –| -) .{0,60}\\b${gathering}\\b`, 'i'),
  /\b(?:meeting|catch[- ]?up|workshop) with\b/i,
  /^\W{0,5}(?:minutes|kick[- ]?off(?: meeting)?)(?:\W{1,5}\d.{0,30})?\W{0,5}$/i,
];

const fileDay = '(?:19|20)\\d{2}[-_.]?\\d{2}[-_.]?\\d{2}';
const fileGathering = gathering.replaceAll('[- ]', '[-_]').replaceAll(' ?', '[-_]?');
const fileNames: readonly RegExp[] = [
  new RegExp(`^${fileDay}[-_.].{0,80}(?<=[-_.])${fileGathering}s?(?:[-_.](?:notes|minutes))?$`, 'i'),
  new RegExp(`(?:^|[-_.])${fileGathering}s?(?:[-_.](?:notes|minutes))?[-_.]${fileDay}(?=$|[-_.])`, 'i'),
  new RegExp(
    `(?:^|[-_.])${fileGathering}[-_.](?:notes|minutes)(?=$|[-_.])|^minutes(?=$|[-_.](?:\\d|of[-_.]))|[-_.]minutes$`,
    'i',
  ),
];
const datedTitle = new RegExp(`\\b${day}\\b`, 'i');
const datedName = new RegExp(`(?:^|[-_.])${fileDay}(?=$|[-_.])`);

const attendance =
  /^[\s>*_|#=+-]{0,12}(?:present|attend(?:ees|ing|ed by|ance)|in attendance|participants|who was there|people (?:present|in the room)|apologies|absent|note[- ]?taker|minute[- ]?taker|scribe|minutes (?:taken )?by)[*_`]{0,4}(?:\s?[:|–—]|[\s=#]{0,8}$)/i;
const missed = /^[\s>*_|#=+-]{0,12}(?:apologies|absent)[*_`]{0,4}(?: for absence| from)?\s?[:|]/i;
const agenda =
  /^(?:\d{0,2}\.?\s?)?(?:agenda|a\.?o\.?b\.?|any other business|(?:date of )?next meeting|minutes of the last meeting|matters arising|who was there)\W{0,3}$/i;

/** Whether a title is that of one meeting, and not of how people meet. */
export function isMeetingTitle(title: string): boolean {
  const short = title.slice(0, 200);
  return titles.some((words) => words.test(short));
}

/** Whether a file, by its name without ending, is kept of one meeting. */
export function isMeetingName(stem: string): boolean {
  return fileNames.some((words) => words.test(stem.slice(0, 200)));
}

/** Whether a name or a title bears a day. */
export function bearsDay(stem: string, title: string): boolean {
  return datedName.test(stem.slice(0, 200)) || datedTitle.test(title.slice(0, 200));
}

/** Whether a line says who was at a meeting. */
export function tellsAttendance(line: string): boolean {
  return attendance.test(line.slice(0, 200));
}

/** Whether a line says who was not: that is told of one meeting alone. */
export function tellsAbsence(line: string): boolean {
  return missed.test(line.slice(0, 200));
}

/** Whether a heading is one of those that a meeting goes through. */
export function isOnAgenda(heading: string): boolean {
  return agenda.test(heading.slice(0, 80));
}
