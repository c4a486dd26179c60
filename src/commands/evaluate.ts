import { assess } from '../assess.ts';
import { readCollection } from '../core/documents.ts';
import { type Context, type ExitCode, untilInterrupted } from './shared/context.ts';
import { readInput } from './shared/input.ts';
import { withOutput } from './shared/output.ts';
import { builtInPacks, type Choice, openJudges } from './shared/packs.ts';
import { show } from './shared/show.ts';

export interface EvaluateOptions extends Choice {
  readonly json?: true | undefined;
  readonly output?: string | undefined;
}

/**
 * Judges a saved collection and reports as `scan` does, without looking at anything else. Gives back 0, or 3 when no
 * question was assessed.
 * @throws {ScanError} for whatever the user can mend
 */
export async function evaluate(path: string, options: EvaluateOptions, context: Context): Promise<ExitCode> {
  const judges = await openJudges(await builtInPacks(), options);
  try {
    const collection = readCollection(await readInput(path, context));
    return await withOutput(options.output, context.cwd, async (output) => {
      const assessment = await untilInterrupted(context.signal, assess(collection, judges.runtimes));
      await show([assessment], options.json === true, output, context);
      return assessment.questions.some(({ score }) => score.status === 'assessed') ? 0 : 3;
    });
  } finally {
    await judges.close();
  }
}
