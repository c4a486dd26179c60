import type { Config } from '../config.ts';
import { canonicalText } from '../core/canonical.ts';
import { configurationFor } from './shared/configuration.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { foreignPaths, gather, type ReadingOptions } from './shared/gather.ts';
import { isTalkative, type LogLevel, openLog } from './shared/log.ts';
import { requireNames } from './shared/names.ts';
import { withOutput } from './shared/output.ts';
import { packsFor, policyFolders } from './shared/packs.ts';
import { progressOn } from './shared/progress.ts';
import { type Spare, startAhead } from './shared/reading/ahead.ts';

export interface CollectOptions extends ReadingOptions {
  readonly output?: string | undefined;
  readonly config?: string | undefined;
  readonly quiet?: true | undefined;
  readonly logLevel: LogLevel;
}

/**
 * Reads one target and saves or prints what was gathered, as canonical JSON. Gives back 0: whether much or little was
 * seen is for `evaluate` to judge.
 * @throws {ScanError} for whatever the user can mend
 */
export async function collect(target: string, options: CollectOptions, context: Context): Promise<ExitCode> {
  const spare = context.spare ?? startAhead();
  try {
    return await collectWith(spare, target, options, context);
  } finally {
    await spare.close();
  }
}

async function collectWith(spare: Spare, target: string, options: CollectOptions, context: Context): Promise<ExitCode> {
  const run = {
    spare,
    context,
    config: await whole(
      await configurationFor(context.cwd, options.config, foreignPaths([target], options)),
      context.cwd,
    ),
    step: await progressOn(context, options.quiet === true || isTalkative(options.logLevel)),
    log: await openLog(options.logLevel),
  };
  return withOutput(options.output, context.cwd, async (output): Promise<ExitCode> => {
    const began = performance.now();
    const text = canonicalText(await gather(target, options, run));
    run.log('info', { target, readMs: Math.round(performance.now() - began) }, 'finished');
    if (output === null) context.print(text);
    else await output.commit(text);
    return 0;
  });
}

/** With whole ids, as a scan would have them; most configurations name nothing that has any. */
async function whole(config: Config, cwd: string): Promise<Config> {
  if (Object.keys(config.places).length === 0) return config;
  return requireNames(
    (await packsFor(policyFolders([], config), cwd)).map(({ model }) => model),
    config,
  );
}
