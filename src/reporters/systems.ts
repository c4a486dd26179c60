import type { SystemsReporter } from '../core/reporter.ts';
import { columnsOf, hanging, toAscii, wrap } from './layout.ts';
import { sideBySide } from './systems/comparison.ts';
import { painter } from './terminal/page.ts';
import { levelWords } from './words.ts';

/** Several systems side by side: under each question how they are spread, and one line for each. */
export const table: SystemsReporter = {
  id: 'table',
  render(assessments, { color, ascii, width }) {
    const { names, rows } = sideBySide(assessments);
    const paint = painter(color);
    const column = Math.min(Math.floor(width / 2), Math.max(0, ...names.map(columnsOf)));
    const lines = rows.flatMap(({ title, scores, summary }) => [
      '',
      ...wrap(title, width).map(paint.strong),
      ...hanging('  ', summary, width).map(paint.faint),
      ...scores.flatMap((score, at) => {
        const level = score === null ? 'Not asked' : levelWords(score);
        return hanging(`  ${fitted(names[at] ?? '', column)}  `, level, width);
      }),
    ]);
    const text = `${[...paint.heading('All systems', width), ...lines].map((line) => line.trimEnd()).join('\n')}\n`;
    return ascii ? toAscii(text) : text;
  },
};

function fitted(name: string, columns: number): string {
  const short = columnsOf(name) <= columns ? name : `${wrap(name, columns - 1)[0] ?? ''}…`;
  return short + ' '.repeat(Math.max(0, columns - columnsOf(short)));
}
