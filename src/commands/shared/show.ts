import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { json } from '../../reporters/json.ts';
import type { Context } from './context.ts';
import type { Output } from './output.ts';
import { type Reports, reportText } from './reports.ts';
import { type GateOptions, targetsOf, type Verdict } from './verdict.ts';
import { verdictLines } from './verdict-lines.ts';

/** What is to be done with assessments, and with whose targets. */
export interface Showing {
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
  readonly gate: GateOptions;
  readonly config: Config;
}

/** Where they go. */
export interface Places {
  readonly output: Output | null;
  readonly reports: Reports;
  readonly context: Context;
}

/**
 * Saves the documents where an output was named and each report to its file, and prints: the documents for `--json`
 * (unless they were saved), the report that stdout was asked for, or else a report for each and, for several, one table
 * over all. `shown` are the same assessments as reports show them.
 */
export async function show(
  assessments: readonly Assessment[],
  shown: readonly Assessment[],
  { json: isJson, gate, config }: Showing,
  { output, reports, context }: Places,
): Promise<void> {
  const { color, ascii, width } = context;
  const targets = levelsOf(assessments, gate, config);
  const options = { color, ascii, width, targets };
  const documents = assessments.map((assessment) => json.render(assessment, options)).join('');
  const format = reports.stdout ?? 'terminal';
  const text = isJson ? documents : await reportText(format, assessments, shown, options, reports.extras);
  await output?.commit(documents);
  await reports.save(assessments, shown, targets);
  if (!isJson || output === null) context.print(text);
}

/** The level that each question is to reach. */
export function levelsOf(
  assessments: readonly Assessment[],
  gate: GateOptions,
  config: Config,
): Readonly<Record<string, number>> {
  const all = assessments.flatMap((assessment) => targetsOf(assessment, gate, config));
  return Object.fromEntries(all.map(({ question, level }) => [question, level]));
}

/**
 * How the gate decided: below the reports, or on stderr where stdout belongs to a document. `system` says for which
 * of several; null for the only one.
 */
export function showVerdict(
  verdict: Verdict,
  system: string | null,
  { json: isJson, quiet, config }: Showing,
  { reports, context }: Places,
): void {
  const lines = verdictLines(verdict, config, system, context.width);
  if (lines.length === 0) return;
  const isForPeople = !isJson && (reports.stdout === null || reports.stdout === 'terminal');
  if (isForPeople) context.print(`\n${lines.join('\n')}\n`);
  else if (!quiet) for (const line of lines) context.note(line);
}
