import { assess } from '../../assess.ts';
import type { Assessment } from '../../core/assessment.ts';
import { configurationFor, noConfig } from './configuration.ts';
import { type Context, untilInterrupted } from './context.ts';
import { foreignPaths, gather } from './gather.ts';
import { openLog } from './log.ts';
import { openJudges, packsFor, policyFolders } from './packs.ts';
import { progressOn } from './progress.ts';
import { startAhead } from './reading/ahead.ts';
import { setUp } from './setup.ts';

/** How a target is judged for another command's purpose. */
export interface JudgeOptions {
  readonly at?: Date | undefined;
  /** A file instead of `tidemark.yaml`; null for no configuration at all. */
  readonly config?: string | null | undefined;
  readonly quiet?: true | undefined;
}

/**
 * The assessment of one target, as a scan without further options gives it.
 * @throws {ScanError} for whatever the user can mend
 */
export async function judged(target: string, options: JudgeOptions, context: Context): Promise<Assessment> {
  const spare = context.spare ?? startAhead();
  try {
    const everything = { model: [], question: [] };
    const { config: named } = options;
    const declared = named === null ? noConfig : await configurationFor(context.cwd, named, foreignPaths([target], {}));
    const packs = await packsFor(policyFolders([], declared), context.cwd);
    const { config, choice } = setUp(declared, packs, everything);
    const step = await progressOn(context, options.quiet === true);
    const run = { ...{ spare, context, config, step }, log: await openLog('silent') };
    const judges = await openJudges(packs, choice);
    try {
      const collection = await gather(target, { at: options.at }, run);
      return await untilInterrupted(context.signal, assess(collection, judges.runtimes));
    } finally {
      await judges.close();
    }
  } finally {
    await spare.close();
  }
}
