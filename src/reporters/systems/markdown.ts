import type { SystemsReporter } from '../../core/reporter.ts';
import { text } from '../markdown/escape.ts';
import { minuteWords } from '../words.ts';
import { commitsOf, shortLegend, shortWords, sideBySide } from './comparison.ts';

/** Forges cut a longer comment. */
const mostLetters = 60_000;

/** A table with the questions down and the systems across, and how they are spread; fits a comment of a forge. */
export const markdown: SystemsReporter = {
  id: 'markdown',
  render(assessments) {
    const { names, rows, assessments: systems } = sideBySide(assessments);
    // As many systems as there is room for: a row may be no longer than the comment by its share.
    const shown = names.slice(0, columnsThatFit(names.map(text), rows.length));
    const left = names.length - shown.length;
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const lines = [
      '<!-- tidemark -->',
      `## Cloud maturity of ${systems.length} systems`,
      '',
      line(['Question', 'All', ...shown.map(text)]),
      line(['Question', 'All', ...shown].map(() => '---')),
      ...rows.map(({ title, scores, summary }) =>
        line([text(title), text(summary), ...scores.slice(0, shown.length).map(shortWords)]),
      ),
      '',
      ...(left === 0 ? [] : [`${left} more systems are left out here; the second column counts them.`, '']),
      text(shortLegend),
      '',
      ...systems
        .slice(0, shown.length)
        .map(
          (system, at) => `- ${text(shown[at] ?? '')} at ${text(commitsOf(system))}: as of ${minuteWords(system.now)}`,
        ),
    ];
    return `${lines.join('\n')}\n`;
  },
};

/** Columns that fit, where each costs its name twice and a cell in each row. */
function columnsThatFit(names: readonly string[], rows: number): number {
  const cell = 16;
  let room = mostLetters - 500 * (rows + 2);
  return names.filter((name) => {
    room -= 2 * name.length + 60 + cell * (rows + 1);
    return room >= 0;
  }).length;
}
