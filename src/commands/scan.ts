import { assess } from '../assess.ts';
import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { plain } from '../core/text.ts';
import { withoutCredentials } from '../sources/repository/remote-url.ts';
import { requireApart } from './shared/apart.ts';
import { configurationFor } from './shared/configuration.ts';
import { type Context, type ExitCode, gravest, untilInterrupted } from './shared/context.ts';
import { claimed, type ExtraOptions, extrasFor } from './shared/extras.ts';
import { foreignPaths, gather, opened, type ReadingOptions, type Run } from './shared/gather.ts';
import { isTalkative, type LogLevel, openLog } from './shared/log.ts';
import { withOutput } from './shared/output.ts';
import { type Choice, choose, type Judges, openJudges, packsFor, policyFolders } from './shared/packs.ts';
import { progressOn } from './shared/progress.ts';
import { type Spare, startAhead } from './shared/reading/ahead.ts';
import { govukFileOf, planReports, requireRoom, requireStdout, withReports } from './shared/reports.ts';
import { baselineOf, setUp } from './shared/setup.ts';
import { type Places, show } from './shared/show.ts';
import { toldApart } from './shared/told-apart.ts';
import { type GateOptions, verdictOn } from './shared/verdict.ts';

export interface ScanOptions extends ReadingOptions, Choice, GateOptions, ExtraOptions {
  readonly json?: true | undefined;
  readonly output?: string | undefined;
  /** `FORMAT[=FILE]` each. */
  readonly report: readonly string[];
  readonly dryRun?: true | undefined;
  readonly config?: string | undefined;
  /** Folders of policies beside the built-in ones. */
  readonly policies: readonly string[];
  readonly quiet?: true | undefined;
  readonly logLevel: LogLevel;
}

/**
 * Reads the targets one by one, judges each and reports. Gives back 0, 1 or 3; of several targets the
 * gravest. Nothing is printed or saved before every target has been judged.
 * @throws {ScanError} for whatever the user can mend
 */
export async function scan(targets: readonly string[], options: ScanOptions, context: Context): Promise<ExitCode> {
  const spare = context.spare ?? startAhead();
  try {
    return await scanWith(spare, targets, options, context);
  } finally {
    await spare.close();
  }
}

async function scanWith(
  spare: Spare,
  targets: readonly string[],
  options: ScanOptions,
  context: Context,
): Promise<ExitCode> {
  const declared = await configurationFor(context.cwd, options.config, foreignPaths(targets, options));
  const plan = planReports(options.report, declared.reports, declared.places);
  requireRoom(plan, targets.length);
  requireStdout(plan, options.json === true);
  await requireApart({ written: [options.output, ...plan.files.map(({ file }) => file)] }, context.cwd);
  const packs = await packsFor(policyFolders(options.policies, declared), context.cwd);
  const { config, choice } = setUp(declared, packs, options);
  const run = {
    ...{ spare, context, config },
    step: await progressOn(context, options.quiet === true || isTalkative(options.logLevel)),
    log: await openLog(options.logLevel),
  };
  if (options.dryRun) return dryRun(targets, options, run);
  const models = packs.map(({ model }) => model);
  const baseline = await baselineOf(options, choose(models, choice), targets.length, context);
  const extras = await extrasFor(options, govukFileOf(plan), targets.length, context);
  const judges = await openJudges(packs, choice);
  const work = async (places: Omit<Places, 'context'>): Promise<ExitCode> => {
    const assessments: Assessment[] = [];
    for (const target of targets) {
      assessments.push(await claimed(await assessed(target, options, judges, run), extras));
    }
    const verdicts = assessments.map((assessment) => verdictOn(assessment, options, config, baseline));
    const shown = toldApart(assessments, targets.map(withoutCredentials), context.cwd);
    const showing = { json: options.json, quiet: options.quiet, gate: options, config };
    await show({ assessments, shown, verdicts }, showing, { ...places, context });
    return gravest(verdicts.map((verdict) => verdict.exitCode));
  };
  try {
    return await withReports(plan, extras, context.cwd, (reports) =>
      withOutput(options.output, context.cwd, (output) => work({ output, reports })),
    );
  } finally {
    await judges.close();
  }
}

async function assessed(target: string, options: ScanOptions, judges: Judges, run: Run): Promise<Assessment> {
  const began = performance.now();
  const name = withoutCredentials(target);
  const collection = await gather(target, options, run);
  const read = performance.now();
  const assessment = await run.step('Judging', () =>
    untilInterrupted(run.context.signal, assess(collection, judges.runtimes)),
  );
  for (const { id, criteria } of assessment.questions) {
    for (const { id: criterion, error } of criteria.filter((each) => each.error !== null)) {
      run.log('error', { target: name, question: id, criterion, error }, 'a policy could not answer');
    }
  }
  const [readMs, judgedMs] = [read - began, performance.now() - read].map(Math.round);
  run.log('info', { target: name, readMs, judgedMs }, 'finished');
  return assessment;
}

async function dryRun(targets: readonly string[], options: ScanOptions, run: Run): Promise<ExitCode> {
  const { preview, previewText } = await import('./shared/dry-run.ts');
  const previews = [];
  for (const target of targets) previews.push(await opened(target, options, run, false, preview));
  const texts = previews.map((each) =>
    options.json ? canonicalText(plain(each)) : previewText(each, run.context.width),
  );
  run.context.print(texts.join(options.json ? '' : '\n'));
  return 0;
}
