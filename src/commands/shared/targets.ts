import { resolve } from 'node:path';
import { ScanError, Unreadable } from '../../core/errors.ts';
import type { Declared, Repository, RepositoryFiles } from '../../core/source.ts';
import { openRepository, type SourceEvent } from '../../sources/repository/index.ts';
import { withoutCredentials } from '../../sources/repository/remote-url.ts';
import { defaultBranchFromCi } from './ci-environment.ts';
import type { Context } from './context.ts';
import type { Log } from './log.ts';

/** How a target is to be read. */
export interface Reading {
  /** Instant to judge at; null for the clock when the target is opened. */
  readonly now: Date | null;
  readonly defaultBranch: string | null;
  readonly declared: Declared;
  /** Whether files and history will all be read. */
  readonly isReadWhole: boolean;
  /** Repositories that were supplied beside it, by `owner/name` in lower case. */
  readonly related: ReadonlyMap<string, RepositoryFiles>;
}

/** Whether a target is named by address rather than by path: `https://…`, `ssh://…`, `git@host:path`. */
export function isUrl(target: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(target) ||
    /^[^/\\\s@]+@[^/\\\s:]+:/.test(target) ||
    /^[a-z][a-z0-9-]*::/i.test(target)
  );
}

/**
 * A target, opened; a remote one is cloned first. `close` ends it and removes what was cloned.
 * @throws {ScanError} when it cannot be opened
 */
export async function openTarget(
  target: string,
  reading: Reading,
  context: Context,
  log: Log,
): Promise<{ repository: Repository; close(): Promise<void> }> {
  const { signal } = context;
  const clone = isUrl(target) ? await cloned(target, signal) : null;
  try {
    const path = clone?.path ?? resolve(context.cwd, target);
    const repository = await openRepository({
      path,
      id: 'repository',
      now: reading.now,
      defaultBranch: reading.defaultBranch,
      ciDefaultBranch: clone === null ? await defaultBranchFromCi(path, context) : null,
      declared: reading.declared,
      visibility: clone?.visibility ?? 'unknown',
      isReadWhole: reading.isReadWhole,
      related: reading.related,
      signal,
      logger: telling(log),
    });
    tellOpened(target, repository, log);
    const close = async () => {
      await repository.close();
      await clone?.dispose();
    };
    return { repository, close };
  } catch (error) {
    await clone?.dispose();
    // A target that cannot even be opened leaves nothing to judge: what is a gap later ends the run here.
    if (error instanceof Unreadable) throw new ScanError('unreadable', error.message, error.mend, { cause: error });
    throw error;
  }
}

/** What a source leaves out is told as a warning. */
export function telling(log: Log): (event: SourceEvent) => void {
  return (event) => log('warn', event, 'not all of the repository is looked into');
}

async function cloned(url: string, signal: AbortSignal) {
  // What clones is large, and of no use to a path.
  const [{ cloneRepository }, { visibilityOf }] = await Promise.all([
    import('../../sources/repository/clone.ts'),
    import('../../sources/repository/visibility.ts'),
  ]);
  const clone = await cloneRepository(url, { signal });
  return { ...clone, visibility: await visibilityOf(url, signal) };
}

/** What cannot be told here, the readers tell as gaps. */
function tellOpened(target: string, repository: Repository, log: Log): void {
  repository.describe().then(
    ({ target: { commit, branch } }) => log('info', { target: withoutCredentials(target), commit, branch }, 'opened'),
    () => {},
  );
}
