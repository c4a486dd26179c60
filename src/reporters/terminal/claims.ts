import { type ClaimRow, claimedAmong, claimHeads, claimRow, claimSummary } from '../claims.ts';
import { columnsOf, hanging, wrap } from '../layout.ts';
import type { Page } from './page.ts';

/** Columns of a page on which a question and what is said of it fit one line. */
const tableFrom = 72;
const columns = { claimed: 9, shown: 18, verdict: 18 };

/** Claims beside what evidence shows; no lines where none were held against it. */
export function claimLines({ assessment, paint, width }: Page): string[] {
  const claimed = claimedAmong(assessment.questions);
  if (claimed.length === 0) return [];
  const rows = claimed.map(claimRow);
  const lines = width < tableFrom ? rows.flatMap((row) => sentence(row, width)) : table(rows, width);
  const heading = paint.heading('What is claimed, and what evidence shows', width);
  return ['', ...heading, ...wrap(claimSummary(claimed), width), '', ...lines];
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
