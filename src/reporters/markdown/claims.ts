import type { Assessment } from '../../core/assessment.ts';
import { type ClaimRow, claimedAmong, claimHeads, claimRow, claimSummary } from '../claims.ts';
import { text } from './escape.ts';
import { fitting, room } from './room.ts';

/** Claims beside what evidence shows; no lines where none were held against it. */
export function claimLines({ questions }: Assessment): string[] {
  const claimed = claimedAmong(questions);
  if (claimed.length === 0) return [];
  const { lines, left } = fitting(claimed, room.claims, (question) => row(claimRow(question)));
  return [
    '### What is claimed, and what evidence shows',
    '',
    claimSummary(claimed),
    '',
    ...[row(claimHeads), '| --- | --- | --- | --- |', ...lines],
    '',
    ...(left === 0 ? [] : [`And ${left} more, for which there is no room here.`, '']),
  ];
}

const row = ({ title, claimed, shown, verdict }: ClaimRow): string =>
  `| ${[title, claimed, shown, verdict].map(text).join(' | ')} |`;
