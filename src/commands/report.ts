import type { Assessment } from '../core/assessment.ts';
import { readAssessment } from '../core/documents.ts';
import type { ReportOptions } from '../core/reporter.ts';
import { requireApart } from './shared/apart.ts';
import { baselineFrom } from './shared/baseline.ts';
import { configurationFor } from './shared/configuration.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { eachOnce, type Saved } from './shared/each-once.ts';
import { claimed, type ExtraOptions, type Extras, extrasFor, tellLowered } from './shared/extras.ts';
import { readInput } from './shared/input.ts';
import { withOutput } from './shared/output.ts';
import { placed } from './shared/placed.ts';
import { fileWidth, formatNamed, reportText, requireRoom, type Told } from './shared/reports.ts';
import { tellMissingPolicies, wholeFor } from './shared/saved.ts';
import { requireOne } from './shared/setup.ts';
import { levelsOf } from './shared/show.ts';
import { toldApart } from './shared/told-apart.ts';
import { onlyAsked, verdictOn } from './shared/verdict.ts';
import { withWaivers } from './shared/waivers.ts';

export interface ReportCommandOptions extends ExtraOptions {
  readonly format: string;
  readonly output?: string | undefined;
  readonly min?: number | undefined;
  readonly baseline?: string | undefined;
  readonly config?: string | undefined;
}

/**
 * Renders saved assessments: one in any format, several one after the other, or side by side where the format can. Gives
 * back 0, whatever the levels.
 * @throws {ScanError} for whatever the user can mend
 */
export async function report(
  paths: readonly string[],
  options: ReportCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const { format: name } = options;
  const format = name === 'table' ? 'table' : formatNamed(name, '--format: ', ['table']);
  if (format !== 'table') requireRoom({ stdout: format, files: [] }, paths.length);
  await requireApart({ read: paths, written: [options.output] }, context.cwd);
  const govukFile = format === 'govuk' ? options.output : undefined;
  const extras = await extrasFor(options, govukFile, paths.length, context);
  const declared = await configurationFor(context.cwd, options.config, null);
  await tellMissingPolicies(declared, context);
  requireOne(options, paths.length);
  const baseline = await baselineFrom(options.baseline, context);
  return withOutput(options.output, context.cwd, async (output): Promise<ExitCode> => {
    const all: Saved[] = [];
    for (const path of paths) {
      all.push({ path, assessment: await claimed(await read(path, paths.length > 1, context), extras) });
    }
    const kept = eachOnce(all, context.note);
    const assessments = kept.map(({ assessment }) => assessment);
    const names = kept.map(({ path }) => path);
    const config = onlyAsked(await wholeFor(assessments, declared), assessments);
    const shown = toldApart(assessments, names, context.cwd).map((each) => withWaivers(each, config.scope.waivers));
    const targets = levelsOf(assessments, options, config);
    const isGated = Object.keys(targets).length > 0 || baseline !== null;
    const verdicts = isGated ? assessments.map((each) => verdictOn(each, options, config, baseline)) : [];
    const { color, ascii, width } = output === null ? context : { color: false, ascii: false, width: fileWidth };
    const text = await textOf(format, { assessments, shown, verdicts }, { color, ascii, width, targets }, extras);
    if (output === null) context.print(text);
    else await output.commit(text);
    await tellLowered(extras, assessments, context);
    return 0;
  });
}

async function textOf(
  format: 'table' | Parameters<typeof reportText>[0],
  told: Told,
  options: ReportOptions,
  extras: Extras,
): Promise<string> {
  if (format !== 'table') return reportText(format, told, options, extras);
  const { table } = await import('../reporters/systems.ts');
  return table.render(told.shown, options);
}

/** An assessment; what is wrong with one of several is told with its name. */
async function read(path: string, isOneOfMany: boolean, context: Context): Promise<Assessment> {
  const text = await readInput(path, context);
  return placed(isOneOfMany ? `${path}: ` : '', async () => readAssessment(text));
}
