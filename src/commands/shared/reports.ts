import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { ScanError } from '../../core/errors.ts';
import { mistakes } from '../../core/mistakes.ts';
import { didYouMean } from '../../core/nearest.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import type { Verdict } from '../../core/verdict.ts';
import { type FormatId, reporters } from '../../reporters/index.ts';
import { nameOf } from '../../reporters/systems/comparison.ts';
import { isForSystems, systemsReporters } from '../../reporters/systems/index.ts';
import { verdictLines } from '../../reporters/terminal/verdict.ts';
import type { Extras } from './extras.ts';
import { type Output, openOutput } from './output.ts';
import { placed, placeIn } from './placed.ts';

/** Columns of a report that is saved: nobody's terminal. */
export const fileWidth = 100;

/** Where reports are to go. */
export interface ReportPlan {
  /** The format on stdout instead of the report for people; null for none. */
  readonly stdout: FormatId | null;
  /** What is wrong with a file is told behind `where`, the place that names it. */
  readonly files: readonly { readonly format: FormatId; readonly file: string; readonly where: string }[];
}

/**
 * A format by its name; an error begins with `where`, and knows of others that are no formats of one assessment.
 * @throws {ScanError} `unknown_name`
 */
export function formatNamed(name: string, where: string, others: readonly string[] = []): FormatId {
  if (Object.hasOwn(reporters, name)) return name as FormatId;
  const known = [...Object.keys(reporters), ...others].sort();
  throw new ScanError(
    'unknown_name',
    `${where}no format is called ${name}`,
    didYouMean(name, known, `use one of ${known.join(', ')}`),
  );
}

/**
 * Makes sure that a configuration asks for reports in formats that there are, whether or not they are to be written.
 * @throws {ScanError} `unknown_name`, for all of them
 */
export function requireFormats({ reports, places }: Pick<Config, 'reports' | 'places'>): void {
  const wrong = mistakes();
  for (const name of Object.keys(reports)) wrong.seek(() => formatNamed(name, whereOf(name, places)), null);
  wrong.end();
}

const whereOf = (format: string, places: Config['places']): string =>
  `${placeIn(places, `reports.${format}`)}reports: `;

/**
 * What `--report FORMAT[=FILE]`, given any number of times, and the configuration ask for. A format on the command line
 * comes before the same one in the configuration.
 * @throws {ScanError} `unknown_name` with the nearest format; `usage` for two that would go to one place
 */
export function planReports(
  given: readonly string[],
  configured: Config['reports'] = {},
  places: Config['places'] = {},
): ReportPlan {
  const asked = given.map((text) => {
    const at = text.indexOf('=');
    const [name, file] = at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
    const format = formatNamed(name, '--report: ');
    if (file === '') throw new ScanError('usage', `--report: no file is named for ${name}`, `write ${name}=FILE`);
    return { format, file, where: '' };
  });
  const own = Object.entries(configured).map(([name, file]) => {
    const where = whereOf(name, places);
    return { format: formatNamed(name, where), file, where };
  });
  const [stdout, ...others] = asked.filter(({ file }) => file === null);
  if (others.length > 0) {
    throw new ScanError('usage', '--report: stdout can take one report only', `name a file: ${others[0]?.format}=FILE`);
  }
  const kept = own.filter(({ format }) => !asked.some((each) => each.format === format));
  const files = [...asked, ...kept].flatMap(({ file, ...rest }) => (file === null ? [] : [{ ...rest, file }]));
  return { stdout: stdout?.format ?? null, files };
}

/**
 * Makes sure that each format can show so many assessments.
 * @throws {ScanError} `usage`
 */
