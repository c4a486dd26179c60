import type { ClaimCheck, ClaimVerdict } from '../core/claims.ts';
import type { ReportOptions } from '../core/reporter.ts';
import { plainText, plural } from '../core/text.ts';
import { columnsOf, hanging, toAscii, wrap } from './layout.ts';
import { painter } from './terminal/page.ts';

/** What became of a claim, in words. */
export const claimWords: Readonly<Record<ClaimVerdict, string>> = {
  agrees: 'agrees',
  over_claimed: 'claims too much',
  under_claimed: 'claims too little',
  cannot_tell: 'cannot tell',
  not_claimed: 'nothing is claimed',
};

/** One question as a row of words, the same in every format. */
export interface ClaimRow {
  readonly title: string;
  readonly claimed: string;
  /** What evidence shows: a level, or from which to which it may be. */
  readonly shown: string;
  readonly verdict: string;
}

/** What stands above the columns of the rows. */
export const claimHeads: ClaimRow = {
  ...{ title: 'Question', claimed: 'Claimed', shown: 'Shown', verdict: 'What to make of it' },
};

/** Checked claims as rows of words, fit to show but not escaped for any format. */
export function claimRows(checks: readonly ClaimCheck[]): ClaimRow[] {
  return checks.map((check) => ({
    title: plainText(check.title),
    claimed: check.claimed === null ? '–' : String(check.claimed),
    shown: shownWords(check),
    verdict: claimWords[check.verdict],
  }));
}

function shownWords({ status, level, ceiling }: ClaimCheck): string {
  if (status === 'not_applicable') return 'nothing to judge';
  if (status === 'not_assessed') return 'nothing';
  if (level === null) return ceiling === null ? 'nothing' : `at most ${ceiling}`;
  return ceiling === null || ceiling === level ? String(level) : `${level} to ${ceiling}`;
}

/** What stands above them as one sentence: how many claims hold, how many do not, and of how many nobody can tell. */
export function claimSummary(checks: readonly ClaimCheck[]): string {
  const count = (...verdicts: readonly ClaimVerdict[]) =>
    checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const claimed = checks.length - count('not_claimed');
  if (claimed === 0) return 'No level is claimed for any of these questions.';
  const parts = [
    `${count('agrees')} shown by evidence`,
    `${count('over_claimed')} higher than evidence allows`,
    `${count('under_claimed')} lower than it shows`,
    `${count('cannot_tell')} that it leaves open`,
  ];
  const have = claimed === 1 ? 'has' : 'have';
  return `${claimed} of ${plural(checks.length, 'question')} ${have} a claimed level: ${parts.join(', ')}.`;
}

/** Columns of a page on which a question and what is said of it fit one line. */
const tableFrom = 72;
const columns = { claimed: 9, shown: 18, verdict: 18 };

/** Claims beside what evidence shows, as a section of the report for people; empty where there is nothing to check. */
export function claimsText(checks: readonly ClaimCheck[], options: ReportOptions): string {
  if (checks.length === 0) return '';
  const width = Math.min(options.width, 100);
  const paint = painter(options.color);
  const rows = claimRows(checks);
  const lines = width < tableFrom ? rows.flatMap((row) => sentence(row, width)) : table(rows, width);
  const heading = paint.heading('What is claimed, and what evidence shows', width);
  const text = `${[...heading, ...wrap(claimSummary(checks), width), '', ...lines].map((line) => line.trimEnd()).join('\n')}\n`;
  return options.ascii ? toAscii(text) : text;
}

function table(rows: readonly ClaimRow[], width: number): string[] {
  const room = width - columns.claimed - columns.shown - columns.verdict;
  const title = Math.min(room, 2 + Math.max(...rows.map((row) => columnsOf(row.title))));
  return [claimHeads, ...rows].map((row) =>
    [
      fitted(row.title, title),
      fitted(row.claimed, columns.claimed),
      fitted(row.shown, columns.shown),
      row.verdict,
    ].join(''),
  );
}

const sentence = ({ title, claimed, shown, verdict }: ClaimRow, width: number): string[] => [
  ...wrap(title, width),
  ...hanging('  ', `Claimed: ${claimed}; shown: ${shown}; ${verdict}`, width),
];

/** A cell of exactly some columns, with a blank behind it. */
function fitted(text: string, width: number): string {
  const short = columnsOf(text) < width ? text : `${wrap(text, width - 2)[0] ?? ''}…`;
  return short + ' '.repeat(Math.max(1, width - columnsOf(short)));
}
