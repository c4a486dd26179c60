import type { Assessment } from '../../core/assessment.ts';
import type { Since, Verdict } from '../../core/verdict.ts';
import { byId, isGate, type ToldVerdict, toldVerdict } from '../verdict.ts';
import { type Case, caseOf, type Result } from './result.ts';

/** Lines of the case of the gate. */
const mostLines = 200;

/** The gate as a suite of its own: its answer, and for each level of a baseline whether it held; no cases without a gate. */
export function verdictCases(assessment: Assessment, verdict: Verdict | undefined): readonly Case[] {
  if (verdict === undefined || !isGate(verdict)) return [];
  const told = toldVerdict(verdict, byId);
  const lines = linesOf(told);
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), `and ${more} more`] : lines;
  const { exitCode } = verdict;
  const state = exitCode === 0 ? 'passed' : exitCode === 1 ? 'failure' : 'skipped';
  const message = state === 'passed' ? null : told.head;
  const type = exitCode === 0 ? null : exitCode === 1 ? 'gate_failed' : 'unknown';
  return [
    caseOf({ id: 'gate' }, 'gate', { state, message, type, lines: shown }),
    ...(verdict.since?.questions ?? []).flatMap((change) => levelCase(assessment, change)),
  ];
}

function levelCase({ questions }: Assessment, change: Since['questions'][number]): Case[] {
  const { question, before, after, verdict } = change;
  if (before?.level == null) return [];
  const title = questions.find(({ id }) => id === question)?.title ?? '';
  const now = after?.level == null ? 'no level is proven' : `level ${after.level} is proven`;
  const said = `Level ${before.level} was proven before; now ${now}${title === '' ? '' : `. ${title}`}`;
  return [caseOf({ id: 'gate' }, `baseline: ${question}`, resultOf(verdict, said))];
}

function resultOf(verdict: Since['questions'][number]['verdict'], said: string): Result {
  if (verdict === 'held') return { state: 'passed', message: null, type: null, lines: [said] };
  if (verdict === 'fell') return { state: 'failure', message: said, type: 'below_baseline', lines: [] };
  const why = verdict === 'waived' ? 'Waived' : 'Cannot tell';
  return { state: 'skipped', message: `${why}: ${said}`, type: verdict, lines: [] };
}

function linesOf({ head, goals, waivers, since }: ToldVerdict): string[] {
  const changed = (since?.changes ?? []).flatMap(({ words, criteria }) => criteria.map((each) => `${words}: ${each}`));
  return [
    ...[head, ...goals.map(({ words }) => words), ...waivers],
    ...(since === null ? [] : [since.head, ...since.lost, ...changed, since.same]),
  ];
}