export function requireRoom({ stdout, files }: ReportPlan, assessments: number): void {
  if (assessments === 1) return;
  const asked = [...files.map(({ format }) => format), ...(stdout === null ? [] : [stdout])];
  const narrow = asked.find((format) => format !== 'json' && format !== 'terminal' && !isForSystems(format));
  if (narrow === undefined) return;
  throw new ScanError(
    'usage',
    `a report in ${narrow} takes one system, and there are ${assessments}`,
    `ask for it one by one, or use one of ${['json', 'terminal', ...Object.keys(systemsReporters)].sort().join(', ')}`,
  );
}

/** Where the save file of the GOV.UK tool goes; undefined where none is written. */
export const govukFileOf = ({ files }: ReportPlan): string | undefined =>
  files.find(({ format }) => format === 'govuk')?.file;

/**
 * Makes sure that stdout is asked for one document only.
 * @throws {ScanError} `usage`
 */
export function requireStdout({ stdout }: ReportPlan, isJson: boolean): void {
  if (!isJson || stdout === null) return;
  throw new ScanError('usage', '--json and --report both write to stdout', `name a file: --report ${stdout}=FILE`);
}

/** What there is to report. */
export interface Told {
  readonly assessments: readonly Assessment[];
  /** The same as reports show them. */
  readonly shown: readonly Assessment[];
  /** How the gate decided about each; empty where nothing was held against anything. */
  readonly verdicts: readonly Verdict[];
}

/** The text of a report: of one assessment, or over several where the format knows how to. */
export async function reportText(
  format: FormatId,
  { assessments, shown, verdicts }: Told,
  options: ReportOptions,
  extras: Extras,
): Promise<string> {
  // A document keeps the names as they were saved.
  const [first, ...others] = format === 'json' ? assessments : shown;
  if (first === undefined) return '';
  if (others.length === 0) return oneText(format, first, { ...options, verdict: verdicts[0] }, extras);
  const reporter = await reporters[format]();
  if (format !== 'json' && isForSystems(format)) {
    const systems = await systemsReporters[format]();
    return systems.render(shown, options);
  }
  const each = [first, ...others].map((assessment) => reporter.render(assessment, options));
  if (format === 'json') return each.join('');
  const { table } = await import('../../reporters/systems.ts');
  const below = verdicts
    .map((verdict, at) => verdictLines(verdict, nameOf(shown[at] ?? first), options.width))
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`);
  return [...each, table.render(shown, options), ...below].join('\n');
}

async function oneText(
  format: FormatId,
  assessment: Assessment,
  options: ReportOptions,
  extras: Extras,
): Promise<string> {
  if (format === 'govuk' && extras.existing !== null) {
    const { mergeInto } = await import('../../reporters/govuk/merge.ts');
    return mergeInto(extras.existing, assessment, options);
  }
  const reporter = await reporters[format]();
  return reporter.render(assessment, options);
}

/** Reports that are prepared, so that a place that cannot be written to is told before the work. */
export interface Reports {
  readonly stdout: FormatId | null;
  readonly extras: Extras;
  /** Renders each and puts it in place. */
  save(told: Told, targets: ReportOptions['targets']): Promise<void>;
}

/**
 * Runs the work with prepared reports and leaves nothing behind when it fails; paths from `cwd`.
 * @throws {ScanError} `unwritable`
 */
export async function withReports<T>(
  plan: ReportPlan,
  extras: Extras,
  cwd: string,
  work: (reports: Reports) => Promise<T>,
): Promise<T> {
  const open: { format: FormatId; output: Output }[] = [];
  try {
    for (const { format, file, where } of plan.files) {
      open.push({ format, output: await placed(where, () => openOutput(file, cwd)) });
    }
    return await work({
      ...{ stdout: plan.stdout, extras },
      save: async (told, targets) => {
        const options = { color: false, ascii: false, width: fileWidth, targets };
        const texts = await Promise.all(open.map(({ format }) => reportText(format, told, options, extras)));
        for (const [at, { output }] of open.entries()) await output.commit(texts[at] ?? '');
      },
    });
  } finally {
    await Promise.all(open.map(({ output }) => output.discard()));
  }
}
