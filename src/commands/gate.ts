import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { readAssessment } from '../core/documents.ts';
import { ScanError } from '../core/errors.ts';
import { configurationFor } from './shared/configuration.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { readInput } from './shared/input.ts';
import { type Nameable, requireNames } from './shared/names.ts';
import { builtInPacks } from './shared/packs.ts';
import { type GateOptions, verdictLines, verdictOn } from './shared/verdict.ts';

export interface GateCommandOptions extends GateOptions {
  readonly json?: true | undefined;
  readonly config?: string | undefined;
}

/**
 * Holds a saved assessment against `--min`, or else against the targets of the configuration, and says so. Gives back
 * 0, 1 or 3.
 * @throws {ScanError} `usage` without any target, and for whatever else the user can mend
 */
export async function gate(path: string, options: GateCommandOptions, context: Context): Promise<ExitCode> {
  const declared = await configurationFor(context.cwd, options.config, null);
  if (options.min === undefined && Object.keys(declared.targets).length === 0) {
    throw new ScanError('usage', 'the gate has no target', 'give --min <level>, or write targets into tidemark.yaml');
  }
  const assessment = readAssessment(await readInput(path, context));
  const names = requireNames(await nameable(assessment), declared.targets, declared.waivers);
  const config = { ...declared, ...names };
  const verdict = verdictOn(assessment, options, config);
  const text = options.json
    ? canonicalText(verdict)
    : `${verdictLines(verdict, config, null, context.width).join('\n')}\n`;
  context.print(text);
  return verdict.exitCode;
}

/** What a configuration may name: the questions of the assessment, and the others that it could have held. */
async function nameable(assessment: Assessment): Promise<Nameable[]> {
  const judged = new Set(assessment.questions.map(({ id }) => id));
  const others = (await builtInPacks()).flatMap(({ model }) => model.questions.filter(({ id }) => !judged.has(id)));
  return [assessment, { questions: others }];
}
