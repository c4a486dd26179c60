import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { json } from '../../reporters/json.ts';
import { nameOf } from '../../reporters/systems/comparison.ts';
import { verdictLines } from '../../reporters/terminal/verdict.ts';
import type { Context } from './context.ts';
import { tellLowered } from './extras.ts';
import type { Output } from './output.ts';
import { type Reports, reportText, type Told } from './reports.ts';
import { type GateOptions, targetsOf } from './verdict.ts';

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
 * over all. How the gate decided stands in the reports; where stdout belongs to a document, on stderr, too.
 */
export async function show(
  told: Told,
  { json: isJson, quiet, gate, config }: Showing,
  { output, reports, context }: Places,
): Promise<void> {
  const { color, ascii, width } = context;
  const { assessments, shown, verdicts } = told;
  const targets = levelsOf(assessments, gate, config);
  const options = { color, ascii, width, targets };
  const documents = assessments.map((assessment) => json.render(assessment, options)).join('');
  const format = reports.stdout ?? 'terminal';
  const text = isJson ? documents : await reportText(format, told, options, reports.extras);
  await output?.commit(documents);
  await reports.save(told, targets);
  await tellLowered(reports.extras, assessments, context);
  if (!isJson || output === null) context.print(text);
  if (quiet || (!isJson && format === 'terminal')) return;
  const names = shown.length > 1 ? shown.map(nameOf) : [];
  for (const [at, verdict] of verdicts.entries()) {
    for (const line of verdictLines(verdict, names[at] ?? null, width)) context.note(line);
  }
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
