import type { Ref, RepositoryDescription } from '../../core/source.ts';
import { findDefaultBranch } from './default-branch.ts';
import type { Ground } from './ground.ts';
import { mainRemote, type SortedRefs, sortRefs } from './names.ts';
import type { OpenOptions } from './options.ts';
import { type Head, readHead, readRefs } from './refs.ts';

/** Where everything stands: refs, HEAD and what follows from them. */
export interface Standing {
  readonly refs: ReadonlyMap<string, Ref>;
  readonly head: Head;
  readonly remote: string | null;
  readonly sorted: SortedRefs;
  readonly defaultBranch: RepositoryDescription['defaultBranch'];
  /** The commit HEAD stands on; in a bare repository whose HEAD names no branch that exists, the default branch's. */
  readonly tip: string | null;
  /** Commits without which a history would be none of this repository: HEAD's and the trunk's. */
  readonly needed: readonly string[];
}

/** Reads refs and HEAD. @throws {Unreadable} `too_large`. @throws {ScanError} `unknown_name`, `corrupt`, `unreadable`. */
export async function readStanding(ground: Ground, options: OpenOptions): Promise<Standing> {
  const { location, config } = ground;
  const refs = await readRefs(location);
  const head = readHead(location, refs);
  const remote = mainRemote(config, refs, location.isBare);
  const sorted = sortRefs(refs, config, remote);
  const defaultBranch = findDefaultBranch({
    given: options.defaultBranch,
    ciEnvironment: options.ciDefaultBranch,
    remote,
    refs,
    branches: sorted.branches,
    isBare: location.isBare,
    headBranch: head.branch,
  });
  const trunk = sorted.branches.find(({ name }) => name === defaultBranch?.name)?.oid ?? null;
  const tip = head.oid ?? (location.isBare ? trunk : null);
  const needed = [...new Set([tip, trunk])].filter((oid) => oid !== null);
  return { refs, head, remote, sorted, defaultBranch, tip, needed };
}
