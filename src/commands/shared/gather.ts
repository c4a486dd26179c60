import type { Config } from '../../config.ts';
import { ScanError, Unreadable } from '../../core/errors.ts';
import type { AbsentClass, Collection, Scope } from '../../core/evidence.ts';
import type { Repository } from '../../core/source.ts';
import { kindWords } from '../../reporters/words.ts';
import { withoutCredentials } from '../../sources/repository/remote-url.ts';
import { collect } from '../../stages/collect.ts';
import { version } from '../../version.ts';
import { type Context, untilInterrupted } from './context.ts';
import type { Log } from './log.ts';
import type { Step } from './progress.ts';
import type { Spare } from './reading/ahead.ts';
import { type ReadingThread, readInThread } from './reading/thread.ts';
import { openRelated, pathIn, withRelated } from './related.ts';
import { isUrl, openTarget, telling } from './targets.ts';

/** What the command line says of how to read a target. */
export interface ReadingOptions {
  readonly at?: Date | undefined;
  readonly defaultBranch?: string | undefined;
  /** `[OWNER/NAME=]PATH` each. */
  readonly relatedRepository?: readonly string[] | undefined;
  /** Classes of target that the system has none of. */
  readonly none?: readonly AbsentClass[] | undefined;
}

/** Paths whose files this run reads and so does not trust: those of targets and of what is related to them. */
export function foreignPaths(
  targets: readonly string[],
  { relatedRepository = [] }: ReadingOptions,
): readonly string[] {
  return [...targets.filter((target) => !isUrl(target)), ...relatedRepository.map(pathIn)];
}

/** What every part of a run shares. */
export interface Run {
  readonly context: Context;
  readonly config: Config;
  readonly step: Step;
  readonly log: Log;
  /** The thread that reads the first target's files; null where no files are to be read. */
  readonly spare: Spare | null;
}

/**
 * Opens a target, does the work with it, and leaves nothing of it open or on disk, also when interrupted. `isReadWhole`:
 * whether the work will read all of it.
 * @throws {ScanError} when the target cannot be opened, or on an interruption
 */
export async function opened<T>(
  target: string,
  options: ReadingOptions,
  { context, config, step, log }: Run,
  isReadWhole: boolean,
  work: (repository: Repository, related: readonly string[]) => Promise<T>,
): Promise<T> {
  const now = options.at ?? null;
  const declared = { mergeMethods: config.scope.mergeMethods?.methods ?? null, lexicon: config.lexicon };
  const { signal, cwd } = context;
  const { relatedRepository = [], defaultBranch = null } = options;
  const title = `Opening ${withoutCredentials(target)}`;
  const { repository, related, close } = await step(title, async () => {
    const related = await openRelated(relatedRepository, cwd, { now, declared, signal, logger: telling(log) });
    try {
      const reading = { now, defaultBranch, declared, isReadWhole, related: related.byName };
      return { related, ...(await openTarget(target, reading, context, log)) };
    } catch (error) {
      await related.close();
      throw error;
    }
  });
  try {
    return await untilInterrupted(signal, work(withRelated(repository, related), [...related.byName.keys()]));
  } finally {
    await Promise.all([close(), related.close()]);
  }
}

/** What is declared in the configuration, and on the command line beside it. */
function scopeOf({ scope }: Config, { none = [] }: ReadingOptions): Scope {
  const said = none.map((each) => ({ class: each, by: '--none' }));
  const rest = scope.none.filter((each) => !none.includes(each.class));
  return { ...scope, none: [...rest, ...said].sort((a, b) => (a.class < b.class ? -1 : 1)) };
}

/**
 * Everything one target shows.
 * @throws {ScanError} as `opened`, and `corrupt` when its commits or trees are damaged
 */
export function gather(target: string, options: ReadingOptions, run: Run): Promise<Collection> {
  const open = new Set<string>();
  const { context, log } = run;
  const collected = async (repository: Repository, thread: ReadingThread, tell: (what: string) => void) => {
    const { historyCollectors } = await import('./collectors.ts');
    return collect([{ source: repository, collectors: [...thread.collectors, ...historyCollectors] }], {
      now: repository.now,
      scope: scopeOf(run.config, options),
      version,
      onRead: ({ kind, state }) => {
        if (state === 'started') open.add(kind);
        else open.delete(kind);
        tell([...open].map(kindWords).join(', '));
        log('debug', { kind, state }, 'read');
      },
    });
  };
  return opened(target, options, run, true, (repository, related) =>
    run.step('Reading facts', async (tell) => {
      // First what makes git work and the thread start: both go on while the collectors are loaded.
      const isSound = requireSound(target, repository);
      const thread = readInThread(repository, {
        related,
        worker: run.spare?.take(),
        signal: context.signal,
        isAskedOnce: true,
        onRefused: (refusal) => log('warn', refusal, 'a file is not read'),
      });
      try {
        const [, collection] = await Promise.all([isSound, collected(repository, thread, tell)]);
        return collection;
      } finally {
        // It ends by itself while the rest goes on.
        void thread.close();
      }
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
