import { canonicalText } from '../core/canonical.ts';
import { readAssessment } from '../core/documents.ts';
import { ScanError } from '../core/errors.ts';
import { configurationFor } from './shared/configuration.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { readInput } from './shared/input.ts';
import { type GateOptions, verdictLines, verdictOn } from './shared/verdict.ts';

export interface GateCommandOptions extends GateOptions {
  readonly json?: true | undefined;
  readonly config?: string | undefined;
}

/**
 * Holds a saved assessment against `--min`, or else against the targets of the configuration, and says so. Gives back
 * 0, 1 or 3 (design 5).
 * @throws {ScanError} `usage` without any target, and for whatever else the user can mend
 */
export async function gate(path: string, options: GateCommandOptions, context: Context): Promise<ExitCode> {
  const config = await configurationFor(context.cwd, options.config, null);
  if (options.min === undefined && Object.keys(config.targets).length === 0) {
    throw new ScanError('usage', 'the gate has no target', 'give --min <level>, or write targets into tidemark.yaml');
  }
  const assessment = readAssessment(await readInput(path, context));
  const verdict = verdictOn(assessment, options, config);
  const text = options.json ? canonicalText(verdict) : `${verdictLines(verdict, config, context.width).join('\n')}\n`;
  context.print(text);
  return verdict.exitCode;
}
