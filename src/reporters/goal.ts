import type { QuestionResult } from '../core/assessment.ts';
import type { ReportOptions } from '../core/reporter.ts';

/** The level that is asked for of a question, and what became of it. */
export interface ToldGoal {
  readonly level: number;
  readonly verdict: 'reached' | 'missed' | 'open' | 'not_applicable';
}

/** The target of a question held against what is proven and what is possible; null where none is set. */
export function goalOf(targets: ReportOptions['targets'], { id, score }: QuestionResult): ToldGoal | null {
  const target = Object.hasOwn(targets, id) ? targets[id] : undefined;
  if (target === undefined) return null;
  if (score.status === 'not_applicable') return { level: target, verdict: 'not_applicable' };
  if (score.level !== null && score.level >= target) return { level: target, verdict: 'reached' };
  const isOut = score.ceiling !== null && score.ceiling < target;
  return { level: target, verdict: isOut ? 'missed' : 'open' };
}

/** What became of a target, after the level itself. */
export const goalWords: Readonly<Record<ToldGoal['verdict'], string>> = {
  reached: 'reached',
  missed: 'not reached',
  open: 'cannot tell whether it is reached',
  not_applicable: 'does not apply',
};
