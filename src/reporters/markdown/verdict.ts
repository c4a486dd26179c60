import type { Assessment } from '../../core/assessment.ts';
import type { Verdict } from '../../core/verdict.ts';
import { byTitle, capital, heldWords, isGate, toldVerdict } from '../verdict.ts';
import { text } from './escape.ts';
import { fitting, room } from './room.ts';

/** How the gate decided, and what changed since its baseline; no lines where nothing was held against anything. */
export function verdictLines(assessment: Assessment, verdict: Verdict | undefined): string[] {
  if (verdict === undefined || !isGate(verdict)) return [];
  const { head, goals, waivers, since } = toldVerdict(verdict, byTitle(assessment));
  const held = heldWords(goals);
  const told = [
    ...goals.filter(({ isPlain }) => !isPlain).map(({ words }) => item(words)),
    ...(held === null ? [] : [item(held)]),
    ...waivers.map(item),
    ...(since === null ? [] : [`\n**${text(since.head)}**\n`, ...since.lost.map(item)]),
    ...(since?.changes ?? []).flatMap(({ words, criteria }) => [
      item(`${words}:`),
      ...criteria.map((criterion) => `  ${item(criterion)}`),
    ]),
    ...(since === null ? [] : [item(since.same)]),
  ];
  const { lines, left } = fitting(told, room.verdict, (line) => line);
  const rest = left === 0 ? [] : ['', `And ${left} more lines, for which there is no room here.`];
  return [`### ${text(head)}`, '', ...lines, ...rest, ''];
}

const item = (words: string): string => `- ${text(capital(words))}`;
