import type { SystemsReporter } from '../../core/reporter.ts';
import { csvText } from '../csv.ts';
import { sideBySide } from './comparison.ts';

const columns = [
  ...['question', 'title', 'system', 'commit', 'as_of', 'status', 'level', 'ceiling', 'coverage'],
  // Of the question over all systems, so the same in each of its rows.
  ...['all_systems', 'all_judged', 'all_unknown_share'],
];

/** One row for each question and system, in the form of the table of one system; for a spreadsheet to turn around. */
export const csv: SystemsReporter = {
  id: 'csv',
  render(assessments) {
    const { names, rows, assessments: systems } = sideBySide(assessments);
    const cells = rows.flatMap(({ id, title, scores, summary, judged, unknownShare }) =>
      systems.map(({ now, targets }, at) => {
        const { status = 'not_asked', level = null, ceiling = null, coverage = null } = scores[at] ?? {};
        const commit = targets.flatMap((target) => target.commit ?? []).join(' ');
        return [
          ...[id, title, names[at] ?? '', commit, now, status, level, ceiling, rounded(coverage)],
          ...[summary, judged, rounded(unknownShare)],
        ];
      }),
    );
    return csvText(columns, cells);
  },
};

/** To four decimals: spreadsheets show more as noise. */
const rounded = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 10_000);
