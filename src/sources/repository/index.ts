import { ScanError } from '../../core/errors.ts';
import type { Repository } from '../../core/source.ts';
import { openDirectory } from './directory.ts';
import { requireGit } from './git.ts';
import { createRepository } from './git-repository.ts';
import { prepare } from './ground.ts';
import { type Location, locate } from './locate.ts';
import type { OpenOptions } from './options.ts';

export type { OpenOptions, SourceEvent } from './options.ts';

/**
 * Opens the repository that a path lies in, or the directory itself where there is none; its `close` must be called.
 * Nothing of the target is executed and nothing outside of it is read.
 * @throws {ScanError} `no_such_path`, `unreadable`, `corrupt`, `not_supported`, `git_missing`, `git_too_old`, `interrupted`.
 */
export async function openRepository(options: OpenOptions): Promise<Repository> {
  if (options.signal?.aborted) throw new ScanError('interrupted', 'the scan was interrupted', 'scan again');
  const location = locate(options.path);
  return location === null ? openDirectory(options) : openGit(location, options);
}

async function openGit(location: Location, options: OpenOptions): Promise<Repository> {
  const ground = prepare(options, location);
  try {
    const found = requireGit(ground.git);
    const repository = createRepository(ground, options);
    // Refs are files: they are read while git starts. What is wrong with anything is told to whoever asks.
    const begun = options.isReadWhole ? [repository.history(), repository.files()] : [repository.refs()];
    for (const reading of begun) (reading as Promise<unknown>).catch(() => {});
    await found;
    return repository;
  } catch (error) {
    ground.close();
    throw error;
  }
}
