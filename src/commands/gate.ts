import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { readAssessment } from '../core/documents.ts';
import { ScanError } from '../core/errors.ts';
import { plural } from '../core/text.ts';
import { hanging } from '../reporters/layout.ts';
import { verdictLines } from '../reporters/terminal/verdict.ts';
import { baselineFrom } from './shared/baseline.ts';
import { configurationFor } from './shared/configuration.ts';
import { type Context, type ExitCode, gravest } from './shared/context.ts';
import { readInput } from './shared/input.ts';
import { requireLevels } from './shared/names.ts';
import { wholeFor } from './shared/saved.ts';
import { type GateOptions, verdictOn } from './shared/verdict.ts';

export interface GateCommandOptions extends GateOptions {
  readonly json?: true | undefined;
  readonly config?: string | undefined;
  /** Days after which an assessment says nothing any more. */
  readonly maxAge?: number | undefined;
}

/** A scan may be told to judge as of the end of today. */
const aheadDays = 1;

/**
 * Holds a saved assessment against `--min`, or else against the targets of the configuration, and against a baseline,
 * and says so. Gives back 0, 1 or 3.
 * @throws {ScanError} `usage` without any target, and for whatever else the user can mend
 */
export async function gate(path: string, options: GateCommandOptions, context: Context): Promise<ExitCode> {
  const declared = await configurationFor(context.cwd, options.config, null);
  if (options.min === undefined && options.baseline === undefined && Object.keys(declared.targets).length === 0) {
    const mend = 'give --min <level> or --baseline <file>, or write targets into tidemark.yaml';
    throw new ScanError('usage', 'the gate has no target', mend);
  }
  const assessment = readAssessment(await readInput(path, context));
  const baseline = await baselineFrom(options.baseline, context);
  const config = await wholeFor([assessment], declared);
  if (options.min === undefined) requireLevels(leveled(assessment), config);
  const judged = verdictOn(assessment, options, config, baseline);
  const tooOld = ageWords(assessment, options.maxAge);
  const exitCode = gravest([judged.exitCode, tooOld === null ? 0 : 3]) as typeof judged.exitCode;
  const verdict = { ...judged, exitCode };
  const lines = [
    ...verdictLines(verdict, null, context.width),
    ...(tooOld === null ? [] : hanging('  - ', tooOld, context.width)),
  ];
  context.print(options.json ? canonicalText({ ...verdict, tooOld }) : `${lines.join('\n')}\n`);
  return exitCode;
}

/** Why an assessment is of another time; null where it is not. The only place that looks at a clock. */
function ageWords({ now }: Assessment, most: number | undefined): string | null {
  if (most === undefined) return null;
  const days = Math.floor((Date.now() - Date.parse(now)) / 86_400_000);
  if (days < -aheadDays) return `cannot tell: the assessment is of a day to come (${now.slice(0, 10)})`;
  if (days <= most) return null;
  return `cannot tell: the assessment is ${plural(days, 'day')} old, and may be ${most} at most`;
}

/** The questions of an assessment, with the levels of their models. */
function leveled({ models, questions }: Assessment) {
  return models.map(({ id, floor, top }) => ({ floor, top, questions: questions.filter(({ model }) => model === id) }));
}
