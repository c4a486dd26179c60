import type { Config } from '../../config.ts';
import { ScanError, Unreadable } from '../../core/errors.ts';
import type { Collection } from '../../core/evidence.ts';
import type { Repository } from '../../core/source.ts';
import { kindWords } from '../../reporters/words.ts';
import { withoutCredentials } from '../../sources/repository/remote-url.ts';
import { collect } from '../../stages/collect.ts';
import { version } from '../../version.ts';
import { type Context, untilInterrupted } from './context.ts';
import type { Log } from './log.ts';
import type { Step } from './progress.ts';
import { openTarget } from './targets.ts';

/** What the command line says of how to read a target. */
export interface ReadingOptions {
  readonly at?: Date | undefined;
  readonly defaultBranch?: string | undefined;
}

/** What every part of a run shares. */
export interface Run {
  readonly context: Context;
  readonly config: Config;
  readonly step: Step;
  readonly log: Log;
}

/**
 * Opens a target, does the work with it, and leaves nothing of it open or on disk, also when interrupted.
 * @throws {ScanError} when the target cannot be opened, or on an interruption
 */
export async function opened<T>(
  target: string,
  options: ReadingOptions,
  { context, config, step, log }: Run,
  work: (repository: Repository) => Promise<T>,
): Promise<T> {
  const reading = {
    now: options.at ?? null,
    defaultBranch: options.defaultBranch ?? null,
    mergeMethods: config.scope.mergeMethods?.methods ?? null,
  };
  const title = `Opening ${withoutCredentials(target)}`;
  const { repository, close } = await step(title, () => openTarget(target, reading, context, log));
  try {
    return await untilInterrupted(context.signal, work(repository));
  } finally {
    await close();
  }
}

/**
 * Everything one target shows.
 * @throws {ScanError} as `opened`, and `corrupt` when its commits or trees are damaged
 */
export function gather(target: string, options: ReadingOptions, run: Run): Promise<Collection> {
  const open = new Set<string>();
  const collected = async (repository: Repository, tell: (what: string) => void) => {
    const { collectors } = await import('./collectors.ts');
    return collect([{ source: repository, collectors }], {
      now: repository.now,
      scope: run.config.scope,
      version,
      onRead: ({ kind, state }) => {
        if (state === 'started') open.add(kind);
        else open.delete(kind);
        tell([...open].map(kindWords).join(', '));
        run.log('debug', { kind, state }, 'read');
      },
    });
  };
  return opened(target, options, run, (repository) =>
    run.step('Reading facts', async (tell) => {
      // First what makes git work: it reads on while the collectors are loaded.
      const [, collection] = await Promise.all([requireSound(target, repository), collected(repository, tell)]);
      return collection;
    }),
  );
}

/**
 * A damaged history or tree hides nearly everything, and its owner can mend it: better told at once than as a page of
 * gaps. Both are read once, so that asking here costs nothing. What is merely missing stays a gap.
 */
async function requireSound(target: string, repository: Repository): Promise<void> {
  const read = await Promise.allSettled([repository.history(), repository.files()]);
  for (const { reason } of read.filter((each) => each.status === 'rejected')) {
    if (!(reason instanceof Unreadable) || reason.reason !== 'malformed') continue;
    const name = withoutCredentials(target);
    throw new ScanError('corrupt', `${name} is damaged: ${reason.message}`, reason.mend, { cause: reason });
  }
}
