import type { Cell, QuestionResult } from '../core/assessment.ts';
import { cellSigns, cellWords } from './words.ts';

/** What the signs in the bars of these questions say, one text for each sign that is used. */
export function legendOf(questions: readonly QuestionResult[]): string[] {
  const states = new Set(questions.flatMap(({ score }) => score.cells.map(({ state }) => state)));
  return (Object.keys(cellSigns) as Cell[])
    .filter((state) => states.has(state))
    .map((state) => `${cellSigns[state]} ${cellWords[state]}`);
}
