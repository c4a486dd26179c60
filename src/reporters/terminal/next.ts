import type { QuestionResult } from '../../core/assessment.ts';
import { hanging } from '../layout.ts';
import { nextSteps } from '../steps.ts';
import type { Page } from './page.ts';

/** Steps shown for one question, of each sort. */
const stepsShown = 3;

/** What to do for the next level; empty at the top. */
export function nextLines(page: Page, question: QuestionResult): string[] {
  const steps = nextSteps(page.assessment, question);
  if (steps === null) return [];
  const { level, change, clarify, otherwise, later } = steps;
  const isBlind = change.length === 0 && otherwise.length === 0;
  return [
    isBlind ? '  Next step' : `  Next step towards level ${level}`,
    ...[change, clarify, otherwise, later].flatMap((some) => stepLines(page, some)),
  ];
}

function stepLines(page: Page, steps: readonly string[]): string[] {
  const more = steps.length - stepsShown;
  return [
    ...steps.slice(0, stepsShown).flatMap((step) => hanging('    → ', step, page.width)),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}
