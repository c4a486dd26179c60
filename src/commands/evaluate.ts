import { assess } from '../assess.ts';
import { readCollection } from '../core/documents.ts';
import { requireApart } from './shared/apart.ts';
import { noConfig } from './shared/configuration.ts';
import { type Context, type ExitCode, untilInterrupted } from './shared/context.ts';
import { claimed, type ExtraOptions, extrasFor } from './shared/extras.ts';
import { readInput } from './shared/input.ts';
import { withOutput } from './shared/output.ts';
import { type Choice, openJudges, packsFor, policyFolders } from './shared/packs.ts';
import { govukFileOf, planReports, requireStdout, withReports } from './shared/reports.ts';
import { show } from './shared/show.ts';

export interface EvaluateOptions extends Choice, ExtraOptions {
  readonly json?: true | undefined;
  readonly output?: string | undefined;
  /** Folders of policies beside the built-in ones. */
  readonly policies: readonly string[];
  /** `FORMAT[=FILE]` each. */
  readonly report: readonly string[];
}

/**
 * Judges a saved collection and reports as `scan` does, without looking at anything else. Gives back 0, or 3 when no
 * question was assessed.
 * @throws {ScanError} for whatever the user can mend
 */
export async function evaluate(path: string, options: EvaluateOptions, context: Context): Promise<ExitCode> {
  const plan = planReports(options.report);
  requireStdout(plan, options.json === true);
  const written = [options.output, ...plan.files.map(({ file }) => file)];
  await requireApart({ read: [path], written }, context.cwd);
  const extras = await extrasFor(options, govukFileOf(plan), 1, context);
  const judges = await openJudges(await packsFor(policyFolders(options.policies), context.cwd), options);
  const showing = { json: options.json, gate: {}, config: noConfig };
  try {
    const collection = readCollection(await readInput(path, context));
    return await withReports(plan, extras, context.cwd, (reports) =>
      withOutput(options.output, context.cwd, async (output) => {
        const judged = await untilInterrupted(context.signal, assess(collection, judges.runtimes));
        const assessment = await claimed(judged, extras);
        await show({ assessments: [assessment], shown: [assessment], verdicts: [] }, showing, {
          output,
          reports,
          context,
        });
        return assessment.questions.some(({ score }) => score.status === 'assessed') ? 0 : 3;
      }),
    );
  } finally {
    await judges.close();
  }
}
