import type { Config } from '../config.ts';
import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { readAssessment } from '../core/documents.ts';
import { ScanError } from '../core/errors.ts';
import type { Scope } from '../core/evidence.ts';
import { plain, plural } from '../core/text.ts';
import { hanging } from '../reporters/layout.ts';
import { verdictLines } from '../reporters/terminal/verdict.ts';
import { baselineFrom } from './shared/baseline.ts';
import { configurationFor } from './shared/configuration.ts';
import { type Context, type ExitCode, gravest } from './shared/context.ts';
import { readInput } from './shared/input.ts';
import { requireLevels } from './shared/names.ts';
import { tellMissingPolicies, wholeFor } from './shared/saved.ts';
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
  await tellMissingPolicies(declared, context);
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
  const unscanned = unscannedIn(assessment, config);
  const lines = [
    ...verdictLines(verdict, null, context.width),
    ...(tooOld === null ? [] : hanging('  - ', tooOld, context.width)),
    ...(unscanned === 0 ? [] : hanging('  - ', unscannedWords(unscanned), context.width)),
  ];
  const document = { ...verdict, tooOld, attestationsNotScanned: unscanned };
  context.print(options.json ? canonicalText(document) : `${lines.join('\n')}\n`);
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

/** How many attestations the configuration has that the assessment was not scanned with: levels are not derived again. */
function unscannedIn({ scope }: Assessment, config: Config): number {
  const key = ({ by: _, ...attestation }: Scope['attestations'][number]) => canonicalText(plain(attestation));
  const known = new Set(scope.attestations.map(key));
  return config.scope.attestations.filter((each) => !known.has(key(each))).length;
}

function unscannedWords(count: number): string {
  const which = `${plural(count, 'attestation')} of the configuration, with which this was not scanned`;
  return `without effect: ${which}; scan again with --config to take ${count === 1 ? 'it' : 'them'} in`;
}

/** The questions of an assessment, with the levels of their models. */
function leveled({ models, questions }: Assessment) {
  return models.map(({ id, floor, top }) => ({ floor, top, questions: questions.filter(({ model }) => model === id) }));
}
