import { join } from 'node:path';
import { configValue, type GitConfig, parseGitConfig } from './config-file.ts';
import { createGit, type Git } from './git.ts';
import { limits } from './limits.ts';
import type { Location } from './locate.ts';
import { createObjects, type Objects } from './objects.ts';
import type { OpenOptions } from './options.ts';
import { readGitText } from './read-file.ts';
import { buildShadow, type Shadow } from './shadow.ts';
import { makeTemporary } from './temporary.ts';

/** What an open repository stands on. */
export interface Ground {
  readonly location: Location;
  /** The target's configuration, as data. */
  readonly config: GitConfig;
  readonly shadow: Shadow;
  readonly git: Git;
  readonly objects: Objects;
  /** What would bring objects that are missing. */
  readonly absentMend: string;
  /** Ends all processes, removes the temporary files. */
  close(): void;
}

/** A bare repository may lie in a folder named `.git`, and a git directory apart from its work tree is not bare. */
function isBare(location: Location, config: GitConfig): boolean {
  const said = configValue(config, 'core.bare');
  if (location.gitDir !== location.commonDir) return false;
  return said === undefined ? location.isBare : said === 'true';
}

function absentMend(shadow: Shadow): string {
  if (shadow.foreignAlternates.length > 0)
    return 'make the clone hold its own objects: `git repack -a -d`, then remove objects/info/alternates';
  if (shadow.isPartial) return 'scan a clone made without --filter';
  return 'scan a fresh, whole clone';
}

/**
 * Reads the layout of a repository and builds the shadow beside it.
 * @throws {ScanError} `corrupt`, `unreadable`, `not_supported`, `git_missing`.
 */
export function prepare(options: OpenOptions, location: Location): Ground {
  const temporary = makeTemporary();
  let git: Git | null = null;
  const close = (): void => {
    options.signal?.removeEventListener('abort', close);
    git?.close();
    temporary.dispose();
  };
  options.signal?.addEventListener('abort', close);
  try {
    const config = parseGitConfig(readGitText(join(location.commonDir, 'config'), limits.configBytes));
    const shadow = buildShadow(temporary.path, location, config);
    const mend = absentMend(shadow);
    git = createGit({ gitDir: shadow.gitDir, cwd: temporary.path, alternates: shadow.alternates, absentMend: mend });
    const stores = [join(shadow.gitDir, 'objects'), ...shadow.alternates];
    const foreign = shadow.foreignAlternates.length;
    if (foreign > 0) options.logger?.({ event: 'alternates_not_followed', count: foreign });
    return {
      location: { ...location, isBare: isBare(location, config) },
      config,
      shadow,
      git,
      objects: createObjects(git, stores, mend),
      absentMend: mend,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
