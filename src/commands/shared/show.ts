import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { json } from '../../reporters/json.ts';
import { systemsTable } from '../../reporters/systems.ts';
import { terminal } from '../../reporters/terminal.ts';
import type { Context } from './context.ts';
import type { Output } from './output.ts';
import { type Verdict, verdictLines } from './verdict.ts';

/** The assessments as documents, one line each. */
function documentsText(assessments: readonly Assessment[], options: ReportOptions): string {
  return assessments.map((assessment) => json.render(assessment, options)).join('');
}

/**
 * Saves the documents where an output was named, and prints: the documents for `--json` (unless they were saved), else
 * a report for each and, for several, one table over all. `shown` are the same assessments as reports show them.
 */
export async function show(
  assessments: readonly Assessment[],
  isJson: boolean,
  output: Output | null,
  context: Context,
  shown: readonly Assessment[] = assessments,
): Promise<void> {
  const { color, ascii, width } = context;
  const options = { color, ascii, width, targets: {} };
  await output?.commit(documentsText(assessments, options));
  if (isJson) {
    if (output === null) context.print(documentsText(assessments, options));
    return;
  }
  const reports = shown.map((assessment) => terminal.render(assessment, options));
  context.print([...reports, ...(shown.length > 1 ? [systemsTable(shown, options)] : [])].join('\n'));
}

/**
 * How the gate decided: below the reports, or on stderr where stdout belongs to the documents. `system` says for which
 * of several; null for the only one.
 */
export function showVerdict(
  verdict: Verdict,
  config: Config,
  system: string | null,
  options: { readonly json?: true | undefined; readonly quiet?: true | undefined },
  context: Context,
): void {
  const lines = verdictLines(verdict, config, system, context.width);
  if (lines.length === 0) return;
  if (!options.json) context.print(`\n${lines.join('\n')}\n`);
  else if (!options.quiet) for (const line of lines) context.note(line);
}
