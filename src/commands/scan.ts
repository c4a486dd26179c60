import { assess } from '../assess.ts';
import type { Config } from '../config.ts';
import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { plain } from '../core/text.ts';
import type { Pack } from '../rego/pack.ts';
import { nameOf } from '../reporters/systems.ts';
import { withoutCredentials } from '../sources/repository/remote-url.ts';
import { configurationFor } from './shared/configuration.ts';
import { type Context, type ExitCode, gravest, untilInterrupted } from './shared/context.ts';
import { foreignPaths, gather, opened, type ReadingOptions, type Run } from './shared/gather.ts';
import { isTalkative, type LogLevel, openLog } from './shared/log.ts';
import { requireLevels, requireNames } from './shared/names.ts';
import { withOutput } from './shared/output.ts';
import { builtInPacks, type Choice, choose, type Judges, openJudges } from './shared/packs.ts';
import { progressOn } from './shared/progress.ts';
import { type Spare, startAhead } from './shared/reading/ahead.ts';
import { show, showVerdict } from './shared/show.ts';
import { toldApart } from './shared/told-apart.ts';
import { type GateOptions, onlyAsked, verdictOn } from './shared/verdict.ts';

export interface ScanOptions extends ReadingOptions, Choice, GateOptions {
  readonly json?: true | undefined;
  readonly output?: string | undefined;
  readonly dryRun?: true | undefined;
  readonly config?: string | undefined;
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
  const run = await runFor(spare, targets, options, context);
  const packs = await builtInPacks();
  const config = checked(run.config, packs, options);
  if (options.dryRun) return dryRun(targets, options, run);
  const judges = await openJudges(packs, options);
  try {
    return await withOutput(options.output, context.cwd, async (output) => {
      const assessments: Assessment[] = [];
      for (const target of targets) assessments.push(await assessed(target, options, judges, run));
      const verdicts = assessments.map((assessment) => verdictOn(assessment, options, config));
      const shown = toldApart(assessments, targets.map(withoutCredentials), context.cwd);
      await show(assessments, options.json === true, output, context, shown);
      for (const [at, verdict] of verdicts.entries()) {
        const system =
          shown.length > 1
            ? shown
                .slice(at, at + 1)
                .map(nameOf)
                .join()
            : null;
        showVerdict(verdict, config, system, options, context);
      }
      return gravest(verdicts.map((verdict) => verdict.exitCode));
    });
  } finally {
    await judges.close();
  }
}

/** The configuration as this run is to apply it, once all names and levels of it and of the options are known to be. */
function checked(declared: Config, packs: readonly Pack[], options: ScanOptions): Config {
  const models = packs.map(({ model }) => model);
  const asked = choose(models, options);
  const config = onlyAsked({ ...declared, ...requireNames(models, declared.targets, declared.waivers) }, asked);
  requireLevels(asked, options.min === undefined ? config.targets : { '*': options.min });
  return config;
}

async function runFor(spare: Spare, targets: readonly string[], options: ScanOptions, context: Context): Promise<Run> {
  return {
    spare,
    context,
    config: await configurationFor(context.cwd, options.config, foreignPaths(targets, options)),
    step: await progressOn(context, options.quiet === true || isTalkative(options.logLevel)),
    log: await openLog(options.logLevel),
  };
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
