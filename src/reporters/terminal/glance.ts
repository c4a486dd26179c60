import type { QuestionResult, Score } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { hanging } from '../layout.ts';
import { cellSigns } from '../words.ts';
import type { Page } from './page.ts';

/** More than fit into view. */
const mostShown = 100;

/** Each question on a line: what stays in view when the report has run through. Empty for a single question. */
export function glanceLines(page: Page): string[] {
  const { questions } = page.assessment;
  if (questions.length < 2) return [];
  const more = questions.length - mostShown;
  return [
    '',
    ...page.paint.heading('In short', page.width),
    ...questions.slice(0, mostShown).flatMap((question) => questionLines(page, question)),
    ...(more > 0 ? [`  and ${plural(more, 'more question')}`] : []),
  ];
}

function questionLines({ paint, width }: Page, { title, score }: QuestionResult): string[] {
  const signs = score.cells.map(({ state }) => cellSigns[state]).join(' ');
  const [first = '', ...others] = hanging(`  ${signs}  ${levelOf(score).padEnd(levelColumns)}`, title, width);
  const cells = score.cells.map(({ state }) => paint.cell(state, cellSigns[state])).join(' ');
  return [first.replace(signs, cells), ...others];
}

/** Wide enough for what `levelOf` says, and two blanks. */
const levelColumns = 18;

function levelOf({ status, level, ceiling }: Score): string {
  if (status === 'not_applicable') return 'does not apply';
  if (status === 'not_assessed') return 'not assessed';
  if (level === null) return 'none proven yet';
  return ceiling === null || ceiling === level ? `level ${level}` : `level ${level}, maybe ${ceiling}`;
}
