import type { ClaimCheck } from '../../core/claims.ts';
import { claimHeads, claimRows, claimSummary } from '../claims.ts';
import { text } from './escape.ts';

/** Claims beside what evidence shows, as a section to follow the report; empty where there is nothing to check. */
export function claimsMarkdown(checks: readonly ClaimCheck[]): string {
  if (checks.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = [claimHeads, ...claimRows(checks)].map(({ title, claimed, shown, verdict }) =>
    line([title, claimed, shown, verdict].map(text)),
  );
  const [head = '', ...body] = rows;
  return `${[
    '### What is claimed, and what evidence shows',
    '',
    claimSummary(checks),
    '',
    ...[head, line(['---', '---', '---', '---']), ...body],
  ].join('\n')}\n`;
}
