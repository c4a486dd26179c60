import type { QuestionResult } from '../core/assessment.ts';
import { oncePer } from '../core/once.ts';
import type { ReportOptions } from '../core/reporter.ts';
import type { GateVerdict, Verdict } from '../core/verdict.ts';

/** The level that is asked for of a question, and what became of it. */
export interface ToldGoal {
  readonly level: number;
  readonly verdict: GateVerdict['verdict'];
}

/** What a report knows of targets. */
type Goals = Pick<ReportOptions, 'targets' | 'verdict'>;

/**
 * The target of a question and what the gate says of it; where no gate was asked, the target held against what is proven
 * and what is possible. Null where none is set.
 */
export function goalOf({ targets, verdict }: Goals, { id, score }: QuestionResult): ToldGoal | null {
  const gated = verdict === undefined ? undefined : byQuestion(verdict).get(id);
  if (gated !== undefined) return { level: gated.target, verdict: gated.verdict };
  const target = Object.hasOwn(targets, id) ? targets[id] : undefined;
  if (target === undefined) return null;
  if (score.status === 'not_applicable') return { level: target, verdict: 'not_applicable' };
  if (score.level !== null && score.level >= target) return { level: target, verdict: 'passed' };
  const isOut = score.ceiling !== null && score.ceiling < target;
  return { level: target, verdict: isOut ? 'below' : 'unknown' };
}

const byQuestion = oncePer(({ verdicts }: Verdict) => new Map(verdicts.map((each) => [each.question, each])));

/** What became of a target, after the level itself. */
export const goalWords: Readonly<Record<ToldGoal['verdict'], string>> = {
  passed: 'reached',
  attested: 'reached only with what people state',
  waived: 'reached only with what is waived',
  below: 'not reached',
  unknown: 'cannot tell whether it is reached',
  not_applicable: 'does not apply',
};
