import type { Assessment } from '../core/assessment.ts';
import type { ReportOptions } from '../core/reporter.ts';
import { plain } from '../core/text.ts';
import { columnsOf, hanging, toAscii, wrap } from './layout.ts';
import { painter } from './terminal/page.ts';
import { levelWords } from './terminal/question.ts';

/** Several systems side by side: under each question one line for each system, in the order given. */
export function systemsTable(assessments: readonly Assessment[], options: ReportOptions): string {
  const systems = plain(assessments) as Assessment[];
  const paint = painter(options.color);
  const names = systems.map(nameOf);
  const column = Math.min(Math.floor(options.width / 2), Math.max(...names.map(columnsOf)));
  const questions = new Map(systems.flatMap((each) => each.questions.map(({ id, title }) => [id, title])));
  const lines = [...questions].flatMap(([id, title]) => [
    '',
    ...wrap(title, options.width).map(paint.strong),
    ...systems.flatMap((system, row) => {
      const question = system.questions.find((each) => each.id === id);
      const level = question === undefined ? 'Not asked' : levelWords(question.score);
      return hanging(`  ${fitted(names[row] ?? '', column)}  `, level, options.width);
    }),
  ]);
  const text = `${[...paint.heading('All systems', options.width), ...lines].map((line) => line.trimEnd()).join('\n')}\n`;
  return options.ascii ? toAscii(text) : text;
}

/** What reports call a system: the names of its targets. */
export const nameOf = ({ targets }: Assessment): string => targets.map(({ name }) => name).join(', ');

function fitted(name: string, columns: number): string {
  const short = columnsOf(name) <= columns ? name : `${wrap(name, columns - 1)[0] ?? ''}…`;
  return short + ' '.repeat(Math.max(0, columns - columnsOf(short)));
}
